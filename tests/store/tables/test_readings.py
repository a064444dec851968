"""What each capture shows."""

from __future__ import annotations

import pytest

from harvester.pipeline.extracting import read_text
from store import Store
from store.tables.captures import CaptureOutcome
from store.tables.readings import NewReading
from store.tables.texts import Text
from tests.support.scripted import LOCATION, NOW, capture, document_of
from tests.support.stand_in import PRIVACY
from tests.support.timelines import is_drawn

OLD = read_text("Privacy", "# Privacy\n\nEffective date: January 1, 2012\n\n## 1. Cookies\n\nNone.\n")
NEW = read_text("Privacy", "# Privacy\n\nLast updated: March 2013\n\n## 1. Cookies\n\nMany.\n")
EMPTY_DIGEST = "3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"


@pytest.fixture
def document(store: Store) -> int:
    return document_of(store)


def show(store: Store, document: int, text: Text, *, rules: str = "1", day: str = "20120101") -> None:
    """Let the capture of a day show a text."""
    store.texts.add(text)
    store.readings.add(
        document, NewReading(f"{day}000000", PRIVACY, "memento", text.sha256, rules, "complete")
    )


def mark_read(store: Store, document: int, digest: str) -> None:
    """Let the first capture be read."""
    row = store.captures.capture_at(document, "20120101000000", PRIVACY, digest)
    assert row is not None
    store.captures.mark_capture(row, CaptureOutcome(state="read", archive=LOCATION, now=NOW))


def test_a_reading_tells_the_dates_that_its_text_states(store: Store, document: int) -> None:
    show(store, document, OLD)
    show(store, document, NEW, day="20130401")
    first, second = store.readings.of(document)
    assert first.effective is not None
    assert (first.effective.iso, first.updated) == ("2012-01-01", None)
    assert second.updated is not None
    assert (second.updated.iso, second.effective) == ("2013-03", None)


def test_the_same_reading_again_writes_nothing(store: Store, document: int) -> None:
    show(store, document, OLD)
    store.versions.replace(document, [])
    show(store, document, OLD)
    assert is_drawn(store, document)
    show(store, document, NEW)
    assert not is_drawn(store, document)


def test_other_rules_that_give_another_text_are_remembered_for_good(store: Store, document: int) -> None:
    show(store, document, OLD)
    show(store, document, OLD, rules="2")
    assert not store.readings.of(document)[0].technical, "the same text by other rules is nothing technical"
    show(store, document, NEW, rules="3")
    assert store.readings.of(document)[0].technical
    show(store, document, NEW, rules="4")
    assert store.readings.of(document)[0].technical
    (row,) = store.database.rows("SELECT old_text, new_text, extractor FROM rereadings")
    assert tuple(row.values()) == (OLD.sha256, NEW.sha256, "3")


def test_a_reading_can_be_forgotten(store: Store, document: int) -> None:
    show(store, document, OLD)
    show(store, document, NEW, day="20130401")
    store.readings.remove(document, "20120101000000", PRIVACY)
    assert [shown.text for shown in store.readings.of(document)] == [NEW.sha256]


@pytest.mark.parametrize(
    ("digest", "statuscode", "shows"),
    [("AAAA", 200, True), ("AAAA", None, True), ("BBBB", 200, False), ("AAAA", 404, False)],
)
def test_equal_bytes_show_the_same(
    store: Store, document: int, digest: str, statuscode: int | None, shows: bool
) -> None:
    read = capture("20120101", digest="AAAA")
    other = capture("20130101", digest=digest, statuscode=statuscode)
    store.captures.add_captures(document, LOCATION, [read, other])
    mark_read(store, document, "AAAA")
    expected = ((other.timestamp, PRIVACY, read.timestamp, PRIVACY),) if shows else ()
    assert store.readings.same_bytes(document) == expected


@pytest.mark.parametrize("digest", ["-", EMPTY_DIGEST])
def test_digests_of_nothing_say_nothing(store: Store, document: int, digest: str) -> None:
    store.captures.add_captures(
        document, LOCATION, [capture("20120101", digest=digest), capture("20130101", digest=digest)]
    )
    mark_read(store, document, digest)
    assert store.readings.same_bytes(document) == ()
