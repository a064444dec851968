"""Timestamps of 14 digits, and the times that they mean."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from store.timestamps import moment

DIGITS = re.compile(r"[0-9]{14}")

_EARLIEST = "00000101000000"
_LATEST = "99991231235959"


def is_repaired(timestamp: str) -> bool:
    """Return whether the second of this timestamp is unknown, because ``00`` was inserted in front of it."""
    return "00" in (timestamp[4:6], timestamp[6:8])


def digits(time: datetime) -> str:
    """Return the 14 digits of a time.

    Args:
        time: an aware time.
    """
    return time.astimezone(UTC).strftime("%Y%m%d%H%M%S").rjust(14, "0")


def earliest(prefix: str) -> str:
    """Return the first timestamp that 1 to 14 digits mean: ``2004`` is ``20040101000000``."""
    return prefix + _EARLIEST[len(prefix) :]


def latest(prefix: str) -> str:
    """Return the last timestamp that 1 to 14 digits mean: ``2004`` is ``20041231235959``."""
    return prefix + _LATEST[len(prefix) :]


def http_date(value: str) -> datetime | None:
    """Return the time of an HTTP date (RFC 9110, section 5.6.7), or None if it is malformed."""
    try:
        time = parsedate_to_datetime(value)
        return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


def distance(one: str, other: str) -> timedelta:
    """Return the time between two timestamps.

    Args:
        one: 1 to 14 digits.
        other: 1 to 14 digits.
    """
    return abs(moment(earliest(one)) - moment(earliest(other)))
