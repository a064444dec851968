"""What a table of an export is: named columns, each of one kind, and rows of values; for all formats."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from store.timestamps import moment

# `time` is an aware `datetime`, `names` a list of names without a comma, `json` any value for JSON.
ColumnKind = Literal["text", "integer", "real", "flag", "day", "time", "names", "json"]
TableRow = Mapping[str, Any]

_DIGITS = re.compile(r"[0-9]{14}")
_JANUARY_FIRST = "-01-01"


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        name: its name, which is that of its file.
        columns: the kind of each column, by its name, in order.
    """

    name: str
    columns: Mapping[str, ColumnKind]


def time_of(timestamp: str | None) -> datetime | None:
    """Return the time of a capture (aware, UTC), or None.

    Args:
        timestamp: 14 digits, or None.
    """
    return None if timestamp is None else moment(timestamp)


def iso(time: datetime) -> str:
    """Return a time as ISO 8601 in UTC: ``2012-05-03T09:00:00Z``."""
    return f"{time:%Y-%m-%dT%H:%M:%SZ}"


def first_day(stated: str | None) -> date | None:
    """Return the first day of a date that is known to the day, month or year; None without one.

    >>> first_day("2012-05")
    datetime.date(2012, 5, 1)

    Args:
        stated: ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``, or None.
    """
    if stated is None:
        return None
    missing = len("YYYY-MM-DD") - len(stated)
    return date.fromisoformat(stated + _JANUARY_FIRST[len(_JANUARY_FIRST) - missing :])


def with_times(found: Any) -> Any:
    """Return values for JSON in which the timestamps of captures are times.

    >>> with_times({"capture": "20120503090000", "words": 3})
    {'capture': '2012-05-03T09:00:00Z', 'words': 3}

    Args:
        found: objects, lists and plain values.
    """
    if isinstance(found, Mapping):
        return {name: with_times(value) for name, value in found.items()}
    if isinstance(found, list | tuple):
        return [with_times(value) for value in found]
    return iso(moment(found)) if isinstance(found, str) and _DIGITS.fullmatch(found) else found
