"""`harvest export`: the store as texts, as tables or as a git repository."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import click

from diffs.in_words import count, listed, number
from diffs.text import one_line
from harvester.commands.options import FolderName, Globals, company_option, with_globals
from harvester.commands.session import complain, reading_stores, settings_for
from harvester.config import Settings
from harvester.export.commits import commits_of
from harvester.export.corpus_files import export_texts
from harvester.export.documents import ExportedDocument, ExportedVersion, exported_documents
from harvester.export.folder import ExportFolder, kept_files
from harvester.export.git_repository import export_history
from harvester.export.table_export import export_tables, table_writer
from harvester.export.texts import version_text
from harvester.extract import Recipe
from harvester.pipeline.up_to_date import derive_again
from harvester.stores import StoreSequence
from store.errors import StoreError

_NAMED_MISSING = 5
_SOME_MISSING = 1
# Said if somebody removed the list of what was exported.
_WHY_IS_LOST = "what was exported before is not known any more"


ExportedDocuments = Generator[ExportedDocument, None, None]


@dataclass(frozen=True, slots=True)
class ExportCall:
    """What a call asks for.

    Attributes:
        form: the format.
        dest: the folder.
        recipe: by which recipe texts are wanted; None for the text that each version is known by.
        contents: what is exported, in words that a later export of the same uses, too.
        settings: the configuration.
    """

    form: str
    dest: Path
    recipe: Recipe | None
    contents: str
    settings: Settings


@click.command("export")
@click.argument("form", metavar="FORMAT", type=click.Choice(["text", "jsonl", "csv", "parquet", "git"]))
@click.argument("dest", metavar="DEST", type=FolderName())
@company_option(multiple=True)
@click.option(
    "--recipe",
    type=click.Choice(get_args(Recipe)),
    help="Which texts `text` and `git` write: what the corpus would hold, or the complete policy "
    "(default: the text by which each version is known).",
)
@with_globals
def export_command(
    options: Globals, form: str, dest: Path, companies: tuple[str, ...], recipe: Recipe | None
) -> int:
    """Write the versions and changes that the store holds into the folder DEST, for other tools.

    FORMAT is `text` (a corpus document for each version), `jsonl`, `csv` or `parquet` (tables of versions,
    sections and changes) or `git` (a repository with a commit for each version). The same store always gives
    the same files. DEST must be missing, empty, or hold an earlier export of the same, which is brought up to
    date; whatever else is in it is never overwritten.
    """
    if recipe and form not in ("text", "git"):
        raise click.UsageError(
            f"--recipe is for text and git; {form} has the texts by which versions are known"
        )
    settings = settings_for(options)
    with reading_stores(options, settings, companies) as stores:
        slugs = stores.slugs if companies else ()
        scope = f" of {', '.join(sorted(slugs))}" if companies else ""
        contents = f"{form}{scope}{f' by the recipe {recipe}' if recipe else ''}"
        call = ExportCall(form, dest, recipe, contents, settings)
        return _EXPORTS.get(form, _export_tables)(stores, call)


def _documents(stores: StoreSequence, call: ExportCall) -> closing[ExportedDocuments]:
    """Return the context of the documents of all stores.

    The transaction of a document that could not be written ends with the context, while its store is open.
    """
    return closing(_documents_of_all(stores, call))


def _documents_of_all(stores: StoreSequence, call: ExportCall) -> ExportedDocuments:
    """Yield the documents of all stores.

    Raises:
        StoreError: a store cannot be used: an export without its companies would remove what an earlier one
            wrote of them.
    """
    for given in stores:
        yield from exported_documents(given.store, given.slugs, call.settings.weights)
    if stores.code:
        problem = "nothing was exported, because not every store could be used"
        raise StoreError(f"{problem}. Export the other companies by their names, with --company.")


def _export_text(stores: StoreSequence, call: ExportCall) -> int:
    with ExportFolder(call.dest, call.contents) as folder, _documents(stores, call) as documents:
        done = export_texts(documents, folder, call.recipe)
    _say(call, count(done.files, "corpus document"))
    if kept := kept_files(folder):
        complain(kept)
    if done.elsewhere:
        complain(
            f"the header line of {count(done.elsewhere, 'document')} names the Wayback Machine, as the "
            "format of the corpus has it, but another archive served the capture; index.csv says which"
        )
    if not done.missing:
        return 0
    complain(
        f"{count(len(done.missing), 'version')} without such a text: {listed(done.missing, _NAMED_MISSING)}"
    )
    return _SOME_MISSING


def _export_tables(stores: StoreSequence, call: ExportCall) -> int:
    writer = table_writer(call.form)
    with ExportFolder(call.dest, call.contents) as folder, _documents(stores, call) as documents:
        written = export_tables(documents, folder, call.form, writer)
    _say(call, ", ".join(count(rows, name.removesuffix("s")) for name, rows in written.items()))
    return 0


def _export_git(stores: StoreSequence, call: ExportCall) -> int:
    def text_of(document: ExportedDocument, version: ExportedVersion) -> str:
        """Return a text, which is read when its commit is made: its store may have been closed meanwhile."""
        store = stores.reopened(document.store)
        if store is not document.store:
            derive_again(store, document.row, call.settings.weights)
        return version_text(store, document.row, version.stored, call.recipe)

    with ExitStack() as stack:
        if not stores.is_several:
            # In one transaction, because the texts are read when the commits are made.
            stack.enter_context(next(iter(stores)).store.step())
        documents = stack.enter_context(_documents(stores, call))
        commits = commits_of(documents, call.recipe, text_of)
        done = export_history(call.dest, call.contents, commits)
    _say(call, f"{count(done.commits, 'commit')}, {number(done.new)} new")
    if done.kept_as:
        because = done.because or _WHY_IS_LOST
        complain(
            f"the history was rewritten ({count(done.rewritten, 'commit')} replaced): {because}; "
            f"the former history is kept as the tag {done.kept_as}"
        )
    return 0


def _say(call: ExportCall, found: str) -> None:
    click.echo(f"{one_line(str(call.dest))}: {one_line(found)}")


_EXPORTS: Mapping[str, Callable[[StoreSequence, ExportCall], int]] = {
    "text": _export_text,
    "git": _export_git,
}
