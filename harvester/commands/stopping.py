"""End a command after the current step when a signal asks for it (SIGTERM, SIGINT, SIGHUP).

The step itself goes on, but a wait does not: a handler that raises an exception ends the call in which the
program waits (PEP 475). Elsewhere, the next step notices the signal.
"""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Protocol

from harvester.archive import Stopped, Timing
from harvester.commands.session import complain, now
from harvester.delivery import Mail, Transport
from store.lock import held
from store.waiting import patient

# How long a mail that is being sent may take after the signal. If it is cut off, the server may have accepted
# it, and it is sent again under the same Message-ID.
_LAST_SECONDS = 5.0
_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name))


class Stopping(Protocol):
    """Whether the program is to end; the main thread or another one carries out its work."""

    def check(self) -> None:
        """Raise `Stopped` if the program is to end."""
        ...

    def finishing(self) -> AbstractContextManager[None]:
        """Return the context of a call that may end by itself, but may not take long."""
        ...


class SignalStop:
    """Ends the work of the main thread when a signal arrives; a second signal ends the program at once."""

    def __init__(self) -> None:
        self._reason = ""
        self._is_waiting = self._is_finishing = False

    def check(self) -> None:
        """Raise `Stopped` if a signal has arrived.

        Raises:
            Stopped: one has.
        """
        if self._reason:
            raise Stopped(self._reason)

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Let a signal end what is waited for within the context, by raising `Stopped`."""
        self._is_waiting = True
        try:
            self.check()
            yield
        finally:
            self._is_waiting = False

    def sleep(self, seconds: float) -> None:
        """Wait for some seconds, or until a signal arrives."""
        with self.waiting():
            time.sleep(seconds)

    @contextmanager
    def finishing(self) -> Iterator[None]:
        """After a signal, give what is done within the context a few seconds, then raise `Stopped`."""
        self._is_finishing = True
        try:
            if self._reason:
                _wake_after(_LAST_SECONDS)
            yield
        finally:
            self._is_finishing = False
            if self._reason:
                _wake_after(0)

    def heard(self, number: int, frame: object) -> None:
        """Handle one of the signals."""
        self._reason = f"stopped by {signal.Signals(number).name}"
        for other in _SIGNALS:
            if signal.getsignal(other) == self.heard:
                signal.signal(other, signal.SIG_DFL)
        if self._is_waiting:
            self.check()
        if self._is_finishing:
            _wake_after(_LAST_SECONDS)

    def alarmed(self, number: int, frame: object) -> None:
        """Handle the end of the last seconds."""
        if self._is_finishing:
            self.check()


class ThreadStop:
    """Ends the work of other threads, at the next step or in a sleep, when the main thread asks for it."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def stop(self) -> None:
        """End the work."""
        self._event.set()

    def check(self) -> None:
        """Raise `Stopped` if the work is to end.

        Raises:
            Stopped: it is.
        """
        if self._event.is_set():
            raise Stopped("stopped with the daemon")

    def sleep(self, seconds: float) -> None:
        """Wait for some seconds, or until the work is to end."""
        self._event.wait(seconds)
        self.check()

    def finishing(self) -> AbstractContextManager[None]:
        """Return a context that does nothing: no signal reaches a thread."""
        return nullcontext()


class StoppingTransport:
    """Delivers mails until the program is to end; the others stay in the outbox.

    Args:
        transport: delivers the mails.
        stopping: says when to end.

    Attributes:
        sent: how many mails were accepted.
    """

    def __init__(self, transport: Transport, stopping: Stopping) -> None:
        self._transport, self._stopping, self.sent = transport, stopping, 0

    def send(self, mail: Mail) -> None:
        """Deliver a mail; see `Transport.send`. May raise `Stopped`."""
        self._stopping.check()
        with self._stopping.finishing():
            self._transport.send(mail)
        self.sent += 1

    def close(self) -> None:
        """Close connections; a server that does not answer must not delay the end."""
        with suppress(Stopped), self._stopping.finishing():
            self._transport.close()


@contextmanager
def signals_stop() -> Iterator[SignalStop]:
    """Let signals end the work within the context after the current step.

    A signal that is ignored, as SIGHUP is under `nohup`, stays ignored. Outside of the main thread, Python
    handles no signals.

    Yields:
        What the work asks whether to go on.
    """
    stop = SignalStop()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = {number: signal.getsignal(number) for number in _SIGNALS}
    handled = [number for number, handler in before.items() if handler not in (None, signal.SIG_IGN)]
    alarm = getattr(signal, "SIGALRM", None)  # Windows has none
    woken = (signal.signal(alarm, stop.alarmed) if alarm else None) or signal.SIG_DFL
    for number in handled:
        signal.signal(number, stop.heard)
    try:
        with patient(sleep=stop.sleep):
            yield stop
    finally:
        for number in handled:
            signal.signal(number, before[number])
        if alarm:
            signal.signal(alarm, woken)


@contextmanager
def held_until_stopped(stop: SignalStop, store: Path, *, wait: bool, purpose: str = "run") -> Iterator[None]:
    """Hold the store for one run (see `held`); a signal ends the wait for another run.

    Args:
        stop: ends the wait.
        store: the store's file.
        wait: whether to wait until the other run has ended.
        purpose: only runs of the same purpose exclude each other.
    """
    with ExitStack() as stack:
        with stop.waiting():
            stack.enter_context(held(store, wait=wait, told=complain, purpose=purpose))
        yield


def timing(stop: SignalStop) -> Timing:
    """Return the real time, with waits that a signal ends."""
    return Timing(now, stop.sleep, waiting=stop.waiting)


def tell_stopped(reason: str, what: str, remedy: str = "run again to continue") -> None:
    """Say on standard error that the command was stopped, what is saved, and how it goes on.

    Args:
        reason: such as ``stopped by SIGTERM``.
        what: what is saved.
        remedy: how to continue.
    """
    complain(f"{reason}: {what}; {remedy}")


def _wake_after(seconds: float) -> None:
    """Let the alarm go off after some seconds; 0 for never. Windows has no such timer."""
    set_timer: Callable[[int, float], object] | None = getattr(signal, "setitimer", None)
    if set_timer is not None:
        set_timer(signal.ITIMER_REAL, seconds)
