"""What a run would ask of the archive (`harvest --dry-run`); nothing is asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from diffs.text import json_line, one_line
from harvester.commands.session import complain, now
from harvester.config import Settings
from harvester.errors import BrowserMissing
from harvester.pipeline.harvest_companies import check_rendering
from harvester.pipeline.importing import register
from harvester.pipeline.jobs import Job, jobs_for, watched_of
from harvester.pipeline.turns import AskingPlan, asking_plan, governed_lists, shared_plans
from harvester.plan.asking import KnownList
from harvester.reports import forecast
from harvester.saving import due_now
from harvester.stores import SeveralStores, one_store
from store import Store
from store.records import archives_in


def forecast_one(
    store: Store, settings: Settings, slugs: Iterable[str], location: str, *, as_json: bool
) -> int:
    """Print what a run would ask for companies of a store.

    Args:
        store: the store, opened for reading.
        settings: the configuration.
        slugs: the companies.
        location: where the archive is.
        as_json: whether to print an object for each document.

    Returns:
        The exit code.
    """
    slugs = tuple(slugs)
    jobs = _jobs(store, settings, slugs)
    rows = [job.row for job in jobs]
    plan = asking_plan(store, rows, archives_in(location), settings.archive, now())
    _print(store, settings, jobs, location, plan, as_json=as_json)
    if saved_first := due_now(one_store(store, slugs), settings, location, now()):
        complain(saved_first)
    _tell_of_browser(store, settings, slugs)
    return 0


def forecast_several(several: SeveralStores, names: Iterable[str], location: str, *, as_json: bool) -> int:
    """Print what a run would ask for companies of several stores.

    Args:
        several: the stores, opened for reading.
        names: slugs, names or domains of companies; none means all that are watched.
        location: where the archive is.
        as_json: whether to print an object for each document.

    Returns:
        The exit code.
    """
    names, settings, archives = tuple(names), several.settings, archives_in(location)
    stores = several.sequence(names)
    known: dict[tuple[str, ...], list[KnownList]] = {}
    for given in stores:
        with given as (store, slugs):
            jobs = _jobs(store, settings, slugs if names else watched_of(store, settings, slugs))
            known[slugs] = governed_lists(store, [job.row for job in jobs], archives, settings.archive)
    plans = dict(zip(known, shared_plans([*known.values()], archives, settings.archive, now()), strict=True))
    for given in stores:
        with given as (store, slugs):
            watched = slugs if names else watched_of(store, settings, slugs)
            _print(store, settings, _jobs(store, settings, watched), location, plans[slugs], as_json=as_json)
            _tell_of_browser(store, settings, watched)
    each = several.each_once(names) if names else several.each_once().watched(settings)
    if saved_first := due_now(each, settings, location, now()):
        complain(saved_first)
    return stores.code


def _jobs(store: Store, settings: Settings, slugs: Sequence[str]) -> list[Job]:
    register(store, settings, slugs, now())
    return jobs_for(store, settings, slugs)


def _print(
    store: Store, settings: Settings, jobs: Iterable[Job], location: str, plan: AskingPlan, *, as_json: bool
) -> None:
    for job in jobs:
        one = forecast(store, job, location, settings.archive, now(), plan)
        click.echo(json_line(one.as_object()) if as_json else one_line(one.sentence))


def _tell_of_browser(store: Store, settings: Settings, slugs: Iterable[str]) -> None:
    try:
        check_rendering(store, settings, slugs)
    except BrowserMissing as missing:
        # What rendering would ask for is known without a browser.
        complain(str(missing))
