"""`harvest report`: the history of documents as a folder of pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from diffs.in_words import count
from diffs.text import one_line
from harvester.commands.options import FolderName, Globals, company_option, jobs_option, with_globals
from harvester.commands.session import index_texts, now, reading_stores, settings_for
from harvester.config import Settings
from harvester.errors import ConfigError
from harvester.pipeline.jobs import document_rows
from harvester.pipeline.registry import declare
from harvester.site import DocumentName, SiteResult, make_site
from harvester.stores import StoreSequence
from store import Store
from store.errors import StoreError


@click.command("report")
@click.argument("folder", metavar="DIR", type=FolderName())
@company_option(multiple=True)
@click.option("--open", "is_opened", is_flag=True, help="Show it in the browser.")
@jobs_option
@with_globals
def report_command(
    options: Globals, folder: Path, companies: tuple[str, ...], is_opened: bool, jobs: int | None
) -> int:
    """Write the history of all documents to DIR, as pages for a browser.

    The pages need nothing but themselves: no server and no network. DIR is created, or must be empty or an
    earlier report; only what changed since then is written again, and what is no longer there is removed.
    """
    settings = settings_for(options)
    with reading_stores(options, settings, companies) as stores:
        _require_documents(stores, settings)
        made = make_site(_named(stores, settings), folder, settings, now(), jobs=jobs)
    index = folder.absolute() / "index.html"
    click.echo(one_line(f"{index}: {_in_words(made)}"), err=True)
    if is_opened:
        click.launch(index.as_uri())
    return 0


def _named(stores: StoreSequence, settings: Settings) -> Iterator[tuple[Store, list[DocumentName]]]:
    """Yield the stores, each with what the documents of its companies are called.

    Raises:
        StoreError: a store cannot be used: without its companies, their pages would be removed.
    """
    for given in stores:
        store, companies = given.store, given.slugs
        # A document that is configured and was never looked at must be shown, too.
        declare(store, settings, companies, now())
        index_texts(store)
        called = store.names.companies(companies)
        rows = document_rows(store, companies, None)
        yield store, [DocumentName(row, one, called[one], slug, title) for row, one, slug, title in rows]
    if stores.code:
        problem = "the report was not finished, because not every store could be used"
        raise StoreError(f"{problem}. Name the other companies with --company to leave it out.")


def _require_documents(stores: StoreSequence, settings: Settings) -> None:
    """Raise an error if there is no document: a folder is not made for nothing."""
    where = str(settings.store.path)
    for store, names in _named(stores, settings):
        if names:
            return
        where = where if stores.is_several else str(store.path)
    problem = "the store has no document yet"
    raise ConfigError(where, "", problem, "Run `harvest` or `harvest import` first")


def _in_words(made: SiteResult) -> str:
    """Return what was done, in words."""
    shown = count(made.documents, "document")
    if not made.written and not made.removed:
        return f"{shown}, nothing changed"
    changed = f"{made.made} changed" if made.made else "none changed"
    removed = f", {count(made.removed, 'file')} removed" if made.removed else ""
    return f"{shown}, {changed}; {count(made.written, 'file')} written{removed}"
