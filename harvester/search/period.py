"""The period of `--between A B`."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from harvester.errors import ConfigError

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?|([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{6})?")


@dataclass(frozen=True, slots=True)
class SearchPeriod:
    """A stretch of time.

    Attributes:
        start: its first second, 14 digits.
        end: its last second, 14 digits.
    """

    start: str
    end: str

    def touches(self, first: str, last: str) -> bool:
        """Return whether a part of the time between two captures is in the period.

        Args:
            first: 14 digits.
            last: 14 digits.
        """
        return first <= self.end and last >= self.start


def search_period(first: str, last: str) -> SearchPeriod:
    """Return the period from the beginning of one day, month or year to the end of another.

    Args:
        first: as a person wrote it.
        last: as a person wrote it.

    Raises:
        ConfigError: one of them is not a date, or the period ends before it begins.
    """
    period = SearchPeriod(_bounds(first)[0], _bounds(last)[1])
    if period.end < period.start:
        problem = f"the period ends before it begins ({first} to {last})"
        raise ConfigError("--between", "", problem, "Write the earlier date first")
    return period


def _bounds(text: str) -> tuple[str, str]:
    """Return the first and the last second of a day, month or year."""
    found = _FORM.fullmatch(text.strip())
    try:
        if found is None:
            raise ValueError
        year, month, day = found[1] or found[4], found[2] or found[5], found[3] or found[6]
        last_month = month or "12"
        last_day = day or f"{monthrange(int(year), int(last_month))[1]:02}"
        date(int(year), int(last_month), int(last_day))
    except (ValueError, IndexError):
        problem = f"{text!r} is not a date"
        remedy = "Write YYYY, YYYY-MM, YYYY-MM-DD or a capture time"
        raise ConfigError("--between", "", problem, remedy) from None
    if found[7]:
        return text.strip(), text.strip()
    return f"{year}{month or '01'}{day or '01'}000000", f"{year}{last_month}{last_day}235959"
