"""A time that a script writes for each reader is noted, and no other."""

from __future__ import annotations

import pytest

from harvester.extract import stated_dates
from harvester.pipeline.own_clock import own_clock

AT = "20210410080059"


@pytest.mark.parametrize(
    "text",
    [
        "It is now Sat Apr 10 2021 08:00:59 GMT+0000.",
        "Printed 4/10/2021, 8:01:02 AM.",
        "Shown at 2021-04-10T08:01:00.",
    ],
)
def test_the_time_of_the_capture(text: str) -> None:
    assert "it has the time of the capture (“" in own_clock(text, (), AT)


def test_the_day_of_the_capture() -> None:
    dates = tuple(stated_dates("Last updated: April 10, 2021"))
    assert own_clock("", dates, AT).startswith("it states the day of the capture, 10 Apr 2021")


@pytest.mark.parametrize(
    "text",
    [
        "Open from 8:00 to 17:00. Last updated: April 9, 2021.",
        "Effective from 1 March 2019, 09:00:00 UTC.",
        "Our address is fe80:08:00:59:1.",
    ],
)
def test_other_times(text: str) -> None:
    assert own_clock(text, tuple(stated_dates(text)), AT) == ""
