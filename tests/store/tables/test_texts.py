"""Texts, and what each capture shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harvester.pipeline.extracting import read_text
from store import Store
from store.errors import StoreError
from store.tables.captures import CaptureOutcome
from store.tables.texts import Text
from tests.support.scripted import LOCATION, NOW, capture, document_of
from tests.support.stand_in import PRIVACY

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
        document, timestamp=f"{day}000000", url=PRIVACY, source="memento", text=text.sha256, extractor=rules
    )


def sections(store: Store, text: Text) -> list[str]:
    """Return the headings that are stored of a text."""
    rows = store.database.rows(
        "SELECT heading FROM sections WHERE text = ? ORDER BY position", (text.sha256,)
    )
    return [row["heading"] for row in rows]


def test_a_text_is_kept_once_with_its_dates_and_sections(store: Store) -> None:
    store.texts.add(OLD)
    store.texts.add(OLD)
    assert store.texts.markdown(OLD.sha256) == OLD.markdown
    assert sections(store, OLD) == [section.heading for section in OLD.sections]
    assert len(store.database.rows("SELECT * FROM stated_dates")) == len(OLD.dates) == 1


def test_put_brings_what_is_read_in_a_text_up_to_date(store: Store) -> None:
    store.texts.add(OLD)
    store.texts.put(replace(OLD, title="Other", sections=OLD.sections[:1], dates=()))
    assert sections(store, OLD) == [OLD.sections[0].heading]
    assert store.database.rows("SELECT * FROM stated_dates") == []
    store.texts.put(NEW)
    assert store.texts.markdown(NEW.sha256) == NEW.markdown


def test_a_text_that_is_not_there_is_an_error_that_names_it(store: Store) -> None:
    with pytest.raises(StoreError, match="abc"):
        store.texts.markdown("abc")


def test_a_reading_tells_the_dates_that_its_text_states(store: Store, document: int) -> None:
    show(store, document, OLD)
    show(store, document, NEW, day="20130401")
    first, second = store.readings.of(document)
    assert first.effective is not None
    assert (first.effective.iso, first.updated) == ("2012-01-01", None)
    assert second.updated is not None
    assert (second.updated.iso, second.effective) == ("2013-03", None)
    assert [title for title, _ in store.texts.of(document)] == ["Privacy", "Privacy"]


def test_the_same_reading_again_writes_nothing(store: Store, document: int) -> None:
    show(store, document, OLD)
    store.versions.replace(document, [])
    show(store, document, OLD)
    assert store.versions.is_drawn(document)
    show(store, document, NEW)
    assert not store.versions.is_drawn(document)


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


def test_a_reading_can_be_forgotten_and_its_text_dropped(store: Store, document: int) -> None:
    show(store, document, OLD)
    show(store, document, NEW, day="20130401")
    store.readings.remove(document, "20120101000000", PRIVACY)
    store.texts.drop_unused()
    assert [shown.text for shown in store.readings.of(document)] == [NEW.sha256]
    with pytest.raises(StoreError):
        store.texts.markdown(OLD.sha256)
    assert sections(store, OLD) == []


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


def mark_read(store: Store, document: int, digest: str) -> None:
    """Let the first capture be read."""
    row = store.captures.capture_at(document, "20120101000000", PRIVACY, digest)
    assert row is not None
    store.captures.mark_capture(row, CaptureOutcome(state="read", archive=LOCATION, now=NOW))
