"""Cron expressions and intervals: what is read, and what is refused."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.config.timetable import Cron, Every, parse_timetable


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("15 6 * * *", ["20 06:15", "21 06:15", "22 06:15"]),
        ("0 7 * * 1", ["23 07:00", "30 07:00", "07 07:00"]),
        ("0 7 * * 7", ["22 07:00", "29 07:00", "06 07:00"]),
        ("0 7 * * 0", ["22 07:00", "29 07:00", "06 07:00"]),
        ("0 7 * * MON-Fri", ["20 07:00", "23 07:00", "24 07:00"]),
        ("*/20 * * * *", ["20 00:20", "20 00:40", "20 01:00"]),
        ("5/20 * * * *", ["20 00:05", "20 00:25", "20 00:45"]),
        ("0 1-5/2,12 1 jan,7 *", ["01 01:00", "01 03:00", "01 05:00"]),
        ("  0 0 * * * ", ["21 00:00", "22 00:00", "23 00:00"]),
    ],
)
def test_a_cron_expression_is_read(expression: str, expected: list[str]) -> None:
    found = parse_timetable(expression)
    assert isinstance(found, Cron)
    moments = found.moments(datetime(2026, 11, 20, tzinfo=UTC))  # a Friday
    assert [f"{moment:%d %H:%M}" for moment in islice(moments, 3)] == expected


@pytest.mark.parametrize(
    ("expression", "seconds"),
    [("every 6 hours", 21600), ("Every hour", 3600), ("every 30 minutes", 1800), ("every 2 weeks", 1209600)],
)
def test_an_interval_is_read(expression: str, seconds: int) -> None:
    assert parse_timetable(expression) == Every(seconds)


@pytest.mark.parametrize(
    ("expression", "problem"),
    [
        ("", "0 fields"),
        ("15 6 * *", "4 fields"),
        ("15 6 * * * *", "6 fields"),
        ("@daily", "1 fields"),
        ("60 6 * * *", "the minute is '60'; it may be 0 to 59"),
        ("0 24 * * *", "the hour is '24'"),
        ("0 0 0 * *", "the day of the month is '0'"),
        ("0 0 * 13 *", "the month is '13'; it may be 1 to 12 or jan to dec"),
        ("0 0 * * 8", "the weekday is '8'"),
        ("0 0 * * noday", "the weekday is 'noday'"),
        ("0 0 * * fri-sun", "the weekday is 'fri-sun'"),
        ("0 0 * * 5L/2", "the weekday is '5L/2'"),
        ("-1 0 * * *", "the minute is '-1'"),
        ("*/0 * * * *", "the minute is '*/0'"),
        ("30-10 * * * *", "the minute is '30-10'"),
        ("1,,2 * * * *", "the minute is '1,,2'"),
        ("1/2/3 * * * *", "the minute is '1/2/3'"),
        ("0 0 30 2 *", "never run"),
        ("0 0 31 4,6,9,11 *", "never run"),
        ("0 0 30 2 */2", "never run"),
        ("every 0 hours", "interval of 0"),
        ("every day or so", "4 fields"),
    ],
)
def test_what_can_never_be_due_is_refused(expression: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem.replace("*", r"\*")):
        parse_timetable(expression)


@settings(max_examples=300, deadline=None)
@given(expression=st.text("0123456789*/,- monjanL#", max_size=20))
def test_any_text_is_a_timetable_or_a_value_error(expression: str) -> None:
    try:
        found = parse_timetable(expression)
    except ValueError:
        return
    if isinstance(found, Cron):
        assert next(found.moments(datetime(2026, 11, 20, tzinfo=UTC)))
