"""Counts, lists, dates and times as people read them: one form of each for pages, mails and terminals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime

from diffs.text import one_line

# In English whatever the locale of the machine is, so that a page or a mail is the same everywhere.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SMALL_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_TIMESTAMP = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})[0-9]{6}")


def number(value: int) -> str:
    """Return a number with its thousands separated: ``12,045``."""
    return f"{value:,}"


def spelled(value: int) -> str:
    """Return a number as it stands in a sentence: a small one as a word, ``six``; else ``12,045``."""
    return _SMALL_NUMBERS[value] if 0 <= value < len(_SMALL_NUMBERS) else number(value)


def count(value: int, noun: str) -> str:
    """Return a number with its noun: ``1 change``, ``2 changes``, ``3 policies``, ``2 addresses``.

    Args:
        value: how many.
        noun: the regular noun in the singular; words before it stay as they are (``more place``).
    """
    return f"{number(value)} {plural(value, noun)}"


def plural(value: int, noun: str) -> str:
    """Return a noun as it stands behind a number.

    Args:
        value: the number.
        noun: the regular noun in the singular; words before it stay as they are.
    """
    if value == 1:
        return noun
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    ends_in_consonant_y = noun.endswith("y") and noun[-2:-1] not in ("a", "e", "i", "o", "u")
    return f"{noun[:-1]}ies" if ends_in_consonant_y else f"{noun}s"


def times(value: int) -> str:
    """Return how often something happened: ``once``, ``2 times``."""
    return "once" if value == 1 else count(value, "time")


def listed(names: Sequence[str], most: int = 3) -> str:
    """Return names as a list in words: ``a, b and 4 others``.

    Args:
        names: what is listed, in this order.
        most: how many items the list has at most, "others" included.
    """
    if len(names) > most:
        rest = len(names) - (most - 1)
        return f"{', '.join(names[: most - 1])} and {number(rest)} others"
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def day(moment: str | date) -> str:
    """Return a date as exactly as it is known: ``21 Jun 2010``, ``Jun 2010`` or ``2010``.

    A few timestamps of the Wayback Machine have ``00`` as month or day; what they do not say is left out.

    >>> day("2013-11-07"), day("2016-07"), day("20100600000000")
    ('7 Nov 2013', 'Jul 2016', 'Jun 2010')

    Args:
        moment: ``2013-11-07``, ``2013-11`` or ``2013``; a capture's timestamp of 14 digits; a date; or
            an aware time. Another string is returned as it is, on one line.
    """
    if isinstance(moment, datetime):
        moment = moment.astimezone(UTC).date()
    if isinstance(moment, date):
        return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
    found = _TIMESTAMP.fullmatch(moment) or _PARTIAL_DATE.fullmatch(moment)
    if found is None:
        return one_line(moment)
    year, month, day_of_month = (int(part or 0) for part in found.groups())
    if not 1 <= month <= len(_MONTHS):
        return found[1]
    try:
        return day(date(year, month, day_of_month))
    except ValueError:
        return f"{_MONTHS[month - 1]} {found[1]}"


def days_of(first: str | date, last: str | date) -> tuple[str, ...]:
    """Return two dates with the year once if it is the same, or one date if both are the same.

    >>> days_of("2026-05-29", "2026-06-09"), days_of("2025-12-30", "2026-01-02"), days_of("2026", "2026")
    (('29 May', '9 Jun 2026'), ('30 Dec 2025', '2 Jan 2026'), ('2026',))

    Args:
        first: the earlier one, as for `day`.
        last: the later one.
    """
    start, end = day(first), day(last)
    if start == end:
        return (end,)
    begins, _, year = start.rpartition(" ")
    return (begins if begins and year == end.rpartition(" ")[2] else start, end)


def in_between(first: str | date, last: str | date) -> str:
    """Return when something came that lies between two dates: ``between 29 May and 9 Jun 2026``.

    Args:
        first: the earlier one, as for `day`.
        last: the later one; if it is the same, the result is ``on 9 Jun 2026``.
    """
    days = days_of(first, last)
    return f"between {days[0]} and {days[1]}" if len(days) > 1 else f"on {days[0]}"


def when(moment: str | datetime, *, zone: bool = True) -> str:
    """Return a time to the minute, in UTC: ``21 Jun 2010, 05:12 UTC``.

    >>> when("20100621051258"), when("20100600000000")
    ('21 Jun 2010, 05:12 UTC', 'Jun 2010')

    Args:
        moment: a capture's timestamp of 14 digits, or an aware time. A timestamp that is not a moment of
            the calendar is returned as the part of its date that is known, any other string as it is.
        zone: whether "UTC" is said; False for the first of two times in a sentence.
    """
    if isinstance(moment, str):
        if _TIMESTAMP.fullmatch(moment) is None:
            return one_line(moment)
        try:
            moment = datetime.strptime(moment, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        except ValueError:
            return day(moment)
    moment = moment.astimezone(UTC)
    return f"{day(moment)}, {moment:%H:%M}{' UTC' if zone else ''}"


def percent_kept(similarity: float) -> int:
    """Return how many words of a hundred both sides have; 100 and 0 only where all or none are.

    Args:
        similarity: from 0 to 1, as in `Change.similarity`.
    """
    percent = round(similarity * 100)
    return min(99, max(1, percent)) if 0 < similarity < 1 else percent
