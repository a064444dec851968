"""Watch the steps of a run, and end it between two of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from harvester.pipeline.fetching import FetchResult
from harvester.pipeline.jobs import Job
from harvester.pipeline.listing_result import ListingResult
from harvester.plan import NextFetch


class Watcher(Protocol):
    """An object that is notified of the progress of a run."""

    def listing(self, job: Job) -> None:
        """Show that the index is being asked."""

    def listed(self, job: Job, listed: ListingResult, captures: int) -> None:
        """Show what the index answered."""

    def fetching(self, job: Job, chosen: NextFetch, remaining: int) -> None:
        """Show that a memento is being requested, and how many are still to be fetched."""

    def rendered(self, job: Job) -> None:
        """Show that a browser has ended rendering a page, of which nothing is recorded yet."""

    def fetched(self, job: Job, fetched: FetchResult) -> None:
        """Show what came of requesting a capture."""

    def drawing(self, job: Job) -> None:
        """Show that the timeline is being drawn."""


class StoppingWatcher:
    """A watcher that ends a run between two of its steps.

    Args:
        check: raises `Stopped` if the next step must not begin.
        watcher: is notified of each step, too; None: nobody is.
    """

    def __init__(self, check: Callable[[], None], watcher: Watcher | None = None) -> None:
        self._check, self._watcher = check, watcher

    def listing(self, job: Job) -> None:
        """Check before the index is asked."""
        self._check()
        if self._watcher is not None:
            self._watcher.listing(job)

    def listed(self, job: Job, listed: ListingResult, captures: int) -> None:
        """Check after the index was asked."""
        if self._watcher is not None:
            self._watcher.listed(job, listed, captures)
        self._check()

    def fetching(self, job: Job, chosen: NextFetch, remaining: int) -> None:
        """Check before a capture is requested."""
        self._check()
        if self._watcher is not None:
            self._watcher.fetching(job, chosen, remaining)

    def rendered(self, job: Job) -> None:
        """Check before what a browser did is recorded: a signal that ends the run may have ended it, too."""
        self._check()
        if self._watcher is not None:
            self._watcher.rendered(job)

    def fetched(self, job: Job, fetched: FetchResult) -> None:
        """Check after a capture was requested."""
        if self._watcher is not None:
            self._watcher.fetched(job, fetched)
        self._check()

    def drawing(self, job: Job) -> None:
        """Check before a timeline is drawn."""
        self._check()
        if self._watcher is not None:
            self._watcher.drawing(job)
