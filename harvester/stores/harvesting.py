"""Run the pipeline for companies of several stores, as one run: one plan, one budget, one archive."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from harvester.archive import Archive, Stopped, members_of
from harvester.pipeline.harvest_companies import harvest_in_turn, in_turn_of, registered_jobs, turns_in
from harvester.pipeline.harvest_documents import HarvestRun
from harvester.pipeline.harvest_result import HarvestResult
from harvester.pipeline.jobs import Job, watched_of
from harvester.pipeline.staleness import outdated
from harvester.pipeline.turns import AskingPlan, governed_lists, shared_plans
from harvester.pipeline.watching import Watcher
from harvester.plan.asking import KnownList
from harvester.stores.looking import has_history
from harvester.stores.several import SeveralStores
from store.opening import exists


@dataclass(slots=True)
class StoreJobs:
    """What a run does in one store.

    Attributes:
        path: the file.
        jobs: the documents.
        known: what is known of their lists.
        plan: which of the lists are asked for.
        outdated: how many documents and captures are made again first, by newer rules.
    """

    path: Path
    jobs: list[Job]
    known: list[KnownList] = field(repr=False)
    outdated: tuple[int, int]
    plan: AskingPlan | None = None


def planned_run(
    several: SeveralStores, names: Iterable[str], archives: Sequence[str], now: datetime
) -> list[StoreJobs]:
    """Return what a run does in each store; stores that are missing are created.

    A company whose history is in another store than its own is left out, which is said: its history would
    begin anew. If it is in a file that is none of the stores, it begins anew, which is said, too.

    Args:
        several: the stores, opened for writing.
        names: slugs, names or domains; none means all companies that are watched.
        archives: locations of the archives.
        now: the time (aware, UTC).

    Raises:
        BrowserMissing: pages are to be rendered, and there is no browser.
        ConfigError: a name is unknown, or a corpus document of the configuration cannot be read.
    """
    names = tuple(names)
    shares = several.shares(names)
    found, new = [], list[str]()
    # Whatever is in a wrong place is known when those that are there were opened.
    for path in sorted(shares, key=lambda path: not exists(path)):
        slugs = shares[path]
        if not exists(path):
            several.look_into_all()
            slugs = tuple(slug for slug in slugs if not several.refused(slug))
        store = several.open(path) if slugs else None
        if store is not None:
            with several.given(path, store, slugs):
                watched = slugs if names else watched_of(store, several.settings, slugs)
                new += [slug for slug in watched if not has_history(store, slug)]
                jobs = registered_jobs(store, several.settings, watched, now)
                rows = [job.row for job in jobs]
                known = governed_lists(store, rows, archives, several.settings.archive)
                found.append(StoreJobs(path, jobs, known, outdated(store)))
    if new:
        several.look_into_all()
    # A store may be a copy of one that has other companies, too; the call need not be about them.
    wanted = several.strays.keys() & {slug for some in shares.values() for slug in some}
    refused = {slug for slug in sorted(wanted) if several.refused(slug)}
    several.tell_of_beside(slug for slug in new if slug not in refused)
    for one in found:
        one.jobs = [job for job in one.jobs if job.company not in refused]
    plans = shared_plans([one.known for one in found], archives, several.settings.archive, now)
    for one, plan in zip(found, plans, strict=True):
        one.plan = plan
    # What waited longest must not wait behind all other stores, in case the budget is spent before.
    return sorted((one for one in found if one.jobs), key=lambda one: _place(one, shares))


def _place(one: StoreJobs, shares: dict[Path, tuple[str, ...]]) -> tuple[int, tuple[str, ...]]:
    assert one.plan is not None
    return one.plan.first, shares[one.path]


def harvest_stores(
    several: SeveralStores,
    planned: Iterable[StoreJobs],
    archive: Archive,
    *,
    clock: Callable[[], datetime],
    watcher: Watcher,
    check: Callable[[], None],
) -> list[HarvestResult]:
    """Harvest the documents of several stores, one store after the other.

    Args:
        several: the stores, opened for writing.
        planned: what is to be done in each.
        archive: the source of captures.
        clock: gives the time (aware, UTC).
        watcher: is notified of the progress.
        check: raises `Stopped` if no other store is to be begun with.

    Returns:
        A result for each document, including those that were skipped because the archive asked to wait.

    Raises:
        Stopped: the run was stopped before anything was done.
    """
    results: list[HarvestResult] = []
    run, before = HarvestRun(several.settings.jobs), None
    for one in planned:
        try:
            check()
            # Who reads it may have to be waited for.
            store = several.open(one.path)
        except Stopped as stopped:
            if not results:
                raise
            results[-1] = replace(results[-1], interrupted=str(stopped))
            break
        if store is None or one.plan is None:
            continue
        with several.given(one.path, store, ()):
            turns = turns_in(store, one.plan, archive, clock, before)
            before = turns.before
            jobs = in_turn_of(store, one.jobs, turns)
            results += harvest_in_turn(store, archive, jobs, clock, watcher, run)
        if any(result.interrupted for result in results):
            break
    return results


def locations_of(archive: Archive) -> list[str]:
    """Return the locations of an archive, or of several.

    Args:
        archive: the archive.
    """
    return [one.location for one in members_of(archive)]
