"""The archive's 14 digits and the times that they mean."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

DIGITS = re.compile(r"[0-9]{14}")

_EARLIEST = "00000101000000"
_LATEST = "99991231235959"


def moment(timestamp: str) -> datetime | None:
    """The time that 14 digits mean, or None where they mean none.

    A few captures of the year 2000 have ``00`` inserted as month or day, and lost their last two digits to it
    (``20000008241731`` is 2000-08-24 17:31, second unknown); found by EDGI, see their `parse_timestamp`.

    Args:
        timestamp: 14 digits as the archive has them.
    """
    if timestamp[4:6] == "00":
        timestamp = f"{timestamp[:4]}{timestamp[6:]}00"
    elif timestamp[6:8] == "00":
        timestamp = f"{timestamp[:6]}{timestamp[8:]}00"
    try:
        return datetime.strptime(timestamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def is_repaired(timestamp: str) -> bool:
    """Whether the second of this timestamp is unknown, because ``00`` was inserted before it."""
    return "00" in (timestamp[4:6], timestamp[6:8])


def digits(time: datetime) -> str:
    """The 14 digits of a time.

    Args:
        time: an aware time.
    """
    return time.astimezone(UTC).strftime("%Y%m%d%H%M%S").rjust(14, "0")


def earliest(prefix: str) -> str:
    """The first timestamp that 1 to 14 digits mean: ``2004`` is ``20040101000000``."""
    return prefix + _EARLIEST[len(prefix) :]


def latest(prefix: str) -> str:
    """The last timestamp that 1 to 14 digits mean: ``2004`` is ``20041231235959``."""
    return prefix + _LATEST[len(prefix) :]


def http_date(value: str) -> datetime | None:
    """The time of an HTTP date (RFC 9110, section 5.6.7), or None where it is none."""
    try:
        time = parsedate_to_datetime(value)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)


def distance(one: str, other: str) -> timedelta:
    """How far two timestamps lie apart; endlessly far where one of them means no time.

    Args:
        one: 1 to 14 digits.
        other: 1 to 14 digits.
    """
    first, second = moment(earliest(one)), moment(earliest(other))
    return abs(first - second) if first and second else timedelta.max
