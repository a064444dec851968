"""Run the pipeline for the documents of some companies, until the archive asks to wait."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from harvester.archive import Archive, Timing, open_archive
from harvester.config import Settings
from harvester.pipeline.harvest import HarvestResult, Watcher, harvest_documents
from harvester.pipeline.jobs import jobs_for
from harvester.pipeline.registry import register
from store import Store
from store.tables.pace_ledger import PaceLedger


@contextmanager
def archive_for(
    location: str, settings: Settings, store: Path, clock: Callable[[], datetime]
) -> Iterator[Archive]:
    """Open the archive; its pace is shared with all other programs that use the store.

    Args:
        location: where it is.
        settings: the paces, the time-out and the contact.
        store: the store's file, which records the pace.
        clock: gives the time (aware, UTC).

    Raises:
        ConfigError: the location is not that of an archive.
    """
    with (
        closing(PaceLedger(store)) as ledger,
        closing(
            open_archive(location, settings=settings.archive, ledger=ledger, timing=Timing(clock))
        ) as archive,
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
        StoreError: the store cannot be used.
    """
    companies = tuple(companies)
    register(store, settings, companies, clock())
    # A document whose list always ends the run must not hide the others for ever.
    jobs = sorted(jobs_for(store, settings, companies), key=lambda job: store.listings.has_failed(job.row))
    return harvest_documents(store, archive, jobs, clock, watcher)
