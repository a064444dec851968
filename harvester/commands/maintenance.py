"""Commands that look after archive and store: check-archive, verify, rebuild."""

from __future__ import annotations

import click

from harvester.commands.options import Globals, company_option, with_globals

DAMAGED, OUT_OF_REACH = 3, 4


@click.command("check-archive")
@click.option("--url", help="A page of which the archive should have captures.")
@with_globals
def check_archive_command(options: Globals, url: str | None) -> int:
    """Ask the archive two things, gently: is it reachable, does it answer as we expect?

    For people, before a first harvest. Nothing that is found is kept, but for what the archive says of
    waiting.
    """
    from contextlib import closing
    from time import sleep

    from harvester.archive.check import EXAMPLE, check_archive
    from harvester.commands.session import now, settings_for, store_path
    from store.tables.pace import PaceLedger

    settings = settings_for(options)
    path = store_path(options, settings)
    with closing(PaceLedger(path if path.exists() else ":memory:")) as ledger:
        report = check_archive(
            options.archive or settings.archive.location, settings=settings.archive, ledger=ledger,
            clock=now, sleep=sleep, url=url or EXAMPLE,
        )  # fmt: skip
    click.echo("\n".join(report.lines()))
    return 0 if report.usable else OUT_OF_REACH


@click.command("verify")
@with_globals
def verify_command(options: Globals) -> int:
    """Check the store: structure, hashes, references, and that each text is what its stored source gives."""
    from diffs.text.untrusted import one_line
    from harvester.commands.session import open_store, settings_for
    from harvester.reports.integrity import verify

    with open_store(options, settings_for(options), create=False) as store:
        faults = 0
        for fault in verify(store):
            faults += 1
            click.echo(one_line(fault), err=True)
        if not faults:
            click.echo(f"{store.path}: all is well")
    return DAMAGED if faults else 0


@click.command("rebuild")
@company_option(multiple=True)
@with_globals
def rebuild_command(options: Globals, companies: tuple[str, ...]) -> int:
    """Make versions and changes anew from the stored snapshots, by today's rules.

    Nothing is asked of the archive. A version whose text differs only because our rules changed says
    `technical`, and nobody is mailed.
    """
    from diffs.render.phrases import count
    from harvester.commands.session import chosen_companies, document_rows, open_store, settings_for
    from harvester.pipeline.rebuild import rebuild
    from store.lock import held

    settings = settings_for(options)
    with (
        open_store(options, settings, create=False) as store,
        held(store.path, wait=True, told=lambda line: click.echo(f"harvest: {line}", err=True)),
    ):
        slugs = chosen_companies(settings, store, companies)
        for row, company, slug, _ in document_rows(store, slugs, None):
            done = rebuild(store, row, settings.weights)
            click.echo(
                f"{company}/{slug}: {count(done.snapshots, 'snapshot')} read again, "
                f"{count(done.changed, 'text')} changed; {count(done.told.versions, 'version')}"
            )
    return 0
