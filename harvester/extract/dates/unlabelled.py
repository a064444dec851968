"""Find the date of a policy that nothing announces: alone under the title, or beside a signature.

It is weaker evidence than a date with a label: it may be the day of an article or of a signature. So it
counts only where no label announces a date, and is kept apart (`StatedDate.label`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from diffs.lazy_pattern import lazy_pattern
from harvester.extract.dates import context_phrases
from harvester.extract.dates.formats import DateReading, dates_in, read_date
from harvester.extract.dates.scanned_text import ScannedText
from harvester.extract.dates.whose_date import quote
from store.records import StatedDate

_UNDER_THE_TITLE = 5  # lines with words from the top: the title, a subtitle, the date
_BELOW_A_HEADING = 2  # before which a menu may stand
_AT_THE_END = 10  # the name and the address of who signs may follow
_NO_DAYS = ("year_only", "compact")  # without a label, these are years of other things, and numbers
_TITLE_LINES = 3  # a menu or the mark of a page may stand above the title
_TITLE_CHARS = 100
_PARAGRAPH_CHARS = 160  # the text has begun where a line is longer
_BROKEN_LINE_CHARS = 60  # a line right below one of that length goes on with its sentence

_WEEKDAY = r"(?:[^\W\d_]{3,12}(?:-feira)?,?\s+)?"
_ALONE = lazy_pattern(rf"\W*{_WEEKDAY}$")
# "Berlin, den", "Fait à Paris, le"; a weekday alone is that of the day on which a page was served.
_SIGNED = lazy_pattern(r"\W*(?:(?:[^\W\d_]+[ ’'.-]{1,2}){0,4}[^\W\d_]+,\s*(?:[^\W\d_]{1,4}\s+)?)?$")
_WEEKDAY_ALONE = lazy_pattern(
    r"\W*[^\W\d_]+(?:day|tag|woch|di|nes|dì|ì|ag|feira|che|sábado|sabato|domingo),?\s*$", re.IGNORECASE
)
_BULLET = lazy_pattern(r"[^\S\n]*[-+*•]\s")  # the items of a list are dated for reasons of their own
# "2026-03-20T14:18:35+01:00", "6 octobre 2022 10:30", "February 2024, version 1.2"
_TOWARD = lazy_pattern(r"[\s,–—-]*(?:\b(?:of|vom|au|du|del?|van|per)\s+)?$", re.IGNORECASE)
_VERSION = lazy_pattern(r"\bvers\w{2,3}\W*$", re.IGNORECASE)
_NOTHING_MORE = lazy_pattern(
    r"(?:T?[ ,]{0,3}\d\d?[:h]\d\d(?::\d\d)?(?:\.\d{1,6})?(?:[ ]?[ap]\.?m\.?|Z|[+-]\d\d:\d\d)?)?"
    r"(?:[ ,]{1,3}v(?:er)?s?[^\W\d_]{0,6}\.?[ ]?\d{1,2}(?:\.\d{1,3}){0,3})?\W*$",
    re.IGNORECASE,
)


def unlabelled_dates(page: ScannedText) -> list[StatedDate]:
    """Return the date under the title, else the one beside a signature, or none where there are several.

    Args:
        page: the policy.
    """
    above = _alone_in(page, _opening_lines(page), _ALONE) or _in_title(page)
    if above:
        return above if len(above) == 1 else []
    last = [number for number in page.bottom[:_AT_THE_END] if number not in page.top[:_UNDER_THE_TITLE]]
    signed = _alone_in(page, last, _SIGNED)
    return signed if len(signed) == 1 else []


def _opening_lines(page: ScannedText) -> list[int]:
    """Return the numbers of the lines up to the text, and of those right below the first heading."""
    lines: list[int] = []
    summaries = 1  # between the title and the date
    for number in page.top[:_UNDER_THE_TITLE]:
        if len(page.line(number)) > _PARAGRAPH_CHARS:
            if not summaries or not lines:
                break
            summaries -= 1
            continue
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
        if written is None or written.lastgroup in _NO_DAYS or _BULLET.match(page.text, start):
            continue
        lead, rest = page.words[start : start + written.start()], page.words[start + written.end() : end]
        served = (before is _SIGNED or number == page.top[0]) and _WEEKDAY_ALONE.match(lead)
        linked = "](" in page.text[start : start + written.start()]  # the name of an author
        if served or linked or not before.match(lead) or not _ends(rest) or _goes_on(page, number):
            continue
        reading = read_date(written, page.order or page.order_of_language)
        if reading is not None:
            stated = _unlabelled(page, reading, start, end)
            found.setdefault(stated.iso, stated)
    return list(found.values())


def _in_title(page: ScannedText) -> list[StatedDate]:
    """Return the date that ends the title: ``Privacy Policy (May 2023)``, ``Lamps Ltd. (16/07/2020)``."""
    titled = False
    for number in page.top[:_TITLE_LINES]:
        start, end = page.line_span(number)
        words = page.words[start:end].rstrip()
        if len(words) > _TITLE_CHARS or page.is_list_item(number) or "](" in page.text[start:end]:
            break
        nouns = {noun.lastgroup for noun in context_phrases.NOUN.finditer(words)}
        titled = titled or nouns == {"policy"}
        written = next(dates_in(words), None)
        if written is None or written.lastgroup in _NO_DAYS or not titled or nouns - {"policy"}:
            continue
        lead, rest = words[: written.start()], words[written.end() :]
        bracketed = lead.rstrip().endswith(("(", "[")) and rest.startswith((")", "]"))
        named = context_phrases.POLICY_BEFORE.search(_TOWARD.sub("", lead)) and not _VERSION.search(lead)
        if _NOTHING_MORE.match(rest) and (bracketed or named):
            reading = read_date(written, page.order or page.order_of_language)
            return [_unlabelled(page, reading, start, start + len(words))] if reading else []
    return []


def _unlabelled(page: ScannedText, reading: DateReading, start: int, end: int) -> StatedDate:
    words = quote(page, start, end)
    return StatedDate("updated", reading.date, reading.precision, words, reading.ambiguous, label="none")


def _ends(rest: str) -> bool:
    """Return whether nothing follows a date but a link to earlier versions."""
    return bool(_NOTHING_MORE.match(rest) or context_phrases.ARCHIVE_LINK.match(rest))


def _goes_on(page: ScannedText, number: int) -> bool:
    """Return whether a line ends the paragraph above it, of which every line was broken."""
    if page.line(number).count(")") > page.line(number).count("("):
        return True
    return number > 0 and len(page.line(number - 1)) > _BROKEN_LINE_CHARS
