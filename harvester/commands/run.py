"""The main job: `harvest --company NAME`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diffs.render.phrases import when
from diffs.text.untrusted import json_line, one_line
from harvester.commands.options import Globals, run_options, with_globals
from harvester.errors import ConfigError

if TYPE_CHECKING:
    from harvester.config.settings import Settings
    from harvester.pipeline.harvest import Outcome
    from store import Store


@click.command("run")
@run_options
@with_globals
def run_command(options: Globals, /, **rest: object) -> int:
    """List, fetch, extract, version and compare (what `harvest` does without a command)."""
    return run(options, **rest)  # type: ignore[arg-type]


def run(
    options: Globals, *, companies: Iterable[str] = (), budget: int | None = None, dry_run: bool = False,
    as_json: bool = False, quiet: bool = False,
) -> int:  # fmt: skip
    """Harvest the documents of companies.

    Args:
        options: configuration, store and archive.
        companies: slugs, names or domains; none means all that are known.
        budget: mementos per document, or None for what the configuration says.
        dry_run: only say what would be asked.
        as_json: write the `run` object of docs/json.mds.
        quiet: say nothing but problems.

    Returns:
        The exit code (docs/json.md).

    Raises:
        ConfigError: a company is unknown, or the configuration is wrong; nothing was done.
        StoreError: the store cannot be used.
    """
    from harvester.archive import check_location, name_of
    from harvester.commands.session import settings_for, store_path, watched_companies
    from harvester.pipeline.registry import adopt_companies
    from harvester.run_view import exit_code
    from store import Store

    settings = settings_for(options)
    path = store_path(options, settings)
    if not path.exists() and not settings.companies:
        problem = (
            "names no company, and there is no store"
            if settings.file
            else "there is neither a configuration nor a store"
        )
        raise ConfigError(
            str(options.config or "config.toml"), "", problem,
            "Write [companies.<slug>] into it, import a corpus document, or try `harvest demo`",
        )  # fmt: skip
    location = name_of(options.archive or settings.archive.location)
    check_location(location, settings.archive)
    # A wrong call must leave nothing behind, not even an empty store.
    slugs = None if path.exists() else watched_companies(settings, None, companies)
    with Store(path if path.exists() or not dry_run else Path(":memory:")) as store:
        adopt_companies(store, settings)
        slugs = watched_companies(settings, store, companies) if slugs is None else slugs
        if not slugs:
            raise ConfigError(
                str(settings.file or "config.toml"), "", "names no company, and none was imported",
                "Write [companies.<slug>] into it, or name one with --company",
            )  # fmt: skip
        if dry_run:
            return _forecast(store, settings, slugs, location, budget, as_json=as_json)
        outcomes = _harvest_all(store, settings, slugs, location, budget, quiet=quiet)
    _tell(outcomes, as_json=as_json, quiet=quiet)
    return exit_code(outcomes)


def _tell(outcomes: Sequence[Outcome], *, as_json: bool, quiet: bool) -> None:
    """Say what was found on standard output, and what could not be looked at on standard error."""
    from harvester.run_view import run_lines, run_object

    for outcome in outcomes:
        if as_json:
            click.echo(json_line(run_object(outcome)))
        elif not quiet:
            click.echo("\n".join(run_lines(outcome)))
        for problem in outcome.problems if quiet or as_json else ():
            click.echo(
                one_line(f"harvest: {outcome.job.company}/{outcome.job.document}: {problem}"), err=True
            )
    stopped = next((outcome.stopped for outcome in outcomes if outcome.stopped), None)
    if stopped is not None:
        until = getattr(stopped, "until", None)
        come_back = f"come back at {when(until)}" if until else ""
        said = str(stopped)
        click.echo(f"harvest: {said}" + (f"; {come_back}" if come_back not in said else ""), err=True)


def _harvest_all(
    store: Store, settings: Settings, slugs: Iterable[str], location: str, budget: int | None, *, quiet: bool
) -> list[Outcome]:
    """Harvest the documents one after the other, as the only run on this store."""
    from harvester.commands.progress import watcher_for
    from harvester.commands.session import now
    from harvester.pipeline.run import archive_for, harvest_all
    from store.lock import held

    def told(line: str) -> None:
        click.echo(f"harvest: {line}", err=True)

    with (
        held(store.path, wait=settings.schedule.overlap == "wait", told=told),
        archive_for(location, settings, store.path, now) as archive,
        watcher_for(quiet=quiet) as watcher,
    ):
        return harvest_all(store, settings, slugs, archive, budget=budget, clock=now, watcher=watcher)


def _forecast(
    store: Store,
    settings: Settings,
    slugs: Iterable[str],
    location: str,
    budget: int | None,
    *,
    as_json: bool,
) -> int:
    """Say what a run would ask of the archive; nothing is asked."""
    from harvester.commands.session import now
    from harvester.jobs import jobs_for
    from harvester.pipeline.registry import register
    from harvester.reports.forecast import forecast

    register(store, settings, slugs, now())
    for job in jobs_for(store, settings, slugs, budget):
        one = forecast(store, job, location, settings.archive)
        click.echo(json_line(one.as_object()) if as_json else one_line(one.sentence))
    return 0
