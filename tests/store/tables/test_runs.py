"""When we looked, what came of it, and when the daemon began."""

from __future__ import annotations

from datetime import timedelta

from store import Store
from tests.support.scripted import LOCATION, NOW, document_of

OUTCOME: dict[str, int | str | None] = {
    "listing": "partial",
    "requests_index": 2,
    "requests_memento": 3,
    "snapshots_new": 1,
    "versions_new": 1,
    "changes_new": 0,
    "remaining": 4,
    "problem": "cut off",
}


def test_a_run_is_on_record_from_its_beginning(store: Store) -> None:
    document = document_of(store)
    assert store.runs.last(document) is None
    run = store.runs.begin(document, LOCATION, NOW)
    last = store.runs.last(document)
    assert last is not None
    assert (last.id, last.archive, last.finished_at) == (run, LOCATION, None)
    store.runs.end(run, NOW + timedelta(minutes=5), OUTCOME)
    last = store.runs.last(document)
    assert last is not None
    assert {name: getattr(last, name) for name in OUTCOME} == OUTCOME
    assert last.finished_at == (NOW + timedelta(minutes=5)).isoformat()


def test_the_last_run_is_the_one_that_began_last(store: Store) -> None:
    document = document_of(store)
    first, second = (store.runs.begin(document, LOCATION, NOW) for _ in range(2))
    store.runs.end(first, NOW, OUTCOME)
    last = store.runs.last(document)
    assert last is not None
    assert last.id == second


def test_the_daemon_remembers(store: Store) -> None:
    assert store.watches.begun() == {}
    store.watches.mark(["nib", "tinworks"], NOW)
    store.watches.mark(["nib"], NOW + timedelta(days=1))
    assert store.watches.begun() == {"nib": NOW + timedelta(days=1), "tinworks": NOW}
