"""Requests wait for their turn; a loopback address does not, unless the configuration says so."""

from __future__ import annotations

from datetime import timedelta

import pytest

from harvester.archive.clock import Timing
from harvester.archive.http.pace import Pace, RequestKind
from harvester.config.settings import ArchiveSettings
from harvester.errors import Blocked, CoolingDown
from store.tables.pace_ledger import PaceLedger
from tests.support.archives import Clock, cited, opened
from tests.support.stand_in import PRIVACY, StandIn, World, history

ALL: frozenset[RequestKind] = frozenset({"index", "memento"})


def pace_of(
    clock: Clock, *, paced: frozenset[RequestKind] = ALL, settings: ArchiveSettings | None = None
) -> tuple[Pace, PaceLedger]:
    ledger = PaceLedger(":memory:")
    settings = settings or ArchiveSettings()
    pace = Pace(ledger, "https://archive.example", settings, paced=paced, timing=clock.timing)
    return pace, ledger


def test_requests_wait_for_their_turn() -> None:
    clock = Clock()
    begin = clock.now
    pace, ledger = pace_of(clock)
    for _ in range(21):
        pace.turn("index", PRIVACY)
    assert clock.now - begin == timedelta(minutes=1)
    for _ in range(61):
        pace.turn("memento", PRIVACY)
    assert clock.now - begin == timedelta(minutes=2)
    ledger.close()


def test_what_is_not_paced_does_not_wait() -> None:
    clock = Clock()
    pace, ledger = pace_of(clock, paced=frozenset())
    for _ in range(100):
        pace.turn("memento", PRIVACY)
    assert clock.slept == []
    ledger.close()


def test_a_cool_down_that_begins_while_we_wait_holds_for_us_too() -> None:
    clock = Clock()
    pace, ledger = pace_of(clock)
    pace.turn("index", PRIVACY)

    def told_off(seconds: float) -> None:
        Clock.sleep(clock, seconds)
        ledger.cool_down("https://archive.example", 60, clock.now)

    waiting = Pace(
        ledger, "https://archive.example", ArchiveSettings(), paced=ALL, timing=Timing(clock, told_off)
    )
    with pytest.raises(CoolingDown):
        waiting.turn("index", PRIVACY)
    ledger.close()


def test_three_refusals_in_a_row_block() -> None:
    clock = Clock()
    pace, ledger = pace_of(clock)
    pace.refused(PRIVACY, 1, "reset")
    pace.refused(PRIVACY, 2, "reset")
    pace.answered()
    pace.refused(PRIVACY, 1, "reset")
    pace.refused(PRIVACY, 2, "reset")
    with pytest.raises(Blocked) as caught:
        pace.refused(PRIVACY, 3, "reset")
    assert caught.value.until == clock.now + timedelta(hours=1)
    assert pace.cooldown_until() == caught.value.until
    ledger.close()


def test_a_cool_down_on_record_does_not_hold_where_they_are_turned_off() -> None:
    clock = Clock()
    settings = ArchiveSettings(cooldown_seconds=0, block_cooldown_seconds=0)
    pace, ledger = pace_of(clock, settings=settings)
    ledger.cool_down("https://archive.example", 60, clock.now)
    pace.turn("index", PRIVACY)
    assert pace.cooldown_until() is None
    ledger.close()


@pytest.mark.parametrize(
    ("stated", "slept"),
    [(frozenset[str](), 0), (frozenset({"mementos_per_minute"}), 5), (frozenset({"searches_per_minute"}), 0)],
)
def test_a_loopback_address_is_paced_where_the_configuration_says_so(
    stated: frozenset[str], slept: int
) -> None:
    clock = Clock()
    settings = ArchiveSettings(timeout_seconds=5, stated=stated)
    with (
        StandIn(World(history())) as server,
        opened(server.location, settings=settings, clock=clock) as archive,
    ):
        for held in history():
            archive.fetch(cited(held.timestamp, PRIVACY))
    assert len(clock.slept) == slept
