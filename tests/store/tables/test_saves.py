"""Requests for captures, and captures that no index shows yet."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from store import Store
from store.errors import StoreError
from store.records import Capture, Company, Document, PolicyUrl
from store.tables.saves import SaveOutcome, StoredQuota

NOW = datetime(2026, 10, 21, 7, 28, tzinfo=UTC)
WAYBACK, OTHER = "https://web.archive.org", "http://other.example"
URL, KEY = "http://larkspur.example/privacy", "example,larkspur)/privacy"


@pytest.fixture
def document(store: Store) -> int:
    store.sources.add_company(Company("larkspur", "Larkspur", ()))
    return store.sources.add_document(Document("larkspur", "privacy", "Privacy", (PolicyUrl(URL),)))


def test_requests_are_known_by_archive_address_and_time(store: Store, document: int) -> None:
    first = store.saves.begin(WAYBACK, URL, NOW)
    second = store.saves.begin(WAYBACK, URL, NOW + timedelta(hours=1))
    other = store.saves.begin(OTHER, URL, NOW)
    assert store.saves.open(WAYBACK) == (first, second)
    done = store.saves.mark(first, SaveOutcome("unclear", said="no", settled_at=NOW, again_at=NOW))
    assert store.saves.of(WAYBACK, URL, 5) == (second, done)
    assert store.saves.of(WAYBACK, URL, 1) == (second,)
    assert store.saves.open(WAYBACK) == (second,)
    assert store.saves.of_document(document) == (other, second)
    store.saves.withdraw(second)
    assert store.saves.of(WAYBACK, URL, 5) == (done,)
    assert store.saves.documents_at(URL) == (document,)
    assert store.saves.documents_at(f"{URL}/2") == ()


def test_only_known_states_are_stored(store: Store) -> None:
    save = store.saves.begin(WAYBACK, URL, NOW)
    with pytest.raises(StoreError):
        store.saves.mark(save, SaveOutcome("lost"))  # type: ignore[arg-type]
    assert store.saves.open(WAYBACK) == (save,)


def test_quotas(store: Store) -> None:
    assert store.saves.quota(WAYBACK) is None
    for quota in (StoredQuota(NOW), StoredQuota(NOW, 7, 7, NOW + timedelta(days=1), "all are used up")):
        store.saves.mark_quota(WAYBACK, quota)
        assert store.saves.quota(WAYBACK) == quota
    assert store.saves.quota(OTHER) is None


def test_a_capture_that_no_index_shows_is_not_expected_of_it(store: Store, document: int) -> None:
    listed = Capture(KEY, "20261001000000", URL, "text/html", 200, "A", 300)
    told = Capture(KEY, "20261021072800", URL, "unk", None, "-", None)
    gone = Capture(KEY, "20261022000000", URL, "text/html", 404, "B", 300)
    store.captures.add_captures(document, WAYBACK, [listed, told, gone])
    assert store.listings.rhythm(document, WAYBACK, KEY, 5).newest == (gone.timestamp, listed.timestamp)
    assert store.listings.sightings(document, WAYBACK, KEY) == 2
    assert store.saves.newest_capture(document, KEY) == told.timestamp
    # The index shows it: it is one capture, and counts.
    shown = Capture(KEY, told.timestamp, URL, "text/html", 200, "C", 300)
    assert store.captures.add_captures(document, WAYBACK, [shown]) == 0
    assert store.listings.rhythm(document, WAYBACK, KEY, 5).newest[1] == told.timestamp
    assert store.listings.sightings(document, WAYBACK, KEY) == 3
