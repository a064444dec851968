"""What older generations of rules derived is derived again before it is shown, and nothing else is."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from diffs import split
from harvester.pipeline import comparing, extracting, generations, rebuild
from harvester.pipeline.comparing import derive_comparison
from harvester.pipeline.extracting import read_text
from harvester.pipeline.generations import READING, comparison_rules
from harvester.pipeline.staleness import staleness_of
from harvester.pipeline.telling import preview
from harvester.pipeline.timeline import draw_timeline
from harvester.pipeline.up_to_date import bring_up_to_date, drawn
from harvester.pipeline.versioning import timeline_of
from store import Store
from store.records import Document, StatedDate
from store.tables.generations import Staleness
from store.tables.versions import stored_version
from tests.support.generations import generation
from tests.support.harvests import contents, field
from tests.support.post_office import ONE
from tests.support.scripted import NOW, document_of, shows
from tests.support.stand_in import World, history

OLD = (
    "# Privacy\n\n## 1. Cookies\n\nWe tell you here how the cookies of our page are used.\n\n"
    "We may use cookies to count you for 30 days.\n\nYou can write to us at any time about what we count.\n"
)
NEW = OLD.replace("may use", "will not use")
OTHER = OLD.replace("may use cookies to", "have never heard of cookies that")
MAY = StatedDate("updated", date(2011, 5, 1), "day", "since May Day")


@pytest.fixture
def document(store: Store) -> int:
    """Return a document with two versions and a change, drawn by the current rules."""
    document = document_of(store)
    for year, text in enumerate((OLD, OLD, NEW), 2012):
        shows(store, document, f"{year}0101", text)
    draw_timeline(store, document, {})
    return document


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Collect the pairs of texts that are compared."""
    pairs: list[tuple[str, str]] = []

    def noted(old: str, new: str, phrases: generations.Phrases) -> Any:
        pairs.append((old, new))
        return derive_comparison(old, new, phrases)

    monkeypatch.setattr(comparing, "derive_comparison", noted)
    return pairs


def test_what_the_current_rules_derived_is_left_alone(store: Store, document: int) -> None:
    assert staleness_of(store, document, {}) == Staleness()
    before = store.database.rows("SELECT total_changes() AS number")
    assert not bring_up_to_date(store, [document], {})
    assert [version.number for version in drawn(store, document, {})] == [1, 2]
    assert store.database.rows("SELECT total_changes() AS number") == before


def test_nothing_is_out_of_date_where_nothing_was_read(store: Store) -> None:
    assert not staleness_of(store, document_of(store), {})
    assert not staleness_of(store, 99, {})


def test_every_derived_row_names_its_rules(store: Store, document: int) -> None:
    assert {row["rules"] for row in store.database.rows("SELECT rules FROM texts")} == {READING}
    (row,) = store.database.rows("SELECT * FROM generations")
    assert (row["reading_rules"], row["comparison_rules"]) == (READING, comparison_rules({}))


def test_whether_a_document_is_out_of_date_costs_the_same_however_much_was_read(
    store: Store, document: int
) -> None:
    def queries() -> int:
        seen: list[str] = []
        connection: sqlite3.Connection = store.database._connection
        connection.set_trace_callback(seen.append)
        staleness_of(store, document, {})
        connection.set_trace_callback(None)
        selects = [query for query in seen if "SELECT" in query]
        assert not [query for query in selects if "SCAN" in plan_of(query)]
        return len(selects)

    def plan_of(query: str) -> str:
        rows = store.database.rows(f"EXPLAIN QUERY PLAN {query}")
        return " ".join(row["detail"] for row in rows)

    few = queries()
    for year in range(1950, 2000):
        shows(store, document, f"{year}0101", OLD if year % 2 else NEW)
    draw_timeline(store, document, {})
    assert queries() == few == 2


def test_new_rules_for_dates_extract_no_page_and_compare_nothing_again(
    store: Store, document: int, compared: list[tuple[str, str]]
) -> None:
    with generation(reading="reading-999") as patch:
        patch.setattr(extracting, "stated_dates", lambda _: (MAY,))
        patch.setattr(extracting, "extract", None)
        assert staleness_of(store, document, {}) == Staleness(timeline=True)
        assert bring_up_to_date(store, [document], {})
        assert not staleness_of(store, document, {})
    assert [row.updated for row in store.versions.of(document)] == ["2011-05-01"] * 2
    assert store.versions.of(document)[1].flags == ("silent-edit",)
    assert compared == []


def test_texts_are_compared_again_if_their_sections_changed(
    store: Store, document: int, compared: list[tuple[str, str]]
) -> None:
    shows(store, document, "20150101", OTHER)
    draw_timeline(store, document, {})
    compared.clear()
    with generation(reading="reading-999") as patch:
        # Only the sections of the last text change.
        patch.setattr(
            extracting,
            "split",
            lambda text: tuple(replace(one, number="") if text == OTHER else one for one in split(text)),
        )
        bring_up_to_date(store, [document], {})
    assert compared == [(NEW, OTHER)]


def test_new_rules_for_comparisons_compare_again_and_draw_the_same(
    store: Store, document: int, compared: list[tuple[str, str]]
) -> None:
    before = store.versions.of(document)
    with generation(comparison="comparison-999"):
        assert staleness_of(store, document, {}) == Staleness(comparisons=True)
        bring_up_to_date(store, [document], {})
        assert not staleness_of(store, document, {})
    assert compared == [(OLD, NEW)]
    assert store.versions.of(document) == before


def test_topics_of_the_configuration_are_rules_of_the_comparison(store: Store, document: int) -> None:
    mine = {"biscuits": ["cookies"]}
    assert staleness_of(store, document, mine) == Staleness(comparisons=True)
    drawn(store, document, mine)
    (change,) = store.database.rows("SELECT tags FROM changes")
    assert "biscuits" in change["tags"]
    assert not staleness_of(store, document, mine)
    assert staleness_of(store, document, {})


def test_a_store_of_an_older_program_is_brought_up_to_date(tmp_path: Path) -> None:
    with field(tmp_path / "h.db", World(history())) as here:
        here.harvest()
        good = contents(tmp_path / "h.db")
        with here.store.step():
            for table, column in (
                ("stored_texts", "rules"),
                ("comparisons", "rules"),
                ("documents", "drawn_by"),
            ):
                here.store.database.execute(f"UPDATE {table} SET {column} = ''")
            here.store.database.execute("UPDATE passages SET number = '99'")
            here.store.database.execute("UPDATE versions SET flags = '[\"silent-edit\"]'")
        assert staleness_of(here.store, here.job.row, {}) == Staleness(timeline=True, comparisons=True)
        outcome = here.harvest()
        assert contents(tmp_path / "h.db") == good
        assert (outcome.timeline.changes_new, outcome.requests_memento) == (0, 0)


def test_a_text_that_two_documents_show_is_brought_up_to_date_for_both(
    store: Store, compared: list[tuple[str, str]], document: int
) -> None:
    other = store.sources.add_document(Document("juniper", "terms", "Terms"))
    shows(store, other, "20120101", OLD)
    shows(store, other, "20130101", NEW)
    draw_timeline(store, other, {})
    with generation(reading="reading-999") as patch:
        patch.setattr(extracting, "stated_dates", lambda _: (MAY,))
        patch.setattr(extracting, "split", lambda text: tuple(replace(one, number="") for one in split(text)))
        bring_up_to_date(store, [document], {})
        assert staleness_of(store, other, {})
        bring_up_to_date(store, [other], {})
        assert not staleness_of(store, document, {})
    assert [row.updated for row in store.versions.of(other)] == ["2011-05-01"] * 2
    assert compared == [(OLD, NEW)] * 4, "twice by the older rules, twice by the newer ones"
    # An older program works on one of them: the other one shows its dates, and says so.
    bring_up_to_date(store, [document], {})
    with generation(reading="reading-999"):
        assert staleness_of(store, other, {})


def test_a_digest_is_composed_of_what_is_up_to_date(store: Store, document: int) -> None:
    with generation(reading="reading-999", comparison="comparison-999"):
        assert preview(store, ONE, NOW) == ()
        assert not staleness_of(store, document, {})


def test_a_document_that_cannot_be_derived_does_not_hold_up_the_others(
    store: Store, document: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = store.sources.add_document(Document("juniper", "terms", "Terms"))
    shows(store, other, "20120101", OTHER)

    def fails(store: Store, row: int, phrases: generations.Phrases) -> Any:
        if row == document:
            raise RecursionError("maximum depth")
        return draw_timeline(store, row, phrases)

    monkeypatch.setattr("harvester.pipeline.timeline.draw_timeline", fails)
    with generation(reading="reading-999"):
        assert bring_up_to_date(store, [document, other], {})
        assert [bool(staleness_of(store, one, {})) for one in (document, other)] == [True, False]


def test_a_run_reports_what_could_not_be_derived_and_tries_again(tmp_path: Path) -> None:
    def fails(*_: object) -> Any:
        raise RecursionError("maximum depth")

    with field(tmp_path / "h.db", World(history())) as here:
        here.harvest()
        before = here.store.generations.made_by(here.job.row)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(generations, "EXTRACTORS", {"corpus": "corpus-999", "complete": "complete-999"})
            with pytest.MonkeyPatch.context() as broken:
                broken.setattr("harvester.pipeline.rebuild.rebuild", fails)
                problems = here.harvest().problems
            assert problems == ("its texts could not be compared (RecursionError: maximum depth)",)
            assert here.store.generations.made_by(here.job.row) == before
            assert here.harvest().problems == ()
            assert not staleness_of(here.store, here.job.row, {})


def test_an_interrupted_redo_changes_nothing(
    store: Store, document: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = store.database.rows("SELECT * FROM texts JOIN sections ON text = sha256")

    def killed(*_: object) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr("harvester.pipeline.timeline.compare_neighbours", killed)
    with generation(reading="reading-999"), pytest.raises(KeyboardInterrupt):
        bring_up_to_date(store, [document], {})
    assert store.database.rows("SELECT * FROM texts JOIN sections ON text = sha256") == before


def test_what_is_derived_is_equal_to_what_is_stored(store: Store, document: int) -> None:
    found = timeline_of(store, document)
    assert tuple(map(stored_version, found.versions)) == store.versions.of(document)
    assert found.held == store.reviews.of(document)
    for text in (OLD, NEW):
        derived = read_text("Privacy", text)
        assert store.texts.find(derived.sha256) == derived
    pair = read_text("", OLD).sha256, read_text("", NEW).sha256
    assert store.comparisons.find(document, pair) == derive_comparison(OLD, NEW, {})
    assert store.comparisons.find(document, pair[::-1]) is None
    assert json.loads(str(derive_comparison(OLD, NEW, {}).changes[0]["edits"]))


def test_a_run_extracts_no_page_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with field(tmp_path / "h.db", World(history())) as here:
        here.harvest()
        monkeypatch.setattr(rebuild, "Reader", None)
        assert here.harvest().problems == ()
