"""What a run would ask, and that it asks that and no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from harvester.config.settings import ArchiveSettings
from harvester.reports.forecast import Forecast, forecast, left_to_fetch
from store.tables.listings import Listing
from tests.support.harvests import Field, field
from tests.support.scripted import NOW
from tests.support.stand_in import PRIVACY, World, history


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Field]:
    with field(tmp_path / "h.db", World(history())) as found:
        yield found


def foreseen(here: Field, budget: int = 200) -> Forecast:
    """Return what a run would ask now."""
    settings = replace(here.settings, searches_per_minute=20, mementos_per_minute=60)
    return forecast(here.store, replace(here.job, budget=budget), here.server.location, settings, NOW)


def test_before_the_list_is_known_only_the_most_is_known(here: Field) -> None:
    one = foreseen(here)
    assert (one.index, one.memento, one.listed) == (1, 200, False)
    assert "at most 200 captures, not paced" in one.sentence
    assert "not listed yet" in one.sentence
    assert here.server.counts.total() == 0, "a forecast asks nothing"


def test_after_a_failed_list_no_number_is_claimed(here: Field) -> None:
    failed = Listing("failed", problem="silence", listed_at=NOW.isoformat())
    here.store.listings.mark_listing(here.job.row, PRIVACY, here.server.location, failed)
    one = foreseen(here)
    assert (one.memento, one.listed) == (200, False)
    assert "at most 200 captures" in one.sentence
    here.harvest(budget=1)
    known = here.store.listings.listing(here.job.row, PRIVACY, here.server.location)
    assert known is not None
    later = replace(known, state="failed", problem="silence")
    here.store.listings.mark_listing(here.job.row, PRIVACY, here.server.location, later)
    assert foreseen(here).listed, "what an earlier list has shown is still known"


@pytest.mark.parametrize(
    ("remaining", "listing", "said"),
    [
        (0, "complete", "nothing at this resolution"),
        (1, "complete", "about 1 capture left to fetch"),
        (0, "none", "not known, because the captures are not listed yet"),
        (0, "failed", "not known, because the captures could not be listed"),
        (2, "failed", "not known, because the captures could not be listed; 2 known captures left to fetch"),
        (0, "partial", "not known, because the list of captures is not complete"),
    ],
)
def test_only_a_complete_list_says_what_is_left(remaining: int, listing: str, said: str) -> None:
    assert left_to_fetch(remaining, listing) == said


def test_minutes_are_those_of_the_pace_where_there_is_one(here: Field) -> None:
    settings = ArchiveSettings(searches_per_minute=20, mementos_per_minute=60)
    real = forecast(here.store, here.job, "https://archive.example", settings, NOW)
    assert real.minutes == pytest.approx(200 / 60 + 1 / 20)
    assert "about 3 min" in real.sentence
    stated = replace(settings, stated=frozenset({"mementos_per_minute"}))
    assert forecast(here.store, here.job, here.server.location, stated, NOW).minutes == pytest.approx(
        200 / 60
    )


def test_a_run_asks_what_was_foreseen(here: Field) -> None:
    here.harvest(budget=1)
    before = foreseen(here)
    done = here.harvest()
    assert before.listed
    assert done.requests_memento <= before.memento
    assert done.requests_index == before.index
    after = foreseen(here)
    assert (after.memento, after.remaining) == (0, 0)


def test_the_budget_is_kept_to(here: Field) -> None:
    here.harvest(budget=0)
    assert foreseen(here, budget=1).memento == 1


def test_it_has_the_form_of_a_run(here: Field) -> None:
    said = foreseen(here).as_object()
    assert said["requests"] == {"index": 1, "memento": 200}
    assert said.keys() >= {"company", "document", "dry_run", "remaining"}
