"""Progress: a bar on a terminal, plain lines elsewhere (the only module that imports rich)."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from diffs.in_words import count, number
from diffs.text import message, one_line
from harvester.pipeline.fetching import FetchResult
from harvester.pipeline.jobs import Job
from harvester.pipeline.listing_result import ListingResult
from harvester.plan import NextFetch
from harvester.reports.logged_steps import LoggedSteps, describe

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class SilentProgress:
    """Print nothing (`--quiet`)."""

    def __enter__(self) -> SilentProgress:
        """Begin nothing."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End nothing."""

    def listing(self, job: Job) -> None:
        """Print nothing."""

    def listed(self, job: Job, listed: ListingResult, captures: int) -> None:
        """Print nothing."""

    def fetching(self, job: Job, chosen: NextFetch, remaining: int) -> None:
        """Print nothing."""

    def rendered(self, job: Job) -> None:
        """Print nothing."""

    def fetched(self, job: Job, fetched: FetchResult) -> None:
        """Print nothing."""

    def drawing(self, job: Job) -> None:
        """Print nothing."""


class LineProgress(SilentProgress):
    """Print a line for each list and each capture, for logs and pipes."""

    def __init__(self, stream: TextIO | None = None) -> None:
        """Print to a stream, or to standard error."""
        self._stream = sys.stderr if stream is None else stream
        self._read: set[int] = set()

    def listed(self, job: Job, listed: ListingResult, captures: int) -> None:
        """Print how complete the list is, or that it is not due."""
        if listed.rests:
            self._print(f"{job.company}/{job.document}: not due")
            return
        self._print(
            f"{job.company}/{job.document}: {count(captures, 'capture')} listed, {number(listed.new)} new "
            f"({listed.state})"
        )

    def fetched(self, job: Job, fetched: FetchResult) -> None:
        """Print what became of a capture."""
        self._read.add(job.row)
        self._print(f"{job.company}/{job.document}: {describe(fetched)}")

    def drawing(self, job: Job) -> None:
        """Print whose texts are compared: of many long ones, that takes minutes after the last capture."""
        if job.row in self._read:
            self._print(f"{job.company}/{job.document}: comparing its texts")

    def _print(self, line: str) -> None:
        print(message(line), file=self._stream, flush=True)


class ProgressBar(SilentProgress):
    """Show a progress bar on a terminal, and remove it when the run is over."""

    def __init__(self) -> None:
        """Prepare the bar."""
        self._progress = _bar()
        self._task: TaskID | None = None
        self._done = 0

    def __enter__(self) -> ProgressBar:
        """Show the bar."""
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove the bar."""
        self._progress.stop()

    def listing(self, job: Job) -> None:
        """Begin the bar of a document."""
        if self._task is not None:
            self._progress.remove_task(self._task)
        self._done = 0
        self._task = self._progress.add_task(one_line(f"{job.company}/{job.document}: listing"), total=None)

    def fetching(self, job: Job, chosen: NextFetch, remaining: int) -> None:
        """Show what is being read, and how much is left within the budget."""
        if self._task is not None:
            total = min(self._done + remaining, job.budget)
            about = f"{job.company}/{job.document}: {chosen.capture.timestamp[:8]} ({chosen.why})"
            self._progress.update(self._task, description=one_line(about), total=total, completed=self._done)

    def fetched(self, job: Job, fetched: FetchResult) -> None:
        """Advance the bar."""
        self._done += 1
        if self._task is not None:
            self._progress.update(self._task, completed=self._done)

    def drawing(self, job: Job) -> None:
        """Show whose texts are compared."""
        if self._task is not None:
            about = f"{job.company}/{job.document}: comparing its texts"
            self._progress.update(self._task, description=one_line(about))


@contextmanager
def bar_on_terminal(about: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on a terminal while something is done that may take long; show nothing elsewhere.

    Args:
        about: what is done.

    Yields:
        Is told how much is done, and how much there is.
    """
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    with _bar() as progress:
        task = progress.add_task(one_line(about), total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def _bar() -> Progress:
    """Return a bar that is removed when it ends; rich is imported only here, because that takes long."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )


class LogProgress(LoggedSteps, SilentProgress):
    """Write the steps into the log (`-v`, `--log-format`)."""


def watcher_for(*, quiet: bool, keeps_log: bool = False) -> SilentProgress:
    """Return who watches a run: nobody, the log, a bar on a terminal, lines elsewhere.

    Args:
        quiet: whether nothing is to be printed.
        keeps_log: whether standard error has the lines of a log.
    """
    if quiet:
        return SilentProgress()
    if keeps_log:
        return LogProgress(logging.getLogger("harvester.run"))
    return ProgressBar() if sys.stderr.isatty() else LineProgress()
