"""`harvest report`: the history of documents as a folder of pages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from diffs.in_words import count
from diffs.text import one_line
from harvester.commands.options import FolderName, Globals, company_option, jobs_option, with_globals
from harvester.commands.session import index_texts, now, reading_store, settings_for
from harvester.errors import ConfigError
from harvester.pipeline.jobs import chosen_companies, document_rows
from harvester.pipeline.registry import declare
from harvester.site import DocumentName, SiteResult, make_site
from store import Store


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
    with reading_store(options, settings) as store:
        slugs = chosen_companies(settings, store, companies)
        # A document that is configured and was never looked at must be shown, too.
        declare(store, settings, slugs, now())
        names = _names(store, slugs)
        index_texts(store)
        made = make_site(store, names, folder, settings, now(), jobs=jobs)
    index = folder.absolute() / "index.html"
    click.echo(one_line(f"{index}: {_in_words(made)}"), err=True)
    if is_opened:
        click.launch(index.as_uri())
    return 0


def _names(store: Store, companies: Iterable[str]) -> list[DocumentName]:
    """Return what the documents of companies are called; that there are none is an error."""
    companies = tuple(companies)
    called = store.names.companies(companies)
    names = [
        DocumentName(row, company, called[company], slug, title)
        for row, company, slug, title in document_rows(store, companies, None)
    ]
    if not names:
        problem = "the store has no document yet"
        raise ConfigError(str(store.path), "", problem, "Run `harvest` or `harvest import` first")
    return names


def _in_words(made: SiteResult) -> str:
    """Return what was done, in words."""
    shown = count(made.documents, "document")
    if not made.written and not made.removed:
        return f"{shown}, nothing changed"
    changed = f"{made.made} changed" if made.made else "none changed"
    removed = f", {count(made.removed, 'file')} removed" if made.removed else ""
    return f"{shown}, {changed}; {count(made.written, 'file')} written{removed}"
