"""Show each request to an archive with its answer, as a dated line on standard error."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from diffs.text import printable

_LINE = "%(asctime)s %(message)s"
_TIME = "%Y-%m-%dT%H:%M:%SZ"
_NAME = "harvester"


class _LinesInUtc(logging.Formatter):
    """One line for each record, in UTC, fit to be shown in a terminal."""

    converter = staticmethod(time.gmtime)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        return printable(super().format(record))


@contextmanager
def requests_shown(shown: bool) -> Iterator[None]:
    """Show the requests that are sent meanwhile.

    Args:
        shown: whether they are; if not, nothing happens.
    """
    logger = logging.getLogger(_NAME)
    if not shown:
        yield
        return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_LinesInUtc(_LINE, _TIME))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(logging.NOTSET)
