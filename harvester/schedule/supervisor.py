"""Tell systemd, or whatever speaks its protocol, how the daemon is (sd_notify(3)).

A datagram of a few words, for which the library of systemd would have to be compiled; the packages in Python
alone are not kept any more (docs/decisions/0131-monitoring.md).
"""

from __future__ import annotations

import contextlib
import os
import socket
import time
from collections.abc import Callable, Mapping

from diffs.text import message

# In characters; `systemctl status` shows it in one line.
_LONGEST = 200


class Supervisor:
    """The supervisor of this process, if it has one; without one, nothing is sent.

    Args:
        address: the path of a socket, or a name in the abstract namespace that begins with ``@``; ``""`` if
            there is no supervisor.
        watchdog_seconds: within which time it wants a sign of life, or None if it does not wait for any.
        is_stalled: returns whether the work hangs: then there is no sign of life.
    """

    def __init__(
        self,
        address: str = "",
        watchdog_seconds: float | None = None,
        is_stalled: Callable[[], bool] = lambda: False,
    ) -> None:
        self._address, self._watchdog_seconds, self._is_stalled = address, watchdog_seconds, is_stalled
        self._status = ""

    @classmethod
    def of(cls, env: Mapping[str, str], is_stalled: Callable[[], bool] = lambda: False) -> Supervisor:
        """Return the supervisor that the environment names.

        Args:
            env: NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID are read.
            is_stalled: returns whether the work hangs.
        """
        microseconds = env.get("WATCHDOG_USEC", "")
        is_for_us = env.get("WATCHDOG_PID", "") in ("", str(os.getpid()))
        waits = is_for_us and microseconds.isascii() and microseconds.isdecimal() and int(microseconds) > 0
        return cls(env.get("NOTIFY_SOCKET", ""), int(microseconds) / 1e6 if waits else None, is_stalled)

    @property
    def pause_seconds(self) -> float | None:
        """How long to wait at most from one sign of life to the next: half of what it waits for, or None."""
        return self._watchdog_seconds / 2 if self._address and self._watchdog_seconds else None

    def ready(self, status: str) -> None:
        """Say that the start, or the reading of a new configuration, is done."""
        self._status = status
        self._send("READY=1", f"STATUS={message(status, _LONGEST)}")

    def reloading(self) -> None:
        """Say that the configuration is read again."""
        self._send("RELOADING=1", f"MONOTONIC_USEC={int(time.monotonic() * 1e6)}")

    def stopping(self) -> None:
        """Say that the daemon stops after the current step."""
        self._status = "stopping after the current step"
        self._send("STOPPING=1", f"STATUS={self._status}")

    def alive(self) -> bool:
        """Give a sign of life, unless the work hangs; return whether it goes on."""
        if self._is_stalled():
            return False
        if self._watchdog_seconds:
            self._send("WATCHDOG=1")
        return True

    def status(self, status: str) -> None:
        """Say what the daemon does, if that has changed."""
        if status != self._status:
            self._status = status
            self._send(f"STATUS={message(status, _LONGEST)}")

    def _send(self, *lines: str) -> None:
        """Send some lines; a supervisor that does not take them must not hold up the work."""
        # Windows has no such sockets. That no other program inherits one is Python's default on every system.
        family = getattr(socket, "AF_UNIX", None)
        if not self._address or family is None:
            return
        address = f"\0{self._address[1:]}" if self._address.startswith("@") else self._address
        with (
            contextlib.suppress(OSError, ValueError),
            socket.socket(family, socket.SOCK_DGRAM) as sender,
        ):
            sender.setblocking(False)
            sender.sendto("\n".join(lines).encode(), address)
