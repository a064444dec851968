"""Run the pipeline for the documents of some companies, until the archive asks to wait."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from diffs.in_words import count, listed
from harvester.archive import Archive, Timing, members_of, open_archive
from harvester.config import Settings
from harvester.pipeline.harvest_documents import HarvestRun, Helpers
from harvester.pipeline.harvest_result import HarvestResult
from harvester.pipeline.harvesting_ahead import harvests_ahead
from harvester.pipeline.importing import register
from harvester.pipeline.jobs import Job, is_rendered, jobs_for
from harvester.pipeline.listing import updated_lists
from harvester.pipeline.turns import AskingPlan, Turns, asking_plan
from harvester.pipeline.watching import Watcher
from harvester.pipeline.wide_lists import WideAnswers, wide_lists
from harvester.rendering import Renderer, check_browser
from store import Store
from store.tables.pace_ledger import PaceLedger

# How many policies are named one by one.
_NAMED = 3


@contextmanager
def archive_for(location: str, settings: Settings, store: Path, timing: Timing) -> Iterator[Archive]:
    """Open the archive; its pace is shared with all other programs that use the store.

    Args:
        location: where it is.
        settings: the paces, the time-out and the contact.
        store: the store's file, which records the pace.
        timing: gives the time, and waits.

    Raises:
        ConfigError: the location is not that of an archive.
    """
    with (
        closing(PaceLedger(store)) as ledger,
        closing(open_archive(location, settings=settings.archive, ledger=ledger, timing=timing)) as archive,
    ):
        yield archive


def harvest_companies(
    store: Store,
    settings: Settings,
    companies: Iterable[str],
    archive: Archive,
    *,
    clock: Callable[[], datetime],
    watcher: Watcher,
) -> list[HarvestResult]:
    """Harvest the documents of companies.

    Args:
        store: the store.
        settings: the limits.
        companies: slugs.
        archive: the source of captures.
        clock: gives the time (aware, UTC).
        watcher: is notified of the progress.

    Returns:
        A result for each document, including those that were skipped because the archive asked to wait.

    Raises:
        BrowserMissing: pages are to be rendered, and there is no browser; nothing was asked.
        StoreError: the store cannot be used.
    """
    jobs = registered_jobs(store, settings, companies, clock())
    locations = [one.location for one in members_of(archive)]
    plan = asking_plan(store, [job.row for job in jobs], locations, settings.archive, clock())
    jobs = in_turn_of(store, jobs, turns_in(store, plan, archive, clock))
    return harvest_in_turn(store, archive, jobs, clock, watcher, HarvestRun(settings.jobs))


def registered_jobs(store: Store, settings: Settings, companies: Iterable[str], now: datetime) -> list[Job]:
    """Store companies of the configuration, and return a job for each document.

    Args:
        store: the store.
        settings: the limits.
        companies: slugs.
        now: the time (aware, UTC).

    Raises:
        BrowserMissing: pages are to be rendered, and there is no browser; nothing was stored.
    """
    companies = tuple(companies)
    check_rendering(store, settings, companies)
    register(store, settings, companies, now)
    return jobs_for(store, settings, companies)


def in_turn_of(store: Store, jobs: Iterable[Job], turns: Turns) -> list[Job]:
    """Return documents in the order in which a run harvests them.

    Args:
        store: the store.
        jobs: the documents.
        turns: which lists are asked for.
    """
    # A document whose list always ends the run must not hide the others for ever.
    return sorted(
        (replace(job, turns=turns) for job in jobs),
        key=lambda job: (store.listings.has_failed(job.row), turns.place(job.row)),
    )


def harvest_in_turn(
    store: Store,
    archive: Archive,
    jobs: Sequence[Job],
    clock: Callable[[], datetime],
    watcher: Watcher,
    run: HarvestRun,
) -> list[HarvestResult]:
    """Harvest documents, with the other processes that help.

    Args:
        store: the store.
        archive: the source of captures.
        jobs: the documents, in their order.
        clock: gives the time (aware, UTC).
        watcher: is notified of the progress.
        run: what the documents of other stores in the same run mean for these.
    """
    with ExitStack() as started:
        is_any_to_be_rendered = any(job.renders for job in jobs)
        browser = started.enter_context(Renderer()) if is_any_to_be_rendered else None
        ahead = started.enter_context(harvests_ahead(store, archive, jobs, clock(), run.processes))
        return run.harvest(store, archive, jobs, clock, watcher, Helpers(browser, ahead))


def turns_in(
    store: Store, plan: AskingPlan, archive: Archive, clock: Callable[[], datetime], before: int | None = None
) -> Turns:
    """Return the turns of a plan, with which lists are asked for together.

    Args:
        store: the store.
        plan: which lists are asked for.
        archive: the source of captures.
        clock: gives the time (aware, UTC).
        before: how many requests had been sent to the indexes when the run began; None: it begins now.
    """
    now = clock()
    due, at_rest = (updated_lists(store, names, now) for names in (plan.chosen, plan.at_rest))
    questions = wide_lists(due, now, store.wide_lists.refused_at, at_rest)
    return Turns(plan, archive, WideAnswers(store, questions, clock), before)


def saved(outcomes: Sequence[HarvestResult]) -> str:
    """Return what a run that was stopped has saved: ``12 captures of nikon/privacy saved``.

    Args:
        outcomes: what it did for each document that it began with.
    """
    fetched = {
        f"{one.job.company}/{one.job.document}": one.snapshots_new for one in outcomes if one.snapshots_new
    }
    if not any(one.requests_index or one.requests_memento for one in outcomes):
        return "no request was sent"
    if not fetched:
        return "what was listed is saved, no capture was fetched"
    return f"{count(sum(fetched.values()), 'capture')} of {listed(list(fetched), _NAMED)} saved"


def check_rendering(store: Store, settings: Settings, companies: Iterable[str]) -> None:
    """Make sure that there is a browser if pages of companies are to be rendered.

    Args:
        store: the store.
        settings: the configuration.
        companies: slugs.

    Raises:
        BrowserMissing: there is none.
    """
    if is_any_rendered(store, settings, companies):
        check_browser()


def is_any_rendered(store: Store, settings: Settings, companies: Iterable[str]) -> bool:
    """Return whether a browser renders pages of any document of companies.

    Args:
        store: the store; documents may be imported that the configuration does not describe.
        settings: the configuration.
        companies: slugs.
    """
    slugs = tuple(dict.fromkeys(companies))
    described = filter(None, map(settings.index.of, slugs))
    if any(is_rendered(settings, one.slug, document.slug) for one in described for document in one.documents):
        return True
    # What the configuration does not describe is read as `[archive]` says.
    renders = settings.archive.render == "when needed"
    return renders and any(job.renders for job in jobs_for(store, settings, slugs))
