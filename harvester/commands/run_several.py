"""Harvest companies of several stores, as one run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from harvester.commands.progress import SilentProgress
from harvester.commands.saving_first import save_first
from harvester.commands.session import now
from harvester.commands.stopping import held_until_stopped, signals_stop, timing
from harvester.pipeline.harvest_companies import archive_for
from harvester.pipeline.harvest_result import HarvestResult
from harvester.pipeline.watching import StoppingWatcher
from harvester.stores import SeveralStores
from harvester.stores.harvesting import harvest_stores, locations_of, planned_run
from harvester.stores.shared import made_shared


class TellsOfRun(Protocol):
    """Says to standard error what a user should know before a run."""

    def __call__(self, update: tuple[int, int], *, is_rendered: bool) -> None:
        """Say it.

        Args:
            update: how many documents and captures are made again first, by newer rules.
            is_rendered: whether a browser renders any page.
        """
        ...


def harvest_several(
    several: SeveralStores,
    names: Iterable[str],
    location: str,
    shown: SilentProgress,
    tell: TellsOfRun | None,
) -> list[HarvestResult]:
    """Harvest companies of several stores, as the only run on them.

    Args:
        several: the stores, opened for writing.
        names: slugs, names or domains of companies; none means all that are watched.
        location: where the archive is.
        shown: shows the progress.
        tell: says what a user should know before; None for a quiet run.

    Raises:
        Stopped: the run was stopped before anything was done.
    """
    settings, shared, names = several.settings, made_shared(several.pattern.shared), tuple(names)
    with (
        signals_stop() as stop,
        held_until_stopped(stop, shared, wait=settings.schedule.overlap == "wait"),
        archive_for(location, settings, shared, timing(stop)) as archive,
        shown as progress,
    ):
        stores = several.each_once(names) if names else several.each_once().watched(settings)
        save_first(stores, settings, archive, timing(stop), is_quiet=tell is None)
        planned = planned_run(several, names, locations_of(archive), now())
        if tell is not None:
            documents = sum(one.outdated[0] for one in planned)
            captures = sum(one.outdated[1] for one in planned)
            is_rendered = any(job.renders for one in planned for job in one.jobs)
            tell((documents, captures), is_rendered=is_rendered)
        watcher = StoppingWatcher(stop.check, progress)
        return harvest_stores(several, planned, archive, clock=now, watcher=watcher, check=stop.check)
