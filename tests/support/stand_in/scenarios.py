"""The faults of the wild, by name; each was seen in the Wayback Machine (sources: docs/archive.md).

All tell of the policy of a company that does not exist, at `PRIVACY`.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.support.stand_in.server import Behaviour, Reply, Request, StandIn
from tests.support.stand_in.world import Held, World

PRIVACY = "http://www.juniper-and-reed.example/privacy"
MOVED = "http://www.juniper-and-reed.example/legal/privacy-notice"

SCENARIOS: dict[str, Callable[[], Behaviour]] = {}


def scenario(name: str) -> Callable[[Callable[[], Behaviour]], Callable[[], Behaviour]]:
    """Register a scenario under its name."""

    def register(build: Callable[[], Behaviour]) -> Callable[[], Behaviour]:
        assert name not in SCENARIOS
        SCENARIOS[name] = build
        return build

    return register


def stand_in(name: str) -> StandIn:
    """Return the server that plays a scenario."""
    return StandIn(SCENARIOS[name]())


def page(version: int, charset: str = "utf-8") -> bytes:
    """Return the policy's page in a version; version 2 was rewritten, the others differ by their date."""
    reuse = (
        "We pass your address to the carriers that bring your parcels, and to nobody else."
        if version < 2
        else "We share your address with carriers, with our sister companies and with advertising partners."
    )
    return f"""<!DOCTYPE html>
<html><head><meta charset="{charset}"><title>Privacy Policy – Juniper & Reed</title></head>
<body><main><h1>Privacy Policy</h1>
<p>Effective date: January {version}, 2012</p>
<p>Juniper & Reed sells stationery. This policy says what we know about you, why we know it, and what you can
do about it, in words that need no lawyer – as a café menu would.</p>
<h2>1. What we collect</h2><p>We keep the name, the postal address and the orders that you give us, for as
long as the law asks us to keep invoices. We do not follow you around the web, and we read no cookies but our
own.</p> <h2>2. Who else sees it</h2><p>{reuse}</p>
<h2>3. Your rights</h2><p>Ask us what we know, and we tell you within a month. Ask us to forget it, and we
do.</p> </main></body></html>
""".encode(charset)


def history(count: int = 6, url: str = PRIVACY) -> list[Held]:
    """Return a capture each month of 2012; the policy changes in the fourth."""
    months = range(1, count + 1)
    return [Held(f"2012{month:02}15120000", url, page(1 if month < 4 else 2)) for month in months]


def first_time(request: Request, then: Behaviour, otherwise: Behaviour) -> Reply:
    """One answer for the first request of its kind, another for those after it."""
    return (then if request.number == 0 else otherwise)(request)


def index_as(body: bytes, world: World) -> Behaviour:
    """Answer the index with this list; mementos are served as usual."""

    def behave(request: Request) -> Reply:
        if request.kind == "index":
            return Reply(headers=(("Content-Type", "text/plain"),), body=body)
        return world(request)

    return behave


def once(answer: Reply, world: World, kind: str, times: int = 1) -> Behaviour:
    """Answer the first `times` requests of a kind like this, all others as usual."""

    def behave(request: Request) -> Reply:
        return answer if request.kind == kind and request.number < times else world(request)

    return behave


def mementos_as(answer: Callable[[Request], Reply | None], world: World) -> Behaviour:
    """Mementos are answered like this where it says something, all else as usual."""

    def behave(request: Request) -> Reply:
        reply = answer(request) if request.kind == "memento" else None
        return reply or world(request)

    return behave


def rows_of(held: list[Held]) -> bytes:
    """Return an index's list of these captures, as text."""
    names = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")
    return "".join(" ".join(one.fields()[name] for name in names) + "\n" for one in held).encode()
