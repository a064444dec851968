"""Ask for captures before a harvest, which fetches what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from diffs.in_words import count
from harvester.archive import Archive, Timing
from harvester.config import Settings
from harvester.pipeline.harvest_companies import check_rendering
from harvester.pipeline.importing import register
from harvester.saving.in_words import left_over, missed, summary
from harvester.saving.save import assess, save_due
from harvester.saving.service import NoSaving, problem_with, saving_location, service_for
from harvester.stores import StoreSequence
from store.tables.saves import Saves


@dataclass(frozen=True, slots=True)
class SavingReport:
    """What is said of the captures that were asked for before a harvest.

    Attributes:
        done: what was asked for and what came of it, or why the archive captures nothing; or ``""``.
        missed: what is said of each address that was asked for and not captured.
        trouble: why not everything that is due was asked for, or ``""``.
    """

    done: str = ""
    missed: tuple[str, ...] = ()
    trouble: str = ""

    @property
    def problems(self) -> tuple[str, ...]:
        """What went wrong."""
        return (*self.missed, *((self.trouble,) if self.trouble else ()))


def due_now(stores: StoreSequence, settings: Settings, location: str, now: datetime) -> str:
    """Return what a run would ask for before the harvest, or why it cannot, in one line; ``""`` if nothing.

    Args:
        stores: the stores, with the companies.
        settings: the configuration.
        location: the names of the archives in the store, one a line.
        now: the time (aware, UTC).
    """
    problem = problem_with(location, settings)
    if problem is not None:
        return _why_not(problem, settings)
    saving = saving_location(location)
    assert saving is not None
    found = assess(stores, settings, saving, now)
    due = sum(one.verdict.kind in ("due", "look") for one in found)
    asked = count(min(due, settings.save.budget), "capture")
    return f"the archive would be asked for {asked} (`harvest save --dry-run` shows which)" if due else ""


def _why_not(problem: NoSaving, settings: Settings) -> str:
    """Return why nothing is saved, or ``""`` if nothing is to be saved."""
    return f"nothing is saved: {problem.problem}. {problem.remedy}" if settings.save.every is not None else ""


def save_before_harvest(
    stores: StoreSequence,
    quotas: Saves,
    settings: Settings,
    archive: Archive,
    timing: Timing,
    tell: Callable[[str], None],
) -> SavingReport:
    """Ask for the captures that are due where ``[save]`` is configured; no fault ends the harvest.

    Args:
        stores: the stores, on which no other run is at work, with the companies; each comes once.
        quotas: as for `save_due`.
        settings: the configuration.
        archive: the archive that is used, or several.
        timing: gives the time, and waits.
        tell: is told, in one line, what is going to take long.

    Raises:
        BrowserMissing: pages are to be rendered, and there is no browser; nothing was asked.
        StoreError: the only store cannot be used.
    """
    service = service_for(archive, settings)
    if isinstance(service, NoSaving):
        told = _why_not(service, settings)
        # Whoever names a file for a run knows what it cannot do; missing keys are a mistake.
        return SavingReport(trouble=told) if service.is_meant else SavingReport(done=told)
    for given in stores:
        with given as (store, slugs):
            check_rendering(store, settings, slugs)
            register(store, settings, slugs, timing.clock())
    result = save_due(stores, quotas, settings, service, timing, tell)
    trouble = f"not everything is saved: {left_over(result)}" if result.problem else ""
    return SavingReport(summary(result), tuple(missed(result.addresses)), trouble)
