"""Wake the daemon by signals, or from another thread.

A signal that arrives just before the program begins to wait must not be missed. Therefore the interpreter
itself writes it into a socket, whichever thread receives it (signal.set_wakeup_fd).
"""

from __future__ import annotations

import contextlib
import select
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager

CALLED = 0
"""The number that stands for a thread; no signal has it."""


class Bell:
    """Wakes the one thread that waits for it; signals and other threads can ring it."""

    def __init__(self, heard: socket.socket, rung: socket.socket) -> None:
        self._heard, self._rung = heard, rung

    def ring(self) -> None:
        """Wake the waiting thread."""
        # A full socket wakes it too, and nobody waits on a closed one.
        with contextlib.suppress(OSError):
            self._rung.send(bytes([CALLED]))

    def wait(self, seconds: float) -> tuple[int, ...]:
        """Wait for the bell.

        Args:
            seconds: how long at most.

        Returns:
            The numbers of the signals that arrived, `CALLED` for a thread; empty if there was none.
        """
        select.select([self._heard], [], [], seconds)
        try:
            return tuple(self._heard.recv(4096))
        except BlockingIOError:
            return ()


@contextmanager
def signals_ring() -> Iterator[Bell]:
    """Let SIGTERM, SIGINT and SIGHUP ring a bell, and do nothing else, within the context.

    A second SIGTERM or SIGINT has its default effect, so that a user can stop the program at once.

    Yields:
        The bell. The previous handlers are restored at the end.
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
