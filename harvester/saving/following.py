"""Follow the jobs of an archive: what is captured becomes a capture of each document with the address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from diffs.text import message
from harvester.archive import urlkey
from harvester.archive.saver import JobStatus
from harvester.saving.answers import outcome_of_job, unclear
from harvester.saving.due import MOST_A_DAY
from harvester.saving.service import Service
from harvester.stores import StoreSequence
from store import Store
from store.records import Capture
from store.tables.saves import Save, SaveOutcome

# The archive keeps the status of a job for about an hour (its API paper of 2025-10-22).
STATUS_KEPT = timedelta(hours=1)
_LONGEST_SAID = 200


def settle_interrupted(store: Store, service: Service, now: datetime) -> None:
    """Settle the requests of runs that ended before an answer was stored; they may have been sent or not.

    Args:
        store: the store, on which no other run is at work.
        service: the archive.
        now: the time (aware, UTC).
    """
    for save in store.saves.open(service.archive.location):
        if save.outcome.state == "asking":
            store.saves.mark(save, unclear(now, "", "the run ended before the answer came"))


def follow_jobs(
    stores: StoreSequence, paths: Iterable[Path], service: Service, clock: Callable[[], datetime]
) -> Counter[Path]:
    """Ask how far the open jobs are, in one question about all, and store what came of them.

    Args:
        stores: the stores.
        paths: the files of those that may have jobs.
        service: the archive.
        clock: gives the time (aware, UTC).

    Returns:
        How many are still open, by store.

    Raises:
        ArchiveError: as for `PageSaver.follow`; what was not answered stays open.
    """
    jobs: dict[Path, list[Save]] = {}
    for path in sorted(paths):
        if (given := stores.again(path)) is not None:
            with given as (store, _):
                pending = store.saves.open(service.archive.location)
                jobs[path] = [one for one in pending if one.outcome.state == "pending"]
    names = [one.outcome.job for some in jobs.values() for one in some]
    if not names:
        return Counter()
    found = service.saver.follow(names)
    now, left = clock(), Counter[Path]()
    for path, some in jobs.items():
        if (given := stores.again(path)) is not None:
            with given as (store, _):
                left[path] = _settle_all(store, some, found, now)
    return +left


def _settle_all(store: Store, jobs: Sequence[Save], found: Mapping[str, JobStatus], now: datetime) -> int:
    """Store what came of the jobs of a store, and return how many are still open."""
    left = 0
    for save in jobs:
        status = found.get(save.outcome.job)
        # An old job that is pending is forgotten; a job of the future was begun by a clock that was wrong.
        is_kept = timedelta() <= now - save.asked_at < STATUS_KEPT
        if is_kept and (status is None or status.state == "pending"):
            left += 1
            continue
        if status is None or status.state == "pending":
            status = JobStatus("gone", said="its job was lost")
        _settle(store, save, status, now)
    return left


def _settle(store: Store, save: Save, status: JobStatus, now: datetime) -> None:
    """Store what came of a job, and its capture, which the index shows hours later."""
    before = store.saves.of(save.archive, save.url, 2 * MOST_A_DAY)
    outcome = outcome_of_job(save, status, [one for one in before if not one.is_open], now)
    with store.step():
        if outcome.state == "captured":
            outcome = _kept(store, save, outcome)
        store.saves.mark(save, outcome)


def _kept(store: Store, save: Save, outcome: SaveOutcome) -> SaveOutcome:
    """Add a capture to the documents that have the address; one of another address is left to the index."""
    key, original = urlkey(save.url), outcome.original or ""
    if urlkey(original) != key:
        moved = message(f"it redirects to {original}", _LONGEST_SAID)
        return SaveOutcome(
            "captured",
            outcome.job,
            outcome.timestamp,
            original,
            said=moved,
            settled_at=outcome.settled_at,
            again_at=outcome.again_at,
        )
    capture = Capture(key, outcome.timestamp or "", original, "unk", None, "-", None)
    for document in store.saves.documents_at(save.url):
        store.captures.add_captures(document, save.archive, (capture,))
    return outcome
