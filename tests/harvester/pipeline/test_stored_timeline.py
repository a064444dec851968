"""The timeline that is read from the store is the one that its captures give, whatever generation drew it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from harvester.pipeline import extracting
from harvester.pipeline.stored_timeline import stored_versions
from harvester.pipeline.up_to_date import drawn
from harvester.pipeline.versioning import versions_of
from store import Store
from store.records import StatedDate
from tests.support.calls import Harvest
from tests.support.generations import generation
from tests.support.harvests import Field, field
from tests.support.stand_in import PRIVACY, Held, World, history, page
from tests.support.stationery_policy import BETWEEN, changed_in_april, cite

GLYPHS = page(2).replace("–".encode(), b"-").replace(b"in words that need", b"in words  that need")
EMPTY = b"<html><body><h1>Privacy</h1><p>We will be back soon.</p></body></html>"
MAY = StatedDate("updated", date(2011, 5, 1), "day", "since May Day")


def of_history(here: Field) -> None:
    here.harvest()


def with_a_citation(here: Field) -> None:
    cite(here, BETWEEN)
    here.harvest()


HISTORIES: dict[str, tuple[Callable[[], World], Callable[[Field], None]]] = {
    "changed, then cosmetic": (
        lambda: World([*history(), Held("20120715120000", PRIVACY, GLYPHS)]),
        of_history,
    ),
    "changed and changed back": (
        lambda: World([*history(), Held("20120715120000", PRIVACY, page(1))]),
        of_history,
    ),
    "held for review": (
        lambda: World([*history(), Held("20120715120000", PRIVACY, EMPTY)]),
        of_history,
    ),
    "with a corpus document": (changed_in_april, with_a_citation),
}


def same(store: Store, document: int) -> int:
    """Return how many versions a document has, after both ways gave the same."""
    stored = stored_versions(store, document)
    assert stored == versions_of(store, document)
    assert stored == drawn(store, document, {})
    return len(stored or ())


@pytest.mark.parametrize("name", HISTORIES)
def test_what_is_stored_is_what_the_captures_give(tmp_path: Path, name: str) -> None:
    world, fill = HISTORIES[name]
    with field(tmp_path / "h.db", world()) as here:
        fill(here)
        count = same(here.store, here.job.row)
        assert count > 1
        with generation(reading="reading-999") as patch:
            patch.setattr(extracting, "stated_dates", lambda _: (MAY,))
            # The rules are those of another generation: the flags are found again, and then read.
            assert {one.updated for one in drawn(here.store, here.job.row, {})} == {MAY}
            assert same(here.store, here.job.row) >= 1


def test_the_demo_is_shown_as_its_captures_give_it(harvested: Harvest, tmp_path: Path) -> None:
    with Store(tmp_path / "harvest.db", reading=True) as store:
        assert [same(store, row.id) for row in store.sources.documents()] == [4]


def test_flags_are_not_found_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with field(tmp_path / "h.db", World(history())) as here:
        here.harvest()
        before = versions_of(here.store, here.job.row)
        # `store.timeline.draw` is the function, which the folder exports.
        monkeypatch.setattr(sys.modules["store.timeline.draw"], "flagged", None)
        assert drawn(here.store, here.job.row, {}) == before


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM versions WHERE number > 1",
        "UPDATE versions SET last_capture = '20991231000000' WHERE number = 1",
        "DELETE FROM comparisons",
    ],
)
def test_what_is_not_what_the_captures_give_is_not_taken_for_it(tmp_path: Path, damage: str) -> None:
    with field(tmp_path / "h.db", World(history())) as here:
        here.harvest()
        here.store.database.execute(damage)
        assert stored_versions(here.store, here.job.row) is None
