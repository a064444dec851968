"""The time that an archive's timestamp means."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, datetime


def moment(timestamp: str) -> datetime:
    """Return the time that any 14 digits of an archive's index mean.

    In a few timestamps of the Wayback Machine, a month or day ``00`` was inserted and the end was cut off
    (seen in captures of 2000; EDGI `wayback` repairs them in the same way). The stored digits still identify
    the capture; this function only places it in time. A part that is out of range after the repair is moved
    to the nearest valid value, so that no row of an index can stop a plan.

    >>> moment("20151229173307").isoformat()
    '2015-12-29T17:33:07+00:00'
    >>> moment("20000008241731").isoformat()
    '2000-08-24T17:31:00+00:00'
    >>> moment("20010230120000").isoformat()
    '2001-02-28T12:00:00+00:00'

    Args:
        timestamp: 14 digits, UTC.

    Raises:
        ValueError: it is not 14 digits.
    """
    if len(timestamp) != 14 or not (timestamp.isascii() and timestamp.isdigit()):
        raise ValueError(f"not a timestamp of 14 digits: {timestamp!r}")
    digits = timestamp
    for start in (4, 6):
        if digits[start : start + 2] == "00":
            digits = digits[:start] + digits[start + 2 :] + "00"
    year = max(1, int(digits[:4]))
    month = min(max(1, int(digits[4:6])), 12)
    day = min(max(1, int(digits[6:8])), monthrange(year, month)[1])
    hour, minute, second = (
        min(int(digits[8:10]), 23),
        min(int(digits[10:12]), 59),
        min(int(digits[12:14]), 59),
    )
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
