"""The work of the daemon: harvest some companies in one run, and send mail."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

from diffs.in_words import count
from harvester.archive import Archive
from harvester.config import Settings
from harvester.delivery import Transport
from harvester.pipeline.fetching import FetchResult
from harvester.pipeline.harvest import HarvestResult
from harvester.pipeline.harvest_companies import harvest_companies
from harvester.pipeline.jobs import Job, watched_companies
from harvester.pipeline.listing import ListingResult
from harvester.pipeline.telling import compose_due, send_due
from harvester.plan import NextFetch
from store import Store
from store.lock import StoreBusy, held

BUSY_SECONDS = 5.0
"""How often a run that waits for another one checks whether that one has ended."""


class Stopped(Exception):
    """The daemon is stopping: what was done is saved, and the next run continues from there."""


class Worker:
    """The work of the daemon, on one store; each call opens the store again."""

    def __init__(
        self,
        path: Path,
        *,
        archive: Callable[[Settings], AbstractContextManager[Archive]],
        transport: Callable[[Settings], Transport],
        clock: Callable[[], datetime],
        nap: Callable[[float], None],
        log: Callable[[str], None],
    ) -> None:
        """Prepare; nothing is opened yet.

        Args:
            path: the store.
            archive: opens the archive.
            transport: opens the transports that deliver mail.
            clock: gives the time (aware, UTC).
            nap: waits for some seconds.
            log: prints a line for people.
        """
        self._path, self._archive, self._transport = path, archive, transport
        self._clock, self._nap, self._log = clock, nap, log
        self._troubles: dict[str, str] = {}

    def companies(self, settings: Settings) -> tuple[str, ...]:
        """Return the slugs of all companies in the configuration, and of those that were imported."""
        with Store(self._path) as store:
            return watched_companies(settings, store, ())

    def begun(self, settings: Settings) -> Mapping[str, datetime]:
        """Return when the last harvest of each company began."""
        with Store(self._path) as store:
            return store.watches.begun()

    def look(self, settings: Settings, companies: tuple[str, ...], going_on: Callable[[], bool]) -> bool:
        """Harvest companies as the only run on the store.

        Args:
            settings: the current configuration.
            companies: slugs.
            going_on: returns whether the next step may begin.

        Returns:
            False if the archive was unreachable and is to be asked again soon.
        """
        begun_at = self._clock()
        try:
            outcomes = self._when_free(
                settings, going_on, lambda: self._harvest(settings, companies, going_on)
            )
        except StoreBusy as error:
            self._log(str(error))
            return True
        except Stopped:
            return True
        for outcome in outcomes:
            self._tell(outcome)
        with Store(self._path) as store:
            store.watches.mark(companies, begun_at)
        return not any(outcome.stopped or not outcome.answered for outcome in outcomes)

    def _when_free(
        self, settings: Settings, going_on: Callable[[], bool], run: Callable[[], list[HarvestResult]]
    ) -> list[HarvestResult]:
        """Run as soon as no other run holds the store; raise `StoreBusy` if configured not to wait."""
        has_told = False
        while True:
            try:
                with held(self._path, wait=False, told=self._log):
                    return run()
            except StoreBusy as error:
                if settings.schedule.overlap == "leave":
                    raise
                if not has_told:
                    self._log(f"waiting for another run ({error.holder or 'unknown process'}) to end")
                has_told = True
            if not going_on():
                raise Stopped
            self._nap(BUSY_SECONDS)

    def _harvest(
        self, settings: Settings, companies: tuple[str, ...], going_on: Callable[[], bool]
    ) -> list[HarvestResult]:
        with Store(self._path) as store, self._archive(settings) as archive:
            return harvest_companies(
                store,
                settings,
                companies,
                archive,
                clock=self._clock,
                watcher=_StoppingWatcher(going_on),
            )

    def _tell(self, outcome: HarvestResult) -> None:
        """Log what is new, and a problem when it begins and when it ends, not on every day of it."""
        name = f"{outcome.job.company}/{outcome.job.document}"
        if outcome.timeline.versions_new:
            self._log(f"{name}: {count(outcome.timeline.versions_new, 'new version')}")
        trouble = str(outcome.stopped) if outcome.stopped else "; ".join(outcome.problems)
        if bool(trouble) != (name in self._troubles):
            self._log(f"{name}: {trouble or 'can be looked at again'}")
        if trouble:
            self._troubles[name] = trouble
        else:
            self._troubles.pop(name, None)

    def post(self, settings: Settings) -> None:
        """Compose the mails that are due and send those that wait; log each that is not accepted.

        Args:
            settings: the current configuration.
        """
        with held(self._path, wait=True, told=lambda _: None, purpose="mail"), Store(self._path) as store:
            failures = list(compose_due(store, settings, self._clock()))
            failures += send_due(store, settings, self._transport(settings), self._clock).failures
        for error in failures:
            self._log(f"mail to {error}")


class _StoppingWatcher:
    """A watcher that ends a run between two of its steps, by raising `Stopped`."""

    def __init__(self, going_on: Callable[[], bool]) -> None:
        self._going_on = going_on

    def _check(self) -> None:
        if not self._going_on():
            raise Stopped

    def listing(self, job: Job) -> None:
        self._check()

    def listed(self, job: Job, listed: ListingResult, captures: int) -> None:
        self._check()

    def fetching(self, job: Job, chosen: NextFetch, remaining: int) -> None:
        self._check()

    def fetched(self, job: Job, fetched: FetchResult) -> None:
        self._check()
