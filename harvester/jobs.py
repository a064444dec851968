"""From the settings to what is to be done: jobs, and how the archive is to be asked."""

from __future__ import annotations

from collections.abc import Iterable

from harvester.archive.settings import ArchiveSettings as Manners
from harvester.pipeline import Job
from harvester.settings import ArchiveSettings, Settings
from store import Store


def jobs_for(store: Store, settings: Settings, companies: Iterable[str], budget: int | None) -> list[Job]:
    """The documents of companies, as jobs.

    Args:
        store: knows the documents.
        settings: the limits.
        companies: slugs.
        budget: mementos per document, or None for what the settings say.
    """
    archive = settings.archive
    return [
        Job(
            row=row["id"],
            company=row["company"],
            document=row["slug"],
            budget=archive.budget if budget is None else budget,
            resolution_days=archive.resolution_days,
            retry_at_once=archive.cooldown_seconds == 0 and archive.block_cooldown_seconds == 0,
            phrases=settings.weights,
        )
        for row in store.sources.documents(companies)
    ]


def manners(settings: ArchiveSettings) -> Manners:
    """How the archive is to be asked; a pace that the file states holds on a loopback address too."""
    stated = {"searches_per_minute", "mementos_per_minute"} & settings.stated
    return Manners(
        contact=settings.contact,
        searches_per_minute=settings.searches_per_minute,
        mementos_per_minute=settings.mementos_per_minute,
        timeout_seconds=settings.timeout_seconds,
        cooldown_seconds=settings.cooldown_seconds,
        block_cooldown_seconds=settings.block_cooldown_seconds,
        paced=True if stated else None,
    )
