"""Captures, and what has become of each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store import Store
from store.tables.captures import CaptureOutcome
from tests.support.larkspur import CAPTURE, HERE, NOW, THERE, add_document


@pytest.fixture
def document(store: Store) -> int:
    return add_document(store)


def test_captures_are_added_once_whoever_lists_them(store: Store, document: int) -> None:
    later = replace(CAPTURE, timestamp="20160101000000")
    assert store.captures.add_captures(document, HERE, [CAPTURE, CAPTURE, later]) == 2
    assert store.captures.add_captures(document, THERE, [CAPTURE]) == 0
    assert [known.capture for known in store.captures.of(document)] == [CAPTURE, later]
    assert [known.capture for known in store.captures.of(document, THERE)] == [CAPTURE]


def test_a_shorter_list_takes_nothing_away(store: Store, document: int) -> None:
    store.captures.add_captures(document, HERE, [CAPTURE, replace(CAPTURE, timestamp="20160101000000")])
    store.captures.add_captures(document, HERE, [])
    assert store.captures.tally(document).captures == 2


def test_a_cited_capture_without_a_digest_becomes_the_listed_one(store: Store, document: int) -> None:
    stand_in = replace(CAPTURE, digest="-", statuscode=None, mimetype="unk", length=None)
    store.captures.add_captures(document, HERE, [stand_in])
    row = store.captures.capture_at(document, CAPTURE.timestamp, CAPTURE.original, "-")
    assert row is not None
    store.captures.add_captures(document, HERE, [CAPTURE])
    found = list(store.captures.of(document))
    assert [(known.id, known.capture) for known in found] == [(row.id, CAPTURE)]


def test_what_became_of_a_capture_is_marked_and_counted(store: Store, document: int) -> None:
    store.captures.add_captures(document, HERE, [CAPTURE, replace(CAPTURE, timestamp="20160101000000")])
    first, second = store.captures.of(document)
    store.captures.mark_capture(first, CaptureOutcome(state="read", archive=HERE, now=NOW))
    store.captures.mark_capture(
        second,
        CaptureOutcome(
            state="unplayable",
            reason="nearest instead",
            archive=HERE,
            now=NOW,
            retry_on="2027-02-18",
            nearest="20160301000000",
            refusals=2,
        ),
    )
    tally = store.captures.tally(document)
    assert (tally.captures, tally.fetched, tally.unplayable, tally.failed) == (2, 1, 1, 0)
    again = list(store.captures.of(document))[1]
    assert (again.state, again.refusals, again.tried_on, again.retry_on) == (
        "unplayable",
        2,
        "2026-11-20",
        "2027-02-18",
    )
    assert [row.reason for row in store.captures.without_text(document)] == ["nearest instead"]


def test_an_empty_document_has_an_empty_tally(store: Store, document: int) -> None:
    tally = store.captures.tally(document)
    assert (tally.captures, tally.fetched, tally.first_capture) == (0, 0, None)


def test_of_several_lines_of_a_second_the_one_that_was_served_is_found(store: Store, document: int) -> None:
    twin = replace(CAPTURE, digest="BBBB")
    store.captures.add_captures(document, HERE, [CAPTURE, twin])
    for line in (CAPTURE, twin):
        found = store.captures.capture_served(document, line)
        assert found is not None
        assert found.capture == line
    foreign = store.captures.capture_served(document, replace(CAPTURE, digest="ZZZZ"))
    assert foreign is not None
    assert foreign.capture == CAPTURE
    assert store.captures.capture_served(document, replace(CAPTURE, timestamp="20990101000000")) is None
