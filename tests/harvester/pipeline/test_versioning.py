"""Versions from what was read of each capture, and of those with the same bytes."""

from __future__ import annotations

import pytest

from harvester.pipeline.versioning import store_versions, versions_of
from store import Store
from store.tables.captures import CaptureOutcome, CaptureState
from tests.support.cookie_policy import NEW, OLD
from tests.support.scripted import LOCATION, NOW, capture, document_of, shows
from tests.support.stand_in import PRIVACY


@pytest.fixture
def document(store: Store) -> int:
    return document_of(store)


@pytest.mark.parametrize("state", ["listed", "failed", "unplayable", "excluded"])
def test_captures_with_the_same_bytes_are_evidence(store: Store, document: int, state: CaptureState) -> None:
    lines = [capture("20120101", digest="AAAA"), capture("20130101", digest="AAAA")]
    store.captures.add_captures(document, LOCATION, lines)
    row = store.captures.capture_at(document, lines[0].timestamp, PRIVACY, "AAAA")
    assert row is not None
    store.captures.mark_capture(row, CaptureOutcome(state="read", archive=LOCATION, now=NOW))
    other = store.captures.capture_at(document, lines[1].timestamp, PRIVACY, "AAAA")
    assert other is not None
    store.captures.mark_capture(other, CaptureOutcome(state=state, archive=LOCATION, now=NOW))
    shows(store, document, "20120101", OLD)
    (version,) = versions_of(store, document)
    assert (version.captures, version.last_capture) == (2, "20130101000000")


def test_versions_are_stored_once(store: Store, document: int) -> None:
    shows(store, document, "20120101", OLD)
    shows(store, document, "20130101", NEW)
    versions, new = store_versions(store, document)
    assert (len(versions), new) == (2, 2)
    assert store_versions(store, document) == (versions, 0)
    assert [version.first_capture for version in store.versions.of(document)] == [
        version.first_capture for version in versions
    ]
