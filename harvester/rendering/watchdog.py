"""Stop a browser that takes too long or too much memory, whatever it is doing; the only user of psutil."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import TYPE_CHECKING

from harvester.rendering.limits import RenderingLimits, too_large

if TYPE_CHECKING:
    # For annotations in the modules beside this one, too.
    from psutil import Process as Process

# How often time and memory are looked at. A page cannot fill memory much faster than a gigabyte per second.
_INTERVAL_SECONDS = 0.1
# How long the driver has for telling that its browser was killed, until it is killed itself.
_GRACE_SECONDS = 5.0


class Watchdog:
    """Watch the processes of a browser while it renders one page.

    A page can keep its process busy for ever, and then no call to the browser returns. So the limits are
    enforced from a thread of our own, by killing: the calls then fail, and `reason` says why.

    Attributes:
        reason: why the browser was killed, or ``""``.
    """

    def __init__(self, limits: RenderingLimits) -> None:
        self.reason = ""
        self._limits = limits
        self._stopped_for = ""
        self._used_seconds = 0.0
        self._running = Event()
        self._done = Event()

    @contextmanager
    def watching(self, driver: Process) -> Iterator[None]:
        """Enforce the limits while the block runs.

        Args:
            driver: the process whose children are the browser.
        """
        thread = Thread(target=self._watch, args=(driver,), name="rendering-watchdog", daemon=True)
        self._running.set()
        thread.start()
        try:
            yield
        finally:
            self._done.set()
            thread.join()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Do not count the time of the block: the browser waits for us."""
        self._running.clear()
        try:
            yield
        finally:
            self._running.set()

    def stop(self, reason: str) -> None:
        """Kill the browser at the next look.

        Args:
            reason: why.
        """
        self._stopped_for = reason

    def _watch(self, driver: Process) -> None:
        """Look at time and memory until the rendering is done or killed."""
        last = time.monotonic()
        while not self._done.wait(_INTERVAL_SECONDS):
            now = time.monotonic()
            if self._running.is_set():
                self._used_seconds += now - last
            last = now
            self.reason = self._excess(driver)
            if self.reason:
                self._kill(driver)
                return

    def _excess(self, driver: Process) -> str:
        """Return which limit is exceeded, in words, or ``""``."""
        if self._stopped_for:
            return self._stopped_for
        if self._used_seconds > self._limits.seconds:
            return f"it did not end within {self._limits.seconds:g} seconds"
        most = max(map(_memory_of, descendants(driver)), default=0)
        if most > self._limits.memory_bytes:
            return f"the memory that it uses has {too_large(most, self._limits.memory_bytes)}"
        return ""

    def _kill(self, driver: Process) -> None:
        """Kill the browser, and the driver too if it does not tell of it."""
        kill(descendants(driver))
        if not self._done.wait(_GRACE_SECONDS):
            kill([*descendants(driver), driver])


def children_of_ours() -> set[Process]:
    """Return the processes that this process started and that still run."""
    from psutil import Process

    return set(Process().children())


def is_running(process: Process) -> bool:
    """Return whether a process has not ended.

    Args:
        process: the process.
    """
    from psutil import STATUS_ZOMBIE, NoSuchProcess

    try:
        return process.status() != STATUS_ZOMBIE
    except NoSuchProcess:
        return False


def descendants(process: Process) -> list[Process]:
    """Return the processes that a process started, and those that they started.

    Args:
        process: the process; it may have ended.
    """
    from psutil import NoSuchProcess

    try:
        return process.children(recursive=True)
    except NoSuchProcess:
        return []


def kill(processes: list[Process]) -> None:
    """End processes at once, and wait until they have ended.

    Args:
        processes: the processes; some may have ended.
    """
    from psutil import NoSuchProcess

    for process in processes:
        # A process that got the number of one that ended is not touched: psutil knows when they started.
        with suppress(NoSuchProcess):
            process.kill()
    # A process that ended stays a zombie until its parent asks for it, which may never happen.
    until = time.monotonic() + _GRACE_SECONDS
    while any(is_running(process) for process in processes) and time.monotonic() < until:
        time.sleep(0.01)


def _memory_of(process: Process) -> int:
    """Return how many bytes of memory a process occupies."""
    from psutil import Error

    try:
        return int(process.memory_info().rss)
    except Error:
        return 0
