"""The lengths of time of the configuration, in words: ``"7 days"``."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

from diffs.in_words import count
from harvester.config.values import InvalidValue, ValueReader, text

_DURATION = re.compile(r"(?:(?P<number>[0-9]{1,6}) *)?(?P<unit>hour|day|week)s?", re.IGNORECASE)
_UNITS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(weeks=1)}
_EXAMPLE = 'Write it as "7 days" or "36 hours"'


def duration(shortest: timedelta, longest: timedelta) -> ValueReader:
    """Return a reader of lengths of time: a number of hours, days or weeks.

    Args:
        shortest: the shortest one that is taken.
        longest: the longest one that is taken.

    Raises:
        InvalidValue: (the reader) it is no length of time, or out of range.
    """

    def read(value: object, folder: Path) -> timedelta:
        words = text(value, folder)
        found = _DURATION.fullmatch(words)
        if not found:
            raise InvalidValue(f"is not a length of time: {words!r}", _EXAMPLE)
        length = int(found["number"] or 1) * _UNITS[found["unit"].lower()]
        if not shortest <= length <= longest:
            remedy = f"Write {in_words(shortest)} to {in_words(longest)}"
            raise InvalidValue(f"is {words!r}", remedy)
        return length

    return read


def optional_duration(shortest: timedelta, longest: timedelta) -> ValueReader:
    """Return a reader of what `duration` takes, or of an empty text, which is None.

    Args:
        shortest: the shortest one that is taken.
        longest: the longest one that is taken.
    """
    read = duration(shortest, longest)
    return lambda value, folder: None if value == "" else read(value, folder)


def in_words(length: timedelta) -> str:
    """Return a length of time in words: ``7 days``, ``36 hours``.

    Args:
        length: whole hours.
    """
    days, rest = divmod(length, timedelta(days=1))
    return count(days, "day") if days and not rest else count(length // timedelta(hours=1), "hour")
