"""`harvest rebuild`: versions and changes again, from the stored snapshots."""

from __future__ import annotations

import click

from diffs.in_words import count
from diffs.text import one_line
from harvester.commands.options import Globals, company_option, with_globals
from harvester.commands.session import complain, now, open_store, settings_for
from harvester.pipeline.jobs import chosen_companies, document_rows
from harvester.pipeline.rebuild import rebuild
from harvester.pipeline.registry import declare
from store.lock import held


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
        held(store.path, wait=True, told=complain),
    ):
        slugs = chosen_companies(settings, store, companies)
        declare(store, settings, slugs, now())
        for row, company, slug, _ in document_rows(store, slugs, None):
            done = rebuild(store, row, settings.weights)
            click.echo(
                one_line(
                    f"{company}/{slug}: {count(done.snapshots, 'snapshot')} re-extracted, "
                    f"{count(done.changed, 'text')} changed; {count(done.timeline.versions, 'version')}"
                )
            )
    return 0
