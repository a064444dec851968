"""Limits, refusals and torn connections: tried again where fair, else stopped and remembered."""

from __future__ import annotations

import os
import signal
import socket
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from harvester.archive import Requests, Stopped, open_archive
from harvester.commands.stopping import signals_stop
from harvester.config.settings import ArchiveSettings
from harvester.errors import Blocked, CoolingDown, Offline, RateLimited, Unreachable
from store.tables.pace_ledger import PaceLedger
from tests.support.archives import Clock, cited, listed, opened
from tests.support.stand_in import PRIVACY, SCENARIOS, Reply, Request, StandIn, World, history, stand_in

FIRST = cited("20120115120000", PRIVACY)


@pytest.mark.parametrize(
    ("name", "asked", "wait"),
    [
        ("real-429-with-seconds", 300.0, 300),
        ("real-429-with-date", 120.0, 120),  # the scenario's date is two minutes after the clock's beginning
        ("real-429-without-header", None, 60),
        ("real-429-as-redirect", None, 60),
    ],
)
@pytest.mark.parametrize("kind", ["index", "memento"])
def test_real_429(name: str, asked: float | None, wait: int, kind: str) -> None:
    clock, ledger = Clock(), PaceLedger(":memory:")
    with stand_in(name) as server, opened(server.location, clock=clock, ledger=ledger) as archive:
        with pytest.raises(RateLimited) as caught:
            archive.fetch(FIRST) if kind == "memento" else listed(archive, PRIVACY)
        assert caught.value.retry_after_seconds == asked
        assert caught.value.until == clock.now + timedelta(seconds=wait)
        # Whatever is asked now, in this process or in another, is not sent.
        for ask in (lambda: archive.fetch(FIRST), lambda: listed(archive, PRIVACY)):
            with pytest.raises(CoolingDown) as waiting:
                ask()
            assert waiting.value.until == caught.value.until
        with opened(server.location, clock=clock, ledger=ledger) as other, pytest.raises(CoolingDown):
            other.fetch(FIRST)
        assert sum(server.counts[sent] for sent in ("index", "memento")) == 1
        clock.sleep(wait)
        with pytest.raises(RateLimited) as again:
            archive.fetch(FIRST)
        assert again.value.until == clock.now + timedelta(seconds=max(2 * 60, asked or 0))
    ledger.close()


def test_cool_downs_can_be_turned_off() -> None:
    settings = ArchiveSettings(timeout_seconds=5, cooldown_seconds=0, block_cooldown_seconds=0)
    with stand_in("real-429-with-seconds") as server, opened(server.location, settings=settings) as archive:
        for _ in range(3):
            with pytest.raises(RateLimited) as caught:
                archive.fetch(FIRST)
            assert caught.value.until is None
    with stand_in("refused-for-good") as server, opened(server.location, settings=settings) as archive:
        for _ in range(2):
            with pytest.raises(Blocked):
                archive.fetch(FIRST)
        assert server.counts["memento"] == 6


def test_a_request_that_a_signal_prevented_is_not_counted() -> None:
    """The signal came after the last step, and before the wait for the answer began."""
    clock = Clock()
    with stand_in("refused-twice-then-fine") as server, signals_stop() as stop:
        timing = replace(clock.timing, waiting=stop.waiting)
        ledger = PaceLedger(":memory:")
        settings = ArchiveSettings()
        with closing(
            open_archive(server.location, settings=settings, ledger=ledger, timing=timing)
        ) as archive:
            os.kill(os.getpid(), signal.SIGTERM)
            with pytest.raises(Stopped):
                archive.fetch(FIRST)
        ledger.close()
    assert (archive.requests, server.log) == (Requests(), [])


def test_refused_twice_then_fine() -> None:
    with stand_in("refused-twice-then-fine") as server, opened(server.location) as archive:
        assert len(listed(archive, PRIVACY)) == 6
        assert archive.requests.index == 3


def test_refused_for_good() -> None:
    clock, ledger = Clock(), PaceLedger(":memory:")
    with (
        stand_in("refused-for-good") as server,
        opened(server.location, clock=clock, ledger=ledger) as archive,
    ):
        with pytest.raises(Blocked) as caught:
            archive.fetch(FIRST)
        assert server.counts["memento"] == 3
        assert caught.value.until == clock.now + timedelta(hours=1)
        with pytest.raises(CoolingDown):
            archive.fetch(FIRST)
        clock.sleep(3600)
        server.behaviour = World(history())
        assert archive.fetch(FIRST).statuscode == 200
        server.behaviour = SCENARIOS["refused-for-good"]()
        with pytest.raises(Blocked) as again:
            archive.fetch(FIRST)
        assert again.value.until == clock.now + timedelta(hours=1), "an answer in between ends the doubling"
    ledger.close()


def test_a_port_where_nobody_listens() -> None:
    """Refused in earnest, then open again: the session does not stay dead."""
    clock = Clock()
    with StandIn(World(history())) as server, opened(server.location, clock=clock) as archive:
        archive.fetch(FIRST)
        server.shut()
        with pytest.raises(Blocked):
            archive.fetch(FIRST)
        server.open()
        clock.sleep(3600)
        assert archive.fetch(FIRST).statuscode == 200


def test_a_name_that_does_not_resolve_is_no_block() -> None:
    """No network here: that must not be held against the archive for an hour."""
    with opened("http://no-such-host.invalid") as archive:
        with pytest.raises(Unreachable) as caught:
            archive.fetch(FIRST)
        assert not isinstance(caught.value, Blocked)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_is_down_is_no_block(monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    """The archive was not reached: that must not be held against it, and the proxy is named as what it is."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # nobody listens there
        proxy = f"http://anna:secret@127.0.0.1:{held.getsockname()[1]}"
        for name in ("http_proxy", "https_proxy"):
            monkeypatch.setenv(name, proxy)
        clock = Clock()
        with opened(f"{scheme}://archive.example", clock=clock) as archive:
            for _ in range(3):
                with pytest.raises(Offline, match="the proxy: Connection refused") as caught:
                    archive.fetch(FIRST)
                assert "secret" not in str(caught.value)


def test_remote_disconnected_is_tried_again_on_a_new_connection() -> None:
    with stand_in("remote-disconnected") as server, opened(server.location) as archive:
        assert archive.fetch(FIRST).statuscode == 200
        assert server.counts["connection"] == 2


@pytest.mark.parametrize("kind", ["index", "memento"])
def test_chunk_cut(kind: str) -> None:
    with stand_in("chunk-cut") as server, opened(server.location) as archive:
        if kind == "memento":
            assert archive.fetch(FIRST).snapshot.body == history()[0].body
        else:
            assert len(listed(archive, PRIVACY)) == 6
        assert server.counts[kind] == 2


def test_body_cut_for_good() -> None:
    with stand_in("body-cut-for-good") as server, opened(server.location) as archive:
        with pytest.raises(Unreachable, match="cut off"):
            archive.fetch(FIRST)
        (page,) = archive.captures(PRIVACY)
        assert not page.complete
        assert "cut off" in page.problem
        assert [capture.timestamp for capture in page.captures] == [one.timestamp for one in history()][:3]


def test_delays_double_and_a_server_may_ask_for_longer_ones() -> None:
    clock = Clock()
    busy = Reply(503, (("Retry-After", "17"),))
    with (
        StandIn(lambda request: busy) as server,
        opened(server.location, clock=clock) as archive,
        pytest.raises(Unreachable, match="503"),
    ):
        archive.fetch(FIRST)
    assert clock.slept == [17.0] * 4
    clock.slept.clear()
    with (
        StandIn(lambda request: replace(busy, headers=())) as server,
        opened(server.location, clock=clock) as archive,
        pytest.raises(Unreachable),
    ):
        archive.fetch(FIRST)
    assert clock.slept == [0.05, 0.1, 0.2, 0.4]


def test_a_trickle_ends() -> None:
    class Hurried(Clock):
        """Each look at it is a minute later."""

        def __call__(self) -> object:  # type: ignore[override]
            self.now += timedelta(minutes=1)
            return self.now

    with (
        StandIn(World(history())) as server,
        opened(server.location, clock=Hurried()) as archive,
        pytest.raises(Unreachable, match="too slowly"),
    ):
        archive.fetch(FIRST)


def test_no_proxy_is_asked_for_a_server_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with StandIn(World(history())) as server, opened(server.location) as archive:
        assert archive.fetch(FIRST).statuscode == 200


def test_who_asks() -> None:
    seen: list[str] = []

    def look(request: Request) -> Reply:
        seen.append(request.headers["user-agent"])
        return World(history())(request)

    settings = ArchiveSettings(contact="legal@j-and-r.example ☎")
    with StandIn(look) as server, opened(server.location, settings=settings) as archive:
        archive.fetch(FIRST)
    assert seen[0].startswith("policy-harvest/")
    assert seen[0].endswith(" (+legal@j-and-r.example ?)")
