"""The lines of a Markdown text and which stretches of it are bold; every pass is linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from diffs.lazy_pattern import lazy_pattern

# A line longer than this is prose. Nikon's tenth heading has 85 characters; a link inside takes more.
MAX_HEADING_CHARS = 400
# Bold that runs on for longer than this was never closed, or is a paragraph.
_MAX_BOLD_CHARS = 2 * MAX_HEADING_CHARS

BULLET = lazy_pattern(r"[*+-][ \t\xa0]+")
# Bullets that the page itself has in its text.
ESCAPED_BULLET = lazy_pattern(r"\\[-*+]\s|[•·・‣◦▪●○–—※]\s?")
ONLY_LINK = lazy_pattern(r"\W*\[[^\[\]]*\]\([^()]*\)\W*$")
# A line of links and nothing else, such as a menu. Each is short, so that a line is read in one pass.
LINKS = lazy_pattern(
    r"(?:[*+-]\s+)?(?:!?\[(?:[^\[\]]{0,200}|!\[[^\[\]]{0,100}\]\([^()]{0,400}\)[^\[\]]{0,100})\]"
    r"\([^()]{0,600}\)[\s|·]*+)+"
)
# A link to a place in the page itself: the heading of what opens below it.
PLACE_LINK = lazy_pattern(r"\W*\[[^\[\]]*\]\((?:[^()\s]*#[^()]*|javascript:.*)\)\W*$", re.IGNORECASE)

# A line that is not blank, with the white space, the blank lines and the characters without width before it.
_LINE = lazy_pattern(r"(?P<before>[\s\u200b-\u200f\u2060\ufeff]*+)(?P<filled>\S[^\r\n]*)?+(?:\r\n|\r|\n)?+")
# What stands before the mark is asked for behind it: a search for plain characters is ten times as fast.
_STARS = lazy_pattern(r"\*\*(?<!\\\*\*)")
_UNDERSCORES = lazy_pattern(r"__(?<!\\__)")
_BLANK_LINE = lazy_pattern(r"(?:\r\n|\r(?!\n)|\n)[^\S\r\n]*(?:\r|\n)")
# Words on both sides of a bar. Pages that are laid out in tables leave single bars around their paragraphs.
_CELL_BARS = 3
_TABLE_ROW = lazy_pattern(r"[^\s|]\s*+(?:\|\s*+)++[^\s|]")


def is_only_links(text: str) -> bool:
    """Return whether a line has nothing but links, as a menu has."""
    return bool(ONLY_LINK.match(text) or LINKS.fullmatch(text))


class Line(NamedTuple):
    """One line that is not blank, and what it says; a named tuple is made three times as fast as a dataclass.

    Attributes:
        start: offset of its first character in the text.
        end: offset after its line end.
        text: its characters without white space at both ends.
        indent: number of characters before them.
        gap: whether a blank line (or the start of the text) is before it.
        breaks: whether it ends in a Markdown line break (two spaces).
        bold: the offsets of a bold stretch that covers all its words but a marker or number, or None.
    """

    start: int
    end: int
    text: str
    indent: int
    gap: bool
    breaks: bool
    bold: tuple[int, int] | None

    @property
    def long(self) -> bool:
        """Whether it is too long to be a heading."""
        return len(self.text) > MAX_HEADING_CHARS

    @property
    def table(self) -> bool:
        """Whether it is a row of a table."""
        if "|" not in self.text:
            return False
        cells = self.text.count("|") >= _CELL_BARS and self.text[0] == self.text[-1] == "|"
        return cells or _TABLE_ROW.search(self.text) is not None


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that are not blank; only CR, LF and CR LF end a line."""
    bold = _BoldCursor(bold_spans(text))
    lines: list[Line] = []
    for match in _LINE.finditer(text):
        before, filled = match.groups()
        if filled is None:
            break  # the blank lines at the end
        stripped = filled.rstrip()
        at = match.end("before")
        indent = len(before) - 1 - max(before.rfind("\n"), before.rfind("\r")) if before else 0
        gap = indent < len(before) or not lines
        covering = None
        if len(stripped) <= MAX_HEADING_CHARS:
            covering = bold.covering(text, at, at + len(stripped))
        lines.append(Line(at - indent, match.end(), stripped, indent, gap, filled.endswith("  "), covering))
    return lines


def bold_spans(text: str) -> list[tuple[int, int]]:
    """Return the offsets of the bold stretches, marks included; a mark without its partner opens nothing.

    html2text sets the marks where the page's tags stood, so a stretch may end at the start of the next line,
    but never beyond a blank one.
    """
    spans: list[tuple[int, int]] = []
    for left, right in sorted([*_pairs(text, _STARS), *_pairs(text, _UNDERSCORES)]):
        if spans and left < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(right, spans[-1][1]))
        else:
            spans.append((left, right))
    return spans


def _pairs(text: str, mark: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    opened = -1
    for match in mark.finditer(text):
        here = match.start()
        if opened < 0 or here - opened > _MAX_BOLD_CHARS or _BLANK_LINE.search(text, opened, here):
            opened = here if _opens(text, here) else -1
        else:
            if here > opened + 2:
                yield opened, match.end()
            opened = -1


def _opens(text: str, mark: int) -> bool:
    """Return whether a mark can open: not where it hangs on a word and nothing follows ("Integrity****")."""
    hangs = mark > 0 and not text[mark - 1].isspace()
    followed = mark + 2 < len(text) and not text[mark + 2].isspace()
    return followed or not hangs


class _BoldCursor:
    """Answers, line after line, which bold stretch covers a line."""

    _OUTSIDE = lazy_pattern(r"[\s*_:：|]*")
    # "**Aggregate Information** (non-personal)"
    _BEHIND = lazy_pattern(r"[\s*_:：|.]*(?:\([^()]{1,60}\)[\s*_:：|]*)?")
    # What may stand before the bold words of a heading: list marker, number, an opening emphasis.
    _BEFORE = lazy_pattern(r"[|\s]*(?:[*+-]\s+|\d{1,3}\.\s+)?(?:\(?[\w.]{1,8}\\?[.)]\s*|§\s*\d+\s*)?[_*\s]*")

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = spans
        self._next = 0

    def covering(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Return the (joined) bold stretch that covers all words of text[start:end], or None."""
        here = self._touching(start, end)
        if not here:
            return None
        position = start
        for number, (left, right) in enumerate(here):
            outside = text[position : max(left, position)]
            pattern = self._BEFORE if number == 0 else self._OUTSIDE
            if not pattern.fullmatch(outside):
                return None
            position = right
        if position < end and not self._BEHIND.fullmatch(text, position, end):
            return None
        inner = text[max(start, here[0][0]) : min(end, here[-1][1])]
        return (here[0][0], here[-1][1]) if inner.strip("*_| \t\xa0") else None

    def _touching(self, start: int, end: int) -> list[tuple[int, int]]:
        while self._next < len(self._spans) and self._spans[self._next][1] <= start:
            self._next += 1
        last = self._next
        while last < len(self._spans) and self._spans[last][0] < end:
            last += 1
        return self._spans[self._next : last]
