"""`harvest feed`: what changed, as an Atom feed on standard output."""

from __future__ import annotations

import sys
from dataclasses import replace

import click

from diffs.text import printable
from harvester.commands.options import Globals, company_option, with_globals
from harvester.commands.session import now, reading_store, settings_for
from harvester.pipeline.jobs import chosen_companies, document_rows
from harvester.site import DocumentName
from harvester.site.atom import atom
from harvester.site.feeds import feed_facts, feed_of, oldest_told
from harvester.site.history import DocumentHistory


@click.command("feed")
@company_option()
@with_globals
def feed_command(options: Globals, company: str | None) -> int:
    """Write the newest changes as an Atom feed, with their redlines, on standard output.

    It is the feed of all policies or, with --company, of one company. A change keeps its id however often the
    feed is written; cosmetic changes, and those that only our own rules made, are not in it.
    """
    settings, time = settings_for(options), now()
    with reading_store(options, settings) as store:
        slugs = chosen_companies(settings, store, [company] if company else [])
        names = store.names.companies(slugs)
        # In one transaction, because a run may go on meanwhile.
        with store.step():
            found = [
                DocumentName(row, slug, names[slug], document, title)
                for row, slug, document, title in document_rows(store, slugs, None)
            ]
            # The histories of all documents at once would need much memory.
            since = oldest_told(DocumentHistory(store, one, settings, time).versions for one in found)
            facts = [feed_facts(DocumentHistory(store, one, settings, time), since) for one in found]
        feed = feed_of(slugs[0], names[slugs[0]], facts) if company else feed_of("", "", facts)
    # There is no page about a change, so its link is that of the capture that proves it.
    entries = [replace(entry, link=entry.proof, proof="") for entry in feed.entries]
    written = atom(replace(feed, entries=entries))
    if sys.stdout.isatty():
        click.echo(printable(written), nl=False)
    else:
        sys.stdout.buffer.write(written.encode())
        sys.stdout.buffer.flush()
    return 0
