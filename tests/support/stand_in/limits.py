"""Limits, refusals and torn connections, by name; where each was seen: docs/archive.md."""

from __future__ import annotations

from dataclasses import replace

from tests.support.stand_in.scenarios import (
    history,
    scenario,
)
from tests.support.stand_in.server import Behaviour, Reply, Request
from tests.support.stand_in.world import World


def _limited(*headers: tuple[str, str]) -> Behaviour:
    text = b"<h1>429 Too Many Requests</h1>"
    return lambda request: Reply(429, (*headers, ("Content-Type", "text/html")), text)


@scenario("real-429-with-seconds")
def _() -> Behaviour:
    return _limited(("Retry-After", "300"))


@scenario("real-429-with-date")
def _() -> Behaviour:
    return _limited(("Retry-After", "Wed, 21 Oct 2026 07:30:00 GMT"))


@scenario("real-429-without-header")
def _() -> Behaviour:
    return _limited()


@scenario("real-429-as-redirect")
def _() -> Behaviour:
    return lambda request: Reply(302, (("Location", "https://web.archive.org/429.html"),))


@scenario("refused-twice-then-fine")
def _() -> Behaviour:
    world, left = World(history()), iter(range(2))
    return lambda request: Reply(fault="reset") if next(left, None) is not None else world(request)


@scenario("refused-for-good")
def _() -> Behaviour:
    return lambda request: Reply(fault="reset")


@scenario("remote-disconnected")
def _() -> Behaviour:
    world, left = World(history()), iter(range(1))
    return lambda request: Reply(fault="disconnect") if next(left, None) is not None else world(request)


@scenario("chunk-cut")
def _() -> Behaviour:
    world = World(history())

    def behave(request: Request) -> Reply:
        reply = world(request)
        return replace(reply, fault="chunk cut") if request.number == 0 else reply

    return behave


@scenario("body-cut-for-good")
def _() -> Behaviour:
    world = World(history())
    return lambda request: replace(world(request), fault="cut")
