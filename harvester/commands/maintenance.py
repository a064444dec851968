"""`harvest check-archive`, `harvest verify` and `harvest rebuild`: look after the archive and the store."""

from __future__ import annotations

from contextlib import closing

import click

from diffs.in_words import count
from diffs.text import one_line
from harvester.archive import Timing
from harvester.archive.check import EXAMPLE, check_archive
from harvester.commands.options import Globals, company_option, with_globals
from harvester.commands.session import now, open_store, settings_for, store_path
from harvester.pipeline.jobs import chosen_companies, document_rows
from harvester.pipeline.rebuild import rebuild
from harvester.pipeline.registry import declare
from harvester.reports import verify
from store.lock import held
from store.tables.pace_ledger import PaceLedger

DAMAGED, OUT_OF_REACH = 3, 4


@click.command("check-archive")
@click.option("--url", help="A page that the archive should have captures of.")
@with_globals
def check_archive_command(options: Globals, url: str | None) -> int:
    """Send two requests: is the archive reachable, and does it answer as expected?

    For people, before a first harvest. Nothing of the answers is stored, except when the archive asks to
    wait.
    """
    settings = settings_for(options)
    path = store_path(options, settings)
    with closing(PaceLedger(path if path.exists() else ":memory:")) as ledger:
        report = check_archive(
            options.archive or settings.archive.location,
            settings=settings.archive,
            ledger=ledger,
            timing=Timing(now),
            url=url or EXAMPLE,
        )
    click.echo("\n".join(report.lines()))
    return 0 if report.usable else OUT_OF_REACH


@click.command("verify")
@with_globals
def verify_command(options: Globals) -> int:
    """Check the structure, hashes and references of the store, and each text against its stored source."""
    with open_store(options, settings_for(options), create=False) as store:
        faults = 0
        for fault in verify(store):
            faults += 1
            click.echo(one_line(fault), err=True)
        if not faults:
            click.echo(f"{store.path}: intact")
    return DAMAGED if faults else 0


@click.command("rebuild")
@company_option(multiple=True)
@with_globals
def rebuild_command(options: Globals, companies: tuple[str, ...]) -> int:
    """Build versions and changes again from the stored snapshots, by the current rules.

    Nothing is asked of the archive. A version whose text differs only because the rules of this program
    changed is marked as re-extracted (`technical` in JSON), and nobody is sent mail about it.
    """
    settings = settings_for(options)
    with (
        open_store(options, settings, create=False) as store,
        held(store.path, wait=True, told=lambda line: click.echo(f"harvest: {line}", err=True)),
    ):
        slugs = chosen_companies(settings, store, companies)
        declare(store, settings, slugs, now())
        for row, company, slug, _ in document_rows(store, slugs, None):
            done = rebuild(store, row, settings.weights)
            click.echo(
                f"{company}/{slug}: {count(done.snapshots, 'snapshot')} re-extracted, "
                f"{count(done.changed, 'text')} changed; {count(done.timeline.versions, 'version')}"
            )
    return 0
