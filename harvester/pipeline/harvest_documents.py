"""Run the pipeline for documents: all are listed and searched for changes before any is looked at closer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from diffs.text import message
from harvester.archive import Archive, Stopped
from harvester.errors import ArchiveError, StoreError
from harvester.pipeline.harvest import Harvest
from harvester.pipeline.harvest_result import HarvestResult
from harvester.pipeline.jobs import Job
from harvester.pipeline.page_renderer import PageBrowser
from harvester.pipeline.watching import Watcher
from harvester.plan import Why
from store import Store

# If no memento of this many documents in a row was served, the archive counts as unreachable, too.
DOCUMENT_LIMIT = 2
# Captures that are fetched for these reasons do not locate a known change. They come after the captures of
# all documents that do.
LOOKS: frozenset[Why] = frozenset({"look", "moved"})
Pass = Literal["search", "look", "draw"]
"""A pass of a run over all documents."""
PASSES: tuple[Pass, ...] = ("search", "look", "draw")

Ahead = Callable[[int, Pass], AbstractContextManager[None]]
"""Given a document and a pass, it has at hand what other processes worked out for it."""

# How long a run that was stopped goes on drawing timelines. The others are drawn before they are shown.
LAST_SECONDS = timedelta(seconds=2)


def nothing_ahead(document: int, one: Pass) -> AbstractContextManager[None]:
    """Have nothing at hand: no other process works."""
    return nullcontext()


@dataclass(frozen=True, slots=True)
class Helpers:
    """Other processes that help a run.

    Attributes:
        browser: renders pages that only scripts can show; None if there is no browser.
        ahead: what processes worked out that harvest documents ahead.
    """

    browser: PageBrowser | None = None
    ahead: Ahead = nothing_ahead


ALONE = Helpers()


def harvest_documents(
    store: Store,
    archive: Archive,
    jobs: Iterable[Job],
    clock: Callable[[], datetime],
    watcher: Watcher,
    helpers: Helpers = ALONE,
) -> list[HarvestResult]:
    """Bring the history of documents up to date; see `HarvestRun.harvest`."""
    return HarvestRun().harvest(store, archive, jobs, clock, watcher, helpers)


@dataclass(slots=True)
class HarvestRun:
    """A run, with what the documents so far mean for those that come after, also in other stores.

    Attributes:
        processes: how many processes may work, or None for one for each processor.
        stopped: why nothing else must be asked, or None.
        silences: how many requests in a row, up to now, had no answer.
        silent: of how many documents in a row no memento was served.
    """

    processes: int | None = 1
    stopped: ArchiveError | None = None
    silences: int = 0
    silent: int = 0

    def harvest(
        self,
        store: Store,
        archive: Archive,
        jobs: Iterable[Job],
        clock: Callable[[], datetime],
        watcher: Watcher,
        helpers: Helpers = ALONE,
    ) -> list[HarvestResult]:
        """Bring the history of documents of a store up to date.

        All documents are listed and searched for changes before any is searched for texts that came and went
        between equal captures. So the captures that show most are fetched first, even if the run is
        interrupted.

        Args:
            store: the store.
            archive: the source of captures.
            jobs: the documents, with their limits.
            clock: gives the time (aware, UTC).
            watcher: is notified of the progress.
            helpers: other processes.

        Returns:
            An outcome for each document, including those that were skipped because everything must pause.

        Raises:
            StoreError: the store cannot be used; all other errors are in the outcomes.
        """
        with store.step():
            # All are on record from the beginning. If this process is killed, none of them was looked at.
            under_way = [Harvest(store, archive, job, clock, watcher, helpers.browser) for job in jobs]
        runs, reason = [one.run for one in under_way], ""
        try:
            try:
                self._look(under_way, helpers.ahead)
            except Stopped as stopped:
                reason = str(stopped)
            return _end(under_way, clock, reason, helpers.ahead)
        except BaseException as error:
            reason = f"the run broke off ({type(error).__name__}: {message(str(error), 200)})"
            raise
        finally:
            if reason:
                # A run that could not be recorded has a record without an end, which means the same.
                with suppress(StoreError):
                    store.runs.break_off(runs, clock(), reason)

    def _look(self, under_way: Sequence[Harvest], ahead: Ahead) -> None:
        """List and read all documents, or skip them once everything must pause."""
        for one in under_way:
            if self.stopped is None:
                one.silences = self.silences
                with ahead(one.row, "search"):
                    one.list()
                    one.read(until=LOOKS)
                    one.put_aside()
                self._heed(one)
            else:
                one.pass_over(self.stopped)
                one.put_aside()
        for one in under_way:
            if self.stopped is None and not one.gave_up:
                with ahead(one.row, "look"):
                    one.read()
                    one.put_aside()
                self._heed(one)
        if self.stopped is None and any(one.was_served for one in under_way):
            for one in under_way:
                # The archive was there; what it did not serve is among the problems of the document.
                one.stopped = None

    def _heed(self, one: Harvest) -> None:
        """Take note of a document; a few captures that are not served are no reason to stop."""
        self.silences = one.silences
        self.silent = 0 if one.was_served else self.silent + one.gave_up
        if not one.gave_up or self.silent >= DOCUMENT_LIMIT:
            self.stopped = one.stopped


def _end(
    under_way: list[Harvest], clock: Callable[[], datetime], interrupted: str, ahead: Ahead
) -> list[HarvestResult]:
    """Draw the timelines and record the runs; if the run was interrupted, for a short time only.

    Args:
        under_way: the harvests, which are taken out of this list: the memory must not hold all of them and
            all results.
        clock: gives the time (aware, UTC).
        interrupted: why the run ends early, or ``""``.
        ahead: has at hand what other processes worked out.
    """
    results, last = [], clock() + LAST_SECONDS
    under_way.reverse()
    while under_way:
        one = under_way.pop()
        if not one.is_begun:
            continue
        if not interrupted:
            try:
                one.announce_drawing()
            except Stopped as stopped:
                interrupted, last = str(stopped), clock() + LAST_SECONDS
        with ahead(one.row, "draw"):
            results.append(one.end(interrupted, draw=not interrupted or clock() < last))
    return results
