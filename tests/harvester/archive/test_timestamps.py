"""The archive's 14 digits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from harvester.archive.timestamps import digits, distance, earliest, http_date, is_repaired, latest


def test_prefixes_are_inclusive() -> None:
    assert (earliest(""), earliest("2004"), earliest("200402")) == (
        "00000101000000",
        "20040101000000",
        "20040201000000",
    )
    assert (latest(""), latest("2004"), latest("2004020304")) == (
        "99991231235959",
        "20041231235959",
        "20040203045959",
    )


def test_digits_are_utc() -> None:
    there = timezone(timedelta(hours=9))
    assert digits(datetime(2012, 1, 15, 12, tzinfo=UTC)) == "20120115120000"
    assert digits(datetime(2012, 1, 15, 21, tzinfo=there)) == "20120115120000"


def test_a_lost_second() -> None:
    assert is_repaired("20000008241731")
    assert is_repaired("20000800241731")
    assert not is_repaired("20000824173100")
    assert distance("20000008241731", "20000824173115") == timedelta(seconds=15)


def test_distance() -> None:
    assert distance("20120115120000", "20120115110000") == timedelta(hours=1)
    assert distance("2012", "20120101000000") == timedelta(0)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Wed, 21 Oct 2026 07:30:00 GMT", datetime(2026, 10, 21, 7, 30, tzinfo=UTC)),
        ("Wed, 21 Oct 2026 09:30:00 +0200", datetime(2026, 10, 21, 7, 30, tzinfo=UTC)),
        ("soon", None),
        ("", None),
        ("Wed, 99 Oct 2026 07:30:00 GMT", None),
    ],
)
def test_http_dates(text: str, time: datetime | None) -> None:
    assert http_date(text) == time
