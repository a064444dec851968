"""Cron expressions and intervals."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.config.timetable import Cron, Every, parse_timetable

ALL_HOURS, ALL_DAYS = tuple(range(24)), tuple(range(1, 32))
ALL_MONTHS, ALL_WEEKDAYS = tuple(range(1, 13)), tuple(range(7))


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("15 6 * * *", Cron((15,), (6,), ALL_DAYS, ALL_MONTHS, ALL_WEEKDAYS)),
        ("0 7 * * 1", Cron((0,), (7,), ALL_DAYS, ALL_MONTHS, (1,))),
        ("0 7 * * 7", Cron((0,), (7,), ALL_DAYS, ALL_MONTHS, (0,))),
        ("0 7 * * MON-Fri", Cron((0,), (7,), ALL_DAYS, ALL_MONTHS, (1, 2, 3, 4, 5))),
        ("0 7 * * fri-sun", Cron((0,), (7,), ALL_DAYS, ALL_MONTHS, (0, 5, 6))),
        ("*/20 * * * *", Cron((0, 20, 40), ALL_HOURS, ALL_DAYS, ALL_MONTHS, ALL_WEEKDAYS)),
        ("5/20 * * * *", Cron((5, 25, 45), ALL_HOURS, ALL_DAYS, ALL_MONTHS, ALL_WEEKDAYS)),
        ("0 1-5/2,12 1 jan,7 *", Cron((0,), (1, 3, 5, 12), (1,), (1, 7), ALL_WEEKDAYS)),
        ("0 0 29 2 *", Cron((0,), (0,), (29,), (2,), ALL_WEEKDAYS)),
        ("  0 0 * * * ", Cron((0,), (0,), ALL_DAYS, ALL_MONTHS, ALL_WEEKDAYS)),
        ("every 6 hours", Every(21600)),
        ("Every hour", Every(3600)),
        ("every 30 minutes", Every(1800)),
        ("every 2 weeks", Every(1209600)),
    ],
)
def test_a_timetable_is_read(expression: str, expected: Cron | Every) -> None:
    assert parse_timetable(expression) == expected


@pytest.mark.parametrize(
    ("expression", "problem"),
    [
        ("", "0 fields"),
        ("15 6 * *", "4 fields"),
        ("15 6 * * * *", "6 fields"),
        ("@daily", "1 fields"),
        ("60 6 * * *", "the minute is '60'; it may hold 0 to 59"),
        ("0 24 * * *", "the hour is '24'"),
        ("0 0 0 * *", "the day of the month is '0'"),
        ("0 0 * 13 *", "the month is '13'; it may hold 1 to 12 or jan to dec"),
        ("0 0 * * 8", "the weekday is '8'"),
        ("0 0 * * noday", "the weekday is 'noday'"),
        ("-1 0 * * *", "the minute is '-1'"),
        ("*/0 * * * *", "a step of 0"),
        ("30-10 * * * *", "runs backwards"),
        ("1,,2 * * * *", "the minute is '1,,2'"),
        ("1/2/3 * * * *", "the minute is '1/2/3'"),
        ("0 0 30 2 *", "never run"),
        ("0 0 31 4,6,9,11 *", "never run"),
        ("every 0 hours", "interval of 0"),
        ("every day or so", "4 fields"),
    ],
)
def test_what_can_never_be_due_is_refused(expression: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem.replace("*", r"\*")):
        parse_timetable(expression)


@settings(max_examples=300, deadline=None)
@given(expression=st.text("0123456789*/,- monjan", max_size=20))
def test_any_text_is_a_timetable_or_a_value_error(expression: str) -> None:
    try:
        found = parse_timetable(expression)
    except ValueError:
        return
    if isinstance(found, Cron):
        assert found.minutes and found.hours and found.days and found.months and found.weekdays
