"""Blank the dates that a text states about itself, to tell whether anything else has changed; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from store.records import StatedDate

# Stands where a date stood; the kind stays, so that "effective" turned into "updated" is a change of words.
_BLANK = "0000"
_JOINT = r"[\W_]*(?:(?:of|de|del|di|do|van|the)\b[\W_]*)?"
_WEEKDAY = r"(?:\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?[^\S\n]+(?:the[^\S\n]+)?)?"
_WORD = r"[^\W\d_]+\.?"


def dateless(markdown: str, dates: Iterable[StatedDate]) -> str:
    """Return the text with every date that it states of itself blanked, and nothing else.

    Only the date is blanked, and only in the sentence that states it: neither the words around it nor
    the same day elsewhere ("accounts made before May 25, 2018") are part of what a policy says of
    itself. A date in a form that is not understood stays; then two texts differ in more than their
    dates, and nothing is said of them.

    >>> from datetime import date
    >>> said = StatedDate("effective", date(2013, 11, 7), "day", "Effective November 7, 2013")
    >>> dateless("Effective November 7, 2013. We keep logs.", [said])
    'Effective 0000. We keep logs.'

    Args:
        markdown: the text.
        dates: the dates that were read in it.
    """
    for stated in dates:
        if stated.quote and stated.quote in markdown:
            markdown = markdown.replace(stated.quote, _blanked(stated))
    return markdown


def _blanked(stated: StatedDate) -> str:
    """Return the quote with its date blanked; if it matches twice, the last match is blanked."""
    for written in _forms(stated):
        found = list(re.finditer(written, stated.quote, re.IGNORECASE))
        if found:
            return stated.quote[: found[-1].start()] + _BLANK + stated.quote[found[-1].end() :]
    return stated.quote


def _forms(stated: StatedDate) -> list[str]:
    """Return the ways to write a date, longest first; the month is a number or any single word."""
    year = rf"(?<!\d)(?:{stated.date.year:04d}|'?{stated.date.year % 100:02d})(?!\d)年?"
    month = rf"(?:(?<!\d)0?{stated.date.month}(?!\d)月?|{_WORD})"
    day = rf"(?<!\d)0?{stated.date.day}(?:st|nd|rd|th|er|º|ª)?(?![\w])日?|(?<!\d)0?{stated.date.day}日"
    if stated.precision == "year":
        orders = [[year]]
    elif stated.precision == "month":
        orders = [[month, year], [year, month]]
    else:
        orders = [[month, day, year], [day, month, year], [year, month, day]]
    compact = "|".join(stated.date.strftime(form) for form in ("%Y%m%d", "%d%m%Y", "%m%d%Y"))
    joined = [_WEEKDAY + _JOINT.join(f"(?:{part})" for part in order) for order in orders]
    return [*joined, rf"(?<!\d)(?:{compact})(?!\d)"] if stated.precision == "day" else joined
