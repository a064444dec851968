"""The work of the daemon: harvest some companies in one run, and send mail."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from diffs.in_words import count
from harvester.archive import Archive, Stopped, Timing
from harvester.config import Settings
from harvester.delivery import Transport
from harvester.delivery.ping import Ping, pinged
from harvester.digest.wording import unended
from harvester.errors import ArchiveError, ConfigError, MailError
from harvester.pipeline.harvest_companies import harvest_companies, saved
from harvester.pipeline.harvest_result import HarvestResult, exit_code, in_detail, in_short
from harvester.pipeline.jobs import watched_companies
from harvester.pipeline.telling import compose_due, send_due
from harvester.pipeline.watching import StoppingWatcher
from harvester.reports.logged_steps import LoggedSteps
from harvester.saving import save_before_harvest
from harvester.stores import StoreSequence, one_store
from harvester.stores.shared import shared_saves
from store import Store
from store.lock import StoreBusy, held
from store.opening import is_ready
from store.writing import OPENING

BUSY_SECONDS = 5.0
"""How often a run that waits for another one checks whether that one has ended."""
_LOOKING, _MAILING = "looking", "sending mail"


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
        log: logging.Logger,
    ) -> None:
        """Prepare; nothing is opened yet.

        Args:
            path: the store.
            archive: opens the archive.
            transport: opens the transports that deliver mail.
            clock: gives the time (aware, UTC).
            nap: waits for some seconds.
            log: takes what is looked at, what came, and what failed.
        """
        self._path, self._archive, self._transport = path, archive, transport
        self._clock, self._nap, self._log = clock, nap, log
        self._troubles: dict[str, str] = {}

    def companies(self, settings: Settings) -> tuple[str, ...]:
        """Return the slugs of all companies in the configuration, and of those that were imported."""
        with self._planned_from() as store:
            return watched_companies(settings, store, ())

    def begun(self, settings: Settings) -> Mapping[str, datetime]:
        """Return when the last harvest of each company began."""
        with self._planned_from() as store:
            return store.watches.begun()

    @contextmanager
    def _planned_from(self) -> Iterator[Store]:
        """Open the store to plan what is due, which must not wait for another program that reads it.

        A store that is missing, or of an older form, is made, so that this happens once.
        """
        # Beside a connection that only reads, another thread could not begin to write.
        with OPENING:
            if is_ready(self._path):
                with Store(self._path, reading=True) as store:
                    yield store
                return
        with Store(self._path) as store:
            yield store

    def look(self, settings: Settings, companies: tuple[str, ...], going_on: Callable[[], bool]) -> bool:
        """Harvest companies as the only run on the store.

        Args:
            settings: the current configuration.
            companies: slugs.
            going_on: returns whether the next step may begin.

        Returns:
            False if the archive was unreachable, or could not be opened, and is to be asked again soon.
        """
        begun_at = self._clock()
        try:
            outcomes = self._when_free(
                settings, going_on, lambda: self._harvest(settings, companies, going_on)
            )
        except StoreBusy as error:
            self._log.warning("%s", error)
            return True
        except Stopped:
            return True
        except (ArchiveError, ConfigError) as error:
            # It was right when it was read. The files of an archive may be on a disk that is not there now.
            self._tell_trouble(_LOOKING, str(error), "can go on again")
            return False
        self._tell_trouble(_LOOKING, "", "can go on again")
        if any(outcome.interrupted for outcome in outcomes):
            self._log.info("%s; the next run continues", saved(outcomes))
            return True
        for outcome in outcomes:
            self._tell(outcome)
        self._log.info("%s", in_short(outcomes))
        # If the daemon is stopped while it waits, they are looked at again when it starts.
        with suppress(Stopped), Store(self._path) as store:
            store.watches.mark(companies, begun_at)
        return not any(one.stopped or not (one.answered or one.rests) for one in outcomes)

    def _when_free(
        self, settings: Settings, going_on: Callable[[], bool], run: Callable[[], list[HarvestResult]]
    ) -> list[HarvestResult]:
        """Run as soon as no other run holds the store; raise `StoreBusy` if configured not to wait."""
        has_told = False
        while True:
            try:
                with held(self._path, wait=False, told=self._log.info):
                    return run()
            except StoreBusy as error:
                if settings.schedule.overlap == "leave":
                    raise
                if not has_told:
                    self._log.info("waiting for another run (%s) to end", error.holder or "unknown process")
                has_told = True
            going_on_or_stopped(going_on)
            self._nap(BUSY_SECONDS)

    def _harvest(
        self, settings: Settings, companies: tuple[str, ...], going_on: Callable[[], bool]
    ) -> list[HarvestResult]:
        check = partial(going_on_or_stopped, going_on)
        with Store(self._path) as store, self._archive(settings) as archive:
            if missing := store.search_index.missing():
                self._log.info("making the search index of %s, once", count(missing, "text"))
                store.search_index.fill(check)
            self._tell_unended(store, companies)
            watcher = StoppingWatcher(check, LoggedSteps(self._log))
            with pinged(Ping(settings.schedule.ping, self._log.warning)) as report:
                self._save(one_store(store, companies), settings, archive)
                outcomes = harvest_companies(
                    store, settings, companies, archive, clock=self._clock, watcher=watcher
                )
                if not any(one.interrupted for one in outcomes):
                    report.code, report.summary = exit_code(outcomes), in_detail(outcomes)
            return outcomes

    def _save(self, stores: StoreSequence, settings: Settings, archive: Archive) -> None:
        """Ask for the captures that are due, and log what came of it; a trouble when it begins and ends."""
        timing = Timing(self._clock, self._nap)
        with shared_saves(stores) as quotas:
            report = save_before_harvest(stores, quotas, settings, archive, timing, self._log.info)
        for line in (*((report.done,) if report.done else ()), *report.missed):
            self._log.info("%s", line)
        self._tell_trouble("Save Page Now", report.trouble, "can be asked again")

    def _tell_unended(self, store: Store, companies: tuple[str, ...]) -> None:
        """Log which documents' last runs never ended; only this run holds the store, so none goes on."""
        for row in store.sources.documents(companies):
            runs = store.runs.unended(row.id)
            if runs:
                self._log.warning("%s/%s: %s; continuing", row.company, row.slug, unended(runs))

    def _tell(self, outcome: HarvestResult) -> None:
        """Log what is new, and a problem when it begins and when it ends, not on every day of it."""
        job = outcome.job
        name, about = f"{job.company}/{job.document}", {"company": job.company, "document": job.document}
        if outcome.timeline.versions_new:
            versions = count(outcome.timeline.versions_new, "new version")
            self._log.info("%s: %s", name, versions, extra={"about": about})
        trouble = str(outcome.stopped) if outcome.stopped else "; ".join(outcome.problems)
        self._tell_trouble(name, trouble, "can be looked at again", about)

    def _tell_trouble(
        self, name: str, trouble: str, over: str, about: Mapping[str, str] | None = None
    ) -> None:
        """Log a trouble when it begins and when it is over."""
        if bool(trouble) != (name in self._troubles):
            level = logging.WARNING if trouble else logging.INFO
            self._log.log(level, "%s: %s", name, trouble or over, extra={"about": about or {}})
        if trouble:
            self._troubles[name] = trouble
        else:
            self._troubles.pop(name, None)

    def post(self, settings: Settings) -> None:
        """Compose the mails that are due and send those that wait; log each that is not accepted.

        Args:
            settings: the current configuration.
        """
        failures: list[MailError] = []
        # If the daemon is stopped, what was not sent waits in the outbox.
        with suppress(Stopped), self._alone_with_the_mail():
            try:
                self._compose_and_send(settings, failures)
            except ConfigError as problem:
                self._tell_trouble(_MAILING, str(problem), "can go on again")
            else:
                self._tell_trouble(_MAILING, "", "can go on again")
        for error in failures:
            self._log.warning("mail to %s", error)

    def _compose_and_send(self, settings: Settings, failures: list[MailError]) -> None:
        """Compose and send mails; add why some were not accepted to `failures`, however it ends."""
        with Store(self._path) as store:
            failures += compose_due(store, settings, self._clock())
            failures += send_due(store, settings, self._transport(settings), self._clock).failures

    @contextmanager
    def _alone_with_the_mail(self) -> Iterator[None]:
        """Wait until no other process sends mail; unlike a wait for the lock itself, a nap can be ended."""
        with ExitStack() as stack:
            while True:
                try:
                    stack.enter_context(held(self._path, wait=False, told=self._log.info, purpose="mail"))
                except StoreBusy:
                    self._nap(BUSY_SECONDS)
                else:
                    break
            yield


def going_on_or_stopped(going_on: Callable[[], bool]) -> None:
    """Raise `Stopped` if the next step must not begin.

    Args:
        going_on: returns whether it may.

    Raises:
        Stopped: it must not.
    """
    if not going_on():
        raise Stopped("stopped with the daemon")
