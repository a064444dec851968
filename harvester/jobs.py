"""From the settings to what is to be done: one job for each document."""

from __future__ import annotations

from collections.abc import Iterable

from harvester.config.settings import Settings
from harvester.pipeline.harvest import Job
from harvester.pipeline.registry import taken_out
from store import Store


def jobs_for(store: Store, settings: Settings, companies: Iterable[str], budget: int | None) -> list[Job]:
    """The documents of companies, as jobs; without those that were taken out of the configuration.

    Args:
        store: knows the documents.
        settings: the limits.
        companies: slugs.
        budget: mementos per document, or None for what the settings say.
    """
    archive, gone = settings.archive, taken_out(store, settings)
    described = {company.slug for company in settings.companies}
    return [
        Job(
            row=row.id,
            company=row.company,
            document=row.slug,
            budget=archive.budget if budget is None else budget,
            resolution_days=archive.resolution_days,
            retry_at_once=archive.cooldown_seconds == 0 and archive.block_cooldown_seconds == 0,
            phrases=settings.weights,
        )
        for row in store.sources.documents(companies)
        # Who names a company that the configuration does not means all of it.
        if row.id not in gone or row.company not in described
    ]
