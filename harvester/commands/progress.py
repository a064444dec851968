"""What people see of a run: a progress bar on a terminal, plain lines elsewhere (the door of rich)."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from diffs.render.phrases import count
from diffs.text.untrusted import one_line
from harvester.pipeline.fetching import Fetched
from harvester.pipeline.harvest import Job
from harvester.pipeline.listing import Listed
from harvester.plan.captures import Step
from harvester.run_view import describe

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Silent:
    """Says nothing (`--quiet`)."""

    def __enter__(self) -> Silent:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to end."""

    def listing(self, job: Job) -> None:
        """Say nothing."""

    def listed(self, job: Job, listed: Listed, captures: int) -> None:
        """Say nothing."""

    def fetching(self, job: Job, step: Step, remaining: int) -> None:
        """Say nothing."""

    def fetched(self, job: Job, fetched: Fetched) -> None:
        """Say nothing."""


class Lines(Silent):
    """A line for each step, for logs and pipes."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = sys.stderr if stream is None else stream

    def listed(self, job: Job, listed: Listed, captures: int) -> None:
        """Say how complete the list is."""
        self._say(
            f"{job.company}/{job.document}: {count(captures, 'capture')} listed, {listed.new:,} new "
            f"({listed.state})"
        )

    def fetched(self, job: Job, fetched: Fetched) -> None:
        """Say what came of a capture."""
        self._say(f"{job.company}/{job.document}: {describe(fetched)}")

    def _say(self, line: str) -> None:
        print(one_line(line), file=self._stream, flush=True)


class Bar(Silent):
    """A progress bar on a terminal; it is gone when the run is over."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self._progress: Progress = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task: TaskID | None = None
        self._done = 0

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def listing(self, job: Job) -> None:
        """Begin the bar of a document."""
        if self._task is not None:
            self._progress.remove_task(self._task)
        self._done = 0
        self._task = self._progress.add_task(f"{job.company}/{job.document}: listing", total=None)

    def fetching(self, job: Job, step: Step, remaining: int) -> None:
        """Show what is being read, and how much is left within the budget."""
        if self._task is not None:
            total = min(self._done + remaining, job.budget)
            about = f"{job.company}/{job.document}: {step.capture.timestamp[:8]} ({step.why})"
            self._progress.update(self._task, description=about, total=total, completed=self._done)

    def fetched(self, job: Job, fetched: Fetched) -> None:
        """Move the bar on."""
        self._done += 1
        if self._task is not None:
            self._progress.update(self._task, completed=self._done)


def watcher_for(*, quiet: bool) -> Silent:
    """Who watches a run: nobody, a bar on a terminal, lines elsewhere.

    Args:
        quiet: whether nothing is to be said.
    """
    if quiet:
        return Silent()
    return Bar() if sys.stderr.isatty() else Lines()
