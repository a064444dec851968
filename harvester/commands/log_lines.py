"""The log on standard error: dated lines in UTC, as text or as JSON, of what the program does."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TextIO

from diffs.in_words import count
from diffs.text import json_line, message
from harvester.commands.messages import LogFormat, keep_log

LOG = logging.getLogger("harvester")
"""All lines come from this logger and those below it; `harvester.archive` has the requests."""

# A line is written whole by the system up to this size, in characters.
_LONGEST = 2000


class LogLines(logging.Formatter):
    """One line for each record, fit to be shown: what others named can neither break it nor forge another.

    Args:
        form: ``text``, or ``json`` for an object on each line.
    """

    def __init__(self, form: LogFormat) -> None:
        super().__init__()
        self._form = form

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        said = record.getMessage()
        if record.exc_info and record.exc_info[1] is not None:
            said += f" ({type(record.exc_info[1]).__name__}: {record.exc_info[1]})"
        said = message(said, _LONGEST)
        time = datetime.fromtimestamp(record.created, UTC)
        if self._form == "text":
            return f"{time:%Y-%m-%dT%H:%M:%SZ} {record.levelname} {said}"
        return json_line(
            {
                "time": f"{time:%Y-%m-%dT%H:%M:%S}.{time.microsecond // 1000:03}Z",
                "level": record.levelname.lower(),
                "logger": record.name,
                "message": said,
                **getattr(record, "about", {}),
            }
        )


class LogHandler(logging.StreamHandler[TextIO]):
    """Writes lines to standard error; says how many were lost as soon as lines can be written again.

    A full disk must not end the work: the stream below drops what it cannot write
    (`harvester.commands.standard_streams`), and counts it.
    """

    def __init__(self, form: LogFormat) -> None:
        super().__init__(sys.stderr)
        self.setFormatter(LogLines(form))
        self._lost = 0
        self._has_failed = False

    def emit(self, record: logging.LogRecord) -> None:
        """Write the line of a record, and how many before it were lost."""
        if not self._writes(record):
            self._lost += 1
        elif self._lost:
            lines = count(self._lost, "line")
            # Past the logger: a line about lost lines that is lost itself must not ask for another one.
            said = "before this, %s of this log could not be written"
            if self._writes(LOG.makeRecord(LOG.name, logging.WARNING, "", 0, said, (lines,), None)):
                self._lost = 0

    def _writes(self, record: logging.LogRecord) -> bool:
        """Write the line of a record; return whether all of it was written."""
        dropped, self._has_failed = self._dropped, False
        super().emit(record)
        return not self._has_failed and self._dropped == dropped

    def say(self, line: str, is_last: bool) -> None:
        """Write a line about a problem, also when the log of the work has ended."""
        level = logging.ERROR if is_last else logging.WARNING
        self.handle(LOG.makeRecord(LOG.name, level, "", 0, "%s", (line,), None))

    @property
    def _dropped(self) -> int:
        """How much the stream below has dropped."""
        below = getattr(getattr(self.stream, "buffer", None), "raw", None)
        return int(getattr(below, "dropped", 0))

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # a name of `logging`
        """Note that a line could not be written; nothing else can be said."""
        self._has_failed = True


@contextmanager
def log_kept(form: LogFormat, *, verbose: bool) -> Iterator[None]:
    """Keep a log on standard error meanwhile; what is said to people goes into it, too.

    Args:
        form: the form of its lines.
        verbose: whether it has each request, and steps that gave nothing, too.
    """
    handler, root = LogHandler(form), logging.getLogger()
    before = LOG.level
    # What libraries warn of is said with its time, too.
    root.addHandler(handler)
    LOG.setLevel(logging.DEBUG if verbose else logging.INFO)
    keep_log(handler.say)
    try:
        yield
    finally:
        root.removeHandler(handler)
        LOG.setLevel(before)
