"""When a run is due: a cron expression or an interval such as ``every 6 hours`` (door of cronsim); pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise

from cronsim import CronSim, CronSimError

UNIT_SECONDS = {"minute": 60, "hour": 3600, "day": 86400, "week": 604800}
INTERVAL = re.compile(r"every\s+(?:(\d{1,6})\s+)?(minute|hour|day|week)s?", re.IGNORECASE)

# How many coming runs are looked at for the longest pause: with one every Monday, those of more than a year.
_COMING = 60

# The fields of a cron expression, and what each may be.
FIELDS = {
    "minute": "0 to 59",
    "hour": "0 to 23",
    "day of the month": "1 to 31",
    "month": "1 to 12 or jan to dec",
    "weekday": "0 to 7 or sun to sat",
}


@dataclass(frozen=True, slots=True)
class Cron:
    """A cron expression of five fields, read as Debian's cron reads it.

    Attributes:
        expression: ``minute hour day month weekday``.
    """

    expression: str

    @property
    def is_at_fixed_times(self) -> bool:
        """Whether it names hours and minutes, rather than following the clock (``*/10 * * * *``)."""
        return not any(field.startswith("*") for field in self.expression.split()[:2])

    def moments(self, after: datetime) -> Iterator[datetime]:
        """Yield when the expression is due, in the time zone of `after`; none if never within fifty years.

        Args:
            after: an aware time. In the night on which clocks are set back, a time in the second of the two
                equal hours may yield the same time of the first of them, which is before it.
        """
        yield from CronSim(self.expression, after)


@dataclass(frozen=True, slots=True)
class Every:
    """An interval.

    Attributes:
        seconds: the time from one run to the next.
    """

    seconds: int


def parse_timetable(expression: str) -> Cron | Every:
    """Read a cron expression or an interval.

    Args:
        expression: ``minute hour day month weekday`` (``15 6 * * *``), or ``every 6 hours``
            (units: minutes, hours, days, weeks).

    Returns:
        When it is due.

    Raises:
        ValueError: it is neither, or never due; the message says which field is wrong and what it may be.
    """
    interval = INTERVAL.fullmatch(expression.strip())
    if interval:
        seconds = int(interval[1] or 1) * UNIT_SECONDS[interval[2].lower()]
        if seconds == 0:
            raise ValueError("an interval of 0 is always over")
        return Every(seconds)
    parts = expression.split()
    # cronsim would take a sixth field, of seconds.
    if len(parts) != len(FIELDS):
        raise ValueError(
            f"{expression!r} has {len(parts)} fields; a cron expression has 5: "
            "minute, hour, day of the month, month, weekday"
        )
    for place, (field, allowed) in enumerate(FIELDS.items()):
        alone = ["*"] * len(FIELDS)
        alone[place] = parts[place]
        if not _is_ever_due(alone):
            problem = f"the {field} is {parts[place]!r}"
            raise ValueError(f"{problem}; it may be {allowed}, *, or lists, ranges and steps of these")
    if not _is_ever_due(parts):
        raise ValueError(f"{expression!r} names days that none of its months has: it would never run")
    return Cron(" ".join(parts))


def longest_pause(timetable: Cron | Every, now: datetime) -> timedelta:
    """Return the longest time from one run to the next, among the coming ones.

    Args:
        timetable: a cron expression or an interval.
        now: the time (aware).
    """
    if isinstance(timetable, Every):
        return timedelta(seconds=timetable.seconds)
    moments = list(islice(timetable.moments(now), _COMING))
    return max((later - earlier for earlier, later in pairwise(moments)), default=timedelta(0))


def _is_ever_due(parts: list[str]) -> bool:
    """Return whether cronsim takes the fields, and whether they match any time.

    The calendar repeats after 28 years (1901 to 2099), and cronsim looks ahead for fifty.
    """
    try:
        return next(Cron(" ".join(parts)).moments(datetime(2000, 1, 1, tzinfo=UTC)), None) is not None
    except (CronSimError, AssertionError, TypeError, ValueError):
        # It does not check everything: a step of "the last Friday" (5L/2) fails an assertion.
        return False
