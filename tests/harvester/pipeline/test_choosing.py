"""What the plan is made from: listed, read, failed, cited."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from harvester.pipeline.capture_retries import is_retry_due
from harvester.pipeline.choosing import survey
from harvester.pipeline.extracting import read_text
from harvester.pipeline.generations import EXTRACTORS
from harvester.pipeline.rules_in_force import RECIPE_OF
from harvester.plan.captures import PlannedCapture
from store import Store
from store.records import Capture, Recipe
from store.tables.captures import CaptureOutcome, CaptureState
from store.tables.readings import NewReading
from store.tables.sources import CitationOutcome, NewCitation
from tests.support.scripted import LOCATION, NOW, capture, document_of
from tests.support.stand_in import PRIVACY

FIRST, SECOND = capture("20120115"), capture("20130115")
TEXT = read_text("Privacy", "# Privacy\n\nEffective date: January 1, 2012\n\nWe keep your name.\n")


@pytest.fixture
def document(store: Store) -> int:
    number = document_of(store)
    store.captures.add_captures(number, LOCATION, [FIRST, SECOND])
    return number


def mark(
    store: Store, document: int, line: Capture, state: CaptureState, retry_on: str | None = None
) -> None:
    """Let a capture be in a state."""
    row = store.captures.capture_at(document, line.timestamp, line.original, line.digest)
    assert row is not None
    store.captures.mark_capture(
        row, CaptureOutcome(state=state, archive=LOCATION, now=NOW, retry_on=retry_on)
    )


def shows(store: Store, document: int, line: Capture, source: str = "memento") -> None:
    """Let a capture show the text."""
    store.texts.add(TEXT)
    rules: Recipe = RECIPE_OF[source]
    reading = NewReading(line.timestamp, line.original, source, TEXT.sha256, EXTRACTORS[rules], rules)
    store.readings.add(document, reading)


def cite(store: Store, document: int, timestamp: str, url: str) -> None:
    """Let a corpus document cite a capture."""
    store.sources.add_citation(
        document,
        NewCitation(
            timestamp=timestamp,
            url=url,
            id_url="",
            domain="juniper-and-reed.example",
            archived="2012-01-15",
            sha256=None,
        ),
        NOW,
    )


def by_time(found: list[PlannedCapture]) -> dict[str, PlannedCapture]:
    """By timestamp; none comes twice."""
    assert len({one.timestamp for one in found}) == len(found)
    return {one.timestamp: one for one in found}


def test_what_is_listed_is_unread(store: Store, document: int) -> None:
    found = survey(store, LOCATION, document, NOW)
    assert [(one.timestamp, one.digest, one.state) for one in found] == [
        (FIRST.timestamp, FIRST.digest, "unread"),
        (SECOND.timestamp, SECOND.digest, "unread"),
    ]


def test_what_was_read_tells_words_and_dates(store: Store, document: int) -> None:
    mark(store, document, FIRST, "read")
    shows(store, document, FIRST)
    one = by_time(survey(store, LOCATION, document, NOW))[FIRST.timestamp]
    assert (one.state, one.key) == ("read", TEXT.essence)
    assert one.effective is not None
    assert one.effective.date == date(2012, 1, 1)


def test_what_another_archive_gave_is_read_here_too(store: Store, document: int) -> None:
    elsewhere = capture("20140115")
    store.captures.add_captures(document, "https://elsewhere.example", [elsewhere])
    assert elsewhere.timestamp not in by_time(survey(store, LOCATION, document, NOW))
    shows(store, document, elsewhere)
    assert by_time(survey(store, LOCATION, document, NOW))[elsewhere.timestamp].state == "read"


@pytest.mark.parametrize(
    ("state", "retry_in_days", "expected"),
    [
        ("held", None, "held"),
        ("no-text", None, "held"),
        ("elsewhere", None, "held"),
        ("failed", None, "unread"),
        ("failed", 1, "dead"),
        ("failed", 0, "unread"),
        ("unplayable", 90, "dead"),
        ("excluded", -1, "unread"),
    ],
)
def test_what_gave_no_text_is_due_again_when_its_day_has_come(
    store: Store, document: int, state: CaptureState, retry_in_days: int | None, expected: str
) -> None:
    day = None if retry_in_days is None else (NOW + timedelta(days=retry_in_days)).date().isoformat()
    mark(store, document, FIRST, state, day)
    assert by_time(survey(store, LOCATION, document, NOW))[FIRST.timestamp].state == expected


def test_a_cited_capture_is_marked_whatever_form_of_its_url_cites_it(store: Store, document: int) -> None:
    cite(store, document, FIRST.timestamp, PRIVACY.replace("http://www.", "https://"))
    found = by_time(survey(store, LOCATION, document, NOW))
    assert found[FIRST.timestamp] == replace(
        found[FIRST.timestamp], cited=True, original=PRIVACY, digest=FIRST.digest
    )
    assert not found[SECOND.timestamp].cited


def test_a_corpus_document_tells_the_text_of_its_capture_before_it_is_read(
    store: Store, document: int
) -> None:
    cite(store, document, FIRST.timestamp, PRIVACY)
    shows(store, document, FIRST, source="citation")
    one = by_time(survey(store, LOCATION, document, NOW))[FIRST.timestamp]
    assert (one.state, one.key, one.cited) == ("unread", TEXT.essence, True)


def test_a_cited_capture_that_is_in_no_list_is_asked_for_all_the_same(store: Store, document: int) -> None:
    cite(store, document, "20110101000000", PRIVACY)
    one = by_time(survey(store, LOCATION, document, NOW))["20110101000000"]
    assert (one.state, one.cited, one.statuscode) == ("unread", True, None)
    (cited,) = store.sources.citations(document)
    tomorrow = (NOW + timedelta(days=1)).date().isoformat()
    store.sources.mark_citation(cited, CitationOutcome(state="missing", archive=LOCATION, retry_on=tomorrow))
    assert by_time(survey(store, LOCATION, document, NOW))["20110101000000"].state == "dead"
    later = NOW + timedelta(days=1)
    assert by_time(survey(store, LOCATION, document, later))["20110101000000"].state == "unread"


def test_of_two_lines_of_a_second_none_is_lost(store: Store, document: int) -> None:
    other = replace(FIRST, digest="OTHER")
    store.captures.add_captures(document, LOCATION, [other])
    mark(store, document, other, "read")
    shows(store, document, other)
    found = [one for one in survey(store, LOCATION, document, NOW) if one.timestamp == FIRST.timestamp]
    assert "read" in {one.state for one in found}


def test_what_one_archive_did_not_have_is_due_in_another() -> None:
    today = NOW.date()
    tomorrow = (NOW + timedelta(days=1)).date().isoformat()
    assert not is_retry_due(tomorrow, LOCATION, LOCATION, today)
    assert is_retry_due(tomorrow, LOCATION, "https://elsewhere.example", today)
    assert is_retry_due(today.isoformat(), LOCATION, LOCATION, today)
    assert is_retry_due(None, LOCATION, LOCATION, today)
