"""Processes that work ahead of the one that writes."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import Connection
from typing import TypeVar

Unit = TypeVar("Unit")
Handed = TypeVar("Handed")
Worked = TypeVar("Worked")

# Signals that a terminal sends to all processes; Windows has no hanging up.
_OF_TERMINAL = tuple({signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGINT)})
# How many items each process is ahead of the writer: one that it works on, and one that waits.
_AHEAD = 2
# Starting a process takes as long as reading this many pages.
_LEAST_PAGES = 25
# What becomes of work if its process was killed, or had too little memory.
_NO_RESULT = (BrokenProcessPool, CancelledError, MemoryError, OSError)


def processors() -> int:
    """Return how many processors this process may use."""
    allowed: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed is not None else os.cpu_count() or 1


def leave_signals_of_terminal() -> None:
    """Leave what a terminal sends to all processes to the one that decides what becomes of the work.

    It must be called in the main thread.
    """
    for number in _OF_TERMINAL:
        signal.signal(number, signal.SIG_IGN)


def start_server(preloaded: Iterable[str]) -> None:
    """Start the process from which others are forked, which reads modules first; not on Windows.

    What a terminal sends reaches neither it nor what is forked from it: an interrupt while it reads the
    modules would print a traceback.

    Args:
        preloaded: the names of the modules.

    Raises:
        OSError: no process can be started.
    """
    multiprocessing.set_forkserver_preload([*preloaded])
    # It is started first: when Python has started it, it unblocks these signals.
    resource_tracker.ensure_running()
    with _signals_wait():
        forkserver.ensure_running()


@contextmanager
def _signals_wait() -> Iterator[None]:
    """Let what a terminal sends wait until processes are started; half of one would fail in its own way.

    What is started meanwhile does not get it at all.
    """
    if not hasattr(signal, "pthread_sigmask"):  # on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _OF_TERMINAL)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Workers:
    """Processes for pure work; a context manager, at whose end they end.

    They are not copies of this process, so they share no file, lock or thread with it. They end when it ends,
    however it ends. A signal that ends one of them leaves its work, and all that is left, to the caller.

    Args:
        jobs: how many processes may work; with 1 there are none, and all work is done by the caller.
        preloaded: the modules that the work needs, which are loaded once for all processes.

    Attributes:
        jobs: how many processes may work.
    """

    def __init__(self, jobs: int, preloaded: Sequence[str] = ()) -> None:
        self.jobs, self._preloaded = jobs, list(preloaded)
        self._executor: ProcessPoolExecutor | None = None
        self._lifeline: Connection | None = None

    @classmethod
    def for_pages(cls, jobs: int | None, pages: int, preloaded: Sequence[str] = ()) -> Workers:
        """Return as many processes as have enough to do.

        Args:
            jobs: how many there may be, or None for as many as there are processors.
            pages: how many pages there are to read.
            preloaded: the modules that the work needs.
        """
        return cls(min(jobs or processors(), max(1, pages // _LEAST_PAGES)), preloaded)

    def ahead(
        self, work: Callable[[Unit], Worked], items: Iterable[Unit]
    ) -> Iterator[tuple[Unit, Worked | None]]:
        """Begin the work; return the items in order, each with what a process made of it.

        Args:
            work: a function of a module, or a `partial` of one; its argument and result can be pickled.
            items: they are asked for only as far as the processes are ahead, so memory stays bounded.

        Returns:
            The items with the results; a result is None if no process did the work: the caller then does it,
            and meets with the error, if there is one, itself.
        """
        return self.ahead_with(work, ((item, item) for item in items))

    def ahead_with(
        self, work: Callable[[Handed], Worked], items: Iterable[tuple[Unit, Handed | None]]
    ) -> Iterator[tuple[Unit, Worked | None]]:
        """Begin the work; see `ahead`.

        Args:
            work: as for `ahead`.
            items: each with what the work is given of it; None if there is nothing to do ahead.

        Returns:
            The items with the results, or None.
        """
        if self.jobs <= 1:
            return ((item, None) for item, _ in items)
        submitted = ((item, self._submit(work, asked)) for item, asked in items)
        begun = deque(islice(submitted, self.jobs * _AHEAD))
        return _in_order(begun, submitted)

    def is_worth(self, pages: int) -> bool:
        """Return whether processes would have read pages sooner than the caller.

        Args:
            pages: how many.
        """
        return pages > 0 and (self._executor is not None or pages >= _LEAST_PAGES)

    def _submit(self, work: Callable[[Handed], Worked], asked: Handed | None) -> Future[Worked] | None:
        """Give work to the processes, which are started if there are none yet."""
        if asked is None:
            return None
        try:
            executor = self._started()
            with _signals_wait():
                return executor.submit(work, asked)
        except (BrokenProcessPool, OSError):
            # A process was killed, or none can be started: the caller does the rest.
            return None

    def _started(self) -> ProcessPoolExecutor:
        if self._executor is None:
            context = _context(self._preloaded)
            held, self._lifeline = context.Pipe(duplex=False)
            self._executor = ProcessPoolExecutor(
                self.jobs, mp_context=context, initializer=_begin, initargs=(held,)
            )
        return self._executor

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        if self._lifeline is not None:
            self._lifeline.close()
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)


def _in_order(
    begun: deque[tuple[Unit, Future[Worked] | None]],
    rest: Iterable[tuple[Unit, Future[Worked] | None]],
) -> Iterator[tuple[Unit, Worked | None]]:
    """Yield what was begun, and begin as much of the rest as was yielded."""
    for one in rest:
        first, future = begun.popleft()
        begun.append(one)
        yield first, _result(future)
    for first, future in begun:
        yield first, _result(future)


def _context(preloaded: list[str]) -> multiprocessing.context.BaseContext:
    """Return how processes are started: from one that has loaded the modules, where there is such a way."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    start_server(preloaded)
    return multiprocessing.get_context("forkserver")


def _begin(held: Connection) -> None:
    """Prepare a process: it ends with the one that started it, and does not mind what a terminal sends.

    SIGTERM ends it. When one process was killed, `ProcessPoolExecutor` ends the others in this way and waits
    for them; from Python 3.12 on it waits for ever if they ignore it.
    """
    leave_signals_of_terminal()
    threading.Thread(target=_end_with, args=(held,), daemon=True).start()


def _end_with(held: Connection) -> None:
    """End this process when the other end of the pipe is closed, as it is when its process was killed."""
    with suppress(EOFError, OSError):
        held.recv_bytes()
    os._exit(0)


def _result(future: Future[Worked] | None) -> Worked | None:
    """Return the result, or None if there is none."""
    if future is None:
        return None
    try:
        return future.result()
    except _NO_RESULT:
        return None
