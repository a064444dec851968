"""`harvest bulk`: harvest many files at once, into a Parquet data set."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from diffs.in_words import count
from diffs.text import masked, one_line
from harvester.archive import Stopped
from harvester.commands.import_data_set import bulk_is_missing
from harvester.commands.options import Globals, with_globals
from harvester.commands.session import complain, now, settings_for
from harvester.commands.stopping import signals_stop, tell_stopped
from harvester.config import Settings

if TYPE_CHECKING:
    from harvester.bulk.build import BulkResult
    from harvester.bulk.part import PartResult

_SHOWN = 10
# So many lines about the progress of a call.
_LINES = 20
_MISSED = 1


@click.command("bulk")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.argument("out", metavar="OUT")
@click.option("--scheduler", metavar="ADDRESS", help="A Dask scheduler, such as tcp://host:8786.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="How many processes of this machine work (default: one for each processor).",
)
@click.option("--quiet", is_flag=True, help="Print nothing but problems.")
@with_globals
def bulk_command(
    options: Globals, inputs: tuple[str, ...], out: str, scheduler: str | None, jobs: int | None, quiet: bool
) -> int:
    """Harvest many files at once, into a data set of Parquet files that query engines read.

    INPUT is a WARC, ARC or WACZ file, a corpus document, a folder or a quoted pattern of them, or an address
    (s3://, https://). With a configuration that describes documents, these are harvested; without one, all
    addresses that are called as those of policies are. The folder OUT gets the tables captures, versions,
    sections and changes. A call that was interrupted goes on where it is called again.
    """
    if scheduler is not None and jobs is not None:
        raise click.UsageError("--jobs is for this machine; a scheduler has workers of its own")
    progress, settings = _PartsTold(quiet=quiet), settings_for(options)
    with signals_stop() as stop:
        try:
            with stop.waiting():
                made = _make(inputs, out, settings, (scheduler, jobs or _processors()), progress)
        except Stopped as stopped:
            tell_stopped(str(stopped), progress.in_words(), "call it again to continue")
            return _MISSED
    if not quiet:
        click.echo(one_line(f"{masked(out)}: {_counted(made.parts)}"))
    problems = [f"{one.file}: {one.reason}" for one in made.problems]
    problems += [line for part in made.parts for line in part.problems]
    for line in problems[:_SHOWN]:
        complain(line)
    if len(problems) > _SHOWN:
        more = count(len(problems) - _SHOWN, "more problem")
        complain(f"and {more}; the files in {masked(out)}/_done name all")
    return _MISSED if problems else 0


def _make(
    inputs: Sequence[str], out: str, settings: Settings, workers: tuple[str | None, int], progress: _PartsTold
) -> BulkResult:
    """Make the data set, or what is missing of it."""
    try:
        # An extra.
        from harvester.bulk.build import BulkCall, WorkerChoice, make_data_set
    except ImportError as error:
        raise bulk_is_missing("harvest bulk", error) from None
    return make_data_set(BulkCall(inputs, out, settings), WorkerChoice(*workers), now(), progress)


def _counted(parts: Iterable[PartResult]) -> str:
    """Return how many rows the tables have."""
    rows: Counter[str] = Counter()
    for part in parts:
        rows.update(part.rows)
    return ", ".join(count(number, table.removesuffix("s")) for table, number in rows.items())


class _PartsTold:
    """Tells how many parts are complete."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet, self._done, self._all = quiet, 0, 0

    def __call__(self, done: int, parts: int) -> None:
        """Take note, and print a line now and then."""
        is_due = done * _LINES // parts > self._done * _LINES // parts or self._all == 0
        self._done, self._all = done, parts
        if is_due and not self._quiet:
            complain(self.in_words())

    def in_words(self) -> str:
        """Return how far the work is."""
        return f"{self._done} of {count(self._all, 'part')} complete" if self._all else "no part is complete"


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
