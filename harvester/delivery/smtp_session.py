"""A conversation with a mail server whose answers have a deadline all together; what is sent must get on.

The time-out of a socket begins again with each byte, so that a server that sends one a minute would hold up a
run for days. A large mail over a slow line may take long: the deadline stands still as long as it moves.
"""

from __future__ import annotations

import io
import smtplib
import socket
import time
from typing import Any

# What must be sent within a time-out, which is 1 kB/s.
_PIECE_BYTES = 64 * 1024

# An answer has a few lines (RFC 5321, 4.5.3.1.5: of 512 bytes at most).
_LONGEST_ANSWER_BYTES = 1024 * 1024


class AnswerDeadline:
    """The time by which a server must have answered, however many answers there are until then.

    Args:
        timeout_seconds: how long one reading from the socket may take.
    """

    def __init__(self, timeout_seconds: float) -> None:
        self.timeout_seconds = timeout_seconds
        self._end = time.monotonic()

    def begin(self, seconds: float) -> None:
        """Allow some time from now on.

        Args:
            seconds: how long all answers may take.
        """
        self._end = time.monotonic() + seconds

    def stand_still(self, seconds: float) -> None:
        """Leave some time out of account, in which a mail was being sent.

        Args:
            seconds: how long that took.
        """
        self._end += seconds

    @property
    def has_passed(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() >= self._end

    @property
    def left_seconds(self) -> float:
        """How long the next reading may take.

        Raises:
            TimeoutError: the time is up.
        """
        if self.has_passed:
            raise TimeoutError("it answered too slowly")
        return min(self.timeout_seconds, max(self._end - time.monotonic(), 0.001))


class _AnswerBytes(io.RawIOBase):
    """The bytes of a server up to the deadline, and only so many as an answer may have."""

    def __init__(self, sock: socket.socket, deadline: AnswerDeadline) -> None:
        self._sock, self._deadline, self.size = sock, deadline, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._sock.settimeout(self._deadline.left_seconds)
        size = self._sock.recv_into(buffer)
        self.size += size
        if self.size > _LONGEST_ANSWER_BYTES:
            raise OSError("its answer does not end")
        return size


class LimitedSmtp(smtplib.SMTP):
    """`smtplib.SMTP` with a deadline for its answers.

    Args:
        host: name of the server.
        port: of the server.
        own_name: what this machine calls itself, or None for what the system says.
        deadline: begun before.
    """

    _answer: _AnswerBytes | None

    def __init__(
        self, host: str, port: int, own_name: str | None, *, deadline: AnswerDeadline, **rest: Any
    ) -> None:
        self._deadline, self._answer = deadline, None
        super().__init__(host, port, own_name, timeout=deadline.timeout_seconds, **rest)

    def getreply(self) -> tuple[int, bytes]:
        """Read an answer; one that comes too slowly is a lost connection, as it is for `smtplib`."""
        if self.file is None and self.sock is not None:
            # What the system keeps to be sent is sent while the answer is waited for.
            self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _PIECE_BYTES)
            self._answer = _AnswerBytes(self.sock, self._deadline)
            self.file = io.BufferedReader(self._answer)
        if self._answer is not None:
            self._answer.size = 0
        return super().getreply()

    def send(self, s: Any) -> None:
        """Send bytes, each piece of them within the time-out, while the deadline stands still."""
        given = s.encode(self.command_encoding) if isinstance(s, str) else s
        for start in range(0, len(given), _PIECE_BYTES):
            begun = time.monotonic()
            if self.sock is not None:
                self.sock.settimeout(self._deadline.timeout_seconds)
            super().send(given[start : start + _PIECE_BYTES])
            self._deadline.stand_still(time.monotonic() - begun)


class LimitedSmtpSsl(LimitedSmtp, smtplib.SMTP_SSL):
    """`smtplib.SMTP_SSL` with a deadline for its answers.

    Args:
        host: name of the server.
        port: of the server.
        own_name: what this machine calls itself, or None for what the system says.
        deadline: begun before.
        context: of TLS.
    """
