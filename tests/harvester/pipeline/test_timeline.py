"""The timeline of a document, drawn from what was read, and the comparisons of its neighbours."""

from __future__ import annotations

import pytest

from harvester.pipeline.reading import EXTRACTOR, read_text
from harvester.pipeline.timeline import TimelineChange, draw_timeline, drawn
from store import Store
from store.tables.captures import CaptureOutcome
from tests.support.scripted import LOCATION, NOW, capture, document_of
from tests.support.stand_in import PRIVACY

OLD = "# Privacy\n\n## 1. Cookies\n\nWe may use cookies.\n"
NEW = "# Privacy\n\n## 1. Cookies\n\nWe will not use cookies.\n"
OTHER = "# Privacy\n\n## 1. Cookies\n\nNobody here has heard of cookies.\n"


@pytest.fixture
def document(store: Store) -> int:
    return document_of(store)


def shows(store: Store, document: int, timestamp: str, markdown: str, source: str = "memento") -> None:
    """Let a capture show a text."""
    text = read_text("Privacy", markdown)
    store.texts.add(text)
    store.readings.add(
        document,
        timestamp=timestamp.ljust(14, "0"),
        url=PRIVACY,
        source=source,
        text=text.sha256,
        extractor=EXTRACTOR,
    )


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
    pairs = store.versions.compared(document)
    old, other, new = (read_text("Privacy", text).sha256 for text in (OLD, OTHER, NEW))
    assert pairs == {(old, other), (other, new)}


def test_a_pair_of_texts_is_compared_once_however_often_it_comes(store: Store, document: int) -> None:
    for year, text in enumerate((OLD, NEW, OLD, NEW), 2012):
        shows(store, document, f"{year}0101", text)
    told = draw_timeline(store, document, {})
    assert (told.versions, told.changes) == (4, 2)


def test_captures_with_the_same_bytes_are_evidence(store: Store, document: int) -> None:
    lines = [capture("20120101", digest="AAAA"), capture("20130101", digest="AAAA")]
    store.captures.add_captures(document, LOCATION, lines)
    row = store.captures.capture_at(document, lines[0].timestamp, PRIVACY, "AAAA")
    assert row is not None
    store.captures.mark_capture(row, CaptureOutcome(state="read", archive=LOCATION, now=NOW))
    shows(store, document, "20120101", OLD)
    draw_timeline(store, document, {})
    (version,) = store.versions.of(document)
    assert (version.captures, version.last_capture) == (2, "20130101000000")


def test_phrases_of_the_user_make_a_change_weigh_more(store: Store, document: int) -> None:
    shows(store, document, "20120101", OLD)
    shows(store, document, "20130101", OTHER)
    draw_timeline(store, document, {"hearsay": ["heard of"]})
    (change,) = store.database.rows("SELECT tags FROM changes")
    assert "hearsay" in change["tags"]


def test_a_timeline_that_was_not_drawn_any_more_is_drawn_when_it_is_asked_for(
    store: Store, document: int
) -> None:
    shows(store, document, "20120101", OLD)
    assert not store.versions.is_drawn(document)
    assert [version.first_capture for version in drawn(store, document, {})] == ["20120101000000"]
    assert store.versions.is_drawn(document)
    assert len(store.versions.of(document)) == 1


def test_a_document_without_a_text_has_an_empty_timeline(store: Store, document: int) -> None:
    assert draw_timeline(store, document, {}) == TimelineChange(0, 0, 0, 0)
    assert drawn(store, document, {}) == ()
