"""Follow the jobs of an archive: what is captured becomes a capture of each document with the address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from diffs.text import message
from harvester.archive import urlkey
from harvester.archive.saver import JobStatus
from harvester.saving.answers import outcome_of_job, unclear
from harvester.saving.due import MOST_A_DAY
from harvester.saving.service import Service
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


def follow_jobs(store: Store, service: Service, clock: Callable[[], datetime]) -> int:
    """Ask how far the open jobs are, and store what came of them.

    Args:
        store: the store.
        service: the archive.
        clock: gives the time (aware, UTC).

    Returns:
        How many are still open.

    Raises:
        ArchiveError: as for `PageSaver.follow`; what was not answered stays open.
    """
    jobs = [one for one in store.saves.open(service.archive.location) if one.outcome.state == "pending"]
    if not jobs:
        return 0
    found = service.saver.follow([one.outcome.job for one in jobs])
    now, left = clock(), 0
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
