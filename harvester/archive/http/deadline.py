"""Limit the time that an answer may take as a whole, its headers included.

The time-out of a socket begins again with each byte: a server that sends one a minute would hold up a run
for days.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime, timedelta
from http.client import HTTPResponse
from typing import Any, cast


class Deadline:
    """The time at which the current answer must have come."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        """Create a deadline that has not begun.

        Args:
            clock: gives the time (aware).
        """
        self._clock = clock
        self._end: datetime | None = None

    def begin(self, seconds: float) -> None:
        """Allow so many seconds from now on."""
        self._end = self._clock() + timedelta(seconds=seconds)

    @property
    def has_passed(self) -> bool:
        """Whether the time is up."""
        return self._end is not None and self._clock() > self._end


class WatchedResponse(HTTPResponse):
    """An answer that is read up to a deadline; after it, reading raises `TimeoutError`."""

    def __init__(self, *args: Any, deadline: Deadline, **kwargs: Any) -> None:
        """Take what `HTTPResponse` takes, and the deadline."""
        super().__init__(*args, **kwargs)
        self.fp = io.BufferedReader(_WatchedStream(self.fp.detach(), deadline))


class _WatchedStream(io.RawIOBase):
    """The bytes of a socket, up to a deadline."""

    def __init__(self, stream: io.RawIOBase, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        if self._deadline.has_passed:
            raise TimeoutError("it came too slowly")
        return cast("int | None", self._stream.readinto(buffer))

    def close(self) -> None:
        self._stream.close()
        super().close()
