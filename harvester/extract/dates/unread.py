"""Find the dates that a policy seems to state of itself, but that could not be read.

A silence of `stated_dates` has two meanings: nothing is written there, or something is that no rule
understands. Whoever says that a policy was changed silently must know which (docs/dates.md).
The flags of a timeline, which compare two texts, have a wider net of their own: `diffs.policy_words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from diffs.lazy_pattern import lazy_pattern
from harvester.extract.dates import context_phrases, label_phrases
from harvester.extract.dates.formats import MONTH, read_date
from harvester.extract.dates.labelled_dates import Label, labels
from harvester.extract.dates.scanned_text import ScannedText
from harvester.extract.dates.stated import dates_of
from harvester.extract.dates.whose_date import judged

_LINE_CHARS = 160  # a longer line is running text, which dates many things
_BEHIND_CHARS = 60  # between a label and the end of what looks like its date
_QUOTE_CHARS = 200

_YEAR = r"(?<![\d.,])(?:19|20)\d\d(?![\d,]*\d)"
_OF_NUMBERS = r"(?<![\d./-])(?:\d{1,2}|\d{4})\s?([./-])\s?\d{1,2}\s?\1\s?(?:\d{4}|\d\d)(?![./-]*\d)"
_OF_A_MONTH = rf"\d{{1,2}}\W{{0,3}}{MONTH}|(?<![^\W\d_]){MONTH}\W{{0,3}}\d{{1,2}}(?!\d)"
_BETWEEN = r"(?=[^\d\n]{0,19}(?:[^\W\d_]|[./-]))[^\d\n]{1,20}"
# What looks like a date beside a label, and what does so without one: there, a year needs another number.
_LOOKS_DATED = lazy_pattern(rf"{_OF_NUMBERS}|{_YEAR}|{_OF_A_MONTH}", re.IGNORECASE)
_FULL_DATE = lazy_pattern(
    rf"{_OF_NUMBERS}|(?<!\d)\d{{1,2}}(?!\d){_BETWEEN}{_YEAR}|{_YEAR}{_BETWEEN}\d{{1,2}}(?!\d)"
    rf"|[^\W\d_]{{3,}}[. ]{{1,2}}\d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}",
    re.IGNORECASE,
)
# "Version 18062024", right behind a label.
_COMPACT = lazy_pattern(r"[\s:]{1,5}(?:[0-3]\d[01]\d20\d\d|20\d\d[01]\d[0-3]\d)(?!\d)")
# The target of a link, a line of JSON.
_CODE = lazy_pattern(r"\s*(?:\[[^\]\n]{1,20}\]:\s|[\"'][\w-]+[\"']\s*:|https?://)")
_ROW = lazy_pattern(r"\s*(?:\||!\[)")  # or an image
_COPYRIGHT = lazy_pattern(r"©|\(c\)|copyright|all rights reserved|&copy;", re.IGNORECASE)


def unread_dates(text: str) -> tuple[str, ...]:
    r"""Find the lines that seem to state a date of the policy that `stated_dates` does not understand.

    >>> unread_dates("# Lamps\n\nLast updated: the 3 of Brumaire 2015\n")
    ('Last updated: the 3 of Brumaire 2015',)
    >>> unread_dates("# Lamps\n\nLast updated: May 3, 2015\n")
    ()

    Args:
        text: corpus Markdown, or plain text.

    Returns:
        The lines as they are, in the order of the text; empty if every date that is written there is
        understood, be it as a date of the policy or of something else.
    """
    page = ScannedText(text)
    stated = dates_of(page)
    quotes = [one.quote for one in stated]
    understood = {number for label in labels(page) for number in _lines_of(page, label, dated=bool(stated))}
    lines = [
        text[slice(*page.line_span(number))].strip()
        for number in _suspects(page, dated=bool(stated))
        if number not in understood
    ]
    return tuple(line[:_QUOTE_CHARS] for line in lines if not any(quote in line for quote in quotes))


def _lines_of(page: ScannedText, label: Label, *, dated: bool) -> set[int]:
    """Return the lines of a label and its date, if they are understood.

    On a page without a date of its own, "Huling Na-update: Abril 22, 2026" at its top or bottom is only half
    understood.
    """
    start, written = page.line_number(label.start), page.line_number(label.written.start())
    half = not dated and label.explicit and not label.clock and start in page.edges
    if read_date(label.written, page.order) is None or (half and judged(page, label, 0) is None):
        return set()
    return {start, written}


def _suspects(page: ScannedText, *, dated: bool) -> Iterator[int]:
    """Yield the numbers of short lines that look as if they stated a date of the policy.

    Args:
        page: the policy.
        dated: it states a date that was read; then a line must announce another one to be of interest.
    """
    for number in range(page.lines):
        start, end = page.line_span(number)
        if not start < end <= start + _LINE_CHARS:
            continue
        line = page.words[start:end]
        if not (_LOOKS_DATED.search(line) or _COMPACT.search(line)) or _is_of_something_else(page, number):
            continue
        if _is_announced(line) or (not dated and number in page.edges and _is_one_date(page.text[start:end])):
            yield number


def _is_of_something_else(page: ScannedText, number: int) -> bool:
    """Return whether a line is in a list of versions, is code, or is about a law, a copyright, an example."""
    start, end = page.line_span(number)
    block = page.block_at(start)
    return bool(
        (block is not None and block.holds != "changes")
        or _COPYRIGHT.search(page.text, start, end)
        or _CODE.match(page.text, start, end)
        or any(noun.lastgroup != "policy" for noun in context_phrases.NOUN.finditer(page.words, start, end))
        or any(
            context_phrases.UNTIL.match(page.words, label.end(), end)
            for label in label_phrases.LABEL.finditer(page.words, start, end)
        )
    )


def _is_one_date(line: str) -> bool:
    """Return whether a line holds a single date and is no row of a table; two are the ends of a period."""
    return not _ROW.match(line) and len(_FULL_DATE.findall(line)) == 1


def _is_announced(line: str) -> bool:
    """Return whether a label leads to what looks like a date."""
    return any(
        (
            str(label.lastgroup).startswith(("effective", "updated"))
            and _LOOKS_DATED.search(line, label.end(), label.end() + _BEHIND_CHARS)
        )
        or _COMPACT.match(line, label.end())
        for label in label_phrases.LABEL.finditer(line)
    )
