"""`harvest rebuild`: versions and changes again, from the stored snapshots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from diffs.in_words import count
from diffs.text import one_line
from harvester.archive import Stopped
from harvester.commands.options import Globals, company_option, with_globals
from harvester.commands.session import now, open_store, settings_for
from harvester.commands.stopping import SignalStop, held_until_stopped, signals_stop, tell_stopped
from harvester.config import Settings
from harvester.pipeline.jobs import chosen_companies, document_rows
from harvester.pipeline.rebuild import rebuild
from harvester.pipeline.registry import declare
from store import Store


@click.command("rebuild")
@company_option(multiple=True)
@with_globals
def rebuild_command(options: Globals, companies: tuple[str, ...]) -> int:
    """Build versions and changes again from the stored snapshots, by the current rules.

    Nothing is asked of the archive. A version whose text differs only because the rules of this program
    changed is marked as re-extracted (`technical` in JSON), and nobody is sent mail about it.
    """
    settings = settings_for(options)
    done: list[str] = []
    with open_store(options, settings, create=False) as store, signals_stop() as stop:
        try:
            with held_until_stopped(stop, store.path, wait=True):
                slugs = chosen_companies(settings, store, companies)
                declare(store, settings, slugs, now())
                for line in _rebuilt(store, settings, slugs, stop):
                    click.echo(one_line(line))
                    done.append(line)
        except Stopped as stopped:
            tell_stopped(str(stopped), f"{count(len(done), 'policy')} rebuilt")
            return 1
    return 0


def _rebuilt(store: Store, settings: Settings, slugs: Iterable[str], stop: SignalStop) -> Iterator[str]:
    """Rebuild the documents of companies one after the other, and yield a line about each."""
    for row, company, slug, _ in document_rows(store, slugs, None):
        stop.check()
        done = rebuild(store, row, settings.weights)
        yield (
            f"{company}/{slug}: {count(done.snapshots, 'snapshot')} re-extracted, "
            f"{count(done.changed, 'text')} changed; {count(done.timeline.versions, 'version')}"
        )
