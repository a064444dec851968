"""Find where other documents begin on a page that holds several: a notice, the terms of a second service."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from diffs.lazy_pattern import lazy_pattern
from harvester.extract.dates import context_phrases
from harvester.extract.dates.formats import dates_in

_TITLE_CHARS = 100  # a longer line is not a title
_PROSE_CHARS = 60  # a longer line is one of running text; a shorter one may be of a menu
_PARAGRAPH_CHARS = 160
# So many characters of text stand before a title that begins another document; before the first title of a
# page there may be a summary or a menu.
_TEXT_BEFORE = 800
_OPENING_LINES = 6  # lines with words in which a page says what it is
_UNDERLINE_WITHIN = 5  # lines below a title; between the two, a page may leave some empty
_NEAR = 4  # lines with words between a title and the date of its document
_NEAR_A_NUMBER = 1  # and between the heading of a section, which may be the name of a document, and its date
_MENU_CHARS = 4_000  # of a line show whether it is of a menu
_SINGLE_WORD_CHARS = 14  # "Datenschutzerklärung" names a document by itself, "Terms" a section

# Words of names that make no other document of one.
_OF_COMPANIES = frozenset(
    ("the", "inc", "ltd", "llc", "limited", "gmbh", "ag", "sa", "sas", "srl", "spa", "bv")
)
_NUMBERED = lazy_pattern(r"\W*(?:\d+(?:\.\d+)*[.)]?|(?:[ivxl]+|[a-z])[.)])\s+", re.IGNORECASE)
_WORD = lazy_pattern(r"[^\W\d_]+")
_PROPER_NAME = lazy_pattern(r"(?<![.!?] )\b[^\W\d_a-zà-ÿ][^\W\d_]+")
_UNDERLINE = lazy_pattern(r"={3,}|-{3,}")
_RULE = lazy_pattern(r"(?:[-*_][ ]?){3,}")
_ITEM = lazy_pattern(r"[ ]*(?:[-+*]|\d+[.)])\s|\[")
# Menus and programs hold long lines, and words such as "Terms" and "document", but no text.
_LINKED = lazy_pattern(r"!?\[[^\[\]\n]{0,300}\]\([^()\n]{0,2000}\)")
_PROGRAM = lazy_pattern(
    r"[{};=][ ]?[\w'\"{(\\]{1,40}\(|\bfunction\b[ ]?\w{0,40}\(|\(\)[;{.]|\bvar [\w$\\]{1,40} ?=|[{}];"
)


class Lines(Protocol):
    """The lines of a text, as `ScannedText` has them."""

    text: str
    top: tuple[int, ...]

    @property
    def lines(self) -> int:
        """The number of lines."""

    def line(self, number: int) -> str:
        """Return the words of a line."""

    def line_span(self, number: int) -> tuple[int, int]:
        """Return the start and end of a line."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where another document begins.

    Attributes:
        line: the number of its title.
        near: the number of the last line of what stands right below that title.
        apart: a rule separates it from what is above, and its title ranks with that of the page: all that
            follows is no longer the policy.
        ranks: its title ranks with that of the page.
    """

    line: int
    near: int
    apart: bool
    ranks: bool


def document_beginnings(page: Lines, until: int) -> Iterator[Beginning]:
    """Yield where other documents begin.

    A title is a heading, or a line below a rule. It begins another document if it is the name of a policy,
    other than the name of the page, and if some text stands before it. On a page that begins with a menu or
    with a summary, the first title is that of the page.

    Args:
        page: the lines of the text.
        until: the number of the line after which titles do not matter.
    """
    titled, known = _title(page)
    before, ruled, above, level, top_level = 0, False, "", 0, 0
    for number in range(min(until + 1, page.lines)):
        line = page.line(number)
        raw = page.text[slice(*page.line_span(number))].strip()
        if not raw:
            continue
        if _RULE.fullmatch(raw) or _UNDERLINE.fullmatch(raw):
            ruled, level = not level, 0  # the line below a heading is no rule
            continue
        level = level_of(page, number) if len(line) <= _TITLE_CHARS else 0
        top_level = top_level or level
        closed = (
            ruled and 0 < level <= top_level and _closes(above)
        )  # "Last updated: May 2026" ends a document
        if before >= _TEXT_BEFORE and titled and closed:
            yield Beginning(number, number, apart=True, ranks=True)
        elif before >= _TEXT_BEFORE and (level or ruled) and _names_another(line, raw, known):
            numbered = bool(_NUMBERED.match(line))
            ranks = 0 < level <= top_level and not numbered
            if titled:
                near = _near(page, number, _NEAR_A_NUMBER if numbered else _NEAR)
                yield Beginning(number, near, ruled and ranks, ranks)
            elif not numbered:
                titled, top_level = True, level or top_level
                known |= set(_WORD.findall(line.lower()))
        before += _prose_chars(line, raw)
        ruled, above = False, line


def _prose_chars(line: str, raw: str) -> int:
    """Return the length of a line of running text; 0 for one of a menu or of a program."""
    length = len(" ".join(line.split()))
    if length <= _PROSE_CHARS or _is_menu(raw):
        return 0
    return length


def _is_menu(raw: str) -> bool:
    """Return whether a line is of a program, or has no sentence besides its links."""
    raw = raw[:_MENU_CHARS]
    if _PROGRAM.search(raw):
        return True
    unlinked = " ".join(_LINKED.sub(" ", raw).split())
    return len(unlinked) < len(raw) and len(unlinked) <= _PROSE_CHARS


def _closes(line: str) -> bool:
    """Return whether a line is short and states a date."""
    return len(line) <= _PROSE_CHARS and any(True for _ in dates_in(line))


def _title(page: Lines) -> tuple[bool, set[str]]:
    """Return whether a page begins with its title, and the words of that title and of the names behind it.

    Those are the names in the first paragraph, by which "The Lamps Terms of Use" is the name of "Terms of
    Use" that begin with "Thank you for using Lamps".
    """
    titled, words = False, set[str]()
    for number in page.top[:_OPENING_LINES]:
        line = page.line(number)
        raw = page.text[slice(*page.line_span(number))]
        if len(line) > _TITLE_CHARS and not _is_menu(raw):
            words |= {name.lower() for name in _PROPER_NAME.findall(line)}
            break
        if _is_menu(raw) and level_of(page, number) == 0:
            continue
        titled = titled or bool(not _ITEM.match(raw) and context_phrases.TITLE.search(line))
        words |= set(_WORD.findall(line.lower()))
    return titled, words | _OF_COMPANIES


def level_of(page: Lines, number: int) -> int:
    """Return the level of a heading, 0 for another line.

    Args:
        page: the lines of the text.
        number: of the line.
    """
    raw = page.text[slice(*page.line_span(number))].strip()
    marks = len(raw) - len(raw.lstrip("#"))
    if marks:
        return marks
    for below in range(number + 1, min(number + 1 + _UNDERLINE_WITHIN, page.lines)):
        underline = page.text[slice(*page.line_span(below))].strip()
        if underline:
            return (1 if underline[0] == "=" else 2) if _UNDERLINE.fullmatch(underline) else 0
    return 0


def _names_another(line: str, raw: str, known: set[str]) -> bool:
    """Return whether a title is the name of a document, and of another one than the page."""
    line = line[match.end() :] if (match := _NUMBERED.match(line)) else line
    words = _WORD.findall(line.lower())
    single = len(words) == 1 and len(words[0]) >= _SINGLE_WORD_CHARS
    is_name = context_phrases.POLICY_NAMED.search(line) if single else context_phrases.NAME.fullmatch(line)
    return bool(
        is_name
        and not _ITEM.match(raw)
        and not context_phrases.OF_THIS_ONE.search(line)
        and set(words) - known
    )


def _near(page: Lines, title: int, most: int) -> int:
    """Return the number of the last line of what stands right below a title, up to the first paragraph."""
    last, seen = title, 0
    for number in range(title + 1, page.lines):
        line = page.line(number)
        if not _WORD.search(line):
            continue
        if seen == most or _ITEM.match(page.text[slice(*page.line_span(number))]):
            break
        last, seen = number, seen + 1
        if len(line) > _PARAGRAPH_CHARS:
            break
    return last
