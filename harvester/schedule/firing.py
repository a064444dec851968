"""When a timetable is due, first and next, including the nights on which clocks change; and the random delay.

Cron expressions follow Debian's cron(8). When clocks go forward, a run at a time that is skipped starts right
after the change; when they go back, a run at a time that comes twice starts once. An expression whose minute
or hour begins with ``*`` follows the clock literally: it does not run at a time that is skipped, and it runs
in both of the equal hours.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from harvester.config import Cron, Every
from harvester.schedule.groups import Group

AGAIN = (timedelta(hours=1), timedelta(hours=3), timedelta(hours=6), timedelta(hours=12))
"""When the archive was unreachable, it is asked again after these pauses, then on the timetable."""

REPEATED = timedelta(hours=3)
"""A clock that was set back by less than this was corrected; by more, it showed another day's time."""


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


def first_firing(group: Group, begun: Mapping[str, datetime], now: datetime) -> datetime | None:
    """Return when a group is due after a start: at once if a run was missed or a company is new.

    Args:
        group: companies and their timetable.
        begun: when the last harvest of each company began.
        now: the time (aware, UTC).
    """
    if any(slug not in begun for slug in group.companies):
        return now
    last = min((_last_look(group.timetable, begun[slug], now) for slug in group.companies), default=now)
    due = next_firing(group.timetable, group.zone, last)
    return due if due is None else max(due, now)


def _last_look(timetable: Cron | Every, begun: datetime, now: datetime) -> datetime:
    """Return when the last look began; if the clock was wrong, the recorded time may be in the future.

    What ran in the hours that come again after a clock was set back a little is not run twice, as in cron(8).
    """
    is_repeated = isinstance(timetable, Cron) and timetable.is_at_fixed_times
    return begun if is_repeated and begun - now < REPEATED else min(begun, now)


def jittered(moment: datetime, seconds: int) -> datetime:
    """Return a time with a random delay, so that not all stores ask the archive at the same minute.

    Args:
        moment: when a timetable is due (aware).
        seconds: the longest delay; 0 for none.
    """
    return moment + timedelta(seconds=random.uniform(0, seconds))
