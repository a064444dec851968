"""Whether the work of the daemon goes on: tell a run that takes long from one that hangs."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from harvester.config import Settings
from harvester.schedule.daemon import Work

STALL_SECONDS = 3600.0
"""How long a job may give no sign of progress. An answer of the archive takes five minutes at most, and the
comparison of the longest texts some minutes."""


class Pulse:
    """Notes the progress of jobs in other threads, for the thread that watches them.

    Args:
        monotonic: gives the seconds of a clock that only goes forward, and stands while the machine sleeps.
    """

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._lock = threading.Lock()
        # Until when each thread that works on a job need not give another sign.
        self._until: dict[int, float] = {}
        self._idle_until = monotonic() + STALL_SECONDS

    @contextmanager
    def working(self) -> Iterator[None]:
        """Watch the job that is done within the context."""
        thread = threading.get_ident()
        with self._lock:
            self._until[thread] = self._monotonic() + STALL_SECONDS
        try:
            yield
        finally:
            with self._lock:
                del self._until[thread]
                self._idle_until = self._monotonic() + STALL_SECONDS

    def beat(self, seconds: float = 0) -> None:
        """Note that the job of this thread goes on.

        Args:
            seconds: how long it now waits for something, knowing what.
        """
        thread = threading.get_ident()
        with self._lock:
            if thread in self._until:
                self._until[thread] = self._monotonic() + seconds + STALL_SECONDS

    @property
    def is_stalled(self) -> bool:
        """Whether a job hangs, or the scheduler, which starts one every quarter of an hour."""
        with self._lock:
            now = self._monotonic()
            if self._until:
                return any(until < now for until in self._until.values())
            return self._idle_until < now

    def clock(self, clock: Callable[[], datetime]) -> Callable[[], datetime]:
        """Return a clock whose every reading is a sign of progress.

        Each request, and each piece of an answer, reads it.

        Args:
            clock: gives the time.
        """

        def read() -> datetime:
            self.beat()
            return clock()

        return read

    def nap(self, nap: Callable[[float], None]) -> Callable[[float], None]:
        """Return a way to wait that is no stall, however long it takes.

        Args:
            nap: waits for some seconds.
        """

        def wait(seconds: float) -> None:
            self.beat(seconds)
            nap(seconds)
            self.beat()

        return wait


class PulsedWork:
    """Work of the daemon whose progress is watched.

    Args:
        work: the work itself.
        pulse: notes that it goes on.
    """

    def __init__(self, work: Work, pulse: Pulse) -> None:
        self._work, self._pulse = work, pulse

    def companies(self, settings: Settings) -> tuple[str, ...]:
        """Return the slugs of all companies that are known."""
        return self._work.companies(settings)

    def begun(self, settings: Settings) -> Mapping[str, datetime]:
        """Return when the last harvest of each company began."""
        return self._work.begun(settings)

    def look(self, settings: Settings, companies: tuple[str, ...], going_on: Callable[[], bool]) -> bool:
        """Harvest companies; each step asks whether it may begin, and is a sign of progress."""

        def goes_on() -> bool:
            self._pulse.beat()
            return going_on()

        with self._pulse.working():
            return self._work.look(settings, companies, goes_on)

    def post(self, settings: Settings) -> None:
        """Compose the mails that are due, and send those that wait."""
        with self._pulse.working():
            self._work.post(settings)
