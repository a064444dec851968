"""When a run is due: a cron expression of five fields, or an interval such as ``every 6 hours``; pure.

The reading of cron is that of POSIX crontab(5) and of Vixie cron: Sunday is 0 or 7, names of three letters
are allowed for months and weekdays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # days, leap years included

UNIT_SECONDS = {"minute": 60, "hour": 3600, "day": 86400, "week": 604800}
INTERVAL = re.compile(r"every\s+(?:(\d{1,6})\s+)?(minute|hour|day|week)s?", re.IGNORECASE)
STEP = re.compile(r"(?P<range>[^/]+)(?:/(?P<step>\d{1,4}))?")


@dataclass(frozen=True, slots=True)
class Cron:
    """The values at which each field of a cron expression matches, in rising order.

    Attributes:
        minutes: 0 to 59.
        hours: 0 to 23.
        days: days of the month, 1 to 31.
        months: 1 to 12.
        weekdays: 0 (Sunday) to 6 (Saturday).
    """

    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: tuple[int, ...]
    months: tuple[int, ...]
    weekdays: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Every:
    """A run each time that so many seconds have gone by."""

    seconds: int


@dataclass(frozen=True, slots=True)
class _Field:
    """One field of a cron expression: what it is called and what it may hold."""

    name: str
    lowest: int
    highest: int
    names: tuple[str, ...] = ()


_FIELDS = (
    _Field("minute", 0, 59),
    _Field("hour", 0, 23),
    _Field("day of the month", 1, 31),
    _Field("month", 1, 12, MONTHS),
    _Field("weekday", 0, 7, WEEKDAYS),
)


def parse_timetable(expression: str) -> Cron | Every:
    """Read a cron expression or an interval.

    Args:
        expression: ``minute hour day month weekday`` (``15 6 * * *``), or ``every 6 hours``
            (units: minutes, hours, days, weeks).

    Returns:
        When it is due.

    Raises:
        ValueError: it is neither, or can never be due; the message says which field and what it may hold.
    """
    interval = INTERVAL.fullmatch(expression.strip())
    if interval:
        seconds = int(interval[1] or 1) * UNIT_SECONDS[interval[2].lower()]
        if seconds == 0:
            raise ValueError("an interval of 0 is never over")
        return Every(seconds)
    parts = expression.split()
    if len(parts) != len(_FIELDS):
        raise ValueError(
            f"{expression!r} has {len(parts)} fields; a cron expression has 5: "
            "minute, hour, day of the month, month, weekday"
        )
    minutes, hours, days, months, weekdays = map(_values, _FIELDS, parts)
    if not any(day <= LONGEST_MONTH[month - 1] for day in days for month in months) and parts[4] == "*":
        raise ValueError(f"{expression!r} names days that none of its months has: it would never run")
    return Cron(minutes, hours, days, months, tuple(sorted({day % 7 for day in weekdays})))


def _values(field: _Field, text: str) -> tuple[int, ...]:
    """All values that a field such as ``1-5,10/2`` stands for."""
    found: set[int] = set()
    for part in text.split(","):
        match = STEP.fullmatch(part)
        if not match:
            raise ValueError(_complaint(field, text))
        step = int(match["step"] or 1)
        first, last = _range(field, match["range"], text, stepped=match["step"] is not None)
        if step == 0:
            raise ValueError(f"the {field.name} {text!r} has a step of 0")
        found.update(range(first, last + 1, step))
    return tuple(sorted(found))


def _range(field: _Field, text: str, whole: str, *, stepped: bool) -> tuple[int, int]:
    """First and last value of ``*``, ``4``, ``mon-fri``; ``4/5`` runs to the end, as in Vixie cron."""
    if text == "*":
        return field.lowest, field.highest
    low, dash, high = text.partition("-")
    first = _number(field, low, whole)
    if not dash:
        return first, field.highest if stepped else first
    last = _number(field, high, whole)
    if last == 0 and field.names is WEEKDAYS:
        last = 7  # "fri-sun"
    if first > last:
        raise ValueError(f"the {field.name} {whole!r} runs backwards")
    return first, last


def _number(field: _Field, text: str, whole: str) -> int:
    """The value of a number or a name."""
    if text.lower() in field.names:
        return field.names.index(text.lower()) + (1 if field.names is MONTHS else 0)
    if not (text.isascii() and text.isdigit() and field.lowest <= int(text) <= field.highest):
        raise ValueError(_complaint(field, whole))
    return int(text)


def _complaint(field: _Field, text: str) -> str:
    """What is wrong with a field, and what it may hold."""
    names = f" or {field.names[0]} to {field.names[-1]}" if field.names else ""
    span = f"{field.lowest} to {field.highest}{names}"
    return f"the {field.name} is {text!r}; it may hold {span}, *, lists, ranges, steps"
