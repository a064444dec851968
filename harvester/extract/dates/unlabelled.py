"""Find the date of a policy that nothing announces: alone under the title, or beside a signature.

It is weaker evidence than a date with a label: it may be the day of an article or of a signature. So it
counts only where no label announces a date, and is kept apart (`StatedDate.label`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from harvester.extract.dates import context_phrases
from harvester.extract.dates.formats import dates_in, read_date
from harvester.extract.dates.scanned_text import ScannedText
from harvester.extract.dates.whose_date import quote
from store.records import StatedDate

_UNDER_THE_TITLE = 5  # lines with words from the top: the title, a subtitle, the date
_BELOW_A_HEADING = 2  # before which a menu may stand
_AT_THE_END = 10  # the name and the address of who signs may follow
_PARAGRAPH_CHARS = 160  # the text has begun where a line is longer
_BROKEN_LINE_CHARS = 60  # a line right below one of that length goes on with its sentence

_WEEKDAY = r"(?:[^\W\d_]{3,12}(?:-feira)?,?\s+)?"
_ALONE = re.compile(rf"\W*{_WEEKDAY}$")
# "Berlin, den", "Fait à Paris, le"; a weekday alone is that of the day on which a page was served.
_SIGNED = re.compile(r"\W*(?:(?:[^\W\d_]+[ ’'.-]{1,2}){0,4}[^\W\d_]+,\s*(?:[^\W\d_]{1,4}\s+)?)?$")
_WEEKDAY_ALONE = re.compile(
    r"\W*[^\W\d_]+(?:day|tag|woch|di|nes|dì|ì|ag|feira|che|sábado|sabato|domingo),?\s*$", re.IGNORECASE
)
_BULLET = re.compile(r"[^\S\n]*[-+*•]\s")  # the items of a list are dated for reasons of their own
_NOTHING_MORE = re.compile(r"\W*$")


def unlabelled_dates(page: ScannedText) -> list[StatedDate]:
    """Return the date under the title, else the one beside a signature, or none where there are several.

    Args:
        page: the policy.
    """
    above = _alone_in(page, _opening_lines(page), _ALONE)
    if above:
        return above if len(above) == 1 else []
    last = [number for number in page.bottom[:_AT_THE_END] if number not in page.top[:_UNDER_THE_TITLE]]
    signed = _alone_in(page, last, _SIGNED)
    return signed if len(signed) == 1 else []


def _opening_lines(page: ScannedText) -> list[int]:
    """Return the numbers of the lines up to the text, and of those right below the first heading."""
    lines: list[int] = []
    for number in page.top[:_UNDER_THE_TITLE]:
        if len(page.line(number)) > _PARAGRAPH_CHARS:
            break
        lines.append(number)
    heading = next(filter(page.is_heading, page.top), None)
    below = [] if heading is None else [number for number in page.top if number > heading]
    for number in below[:_BELOW_A_HEADING]:
        if len(page.line(number)) > _PARAGRAPH_CHARS:
            break
        lines.append(number)
    return sorted(set(lines))


def _alone_in(page: ScannedText, numbers: Iterable[int], before: re.Pattern[str]) -> list[StatedDate]:
    """Return the dates, each once, of the lines that hold nothing but a date and what may stand before it."""
    found: dict[str, StatedDate] = {}
    for number in numbers:
        start, end = page.line_span(number)
        written = next(dates_in(page.words[start:end]), None)
        if written is None or written.lastgroup == "year_only" or _BULLET.match(page.text, start):
            continue
        lead, rest = page.words[start : start + written.start()], page.words[start + written.end() : end]
        served = (before is _SIGNED or number == page.top[0]) and _WEEKDAY_ALONE.match(lead)
        if served or not before.match(lead) or not _ends(rest) or _goes_on(page, number):
            continue
        reading = read_date(written, page.order or page.order_of_language)
        if reading is not None:
            words = quote(page, start, end)
            stated = StatedDate(
                "updated", reading.date, reading.precision, words, reading.ambiguous, label="none"
            )
            found.setdefault(stated.iso, stated)
    return list(found.values())


def _ends(rest: str) -> bool:
    """Return whether nothing follows a date but a link to earlier versions."""
    return bool(_NOTHING_MORE.match(rest) or context_phrases.ARCHIVE_LINK.match(rest))


def _goes_on(page: ScannedText, number: int) -> bool:
    """Return whether a line ends the paragraph above it, of which every line was broken."""
    if page.line(number).count(")") > page.line(number).count("("):
        return True
    return number > 0 and len(page.line(number - 1)) > _BROKEN_LINE_CHARS
