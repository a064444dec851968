"""`harvest import`: read corpus documents into the store."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import click

from diffs.in_words import count, number
from diffs.text import one_line
from harvester.archive import Stopped
from harvester.commands.import_data_set import import_from_data_set
from harvester.commands.importing_stores import importing_stores
from harvester.commands.options import FileName, Globals, company_option, jobs_option, with_globals
from harvester.commands.session import complain, now, settings_for
from harvester.commands.stopping import SignalStop, signals_stop, tell_stopped
from harvester.config import Settings
from harvester.corpus.inputs import InputFile, corpus_inputs
from harvester.errors import CitationError, ConfigError
from harvester.local_files import reason_of
from harvester.pipeline.barrier import NOT_COMPARED, attempt
from harvester.pipeline.import_steps import ImportStep, import_steps
from harvester.pipeline.importing import Importer
from harvester.pipeline.staleness import staleness_of
from harvester.pipeline.timeline import draw_timeline
from harvester.pipeline.working_ahead import comparisons_ahead, texts_ahead
from harvester.processes import at_hand
from harvester.stores.importing import SeveralImporter
from store import Store

# Two texts are compared in the time in which so many are read.
_PAGES_PER_COMPARISON = 4


@click.command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--quiet", is_flag=True, help="Print nothing but refused files.")
@click.option("--report", type=FileName(), help="Write the refused files and the reasons to this file (CSV).")
@company_option()
@jobs_option
@with_globals
def import_command(
    options: Globals,
    files: tuple[str, ...],
    quiet: bool,
    report: Path | None,
    company: str | None,
    jobs: int | None,
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
    with importing_stores(options, settings) as stores, signals_stop() as stop:
        try:
            importing.run(stores.importer, corpus_inputs(files, lambda: sys.stdin), stop, jobs)
            undrawn = 0
            for given in stores.imported(importing.companies):
                with given as (store, slugs):
                    undrawn += _draw(store, settings, slugs, importing.files_of(slugs), stop, jobs)
        except Stopped as stopped:
            what = f"{count(importing.imported, 'document')} imported"
            tell_stopped(str(stopped), what, "import again to continue")
            return 1
        finally:
            importing.write_report(report)
    if not quiet:
        click.echo(importing.summary())
    return stores.code or int(bool(importing.refused or undrawn))


class _Importing:
    """One import.

    Attributes:
        companies: the companies whose documents were imported, with how many.
        refused: (name, reason) of the files that were refused.
        imported: how many were imported, those that were known included.
        new: how many of them were not known.
    """

    def __init__(self, *, quiet: bool) -> None:
        """Begin with nothing."""
        self._quiet = quiet
        self.companies: Counter[str] = Counter()
        self.refused: list[tuple[str, str]] = []
        self.imported = self.new = 0

    def run(
        self,
        importer: Importer | SeveralImporter,
        files: Iterable[InputFile],
        stop: SignalStop,
        jobs: int | None,
    ) -> None:
        """Import files, some at a time."""
        with texts_ahead(import_steps(files, stop.check), importer, jobs=jobs) as ahead:
            for step, results in ahead:
                with at_hand(results):
                    self._take(importer, step)
                if step.is_to_be_told and not self._quiet:
                    click.echo(self.summary())
                stop.check()

    def _take(self, importer: Importer | SeveralImporter, step: ImportStep) -> None:
        """Store what was read, and say what became of each file that the user named."""
        for error in step.refused:
            self._refuse(error)
        for file, one in zip(step.files, importer.take(step.files, now()), strict=True):
            if isinstance(one, CitationError):
                self._refuse(one)
                continue
            self.imported += 1
            self.new += one.new
            self.companies[one.company] += 1
            if not self._quiet and file.name in step.named:
                known = "" if one.new else " (already known)"
                title = f"{one.citation.title!r} of {one.citation.archived}"
                click.echo(one_line(f"{file.name}: {one.company}/{one.document}, {title}{known}"))

    def files_of(self, slugs: Iterable[str]) -> int:
        """Return how many documents of some companies were imported."""
        return sum(self.companies[slug] for slug in slugs)

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


def _draw(
    store: Store, settings: Settings, slugs: tuple[str, ...], files: int, stop: SignalStop, jobs: int | None
) -> int:
    """Draw the timelines of what was imported, and return how many of them could not be drawn."""
    undrawn = 0
    rows = store.sources.documents(slugs)
    names = {row.id: f"{row.company}/{row.slug}" for row in rows}
    stale = (row for row in names if staleness_of(store, row, settings.weights))
    # At least the files of a document after its first one are compared with another text.
    pages = len(names) + _PAGES_PER_COMPARISON * max(0, files - len(names))
    with comparisons_ahead(store.path, stale, settings.weights, jobs=jobs, pages=pages) as ahead:
        for row, results in ahead:
            stop.check()
            step = partial(draw_timeline, store, row, settings.weights)
            with at_hand(results):
                _, problem = attempt(step, None, NOT_COMPARED)
            if problem:
                undrawn += 1
                complain(f"{names[row]}: {problem}")
    return undrawn
