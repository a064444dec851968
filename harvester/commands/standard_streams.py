"""Standard input, output and error of the process, made so that writing to them never ends the work.

A full disk, a closed stream or a reader that leaves (`| head`) says nothing about the work itself: it is
done to its end, and what could not be written is reported when it is.
"""

from __future__ import annotations

import errno
import io
import os
import select
import sys
from typing import TextIO, cast

# How each standard stream is opened where the caller has closed it. The wrong way round for input and output:
# using them then fails, and the user hears of it. Messages to nobody are lost.
_CLOSED = (os.O_WRONLY, os.O_RDONLY, os.O_WRONLY)


class TolerantStream(io.RawIOBase):
    """A stream to write to that keeps the first error instead of raising it, and then drops what is written.

    Args:
        raw: the stream below.
        tries_again: whether what comes after an error is written if that is possible again, as it is with the
            log of a program that runs for years. It begins on a line of its own.

    Attributes:
        error: the first error, or None.
        dropped: how many bytes were not written.
    """

    def __init__(self, raw: io.RawIOBase, *, tries_again: bool = False) -> None:
        self._raw, self._tries_again = raw, tries_again
        self.error: OSError | None = None
        self.dropped = 0
        self._is_torn = self._is_broken = False

    def writable(self) -> bool:
        """Return True."""
        return True

    def fileno(self) -> int:
        """Return the number of the file."""
        return self._raw.fileno()

    def isatty(self) -> bool:
        """Return whether it is a terminal."""
        return self._raw.isatty()

    def write(self, data: object) -> int:
        """Write bytes; return how many were taken."""
        given = memoryview(data).cast("B")  # type: ignore[arg-type]
        if self.error is not None and not self._tries_again:
            return len(given)
        try:
            if self._is_broken and self._is_torn:
                self._raw.write(b"\n")
            # A pipe that does not block takes nothing while it is full.
            while (taken := self._raw.write(given)) is None:
                select.select([], [self.fileno()], [])
        except OSError as error:
            self.error = self.error or error
            self.dropped += len(given)
            self._is_broken = True
            return len(given)
        self._is_broken, self._is_torn = False, bool(taken) and given[taken - 1] != ord("\n")
        return taken


class StandardStreams:
    """The standard streams of this process.

    What goes into a file or a pipe is UTF-8 on every machine, as JSON has to be; a terminal is written to in
    its own encoding, with escapes for what it cannot show.
    """

    def __init__(self) -> None:
        for number, mode in enumerate(_CLOSED):
            try:
                os.fstat(number)
            except OSError:
                # Otherwise the next file that is opened would get the number, and what is printed.
                os.open(os.devnull, mode)
        if sys.stdin is None:
            sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), "utf-8")
        self._output = _made_tolerant("stdout", 1)
        self._messages = _made_tolerant("stderr", 2)

    def finish(self) -> str:
        """Write what is left, and return why the output is not complete, or ``""``.

        A reader that has left wanted no more: this is not a problem.
        """
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        error = self._output.error if self._output else None
        if error is None or error.errno == errno.EPIPE:
            return ""
        return f"standard output could not be written ({error.strerror}); what was done is saved"


def _made_tolerant(name: str, number: int) -> TolerantStream | None:
    """Replace a standard stream; return its lowest layer, or None if it is not a file."""
    stream: TextIO | None = getattr(sys, name)
    raw: io.RawIOBase
    at_once = is_for_messages = number == 2
    if stream is None:
        encoding, raw = "utf-8", io.FileIO(number, "w", closefd=False)
    elif isinstance(stream, io.TextIOWrapper):
        stream.flush()
        # With `python -u` there is no layer in between, and nothing is held back.
        encoding, at_once = stream.encoding, at_once or stream.write_through
        raw = cast("io.RawIOBase", getattr(stream.buffer, "raw", stream.buffer))
    else:
        return None
    tolerant = TolerantStream(raw, tries_again=is_for_messages)
    text = io.TextIOWrapper(
        io.BufferedWriter(tolerant),
        encoding if raw.isatty() else "utf-8",
        "backslashreplace",
        line_buffering=at_once or raw.isatty(),
    )
    setattr(sys, name, text)
    return tolerant
