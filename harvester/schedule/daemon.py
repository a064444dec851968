"""Run the pipeline on a timetable, for weeks at a time (the only module that imports apscheduler).

APScheduler decides what is due and runs it, one job at a time; what must not be forgotten is in the store.
"""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Protocol
from zoneinfo import ZoneInfo

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.schedulers.base import BaseScheduler
from apscheduler.triggers.base import BaseTrigger

from diffs.in_words import count, listed, when
from harvester.config import Every, Settings
from harvester.errors import ConfigError
from harvester.schedule.firing import AGAIN, first_firing, jittered, next_firing
from harvester.schedule.groups import Group, groups
from harvester.schedule.signals import Bell, signals_ring
from harvester.schedule.supervisor import Supervisor
from harvester.schedule.upcoming import NextLook, first_look

BEAT_SECONDS = 60.0
"""How often the clock is checked: it takes at most this long to notice a sleep or a clock that was set."""
POST_MINUTES = 15
"""How often waiting mails are looked for; the outbox decides which of them are due."""
JUMP = timedelta(seconds=90)
"""A clock that goes back by less is only corrected; by more, it was wrong, and all jobs are planned again."""
GAP = timedelta(minutes=10)
"""If more time has passed since the last check, the machine slept, or its clock was set forward."""
HEARTBEAT = timedelta(hours=1)
"""How often the log says that the daemon is alive, if it says nothing else."""


class Work(Protocol):
    """The work of the daemon; each call opens the store for itself."""

    def companies(self, settings: Settings) -> tuple[str, ...]:
        """Return the slugs of all companies that are known."""
        ...

    def begun(self, settings: Settings) -> Mapping[str, datetime]:
        """Return when the last harvest of each company began."""
        ...

    def look(self, settings: Settings, companies: tuple[str, ...], going_on: Callable[[], bool]) -> bool:
        """Harvest companies while `going_on` returns True; return False if the archive was unreachable."""
        ...

    def post(self, settings: Settings) -> None:
        """Compose the mails that are due, and send those that wait."""
        ...


class TimetableTrigger(BaseTrigger):  # type: ignore[misc]  # apscheduler 3 has no type hints
    """A timetable as a trigger of APScheduler: it allows for clock changes and adds a random delay."""

    def __init__(self, group: Group, jitter_seconds: int) -> None:
        self._group, self._jitter_seconds = group, jitter_seconds

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime | None:
        """Return the next time after the last one, or after now if there was none.

        Args:
            previous_fire_time: when it fired last (aware), or None.
            now: the time (aware).
        """
        moment = next_firing(self._group.timetable, self._group.zone, previous_fire_time or now)
        return moment and jittered(moment, self._jitter_seconds)


def background() -> BaseScheduler:
    """Return a scheduler with one thread for the archive, so that runs never overlap, and one for mail."""
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    executors = {"archive": ThreadPoolExecutor(1), "post": ThreadPoolExecutor(1)}
    return BackgroundScheduler(executors=executors, timezone=UTC)


class Daemon:
    """Harvests companies when they are due and sends the digest, until it is stopped."""

    def __init__(
        self,
        work: Work,
        read: Callable[[], Settings],
        *,
        scheduler: BaseScheduler,
        clock: Callable[[], datetime],
        log: logging.Logger,
        on_stop: Callable[[], None] = lambda: None,
    ) -> None:
        """Prepare; nothing runs yet.

        Args:
            work: what to do when something is due.
            read: reads the configuration; it is read again on `reload`.
            scheduler: not yet started.
            clock: gives the time (aware, UTC).
            log: takes what the daemon does, and when it looks next.
            on_stop: ends the waits of the work when the daemon is stopped.

        Raises:
            ConfigError: the configuration cannot be used.
        """
        self._work, self._read, self._scheduler, self._clock, self._log = work, read, scheduler, clock, log
        self._on_stop, self._settings = on_stop, read()
        self._bell: Bell | None = None
        self._is_going_on = True
        self._failure: BaseException | None = None
        self._missed: dict[str, int] = {}
        self._again_at: dict[str, datetime] = {}
        self._companies: frozenset[str] = frozenset()
        self._seen = self._alive_at = clock()
        self._busy_with = ""
        self._is_alive = True

    def serve(self, supervisor: Supervisor | None = None) -> None:
        """Work until SIGTERM or SIGINT, which stop it after the current step; SIGHUP calls `reload`.

        Args:
            supervisor: is told how the daemon is.

        Raises:
            StoreError: the store cannot be used.
        """
        supervisor = supervisor or Supervisor()
        with signals_ring() as self._bell:
            try:
                self.start()
                supervisor.ready(self.state)
                while self._is_going_on:
                    self._wait(self._bell, supervisor)
            finally:
                # If planning fails, the process must not wait for the end of a run, which may take days.
                if self._is_going_on and self._scheduler.running:
                    supervisor.stopping()
                    self.stop()
        if self._failure is not None:
            raise self._failure

    def _wait(self, bell: Bell, supervisor: Supervisor) -> None:
        """Wait for signals or for the next beat, and do what they ask for."""
        pause = min(BEAT_SECONDS, supervisor.pause_seconds or BEAT_SECONDS)
        for number in bell.wait(pause) or (None,):
            if number is None:
                self.beat()
            elif number == getattr(signal, "SIGHUP", None):
                supervisor.reloading()
                self.reload()
                supervisor.ready(self.state)
            elif self._is_going_on:
                supervisor.stopping()
                self.stop()
        self._report_to(supervisor)

    def _report_to(self, supervisor: Supervisor) -> None:
        """Give the supervisor a sign of life, unless the work hangs."""
        if not self._is_going_on:
            return
        supervisor.status(self.state)
        is_alive = supervisor.alive()
        if not is_alive and self._is_alive:
            self._log.error("nothing goes on any more: %s", self.state)
        self._is_alive = is_alive

    def start(self) -> None:
        """Plan all jobs and start the scheduler."""
        self.plan()
        self._scheduler.start()
        # The conversion of an older store may have taken long.
        self._seen = self._clock()
        self._say_next()

    def stop(self) -> None:
        """Stop after the current step."""
        self._is_going_on = False
        self._log.info("stopping after the current step")
        self._on_stop()
        self._scheduler.shutdown(wait=True)

    def reload(self) -> None:
        """Read the configuration again; a wrong one is reported, and the old one stays in effect."""
        try:
            settings = self._read()
        except ConfigError as error:
            self._log.error(
                "the previous configuration stays in effect, because the new one is wrong: %s", error
            )
            return
        self._settings = settings
        self.plan()
        self._log.info("read the configuration again")
        self._say_next()

    def beat(self) -> None:
        """Notice whether the clock was set, start what became due meanwhile, and give a sign of life."""
        now = self._clock()
        times = when(self._seen, zone=False), when(now)
        if now < self._seen - JUMP:
            self._log.warning("the clock was set back from %s to %s; planning again", *times)
            self._alive_at = now
            self.plan()
            self._say_next()
        elif now > self._seen + GAP:
            self._log.warning(
                "nothing was done from %s to %s: the machine slept, or its clock was set", *times
            )
        self._seen = now
        if now - self._alive_at >= HEARTBEAT:
            self._say_next("running")
        # The scheduler waits on a clock that stops while the machine sleeps.
        self._scheduler.wakeup()

    def next_look(self, ended: str = "") -> NextLook:
        """Return when it looks next, as far as it is planned.

        Args:
            ended: the name of the group whose look has just ended; the scheduler may not have noticed it yet.
        """
        jobs = [job for job in self._scheduler.get_jobs() if job.executor == "archive"]
        due = {job.id: getattr(job, "next_run_time", None) for job in jobs}
        now = self._clock()
        for job in jobs:
            last = due[job.id]
            if job.id == ended and last is not None and last <= now:
                due[ended] = job.trigger.get_next_fire_time(last, now)
        return first_look(due.values())

    @property
    def state(self) -> str:
        """What it does, and when it looks next, in one line."""
        return "; ".join(filter(None, [self._busy_with, self.next_look().sentence]))

    def _say_next(self, before: str = "", ended: str = "") -> None:
        self._alive_at, following = self._clock(), self.next_look(ended)
        said = "; ".join(filter(None, [before, self._busy_with, following.sentence]))
        self._log.info("%s", said, extra={"about": following.as_object()})

    def plan(self) -> None:
        """Replace all jobs by those of the current groups."""
        now, settings = self._clock(), self._settings
        self._scheduler.remove_all_jobs()
        begun, companies = self._work.begun(settings), self._work.companies(settings)
        self._companies = frozenset(companies)
        again_at, self._again_at = self._again_at, {}
        for group in groups(settings, companies):
            if group.name in again_at:
                self._look_again(group, min(again_at[group.name], now + AGAIN[-1]))
            due = first_firing(group, begun, now)
            if due is not None:
                trigger = TimetableTrigger(group, settings.schedule.jitter_seconds)
                self._add(partial(self._look, group), group.name, "archive", trigger, due)
        posting = Group("post", Every(POST_MINUTES * 60), ZoneInfo("UTC"), ())
        self._add(self._post, posting.name, "post", TimetableTrigger(posting, 0), now)

    def _add(
        self, do: Callable[[], None], name: str, executor: str, trigger: BaseTrigger | None, due: datetime
    ) -> None:
        self._scheduler.add_job(
            self._guarded,
            trigger or "date",
            args=(do,),
            id=name,
            executor=executor,
            replace_existing=True,
            coalesce=True,
            max_instances=2,  # what is due while it runs waits for its end, at most once
            misfire_grace_time=None,  # missed runs are late, never dropped; `coalesce` makes them one
            **({"next_run_time": due} if trigger else {"run_date": due}),
        )

    def _guarded(self, do: Callable[[], None]) -> None:
        """Run a job; an unexpected exception ends the daemon, and `serve` raises it."""
        if not self._is_going_on:
            return
        try:
            do()
        except BaseException as error:
            self._failure = self._failure or error
            if self._bell is not None:
                self._bell.ring()

    def _look(self, group: Group) -> None:
        settings = self._settings
        # The configuration may have been read again while it waited for another look to end.
        companies = tuple(slug for slug in group.companies if slug in self._companies)
        if not companies:
            return
        self._again_at.pop(group.name, None)
        looking = f"looking at {count(len(companies), 'company')}"
        self._log.info("%s: %s", looking, listed(companies))
        self._busy_with = f"{looking} since {self._clock():%H:%M} UTC"
        try:
            is_well = self._work.look(settings, companies, lambda: self._is_going_on)
        finally:
            self._busy_with = ""
        self._work.post(settings)
        missed = 0 if is_well else self._missed.get(group.name, 0) + 1
        self._missed[group.name] = missed
        if 0 < missed <= len(AGAIN) and self._is_going_on:
            self._look_again(group, self._clock() + AGAIN[missed - 1])
        if self._is_going_on:
            self._say_next(ended=group.name)

    def _look_again(self, group: Group, due: datetime) -> None:
        """Plan a look at an archive that was unreachable; a new plan has it, too."""
        self._again_at[group.name] = due
        name = f"{group.name} again {self._missed.get(group.name, 0)}"
        self._add(partial(self._look, group), name, "archive", None, due)

    def _post(self) -> None:
        self._work.post(self._settings)
