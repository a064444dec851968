"""`harvest import`: read corpus documents into the store."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from diffs.in_words import count
from diffs.text import one_line
from harvester.commands.options import Globals, with_globals
from harvester.commands.session import complain, now, open_store, settings_for
from harvester.config import Settings
from harvester.errors import CitationError, HarvesterError
from harvester.pipeline.registry import import_file
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
    imported, refused = [], 0
    with open_store(options, settings, create=True) as store:
        for file in files:
            try:
                one = import_file(store, settings, Path(file), now())
            except CitationError as error:
                refused += 1
                complain(f"refused: {one_line(str(error))}")
                continue
            imported.append(one)
            if not quiet:
                known = "" if one.new else " (already known)"
                title = f"{one.citation.title!r} of {one.citation.archived}"
                click.echo(one_line(f"{file}: {one.company}/{one.document}, {title}{known}"))
        undrawn = _draw(store, settings, {one.company for one in imported})
    if not quiet:
        new = sum(one.new for one in imported)
        click.echo(
            f"{count(len(imported), 'document')} imported, {new} new"
            + (f", {refused} refused" if refused else "")
        )
    return 1 if refused or undrawn else 0


def _draw(store: Store, settings: Settings, companies: Iterable[str]) -> int:
    """Draw the timelines of companies, and return how many of them could not be drawn."""
    undrawn = 0
    for row in store.sources.documents(companies):
        try:
            draw_timeline(store, row.id, settings.weights)
        except HarvesterError:
            raise
        except Exception as error:
            # Texts are anybody's words: one that no rule foresaw must not hold back the other documents.
            undrawn += 1
            reason = one_line(f"{type(error).__name__}: {error}", 200)
            complain(f"{row.company}/{row.slug}: its texts could not be compared ({reason})")
    return undrawn
