"""When a timetable is due next, including the nights on which clocks change; pure.

Cron expressions follow Debian's cron(8). When clocks go forward, a run at a time that is skipped starts right
after the change; when they go back, a run at a time that comes twice starts once. An expression whose minute
or hour begins with ``*`` follows the clock literally: it does not run at a time that is skipped, and it runs
in both of the equal hours.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from harvester.config import Cron, Every


def next_firing(timetable: Cron | Every, zone: ZoneInfo, after: datetime) -> datetime | None:
    """Return the first time after `after` at which the timetable is due.

    Args:
        timetable: a cron expression or an interval.
        zone: the time zone in which a cron expression is read.
        after: an aware time; for an interval, when it was due last.

    Returns:
        The time (aware, UTC), or None if there is none within fifty years.
    """
    if isinstance(timetable, Every):
        return after.astimezone(UTC) + timedelta(seconds=timetable.seconds)
    moments = (moment.astimezone(UTC) for moment in timetable.moments(after.astimezone(zone)))
    # In the second of two equal hours, the first answer may be in the first of them.
    return next((moment for moment in moments if moment > after), None)
