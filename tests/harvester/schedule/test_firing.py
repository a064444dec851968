"""When a timetable fires: ordinary days, rare days, and the nights on which clocks are changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.config.timetable import parse_timetable
from harvester.schedule.firing import jittered, next_firing

ZURICH, NEW_YORK, LORD_HOWE = (
    ZoneInfo("Europe/Zurich"),
    ZoneInfo("America/New_York"),
    ZoneInfo("Australia/Lord_Howe"),
)
# Clocks in Beirut change at midnight, so that a day begins at 01:00.
BEIRUT = ZoneInfo("Asia/Beirut")


def at(text: str, zone: ZoneInfo | None = None) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone or UTC)


def firings(expression: str, zone: ZoneInfo, begin: datetime, end: datetime) -> list[str]:
    """All firings in a time, as the wall clock shows them."""
    timetable, found, moment = parse_timetable(expression), [], begin
    while (following := next_firing(timetable, zone, moment)) is not None and following < end:
        found.append(following.astimezone(zone).strftime("%d %H:%M %z"))
        moment = following
    return found


@pytest.mark.parametrize(
    ("expression", "after", "expected"),
    [
        ("15 6 * * *", "2026-11-20T06:14:59", "2026-11-20T06:15:00"),
        ("15 6 * * *", "2026-11-20T06:15:00", "2026-11-21T06:15:00"),
        ("0 7 * * 1", "2026-11-20T00:00:00", "2026-11-23T07:00:00"),
        ("0 7 * * sun", "2026-11-20T00:00:00", "2026-11-22T07:00:00"),
        ("0 0 29 2 *", "2026-11-20T00:00:00", "2028-02-29T00:00:00"),
        ("0 0 13 * fri", "2026-11-20T00:00:00", "2026-11-27T00:00:00"),
        # Where one of the two days begins with *, both must match.
        ("0 3 */2 * mon", "2026-11-24T00:00:00", "2026-12-07T03:00:00"),
        ("0 3 1 * */2", "2026-11-24T00:00:00", "2026-12-01T03:00:00"),
        ("*/20 9-10 * * *", "2026-11-20T09:40:00", "2026-11-20T10:00:00"),
        ("every 6 hours", "2026-11-20T01:02:03", "2026-11-20T07:02:03"),
    ],
)
def test_when_it_fires_next(expression: str, after: str, expected: str) -> None:
    assert next_firing(parse_timetable(expression), ZoneInfo("UTC"), at(after)) == at(expected)


@pytest.mark.parametrize("minutes", ["30", "0,30", "10-50/20"])
def test_an_hour_that_is_left_out_fires_once_and_at_once(minutes: str) -> None:
    # Clocks in Zurich went from 02:00 to 03:00 on 29 March 2026.
    begin, end = at("2026-03-28T12:00", ZURICH), at("2026-03-30T02:00", ZURICH)
    assert firings(f"{minutes} 2 * * *", ZURICH, begin, end) == ["29 03:00 +0200"]


def test_what_follows_the_clock_skips_an_hour_that_is_left_out() -> None:
    begin, end = at("2026-03-29T01:15", ZURICH), at("2026-03-29T03:45", ZURICH)
    assert firings("30 * * * *", ZURICH, begin, end) == ["29 01:30 +0100", "29 03:30 +0200"]
    assert firings("*/30 2 * * *", ZURICH, begin, at("2026-03-30T02:10", ZURICH)) == ["30 02:00 +0200"]


def test_an_hour_that_comes_twice_fires_once() -> None:
    # Clocks in Zurich went from 03:00 back to 02:00 on 25 October 2026.
    begin, end = at("2026-10-24T12:00", ZURICH), at("2026-10-26T12:00", ZURICH)
    assert firings("30 2 * * *", ZURICH, begin, end) == ["25 02:30 +0200", "26 02:30 +0100"]


def test_after_a_start_in_the_second_of_two_equal_hours() -> None:
    start = at("2026-10-25T02:10", ZURICH).replace(fold=1)
    assert next_firing(parse_timetable("30 2 * * *"), ZURICH, start) == at("2026-10-26T02:30", ZURICH)


def test_what_fires_every_hour_fires_in_both_of_them() -> None:
    begin, end = at("2026-11-01T00:15", NEW_YORK), at("2026-11-01T03:15", NEW_YORK)
    expected = ["01 00:30 -0400", "01 01:30 -0400", "01 01:30 -0500", "01 02:30 -0500"]
    assert firings("30 * * * *", NEW_YORK, begin, end) == expected


def test_a_change_of_half_an_hour() -> None:
    begin, end = at("2026-10-03T12:00", LORD_HOWE), at("2026-10-05T12:00", LORD_HOWE)
    assert firings("15 2 * * *", LORD_HOWE, begin, end) == ["04 02:30 +1100", "05 02:15 +1100"]


def test_what_is_due_on_no_day_of_the_calendar() -> None:
    assert next_firing(parse_timetable("0 0 31 2 mon"), ZURICH, at("2026-11-20T00:00")) is not None
    never = parse_timetable("0 0 29 2 *")
    assert next_firing(never, ZURICH, at("2026-11-20T00:00")) is not None


@settings(max_examples=60, deadline=None)
@given(
    zone=st.sampled_from([ZURICH, NEW_YORK, LORD_HOWE, BEIRUT]),
    start=st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 20)),  # noqa: DTZ001 - made aware below
    hour=st.integers(0, 23),
    minute=st.integers(0, 59),
)
def test_a_daily_timetable_fires_once_on_each_day(
    zone: ZoneInfo, start: datetime, hour: int, minute: int
) -> None:
    timetable = parse_timetable(f"{minute} {hour} * * *")
    moment, days = start.replace(tzinfo=UTC), []
    for _ in range(8):
        following = next_firing(timetable, zone, moment)
        assert following is not None and following > moment
        assert following - moment <= timedelta(hours=25)
        days.append(following.astimezone(zone).date())
        moment = following
    assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(days))


@settings(max_examples=60, deadline=None)
@given(
    zone=st.sampled_from([ZURICH, NEW_YORK, LORD_HOWE, BEIRUT]),
    start=st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 20)),  # noqa: DTZ001 - made aware below
    expression=st.sampled_from(["*/7 * * * *", "0 */5 * * *", "*/30 0-3 * * *", "0 0 */2 * mon"]),
)
def test_what_follows_the_clock_goes_on(zone: ZoneInfo, start: datetime, expression: str) -> None:
    timetable, moment = parse_timetable(expression), start.replace(tzinfo=UTC)
    for _ in range(30):
        following = next_firing(timetable, zone, moment)
        assert following is not None and moment < following <= moment + timedelta(days=42)
        moment = following


def test_the_delay_is_random_and_within_its_bounds() -> None:
    begin = at("2026-03-01T06:15")
    delays = [(jittered(begin, 600) - begin).total_seconds() for _ in range(200)]
    assert min(delays) >= 0
    assert 300 < max(delays) <= 600
    assert jittered(begin, 0) == begin
