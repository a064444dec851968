"""`harvest import`: read corpus documents into the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import click

from diffs.in_words import count
from diffs.text import one_line
from harvester.archive import Stopped
from harvester.commands.options import Globals, with_globals
from harvester.commands.session import complain, now, open_store, settings_for
from harvester.commands.stopping import SignalStop, signals_stop, tell_stopped
from harvester.config import Settings
from harvester.errors import CitationError
from harvester.pipeline.barrier import NOT_COMPARED, attempt
from harvester.pipeline.registry import ImportResult, import_file
from harvester.pipeline.timeline import draw_timeline
from store import Store


@click.command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--quiet", is_flag=True, help="Print nothing but refused files.")
@with_globals
def import_command(options: Globals, files: tuple[str, ...], quiet: bool) -> int:
    """Read corpus documents: citations, companies, versions.

    A file that is not a corpus document is refused with the reason; the others are still imported.
    """
    settings = settings_for(options)
    imported: list[ImportResult] = []
    with open_store(options, settings, create=True) as store, signals_stop() as stop:
        try:
            imported.extend(_imported(store, settings, files, stop, quiet=quiet))
            undrawn = _draw(store, settings, {one.company for one in imported}, stop)
        except Stopped as stopped:
            what = f"{count(len(imported), 'document')} imported"
            tell_stopped(str(stopped), what, "import again to continue")
            return 1
    refused = len(files) - len(imported)
    if not quiet:
        new = sum(one.new for one in imported)
        click.echo(
            f"{count(len(imported), 'document')} imported, {new} new"
            + (f", {refused} refused" if refused else "")
        )
    return 1 if refused or undrawn else 0


def _imported(
    store: Store, settings: Settings, files: Iterable[str], stop: SignalStop, *, quiet: bool
) -> Iterator[ImportResult]:
    """Import the files one after the other, and yield those that were not refused."""
    for file in files:
        stop.check()
        try:
            one = import_file(store, settings, Path(file), now())
        except CitationError as error:
            complain(f"refused: {error}")
            continue
        if not quiet:
            known = "" if one.new else " (already known)"
            title = f"{one.citation.title!r} of {one.citation.archived}"
            click.echo(one_line(f"{file}: {one.company}/{one.document}, {title}{known}"))
        yield one


def _draw(store: Store, settings: Settings, companies: Iterable[str], stop: SignalStop) -> int:
    """Draw the timelines of companies, and return how many of them could not be drawn."""
    undrawn = 0
    for row in store.sources.documents(companies):
        stop.check()
        step = partial(draw_timeline, store, row.id, settings.weights)
        _, problem = attempt(step, None, NOT_COMPARED)
        if problem:
            undrawn += 1
            complain(f"{row.company}/{row.slug}: {problem}")
    return undrawn
