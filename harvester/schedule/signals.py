"""What wakes the daemon: signals, and threads that have something to say.

A signal that arrives just before a program begins to wait must not be slept through; so it is written
into a socket by the interpreter itself, whichever thread gets it (signal.set_wakeup_fd).
"""

from __future__ import annotations

import contextlib
import select
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager

CALLED = 0
"""What is heard where no signal rang; no signal has this number."""


class Bell:
    """Rung by signals and threads, heard by one who waits."""

    def __init__(self, heard: socket.socket, rung: socket.socket) -> None:
        self._heard, self._rung = heard, rung

    def ring(self) -> None:
        """Wake whoever waits."""
        # A full socket wakes as well, and by a closed one nobody waits any more.
        with contextlib.suppress(OSError):
            self._rung.send(bytes([CALLED]))

    def wait(self, seconds: float) -> tuple[int, ...]:
        """Wait for the bell.

        Args:
            seconds: how long at most.

        Returns:
            The numbers of the signals that rang, `CALLED` for a thread; empty where nobody did.
        """
        select.select([self._heard], [], [], seconds)
        try:
            return tuple(self._heard.recv(4096))
        except BlockingIOError:
            return ()


@contextmanager
def signals_ring() -> Iterator[Bell]:
    """Return a bell that SIGTERM, SIGINT and SIGHUP ring, and do nothing else; all is as before when it ends.

    A second signal to end does what it does by default: who is in a hurry asks twice.
    """
    names = [name for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)]
    before = {getattr(signal, name): signal.getsignal(getattr(signal, name)) for name in names}

    def heard(number: int, frame: object) -> None:
        if number != getattr(signal, "SIGHUP", None):
            signal.signal(number, signal.SIG_DFL)

    hearing, ringing = socket.socketpair()
    with hearing, ringing:
        hearing.setblocking(False)
        ringing.setblocking(False)
        wakeup = signal.set_wakeup_fd(ringing.fileno(), warn_on_full_buffer=False)
        try:
            for number in before:
                signal.signal(number, heard)
            yield Bell(hearing, ringing)
        finally:
            signal.set_wakeup_fd(wakeup)
            for number, handler in before.items():
                signal.signal(number, handler)
