"""Find the newest entry of a policy's log of changes, by which it was last updated."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from diffs.lazy_pattern import lazy_pattern
from harvester.extract.dates import context_phrases
from harvester.extract.dates.formats import DATE, read_date
from harvester.extract.dates.scanned_text import Block, ScannedText
from harvester.extract.dates.whose_date import quote
from store.records import StatedDate

_ENTRY_CHARS = 120  # quoted of an entry
_ENTRY_DATE_CHARS = 60  # "Version 1.1 (May 1, 2012)": its date stands at its beginning
_ENTRY = lazy_pattern(r"^[^\S\n]*+(?:[-+*•|][^\S\n]*+)?", re.MULTILINE)
# Without a heading, so many lines that begin with a day and tell of a change are a log.
_ENTRIES = 3
_ENTRY_LEAD = lazy_pattern(
    r"[^\S\n]*+(?:[-+*•][^\S\n]*+)?(?:(?:on|am|le|el|il|op|em|dia)[^\S\n]+)?(?=[\w'’])", re.IGNORECASE
)
_DAY_FORMS = frozenset(("iso", "numeric", "day_first", "month_first", "year_first"))
_GOES_ON = lazy_pattern(r"[^\S\n]*[,:–—-][^\S\n]*[^\W\d_]")
_CHANGED = lazy_pattern(
    r"""\b(?:add(?:ed|ition)|remov|delet|amend|modif|updat|revis|chang|clarif|includ|insert|replac|section|clause|wording
    |ajout|retir|supprim|mis(?:e|es)?\s+à\s+jour|actualis|geänd|änder|ergänz|hinzu|entfern|aktualis|angepass
    |añad|elimin|cambi|actualiz|agreg|aggiun|rimoss|aggiorn|inseri|toegevoeg|verwijder|gewijzig|aangepas|bijgewerk
    |acrescent|adicion|alter|atualiz|removi)""",
    re.VERBOSE | re.IGNORECASE,
)


def newest_of_log(page: ScannedText, known: Collection[int]) -> list[StatedDate]:
    """Take the newest entry of a change log where nothing says when the policy was last updated.

    Args:
        page: the policy.
        known: the numbers of the lines that state a date by themselves.

    Returns:
        The date of the newest entry, or nothing where there is no log.
    """
    entries = [
        stated
        for start, end, block in page.logs()
        for entry in _ENTRY.finditer(page.words, start, min(end, page.read_to))
        if page.line_number(entry.end()) not in known and (stated := _entry(page, entry.end(), block))
    ]
    newest = max(entries or _entries_without_heading(page), key=lambda one: one.date, default=None)
    return [newest] if newest else []


def _entry(page: ScannedText, start: int, block: Block) -> StatedDate | None:
    """Return the date of an entry of a log; in a section on changes, it is a line of nothing but a date."""
    line_end = page.line_span(page.line_number(start))[1]
    written = DATE.search(page.words, start, min(line_end, start + _ENTRY_DATE_CHARS))
    if written is None or context_phrases.TO_COME.search(page.words, start, written.start()):
        return None
    if block.holds == "changes" and page.words[start:line_end].strip(" :.") != written[0].strip(" :."):
        return None
    return _stated(page, start, line_end, written)


def _stated(page: ScannedText, start: int, line_end: int, written: re.Match[str]) -> StatedDate | None:
    reading = read_date(written, page.order)
    if reading is None:
        return None
    words = quote(page, start, max(written.end(), min(line_end, start + _ENTRY_CHARS)))
    return StatedDate("updated", reading.date, reading.precision, words, reading.ambiguous)


def _entries_without_heading(page: ScannedText) -> list[StatedDate]:
    """Return the lines at the top or the end that begin with a day and tell of changes, in order of time."""
    for at_the_end in (False, True):
        entries = list(_dated_lines(page, at_the_end=at_the_end))
        days = [one.date for one in entries]
        rising = sum(earlier <= later for earlier, later in pairwise(days))
        in_order = rising in (0, len(days) - 1)
        telling = sum(bool(_CHANGED.search(one.quote)) for one in entries)
        if len(set(days)) >= _ENTRIES and in_order and 2 * telling >= len(days):
            return entries
    return []


def _dated_lines(page: ScannedText, *, at_the_end: bool) -> Iterator[StatedDate]:
    """Yield the lines at an edge of the page that begin with a day, up to where they are no longer close."""
    numbers = page.bottom if at_the_end else page.top
    for number in numbers:
        start, end = page.line_span(number)
        lead = _ENTRY_LEAD.match(page.words, start, end)
        written = DATE.match(page.words, lead.end(), end) if lead else None
        if written and written.lastgroup in _DAY_FORMS and _GOES_ON.match(page.words, written.end(), end):
            stated = _stated(page, start, end, written)
            if stated:
                yield stated
