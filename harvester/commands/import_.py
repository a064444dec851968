"""`harvest import`: read corpus documents into the store."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import click

from diffs.in_words import count, number
from diffs.text import one_line
from harvester.archive import Stopped
from harvester.commands.import_data_set import import_from_data_set
from harvester.commands.options import FileName, Globals, company_option, with_globals
from harvester.commands.session import complain, now, open_store, settings_for
from harvester.commands.stopping import SignalStop, signals_stop, tell_stopped
from harvester.config import Settings
from harvester.corpus.inputs import InputFile, corpus_inputs
from harvester.errors import CitationError, ConfigError
from harvester.local_files import reason_of
from harvester.pipeline.barrier import NOT_COMPARED, attempt
from harvester.pipeline.corpus_files import CorpusFile, read_corpus_file
from harvester.pipeline.importing import Importer
from harvester.pipeline.staleness import staleness_of
from harvester.pipeline.timeline import draw_timeline
from store import Store

# Of files in folders, archives and lists, a line for so many.
_FILES_PER_LINE = 1000
# So many files are stored in a transaction, which costs as much as a quarter of a file; they are in memory.
_FILES_PER_STEP, _BYTES_PER_STEP = 50, 4 * 2**20


@click.command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--quiet", is_flag=True, help="Print nothing but refused files.")
@click.option("--report", type=FileName(), help="Write the refused files and the reasons to this file (CSV).")
@company_option()
@with_globals
def import_command(
    options: Globals, files: tuple[str, ...], quiet: bool, report: Path | None, company: str | None
) -> int:
    """Read corpus documents: citations, companies, versions.

    FILE is a corpus document, a folder of them, a quoted pattern ("policies/**/*.md"), an archive (.zip,
    .tar.gz), or - for a list of such names on standard input. A file that is not a corpus document is refused
    with the reason; the others are still imported. An import that was interrupted continues where it is
    called again. With --company, FILE is a data set of `harvest bulk`, of which one company is harvested.
    """
    if company is not None:
        return import_from_data_set(options, files, company, quiet=quiet)
    settings = settings_for(options)
    importing = _Importing(quiet=quiet)
    with open_store(options, settings, create=True) as store, signals_stop() as stop:
        try:
            importing.run(store, settings, corpus_inputs(files, lambda: sys.stdin), stop)
            undrawn = _draw(store, settings, importing.companies, stop)
        except Stopped as stopped:
            what = f"{count(importing.imported, 'document')} imported"
            tell_stopped(str(stopped), what, "import again to continue")
            return 1
        finally:
            importing.write_report(report)
    if not quiet:
        click.echo(importing.summary())
    return 1 if importing.refused or undrawn else 0


class _Importing:
    """One import.

    Attributes:
        companies: slugs of the companies whose documents were imported.
        refused: (name, reason) of the files that were refused.
        imported: how many were imported, those that were known included.
        new: how many of them were not known.
    """

    def __init__(self, *, quiet: bool) -> None:
        """Begin with nothing."""
        self._quiet = quiet
        self.companies: set[str] = set()
        self.refused: list[tuple[str, str]] = []
        self.imported = self.new = 0

    def run(self, store: Store, settings: Settings, files: Iterable[InputFile], stop: SignalStop) -> None:
        """Import files, some at a time."""
        importer, read, size = Importer(store, settings), list[CorpusFile](), 0
        named: set[str] = set()
        for place, file in enumerate(files, start=1):
            try:
                stop.check()
            except Stopped:
                self._take(importer, read, named)
                raise
            try:
                read.append(read_corpus_file(file.name, file.read()))
                size += len(read[-1].payload)
            except CitationError as error:
                self._refuse(error)
            if file.is_named:
                named.add(file.name)
            if len(read) == _FILES_PER_STEP or size > _BYTES_PER_STEP or place % _FILES_PER_LINE == 0:
                self._take(importer, read, named)
                size = 0
            if not self._quiet and not file.is_named and place % _FILES_PER_LINE == 0:
                click.echo(self.summary())
        self._take(importer, read, named)

    def _take(self, importer: Importer, read: list[CorpusFile], named: set[str]) -> None:
        """Store what was read, say what became of each file that the user named, and begin anew."""
        for file, one in zip(read, importer.take(read, now()), strict=True):
            if isinstance(one, CitationError):
                self._refuse(one)
                continue
            self.imported += 1
            self.new += one.new
            self.companies.add(one.company)
            if not self._quiet and file.name in named:
                known = "" if one.new else " (already known)"
                title = f"{one.citation.title!r} of {one.citation.archived}"
                click.echo(one_line(f"{file.name}: {one.company}/{one.document}, {title}{known}"))
        read.clear()
        named.clear()

    def _refuse(self, error: CitationError) -> None:
        """Keep why a file was refused, and say it."""
        self.refused.append((error.file, error.reason))
        complain(f"refused: {error}")

    def summary(self) -> str:
        """Return what was done so far, in one line."""
        refused = f", {number(len(self.refused))} refused" if self.refused else ""
        return f"{count(self.imported, 'document')} imported, {number(self.new)} new{refused}"

    def write_report(self, path: Path | None) -> None:
        """Write the refused files with the reasons, as CSV."""
        if path is None:
            return
        try:
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(("file", "reason"))
                writer.writerows(self.refused)
        except OSError as error:
            problem = f"cannot be written: {reason_of(error)}"
            raise ConfigError(str(path), "", problem, "Name another file with --report") from None


def _draw(store: Store, settings: Settings, companies: Iterable[str], stop: SignalStop) -> int:
    """Draw the timelines of companies, and return how many of them could not be drawn."""
    undrawn = 0
    for row in store.sources.documents(companies):
        stop.check()
        if not staleness_of(store, row.id, settings.weights):
            continue
        step = partial(draw_timeline, store, row.id, settings.weights)
        _, problem = attempt(step, None, NOT_COMPARED)
        if problem:
            undrawn += 1
            complain(f"{row.company}/{row.slug}: {problem}")
    return undrawn
