"""One capture from the archive into the store, or the reason why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from harvester.archive import Memento
from harvester.errors import (
    ArchiveError,
    Blocked,
    CoolingDown,
    Excluded,
    NotPlayable,
    RateLimited,
    Unreachable,
)
from harvester.pipeline.capture_retries import EXCLUDED_DAYS, PERMANENT_DAYS
from harvester.pipeline.choosing import survey
from harvester.pipeline.extracting import Reader, reader_for
from harvester.pipeline.fetching import Fetcher, FetchResult
from harvester.plan.captures import PlannedCapture
from harvester.plan.plan import Plan
from store import Store
from store.database import Row
from store.records import Capture
from store.tables.sources import NewCitation
from tests.support.scripted import LOCATION, NOW, Scripted, capture, document_of, served
from tests.support.stand_in import MOVED, PRIVACY, page

ASKED = capture("20120115")
TARGET = capture("20120116", MOVED)
GONE = b"<html><head><title>404 Not Found</title></head><body><p>The page was not found.</p></body></html>"


@pytest.fixture
def document(store: Store) -> int:
    number = document_of(store, PRIVACY, MOVED)
    store.captures.add_captures(number, LOCATION, [ASKED, TARGET])
    return number


def known(line: Capture) -> PlannedCapture:
    """Return a capture as the plan knows it."""
    return PlannedCapture(line.timestamp, line.original, line.digest, line.mimetype, line.statuscode)


def fetch(
    store: Store,
    document: int,
    answer: Memento | ArchiveError,
    one: PlannedCapture | None = None,
    *,
    final: bool = False,
    now: datetime = NOW,
) -> FetchResult:
    """Ask for the capture."""
    archive = Scripted(mementos={ASKED.timestamp: answer})
    reader = reader_for(store, document)
    return Fetcher(store, archive, document, reader, final=final).fetch(one or known(ASKED), now)


def row_of(store: Store, line: Capture) -> Row:
    """Return the capture's row."""
    (row,) = store.database.rows(
        "SELECT * FROM captures WHERE timestamp = ? AND original = ?", (line.timestamp, line.original)
    )
    return row


def test_a_page_is_kept_and_read(store: Store, document: int) -> None:
    found = fetch(store, document, served(ASKED))
    assert (found.state, found.reason, found.error, found.new_snapshot) == ("read", "", None, True)
    assert (found.known.state, found.learnt) == ("read", (found.known,))
    assert row_of(store, ASKED)["state"] == "read"
    (shown,) = store.readings.of(document)
    assert (shown.timestamp, shown.source, shown.essence) == (ASKED.timestamp, "memento", found.known.key)
    kept = store.snapshots.find(document, ASKED.timestamp, ASKED.original)
    assert kept is not None
    assert kept.snapshot.body == page(1)


def test_the_bytes_are_stored_before_anything_is_thought_about_them(store: Store, document: int) -> None:
    class Thoughtless(Reader):
        def judge(self, *arguments: object, **named: object) -> None:  # type: ignore[override]
            raise KeyboardInterrupt

    archive = Scripted(mementos={ASKED.timestamp: served(ASKED)})
    with pytest.raises(KeyboardInterrupt):
        Fetcher(store, archive, document, Thoughtless(), final=False).fetch(known(ASKED), NOW)
    assert store.snapshots.find(document, ASKED.timestamp, ASKED.original) is not None
    assert row_of(store, ASKED)["state"] == "listed"
    again = Scripted()
    found = Fetcher(store, again, document, Reader(), final=False).fetch(known(ASKED), NOW)
    assert (found.state, found.new_snapshot) == ("read", False)
    assert again.fetched == [], "what is stored is not asked for again"


@pytest.mark.parametrize(
    ("memento", "state", "reason"),
    [
        (served(ASKED, GONE), "held", "soft 404"),
        (served(ASKED, b""), "no-text", "empty"),
        (served(ASKED, page(1), status=503), "held", "archived 503"),
        (served(ASKED, b"%PDF-1.4 cut off"), "no-text", ""),
    ],
    ids=["soft 404", "empty", "status", "broken PDF"],
)
def test_what_is_not_the_policy_is_kept_and_held_out(
    store: Store, document: int, memento: Memento, state: str, reason: str
) -> None:
    found = fetch(store, document, memento)
    assert (found.state, found.known.state, found.error) == (state, "held", None)
    assert reason in found.reason
    assert store.snapshots.find(document, ASKED.timestamp, ASKED.original) is not None
    assert store.readings.of(document) == ()


def test_the_text_behind_a_redirect_belongs_to_the_page_that_was_served(store: Store, document: int) -> None:
    found = fetch(store, document, served(TARGET, via=[PRIVACY]))
    assert (found.state, found.known.state) == ("elsewhere", "held")
    assert MOVED in found.reason
    left, arrived = found.learnt
    assert (left.timestamp, arrived.timestamp, arrived.state) == (ASKED.timestamp, TARGET.timestamp, "read")
    assert arrived.digest == TARGET.digest
    assert row_of(store, TARGET)["state"] == "read"
    (shown,) = store.readings.of(document)
    assert (shown.timestamp, shown.url) == (TARGET.timestamp, MOVED)


def test_captures_with_the_bytes_of_a_redirects_target_show_its_text(store: Store, document: int) -> None:
    twin = replace(TARGET, timestamp="20120301000000")
    store.captures.add_captures(document, LOCATION, [twin])
    plan = Plan(survey(store, LOCATION, document, NOW), 0)
    for one in fetch(store, document, served(TARGET, via=[PRIVACY])).learnt:
        plan.learn(one)
    assert plan.next() is None
    assert [row[0] for row in store.readings.same_bytes(document)] == [twin.timestamp]
    assert Plan(survey(store, LOCATION, document, NOW), 0).next() is None


@pytest.mark.parametrize(
    "error",
    [
        RateLimited(PRIVACY),
        CoolingDown(PRIVACY, NOW),
        Blocked(PRIVACY, 3, "reset", NOW),
    ],
    ids=["429", "cooling down", "blocked"],
)
def test_when_everything_must_pause_nothing_is_held_against_the_capture(
    store: Store, document: int, error: ArchiveError
) -> None:
    with pytest.raises(type(error)):
        fetch(store, document, error)
    assert row_of(store, ASKED)["state"] == "listed"


@pytest.mark.parametrize(
    ("error", "state", "days"),
    [
        (Unreachable(PRIVACY, 5, "silence"), "failed", None),
        (ArchiveError(PRIVACY, "cut off"), "failed", None),
        (NotPlayable(PRIVACY, ASKED.timestamp, "nearest instead", "20120301000000"), "failed", 1),
        (Excluded(PRIVACY, "by its owner"), "excluded", EXCLUDED_DAYS),
    ],
    ids=["unreachable", "own error", "nearest instead", "excluded"],
)
def test_a_failure_is_recorded_with_the_day_of_the_next_try(
    store: Store, document: int, error: ArchiveError, state: str, days: int | None
) -> None:
    found = fetch(store, document, error)
    assert (found.state, found.error, found.reason, found.known.state) == (state, error, error.reason, "dead")
    row = row_of(store, ASKED)
    assert (row["state"], row["reason"]) == (state, error.reason)
    if days is not None:
        assert row["retry_on"] == (NOW + timedelta(days=days)).date().isoformat()
    assert not store.database.rows("SELECT * FROM bodies")


def test_only_what_was_not_served_on_two_days_is_unplayable(store: Store, document: int) -> None:
    nearest = NotPlayable(PRIVACY, ASKED.timestamp, "nearest instead", "20120301000000")
    assert fetch(store, document, nearest).state == "failed"
    assert fetch(store, document, nearest, now=NOW + timedelta(days=1)).state == "unplayable"
    row = row_of(store, ASKED)
    assert (row["refusals"], row["nearest"]) == (2, "20120301000000")
    assert row["retry_on"] == (NOW + timedelta(days=1 + PERMANENT_DAYS)).date().isoformat()
    assert fetch(store, document, served(ASKED)).state == "read"
    assert row_of(store, ASKED)["reason"] == ""


def test_without_cooldowns_it_is_unplayable_at_once(store: Store, document: int) -> None:
    nearest = NotPlayable(PRIVACY, ASKED.timestamp, "nearest instead")
    assert fetch(store, document, nearest, final=True).state == "unplayable"


def test_a_cited_capture_that_no_list_has_becomes_a_capture_when_it_is_there(
    store: Store, document: int
) -> None:
    unlisted = PlannedCapture("20100101000000", PRIVACY, mimetype="unk", statuscode=None, cited=True)
    line = capture("20100101")
    archive = Scripted(mementos={line.timestamp: served(line)})
    found = Fetcher(store, archive, document, Reader(), final=False).fetch(unlisted, NOW)
    assert (found.state, found.new_snapshot) == ("read", True)
    assert row_of(store, line)["digest"] == "-"
    store.captures.add_captures(document, LOCATION, [line])
    assert row_of(store, line)["digest"] == line.digest, "the index's line takes its place"


def test_a_cited_capture_that_is_not_there_makes_no_capture(store: Store, document: int) -> None:
    unlisted = PlannedCapture("20100101000000", PRIVACY, mimetype="unk", statuscode=None, cited=True)
    store.sources.add_citation(
        document,
        NewCitation(
            timestamp="20100101000000",
            url=PRIVACY,
            id_url="",
            domain="juniper-and-reed.example",
            archived="2010-01-01",
            sha256=None,
        ),
        NOW,
    )
    archive = Scripted(mementos={"20100101000000": NotPlayable(PRIVACY, "20100101000000", "never archived")})
    found = Fetcher(store, archive, document, Reader(), final=True).fetch(unlisted, NOW)
    assert found.known.state == "dead"
    (cited,) = store.sources.citations(document)
    assert (cited.state, cited.reason) == ("missing", "never archived")
    assert store.captures.tally(document).captures == 2
