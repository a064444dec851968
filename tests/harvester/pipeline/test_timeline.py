"""The timeline of a document, and what is new in it."""

from __future__ import annotations

import pytest

from harvester.pipeline.extracting import read_text
from harvester.pipeline.timeline import TimelineChange, draw_timeline
from harvester.pipeline.up_to_date import drawn
from store import Store
from tests.support.cookie_policy import NEW, OLD, OTHER
from tests.support.scripted import document_of, shows
from tests.support.timelines import is_drawn


@pytest.fixture
def document(store: Store) -> int:
    return document_of(store)


def test_neighbours_are_compared_and_told_once(store: Store, document: int) -> None:
    shows(store, document, "20120101", OLD)
    shows(store, document, "20130101", NEW)
    assert draw_timeline(store, document, {}) == TimelineChange(2, 1, 2, 1)
    assert draw_timeline(store, document, {}) == TimelineChange(0, 0, 2, 1)
    (change,) = store.database.rows("SELECT * FROM changes")
    assert (change["kinds"], change["before_heading"]) == ("reworded", "1 Cookies")
    assert (change["words_added"], change["words_removed"]) == (2, 1)


def test_what_is_found_between_refines_the_change(store: Store, document: int) -> None:
    shows(store, document, "20120101", OLD)
    shows(store, document, "20140101", NEW)
    draw_timeline(store, document, {})
    shows(store, document, "20130101", OTHER)
    assert draw_timeline(store, document, {}) == TimelineChange(1, 2, 3, 2)
    pairs = store.comparisons.pairs(document)
    old, other, new = (read_text("Privacy", text).sha256 for text in (OLD, OTHER, NEW))
    assert pairs == {(old, other), (other, new)}


def test_a_timeline_that_was_not_drawn_any_more_is_drawn_when_it_is_asked_for(
    store: Store, document: int
) -> None:
    shows(store, document, "20120101", OLD)
    assert not is_drawn(store, document)
    assert [version.first_capture for version in drawn(store, document, {})] == ["20120101000000"]
    assert is_drawn(store, document)
    assert len(store.versions.of(document)) == 1


def test_a_document_without_a_text_has_an_empty_timeline(store: Store, document: int) -> None:
    assert draw_timeline(store, document, {}) == TimelineChange(0, 0, 0, 0)
    assert drawn(store, document, {}) == ()


def test_drawing_lets_nothing_be_compiled_anew(store: Store, document: int) -> None:
    # A pragma that sets a flag, such as the one that defers foreign keys, ends all compiled statements.
    shows(store, document, "20120101", OLD)
    asked: list[str] = []
    store.database._connection.set_trace_callback(asked.append)
    draw_timeline(store, document, {})
    store.database._connection.set_trace_callback(None)
    assert asked
    assert not [sql for sql in asked if sql.lstrip().upper().startswith("PRAGMA")]
