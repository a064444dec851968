"""The work of the daemon on several stores."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from harvester.config import Settings
from harvester.config.store_pattern import StorePattern
from harvester.delivery.ping import Ping, pinged
from harvester.errors import MailError
from harvester.pipeline.harvest_result import HarvestResult, exit_code, in_detail
from harvester.pipeline.jobs import watched_of
from harvester.pipeline.watching import StoppingWatcher
from harvester.reports.logged_steps import LoggedSteps
from harvester.schedule.worker import Worker, going_on_or_stopped
from harvester.stores import SeveralStores
from harvester.stores.harvesting import harvest_stores, locations_of, planned_run
from harvester.stores.sequence import UNUSABLE
from harvester.stores.shared import made_shared
from harvester.stores.telling import SharedOutbox
from store import Store


class SeveralWorker(Worker):
    """Does what `Worker` does, with several stores; what the daemon remembers is in the file that they share.

    Args:
        pattern: where the stores are.
        prepare: is called with each store that is opened.
        rest: as for `Worker`.
    """

    def __init__(self, pattern: StorePattern, prepare: Callable[[Store], None], **rest: Any) -> None:
        super().__init__(made_shared(pattern.shared), **rest)
        self._pattern, self._prepare = pattern, prepare
        self._seen: object = None

    def companies(self, settings: Settings) -> tuple[str, ...]:
        """Return the slugs of all companies in the configuration, and of those that were imported."""
        with self._several(settings, reading=True) as several:
            found = {company.slug for company in settings.companies}
            for given in several.sequence():
                with given as (store, slugs):
                    found.update(watched_of(store, settings, slugs))
        return tuple(sorted(found))

    def _several(self, settings: Settings, *, reading: bool) -> SeveralStores:
        """Return the stores, which stay where they are while the daemon runs."""
        return SeveralStores(
            settings, self._pattern, self._log.warning, reading=reading, prepare=self._prepare
        )

    def _harvest(
        self, settings: Settings, companies: tuple[str, ...], going_on: Callable[[], bool]
    ) -> list[HarvestResult]:
        check = partial(going_on_or_stopped, going_on)
        with self._several(settings, reading=False) as several, self._archive(settings) as archive:
            if settings.save.every is not None:
                self._save(several.each_once(companies), settings, archive)
            planned = planned_run(several, companies, locations_of(archive), self._clock())
            for one in planned:
                if (store := several.open(one.path)) is not None:
                    with several.given(one.path, store, ()):
                        self._tell_unended(store, tuple({job.company for job in one.jobs}))
            watcher = StoppingWatcher(check, LoggedSteps(self._log))
            with pinged(Ping(settings.schedule.ping, self._log.warning)) as report:
                outcomes = harvest_stores(
                    several, planned, archive, clock=self._clock, watcher=watcher, check=check
                )
                if not any(one.interrupted for one in outcomes):
                    code = UNUSABLE if several.has_failed else exit_code(outcomes)
                    report.code, report.summary = code, in_detail(outcomes)
            return outcomes

    def _compose_and_send(self, settings: Settings, failures: list[MailError]) -> None:
        with self._several(settings, reading=False) as several, Store(self._pattern.shared) as shared:
            outbox = SharedOutbox(several, shared)
            if self._seen != (settings, outbox.due(self._clock()), self._changed_at()):
                failures += outbox.compose(self._clock())
            due = outbox.due(self._clock())
            failures += outbox.send(self._transport(settings), self._clock).failures
        # Where nothing was written since, nothing is new. There may be thousands of stores.
        self._seen = settings, due, self._changed_at()

    def _changed_at(self) -> Mapping[Path, int]:
        """Return when each store was last written to."""
        return {one.path: one.path.stat().st_mtime_ns for one in self._pattern.existing()}
