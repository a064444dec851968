"""The main job: `harvest --company NAME`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diffs.untrusted import one_line
from harvester.errors import ConfigError
from harvester.options import Globals, run_options, with_globals

if TYPE_CHECKING:
    from harvester.pipeline import Job, Outcome
    from harvester.settings import Settings
    from store import Store

LOOKED, MISSED, UNREACHABLE = 0, 1, 4


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
        as_json: write CONTRACT's `run` objects.
        quiet: say nothing but problems.

    Returns:
        The exit code of CONTRACT.

    Raises:
        ConfigError: a company is unknown, or the configuration is wrong; nothing was done.
        StoreError: the store cannot be used.
    """
    from harvester.jobs import jobs_for
    from harvester.registry import register
    from harvester.session import chosen_companies, now, settings_for, store_path
    from store import Store

    settings = settings_for(options)
    path = store_path(options, settings)
    if not path.exists() and not settings.companies:
        raise ConfigError(
            str(options.config or "config.toml"), "", "there is neither a configuration nor a store",
            "Write a config.toml, import a corpus document, or try `harvest demo`",
        )  # fmt: skip
    # An unknown name must leave nothing behind, not even an empty store.
    slugs = None if path.exists() else chosen_companies(settings, None, companies)
    with Store(path if path.exists() or not dry_run else Path(":memory:")) as store:
        slugs = chosen_companies(settings, store, companies) if slugs is None else slugs
        if not slugs:
            remedy = "Add one to the configuration, or import a corpus document"
            raise ConfigError(str(options.config or path), "", "no company is known", remedy)
        location = options.archive or settings.archive.location
        if dry_run:
            register(store, settings, slugs, now())
            return _forecast(
                store, jobs_for(store, settings, slugs, budget), location, settings, as_json=as_json
            )
        outcomes = _harvest_all(store, settings, slugs, location, budget, quiet=quiet)
    for outcome in outcomes:
        if as_json:
            click.echo(json.dumps(as_object(outcome), ensure_ascii=False))
        elif not quiet:
            click.echo("\n".join(summary(outcome)))
        for problem in outcome.problems if quiet or as_json else ():
            click.echo(f"harvest: {outcome.job.company}/{outcome.job.document}: {problem}", err=True)
    stopped = next((o.stopped for o in outcomes if o.stopped), None)
    if stopped is not None:
        until = getattr(stopped, "until", None)
        come_back = f"; come back at {until:%Y-%m-%d %H:%M:%S} UTC" if until else ""
        said = str(stopped)
        click.echo(f"harvest: {said if come_back and come_back[2:] in said else said + come_back}", err=True)
    return exit_code(outcomes)


def _harvest_all(
    store: Store, settings: Settings, slugs: Iterable[str], location: str, budget: int | None, *, quiet: bool
) -> list[Outcome]:
    """Harvest the documents one after the other, as the only run on this store."""
    from harvester.archive import open_archive
    from harvester.jobs import jobs_for
    from harvester.pipeline import harvest, pass_over
    from harvester.registry import register
    from harvester.session import now
    from harvester.terminal import watcher_for
    from store.lock import held
    from store.pacing import PaceLedger

    def told(line: str) -> None:
        click.echo(f"harvest: {line}", err=True)

    outcomes: list[Outcome] = []
    with (
        held(store.path, wait=settings.schedule.overlap == "wait", told=told),
        closing(PaceLedger(store.path)) as ledger,
        closing(open_archive(location, settings=settings.archive, ledger=ledger, clock=now)) as archive,
        watcher_for(quiet=quiet) as watcher,
    ):
        register(store, settings, slugs, now())
        for job in jobs_for(store, settings, slugs, budget):
            stopped = next((o.stopped for o in outcomes if o.stopped), None)
            if stopped is None:
                outcomes.append(harvest(store, archive, job, now, watcher))
            else:
                outcomes.append(pass_over(store, archive, job, now, stopped))
    return outcomes


def exit_code(outcomes: Iterable[Outcome]) -> int:
    """The exit code of a run: 4 goes before 1, and 0 means that all that was due was looked at."""
    outcomes = tuple(outcomes)
    if any(o.stopped for o in outcomes) or (outcomes and not any(o.answered for o in outcomes)):
        return UNREACHABLE
    return MISSED if any(o.problems for o in outcomes) else LOOKED


def as_object(outcome: Outcome) -> dict[str, object]:
    """CONTRACT's `run` object."""
    return {
        "company": outcome.job.company,
        "document": outcome.job.document,
        "listing": outcome.listing,
        "captures": outcome.captures,
        "requests": {"index": outcome.requests_index, "memento": outcome.requests_memento},
        "snapshots_new": outcome.snapshots_new,
        "versions_new": outcome.told.versions_new,
        "changes_new": outcome.told.changes_new,
        "remaining": outcome.remaining,
        "skipped": [
            {"timestamp": one.known.timestamp, "url": one.known.original, "reason": one.reason}
            for one in outcome.fetched
            if one.state != "read"
        ],
        "cited": [
            {"timestamp": one.known.timestamp, "url": one.known.original, "verdict": one.verdict}
            for one in outcome.fetched
            if one.verdict
        ],
        "problems": list(outcome.problems),
        "missed": outcome.blind.sentence,
    }


def summary(outcome: Outcome) -> list[str]:
    """What a run found, for people."""
    job, told = outcome.job, outcome.told
    asked = f"{count(outcome.requests_index, 'index request')}, {count(outcome.requests_memento, 'memento')}"
    listed = f"{count(outcome.captures, 'capture')} ({outcome.listing} list)"
    lines = [
        f"{job.company}/{job.document}: {listed}; {asked}",
        f"  {count(told.versions, 'version')} ({told.versions_new} new), "
        f"{count(told.changes, 'change')} ({told.changes_new} new)",
    ]
    for one in outcome.fetched:
        if one.verdict:
            lines.append(f"  cited snapshot {one.known.timestamp}: text {one.verdict}"
                         + (" to the corpus document" if one.verdict == "identical" else ""))  # fmt: skip
        elif one.error:
            cited = "cited snapshot" if one.known.cited else "capture"
            lines.append(f"  {cited} {one.known.timestamp} could not be had: {one.reason}")
        elif one.state not in ("read", "elsewhere"):
            lines.append(f"  {one.known.timestamp} is not a version: {one.reason}")
    lines += [f"  {problem}" for problem in outcome.problems if not problem[:14].isdigit()]
    if outcome.remaining:
        lines.append(f"  still to read: about {count(outcome.remaining, 'memento')}; run again to go on")
    elif outcome.blind.sentence:
        lines.append(f"  all read at this resolution; may have been missed: {outcome.blind.sentence}")
    return ["  " * line.startswith("  ") + one_line(line) for line in lines]


def count(number: int, noun: str) -> str:
    """A number with its noun: ``1 version``, ``2 versions``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _forecast(store: Store, jobs: Iterable[Job], location: str, settings: Settings, *, as_json: bool) -> int:
    """Say what a run would ask of the archive; nothing is asked, and nothing is stored but who is watched."""
    from harvester.forecast import forecast

    for one in (forecast(store, job, location, settings.archive) for job in jobs):
        click.echo(json.dumps(one.as_object(), ensure_ascii=False) if as_json else one_line(one.sentence))
    return LOOKED
