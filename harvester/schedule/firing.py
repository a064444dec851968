"""When a timetable fires next, across the nights on which clocks are changed; pure.

As Vixie cron does it (cron(8), "Daylight Saving Time"): what falls into an hour that is left out runs once,
that much later; what falls into an hour that comes twice runs once, unless it runs every hour anyway.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from harvester.config.timetable import Cron, Every

# The 29th of February can be eight years away (1896 to 1904, 2096 to 2104), and need not be the weekday.
_DAYS_AHEAD = 366 * 41
_ALL_HOURS, _ALL_DAYS, _ALL_WEEKDAYS = 24, 31, 7


def next_firing(timetable: Cron | Every, zone: ZoneInfo, after: datetime) -> datetime | None:
    """The first moment after `after` at which the timetable fires.

    Args:
        timetable: a cron expression or an interval.
        zone: the time zone in which a cron expression is read.
        after: an aware moment; for an interval, when it fired last.

    Returns:
        The moment (aware, UTC), or None where there is none in forty years.
    """
    if isinstance(timetable, Every):
        return after.astimezone(UTC) + timedelta(seconds=timetable.seconds)
    # A moment may be pushed over midnight by the change of clocks: the day before counts, too.
    first = after.astimezone(zone).date() - timedelta(days=1)
    for offset in range(_DAYS_AHEAD):
        day = first + timedelta(days=offset)
        if _is_day(timetable, day):
            moments = [moment for moment in _moments(timetable, zone, day) if moment > after]
            if moments:
                return min(moments)
    return None


def _is_day(cron: Cron, day: date) -> bool:
    """POSIX crontab: where both days are restricted, one of them is enough."""
    if day.month not in cron.months:
        return False
    by_day, by_weekday = day.day in cron.days, day.isoweekday() % 7 in cron.weekdays
    if len(cron.days) < _ALL_DAYS and len(cron.weekdays) < _ALL_WEEKDAYS:
        return by_day or by_weekday
    return by_day and by_weekday


def _moments(cron: Cron, zone: ZoneInfo, day: date) -> Iterator[datetime]:
    """The moments of a day, in UTC."""
    for hour in cron.hours:
        for minute in cron.minutes:
            wall = datetime.combine(day, time(hour, minute), zone)
            moment = wall.astimezone(UTC)
            yield moment
            if len(cron.hours) == _ALL_HOURS:
                again = wall.replace(fold=1).astimezone(UTC)
                if again > moment:
                    yield again
