"""One round over the documents of some companies: the pipeline for each, until the archive says wait."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from harvester.archive import Archive, Timing, open_archive
from harvester.config import Settings
from harvester.pipeline.harvest import HarvestResult, Watcher, harvest_documents
from harvester.pipeline.registry import register
from harvester.pipeline.selection import jobs_for
from store import Store
from store.tables.pace import PaceLedger


@contextmanager
def archive_for(
    location: str, settings: Settings, store: Path, clock: Callable[[], datetime]
) -> Iterator[Archive]:
    """Open the archive, paced together with every other program that works on the store.

    Args:
        location: where it is.
        settings: how politely it is asked.
        store: the store's file, which holds the pace.
        clock: gives the time (aware, UTC).

    Raises:
        ConfigError: the location is none.
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
        store: where everything is kept.
        settings: the limits.
        companies: slugs.
        archive: where captures come from.
        clock: gives the time (aware, UTC).
        watcher: is told how it goes on.

    Returns:
        An outcome for each document, those included that were passed over because the archive said wait.

    Raises:
        StoreError: the store cannot be used.
    """
    companies = tuple(companies)
    register(store, settings, companies, clock())
    return harvest_documents(store, archive, jobs_for(store, settings, companies), clock, watcher)
