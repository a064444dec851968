"""`harvest feed`: what changed, as an Atom feed on standard output."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

import click

from diffs.text import printable
from harvester.commands.options import Globals, company_option, with_globals
from harvester.commands.session import now, reading_stores, settings_for
from harvester.config import Settings
from harvester.pipeline.jobs import document_rows
from harvester.site import DocumentName
from harvester.site.atom import atom
from harvester.site.feeds import feed_facts, feed_of, oldest_told
from harvester.site.history import DocumentHistory
from harvester.stores import StoreSequence

_Read = TypeVar("_Read")


@click.command("feed")
@company_option()
@with_globals
def feed_command(options: Globals, company: str | None) -> int:
    """Write the newest changes as an Atom feed, with their redlines, on standard output.

    It is the feed of all policies or, with --company, of one company. A change keeps its id however often the
    feed is written; cosmetic changes, and those that only our own rules made, are not in it.
    """
    settings, time = settings_for(options), now()
    with reading_stores(options, settings, [company] if company else []) as stores:
        # The histories of all documents at once would need much memory.
        since = oldest_told(_of_each(stores, settings, time, lambda history: history.versions))
        facts = [*_of_each(stores, settings, time, lambda history: feed_facts(history, since))]
        named = _named(stores) if company else ("", "")
        feed = feed_of(*named, facts)
    # There is no page about a change, so its link is that of the capture that proves it.
    entries = [replace(entry, link=entry.proof, proof="") for entry in feed.entries]
    written = atom(replace(feed, entries=entries))
    if sys.stdout.isatty():
        click.echo(printable(written), nl=False)
    else:
        sys.stdout.buffer.write(written.encode())
        sys.stdout.buffer.flush()
    return stores.code


def _of_each(
    stores: StoreSequence, settings: Settings, time: datetime, read: Callable[[DocumentHistory], _Read]
) -> Iterator[_Read]:
    """Yield what is read of the history of each document."""
    for given in stores:
        found: list[_Read] = []
        # In one transaction, because a run may go on meanwhile.
        with given as (store, slugs), store.step():
            called = store.names.companies(slugs)
            names = (
                DocumentName(row, slug, called[slug], document, title)
                for row, slug, document, title in document_rows(store, slugs, None)
            )
            found += [read(DocumentHistory(store, name, settings, time)) for name in names]
        yield from found


def _named(stores: StoreSequence) -> tuple[str, str]:
    """Return the slug and the name of the only company of a call."""
    given = next(iter(stores))
    store, slug = given.store, given.slugs[0]
    return slug, store.names.companies([slug]).get(slug, slug)
