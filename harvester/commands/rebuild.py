"""`harvest rebuild`: versions and changes again, from the stored snapshots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import click

from diffs.in_words import count
from diffs.text import one_line
from harvester.archive import Stopped
from harvester.commands.options import Globals, company_option, jobs_option, with_globals
from harvester.commands.session import complain, now, settings_for, writing_stores
from harvester.commands.stopping import SignalStop, held_until_stopped, signals_stop, tell_stopped
from harvester.config import Settings
from harvester.pipeline.barrier import attempt
from harvester.pipeline.jobs import document_rows
from harvester.pipeline.rebuild import RebuildResult, rebuild
from harvester.pipeline.registry import declare
from harvester.pipeline.working_ahead import documents_ahead
from harvester.processes import at_hand
from store import Store


@click.command("rebuild")
@company_option(multiple=True)
@jobs_option
@with_globals
def rebuild_command(options: Globals, companies: tuple[str, ...], jobs: int | None) -> int:
    """Build versions and changes again from the stored snapshots, by the current rules.

    Nothing is asked of the archive. A version whose text differs only because the rules of this program
    changed is marked as re-extracted (`technical` in JSON), and nobody is sent mail about it.
    """
    settings = settings_for(options)
    done: list[str] = []
    failed = False
    indexed: set[Path] = set()
    with writing_stores(options, settings, companies) as stores, signals_stop() as stop:
        try:
            with held_until_stopped(stop, stores.shared, wait=True):
                for given in stores:
                    with given as (store, slugs):
                        # Companies of a store may not follow each other.
                        is_whole = not companies and store.path not in indexed
                        indexed.add(store.path)
                        declare(store, settings, slugs, now())
                        for name, result, problem in _rebuilt(
                            store, settings, slugs, stop, jobs=jobs, is_whole=is_whole
                        ):
                            if result is None:
                                failed = True
                                complain(f"{name}: {problem}")
                            else:
                                done.append(name)
                                click.echo(one_line(f"{name}: {_in_words(result)}"))
        except Stopped as stopped:
            tell_stopped(str(stopped), f"{count(len(done), 'policy')} rebuilt")
            return 1
    return stores.code or int(failed)


def _rebuilt(
    store: Store,
    settings: Settings,
    slugs: Iterable[str],
    stop: SignalStop,
    *,
    jobs: int | None,
    is_whole: bool,
) -> Iterator[tuple[str, RebuildResult | None, str]]:
    """Rebuild documents one after the other; yield the name of each, the result, and why there is none."""
    names = {row: f"{company}/{slug}" for row, company, slug, _ in document_rows(store, slugs, None)}
    pages = store.snapshots.count() + store.sources.citation_count()
    with documents_ahead(store.path, names, settings.weights, jobs=jobs, pages=pages) as ahead:
        if is_whole:
            store.search_index.make_again()
        for row, results in ahead:
            stop.check()
            step = partial(rebuild, store, row, settings.weights)
            # Rebuilding is one transaction: after a failure everything is as before.
            with at_hand(results):
                result, problem = attempt(step, None, "could not be rebuilt, and is as before")
            yield names[row], result, problem


def _in_words(result: RebuildResult) -> str:
    """Return what rebuilding a document did."""
    return (
        f"{count(result.snapshots, 'snapshot')} re-extracted, {count(result.changed, 'text')} changed; "
        f"{count(result.timeline.versions, 'version')}"
    )
