"""What `status` knows of a document, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from harvester.reports.coverage import Coverage, coverage
from store.lock import held
from store.records import PolicyUrl
from store.tables.pace_ledger import PaceLedger
from tests.support.harvests import Field, field
from tests.support.stand_in import MOVED, PRIVACY, Held, World, history

GONE = b"<html><head><title>404 Not Found</title></head><body><p>The page was not found.</p></body></html>"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Field]:
    world = World([*history(), Held("20121215120000", PRIVACY, GONE)])
    with field(tmp_path / "h.db", world) as found:
        yield found


def seen(here: Field) -> Coverage:
    """Return what is known now."""
    return coverage(here.store, here.job.row, here.server.location, 0, here.clock())


def test_before_the_first_run_nothing_is_claimed(here: Field) -> None:
    found = seen(here)
    assert (found.listing, found.listed_at, found.last_run, found.last_change) == ("none", None, None, None)
    assert (found.remaining, found.problem, found.bounds, found.aside) == (0, "", (), ())
    assert found.tally.captures == 0


def test_after_a_run_all_is_accounted_for(here: Field) -> None:
    here.harvest()
    found = seen(here)
    assert (found.listing, found.remaining, found.problem) == ("complete", 0, "")
    assert (found.tally.captures, found.tally.fetched) == (7, 3)
    assert found.last_change == "20120415120000"
    assert [(row.timestamp, row.state) for row in found.aside] == [("20121215120000", "held")]
    (bound,) = found.bounds
    assert (bound.last.timestamp, bound.first.timestamp) == ("20120315120000", "20120415120000")
    assert (bound.gap_days, bound.unread) == (31, 0)


def test_what_is_still_to_do_is_said(here: Field) -> None:
    here.harvest(budget=1)
    assert seen(here).remaining > 0


def test_an_address_that_was_never_listed_makes_the_list_partial(here: Field) -> None:
    here.harvest()
    here.store.sources.add_address(here.job.row, PolicyUrl(MOVED))
    assert seen(here).listing == "partial"


def test_the_list_of_another_archive_is_not_this_ones(here: Field) -> None:
    here.harvest()
    assert coverage(here.store, here.job.row, "https://other.example", 0, here.clock()).listing == "none"


def test_a_run_that_never_ended_is_not_taken_for_one_that_found_nothing(here: Field) -> None:
    here.store.runs.begin(here.job.row, here.server.location, here.clock())
    with held(here.store.path, wait=False, told=print):
        assert seen(here).problem == "still running"
    end = "did not end; the program was killed, or the computer went down; run again to continue"
    assert seen(here).problem == f"the last run {end}"
    here.store.runs.begin(here.job.row, here.server.location, here.clock())
    assert seen(here).problem == f"the last 2 runs {end}"


def test_a_cooldown_is_told_until_it_is_over(here: Field) -> None:
    here.harvest()
    ledger = PaceLedger(here.store.path)
    until = ledger.cool_down(here.server.location, 600, here.clock())
    ledger.close()
    assert seen(here).cooldown_until == until
    here.clock.now += timedelta(hours=1)
    assert seen(here).cooldown_until is None


def test_a_cosmetic_version_is_no_last_change(here: Field) -> None:
    here.harvest()
    with here.store.step():
        here.store.database.execute("UPDATE stored_texts SET essence = 'the same'")
    assert seen(here).last_change is None
