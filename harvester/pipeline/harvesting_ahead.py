"""Harvest documents of files in other processes, ahead of the one that writes.

A worker harvests a document from first to last, on a private copy, with the code of a run. A run passes over
all documents three times, so what its later passes need is kept in a file without a name.
"""

from __future__ import annotations

import os
import pickle
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

from harvester.archive import Archive
from harvester.archive.warc.known_records import KnownRecords, known_records
from harvester.archive.warc.warc_archive import RecordArchive
from harvester.pipeline.harvest import Harvest
from harvester.pipeline.harvest_documents import LOOKS, PASSES, Ahead, Pass, nothing_ahead
from harvester.pipeline.jobs import Job
from harvester.pipeline.rebuild import rebuild
from harvester.pipeline.watching import StoppingWatcher
from harvester.pipeline.working_ahead import opened_with_scratch, recorded_anew
from harvester.processes import Results, Workers, at_hand, handed_over
from store import Store
from store.compression import compress

_MODULES = (__name__,)
# What of a document a harvest needs, apart from its sources.
_TABLES = ("addresses", "listings")

_compress_ahead = handed_over(compress)


@dataclass(frozen=True, slots=True)
class AheadTask:
    """A document to harvest ahead.

    Attributes:
        job: the document, with its limits.
        records: its captures.
        began_at: when the run began (aware, UTC).
    """

    job: Job
    records: KnownRecords
    began_at: datetime


@contextmanager
def harvests_ahead(
    store: Store, archive: Archive, jobs: Sequence[Job], began_at: datetime, processes: int | None
) -> Iterator[Ahead]:
    """Begin to harvest documents in other processes, if the archive is files and there is enough to do.

    Args:
        store: the store.
        archive: the source of captures.
        jobs: the documents, in the order of the run.
        began_at: when the run began (aware, UTC).
        processes: how many may work, or None for as many as there are processors.

    Yields:
        What gives the passes of the run their results.
    """
    pages = {} if processes == 1 else dict(_unread_pages(store, archive, jobs))
    with Workers.for_pages(processes, sum(pages.values()), _MODULES) as workers:
        if workers.jobs == 1 or not isinstance(archive, RecordArchive):
            yield nothing_ahead
            return
        tasks = (
            (job.row, _task(store, archive, job, began_at) if job.row in pages else None) for job in jobs
        )
        with (
            tempfile.TemporaryFile(dir=store.path.parent) as file,
            _compressed_ahead(store),
        ):
            begun = workers.ahead_with(partial(harvested, store.path), tasks)
            yield _KeptResults(begun, file).for_pass


def harvested(path: Path, task: AheadTask) -> list[bytes]:
    """Return what pure functions give when a document is harvested, for each pass of a run.

    Args:
        path: the store, which is only read.
        task: the document.
    """
    examined, scratch = opened_with_scratch(path)
    examined.look_again()
    found: list[bytes] = []
    with _compressed_ahead(scratch.store), suppress(Exception), scratch.document(task.job.row, _TABLES):
        # What was found before an error is of use nevertheless.
        found.extend(map(_packed, _passes(scratch.store, task)))
    examined.let_go()
    return found


def _passes(store: Store, task: AheadTask) -> Iterator[Results]:
    """Harvest a document; yield what each pass gave."""
    job, watcher = task.job, StoppingWatcher(_go_on)
    with task.records.opened(lambda: task.began_at) as archive:
        with recorded_anew() as results:
            # What an earlier run fetched is not copied, but derived again: there is less of it than is new.
            rebuild(store, job.row, job.phrases)
            one = Harvest(store, archive, job, lambda: task.began_at, watcher)
            one.list()
            one.read(until=LOOKS)
        yield results
        steps: tuple[Callable[[], object], ...] = (one.read, one.end)
        for step in steps:
            with recorded_anew() as results:
                step()
            yield results


def _go_on() -> None:
    """Let a harvest go on: the process that writes ends the others."""


def _packed(results: Results) -> bytes:
    """Return results for `at_hand`; those that are equal, as most captures of a document are, once."""
    kept: dict[bytes, object] = {}
    return pickle.dumps({key: kept.setdefault(pickle.dumps(one), one) for key, one in results.items()})


def _unread_pages(store: Store, archive: Archive, jobs: Sequence[Job]) -> Iterator[tuple[int, int]]:
    """Yield the documents of which more captures are new than known, each with how many pages may be read."""
    if not isinstance(archive, RecordArchive):
        return
    for job in jobs:
        listed = len(archive.records_of(_urls(store, job)))
        known = store.captures.tally(job.row).captures
        if listed > 2 * known:
            yield job.row, min(listed - known, job.budget)


def _task(store: Store, archive: RecordArchive, job: Job, began_at: datetime) -> AheadTask | None:
    """Return what a worker is told of a document; None if it cannot read its records."""
    records = known_records(archive, _urls(store, job))
    # What belongs to the whole run stays with the process that writes.
    own = replace(job, turns=None, renders=False, phrases=dict(job.phrases))
    return None if records is None else AheadTask(own, records, began_at)


def _urls(store: Store, job: Job) -> list[str]:
    return [address.url for address in store.sources.addresses(job.row)]


@contextmanager
def _compressed_ahead(store: Store) -> Iterator[None]:
    """Let bodies be compressed by whoever comes first, within the context."""
    before, store.snapshots.compress = store.snapshots.compress, _compress_ahead
    try:
        yield
    finally:
        store.snapshots.compress = before


class _KeptResults:
    """What processes worked out, until the run comes to it.

    Args:
        begun: ids of documents in the order of the run, each with what a process worked out, or None.
        file: keeps what is needed later, because the memory must not hold that of all documents.
    """

    def __init__(self, begun: Iterator[tuple[int, list[bytes] | None]], file: BinaryIO) -> None:
        self._begun, self._file = begun, file
        self._places: dict[tuple[int, Pass], tuple[int, int]] = {}

    def for_pass(self, document: int, one: Pass) -> AbstractContextManager[None]:
        """Return a context in which what a pass needs of a document is at hand.

        Args:
            document: its id.
            one: the pass.
        """
        first = PASSES[0]
        return at_hand(self._first(document) if one == first else self._later(document, one))

    def _first(self, document: int) -> bytes | None:
        """Return what the first pass needs of a document, and keep the rest."""
        found = next((found for row, found in self._begun if row == document), None)
        if not found:
            return None
        for one, packed in zip(PASSES[1:], found[1:], strict=False):
            begin = self._file.seek(0, os.SEEK_END)
            self._file.write(packed)
            self._places[document, one] = begin, len(packed)
        return found[0]

    def _later(self, document: int, one: Pass) -> bytes | None:
        """Return what another pass needs of a document."""
        begin, size = self._places.pop((document, one), (0, 0))
        self._file.seek(begin)
        return self._file.read(size) or None
