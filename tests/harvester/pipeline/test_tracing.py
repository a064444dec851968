"""Sections are traced whenever a timeline is drawn, in the same way however it was drawn."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from harvester.pipeline.generations import LINEAGE
from harvester.pipeline.rebuild import rebuild
from harvester.pipeline.staleness import staleness_of
from harvester.pipeline.timeline import draw_timeline
from harvester.pipeline.up_to_date import bring_up_to_date
from store import Store
from store.migrations import MIGRATIONS
from store.migrations.lineages import LINEAGES
from store.tables.generations import Staleness
from store.tables.lineages import Arrival, TracedLineages
from tests.support.altering import full_store
from tests.support.generations import generation
from tests.support.harvests import contents
from tests.support.lineages import words
from tests.support.scripted import document_of, shows
from tests.support.stores import age


def text(*sections: tuple[str, str]) -> str:
    """Return a policy of sections, each with a heading and words."""
    return "# Privacy\n\n" + "".join(f"## {heading}\n\n{body}.\n\n" for heading, body in sections)


COOKIES, SHARING, RIGHTS = (
    (title, words(title.lower())) for title in ("1. Cookies", "2. Sharing", "3. Rights")
)
HISTORY = (
    ("20120101", text(COOKIES, SHARING, RIGHTS)),
    ("20130101", text(COOKIES, RIGHTS)),
    ("20140101", text(COOKIES, RIGHTS, ("2. Sharing", words("partners")))),
    ("20150101", text(COOKIES, ("2. Your rights", RIGHTS[1]))),
    ("20160101", text(COOKIES, SHARING, RIGHTS)),
)


@pytest.fixture
def document(store: Store) -> int:
    return document_of(store)


def lineages(path: Path) -> dict[str, object]:
    """Return all rows of lineages."""
    return {name: rows for name, rows in contents(path).items() if name.startswith("lineage")}


def arrivals(store: Store, document: int, capture: str) -> list[Arrival]:
    """Return how the sections of a version came to be in it."""
    traced = store.lineages.traced(document)
    return [one.arrival for one in traced.sections if one.first_capture.startswith(capture)]


def test_sections_are_traced_through_a_history(store: Store, document: int) -> None:
    for capture, markdown in HISTORY:
        shows(store, document, capture, markdown)
    draw_timeline(store, document, {})
    cookies, sharing, rights = (f"20120101000000-{place}" for place in (1, 2, 3))
    found = {
        (one.first_capture[:4], one.position): one.lineage for one in store.lineages.traced(document).sections
    }
    assert [found[str(year), 1] for year in range(2012, 2017)] == [cookies] * 5
    assert [found["2013", 2], found["2014", 3], found["2015", 2]] == [rights, sharing, rights]
    assert [found["2016", place] for place in (1, 2, 3)] == [cookies, sharing, rights]
    assert arrivals(store, document, "2014") == ["kept", "kept", "kept", "back"]


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_runs_does_not_matter(store: Store, document: int, seed: int) -> None:
    captures = [*HISTORY, ("20121001", HISTORY[0][1]), ("20110101", HISTORY[0][1])]
    for capture, markdown in captures:
        shows(store, document, capture, markdown)
    draw_timeline(store, document, {})
    once = store.lineages.traced(document)
    with Store(store.path.with_name("other.db")) as other:
        random.Random(seed).shuffle(captures)
        same = document_of(other)
        for capture, markdown in captures:
            shows(other, same, capture, markdown)
            draw_timeline(other, same, {})
        assert other.lineages.traced(same) == once


def test_an_address_that_was_given_out_is_found_after_earlier_captures_were_read(
    store: Store, document: int
) -> None:
    for capture, markdown in HISTORY:
        shows(store, document, capture, markdown)
    draw_timeline(store, document, {})
    given = f"{HISTORY[0][0]}000000-2"
    assert store.lineages.at(document, given) == given
    shows(store, document, "20110101", HISTORY[0][1])
    draw_timeline(store, document, {})
    assert store.lineages.at(document, given) == "20110101000000-2"


def test_sections_go_on_where_a_browser_rendered_only_one_of_two_versions(
    store: Store, document: int
) -> None:
    for capture, markdown in HISTORY[:2]:
        shows(store, document, capture, markdown)
    store.database.execute("UPDATE readings SET recipe = 'rendered' WHERE timestamp LIKE '2013%'")
    draw_timeline(store, document, {})
    assert [one.reason for one in store.versions.of(document)] == ["first", "method"]
    assert arrivals(store, document, "2013") == ["paired"] * 3
    (end,) = store.lineages.traced(document).ends
    assert end.departure == "unseen"


def test_a_corpus_document_between_mementos_breaks_no_lineage(tmp_path: Path) -> None:
    full_store(tmp_path / "h.db")
    with Store(tmp_path / "h.db") as store:
        (document,) = [row.id for row in store.sources.documents()]
        lives = store.lineages.of(document)
        versions = store.versions.of(document)
        assert {one.recipe for one in versions} == {"corpus", "complete"}
        whole = [one.name.heading for one in lives if len(one.sections) == len(versions)]
        assert {"What we collect", "Who else sees it"} <= {*whole}
        # The corpus recipe leaves it out: nobody says that it was removed, or added.
        (regions,) = [one for one in lives if one.name.heading == "Regions"]
        assert {one.departure for one in regions.ends} == {"unseen"}
        assert {one.arrival for one in regions.sections} <= {"first", "kept", "back", "unseen"}


def test_a_store_without_lineages_gets_them_when_it_is_used(store: Store, document: int) -> None:
    for capture, markdown in HISTORY:
        shows(store, document, capture, markdown)
    draw_timeline(store, document, {})
    traced = store.lineages.traced(document)
    store.lineages.replace(document, TracedLineages())
    store.generations.mark_traced(document, "")
    versions = store.versions.of(document)
    assert staleness_of(store, document, {}) == Staleness(timeline=True)
    assert bring_up_to_date(store, [document], {})
    assert store.lineages.traced(document) == traced
    assert store.versions.of(document) == versions
    assert not store.database.rows("SELECT 1 FROM technical_changes")
    assert not staleness_of(store, document, {})


def test_a_store_of_the_program_before_gets_lineages(tmp_path: Path) -> None:
    path = tmp_path / "h.db"
    full_store(path)
    good = lineages(path)
    age(path, MIGRATIONS.index(LINEAGES))
    with Store(path) as store:
        documents = [row.id for row in store.sources.documents()]
        assert all(staleness_of(store, one, {}).timeline for one in documents)
        bring_up_to_date(store, documents, {})
    assert lineages(path) == good


def test_new_rules_trace_again_and_draw_the_same(store: Store, document: int) -> None:
    for capture, markdown in HISTORY:
        shows(store, document, capture, markdown)
    draw_timeline(store, document, {})
    with generation(lineage="lineage-999"):
        assert staleness_of(store, document, {}) == Staleness(timeline=True)
        bring_up_to_date(store, [document], {})
        assert not staleness_of(store, document, {})
    (row,) = store.database.rows("SELECT traced_by FROM documents")
    assert row["traced_by"] == "lineage-999" != LINEAGE


def test_a_rebuild_replaces_lineages(tmp_path: Path) -> None:
    path = tmp_path / "h.db"
    full_store(path)
    with Store(path) as store:
        (document,) = [row.id for row in store.sources.documents()]
        good = store.lineages.traced(document)
        with store.step():
            store.database.execute("UPDATE lineage_sections SET arrival = 'added', change = 3")
            store.database.execute("DELETE FROM lineage_ends")
        rebuild(store, document, {})
        assert store.lineages.traced(document) == good


def test_a_timeline_and_its_lineages_are_written_together(tmp_path: Path) -> None:
    path = tmp_path / "h.db"
    with Store(path) as store:
        document = document_of(store)
        for capture, markdown in HISTORY[:3]:
            shows(store, document, capture, markdown)
        draw_timeline(store, document, {})
        before = lineages(path)
        shows(store, document, *HISTORY[3])
        with pytest.raises(ZeroDivisionError), store.step():
            draw_timeline(store, document, {})
            raise ZeroDivisionError
        assert lineages(path) == before


def test_a_document_without_versions_has_no_lineages(store: Store, document: int) -> None:
    draw_timeline(store, document, {})
    assert store.lineages.of(document) == ()
    assert not staleness_of(store, document, {})


def test_every_lineage_row_is_of_a_version(tmp_path: Path) -> None:
    path = tmp_path / "h.db"
    full_store(path)
    with closing(sqlite3.connect(path)) as connection:
        lost = connection.execute(
            "SELECT count(*) FROM versions v JOIN sections s ON s.text = v.text "
            "LEFT JOIN lineage_sections l ON l.document = v.document "
            "AND l.first_capture = v.first_capture AND l.position = s.position WHERE l.lineage IS NULL"
        ).fetchone()
    assert lost == (0,)
