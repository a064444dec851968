"""Prepare a policy for the search for its dates: bare words, written dates, lines, lists, tables."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import islice
from typing import Literal, NamedTuple

from diffs.lazy_pattern import lazy_pattern
from harvester.extract.dates import context_phrases
from harvester.extract.dates.bare import bare_words
from harvester.extract.dates.formats import Order, dates_in, order_of, read_date
from harvester.extract.dates.other_documents import document_beginnings, level_of
from harvester.extract.dates.regions import order_of_region

_HEADING_CHARS = 80  # a longer line is not a heading
_PARAGRAPH_CHARS = 240  # a longer line ends the list under a heading
_ROW_CHARS = 800  # a longer line is not a row of a table
_CITED_CHARS = 60  # a law is named that close before its date
LABEL_BEHIND_CHARS = 40  # how far behind a date its label may end
# A text with more dates is not a policy, and the rest of its dates is ignored. The change logs
# of the largest policies have some hundreds.
MOST_DATES = 20_000
_DATED_HEADINGS = 3  # one may be the date of the policy
_NO_LEVEL = 7  # of a line that is a heading only by its words
_LINES_REMEMBERED = 1024
_MENTIONED = 2  # sections may be called like policies; a page with more of them is a collection
_PARAGRAPHS_AT_TOP = 2
_EDGE_LINES = 12  # lines with words at the top and the bottom, where policies put their dates

_LANGUAGE_CHARS = 20_000
_ENGLISH = lazy_pattern(r"\b(?:the|of|and|you)\b", re.IGNORECASE)
_ENGLISH_WORDS = 5  # other languages hold some in names and quotations
_RULE = lazy_pattern(r"\|?[ ]*:?-{2,}[ ]*:?[ ]*\|[-:| ]*")
_OF = lazy_pattern(r"\b(?:of|vom|du|de|del|van)\s$", re.IGNORECASE)
_LINE_BREAK = lazy_pattern("\n")
_WORDS = lazy_pattern(r"[^\W\d_]+")
_LETTER = lazy_pattern(r"[^\W\d_]")
_LIST_ITEM = lazy_pattern(r"[ ]*(?:[-+*]|\d+[.)])\s")


@dataclass(frozen=True, slots=True)
class Block:
    """What stands under a heading that says so; ``changes`` is a section on changes, which may hold a log.

    Attributes:
        start: where the heading begins.
        holds: what stands under it.
        level: the level of the heading.
    """

    start: int
    holds: Literal["archive", "log", "changes"]
    level: int


class _OtherDocuments(NamedTuple):
    """The other documents that begin in a line and above it.

    Attributes:
        line: the number of the line, which is the title of the last of them.
        apart: whether one is apart from the policy.
        near: the number of the last line that stands right below one of their titles.
        ranking: how many titles rank with that of the page.
    """

    line: int
    apart: bool
    near: int
    ranking: int


class ScannedText:
    """A text with its bare words, and where its dates, lines and lists are.

    Attributes:
        text: the text as it is.
        words: its bare words, at the same offsets.
        dates: every date that is written in it, whatever it is the date of; at most the first `MOST_DATES`.
        top: numbers of the first lines with words, in order.
        bottom: numbers of the last lines with words, the last first.
        edges: both.
        order: how it writes day and month, by its own evidence; None where it shows none.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = bare_words(text)
        self.dates = tuple(islice(dates_in(self.words), MOST_DATES))
        self.order: Order | None = order_of(one for one in self.dates if not self._is_of_a_law(one))
        if self.order is None and self.order_of_language is None:
            self.order = order_of_region(text)
        self._lines = [line.strip() for line in self.words.split("\n")]
        self._starts = [0, *(match.end() for match in _LINE_BREAK.finditer(self.words))]
        numbers = range(len(self._starts))
        self.top = tuple(islice(filter(self.line, numbers), _EDGE_LINES))
        self.bottom = tuple(islice(filter(self.line, reversed(numbers)), _EDGE_LINES))
        self.edges = frozenset(self.top + self.bottom)
        self._blocks: list[tuple[int, Block | None]] = [(0, None)]
        # Only where a label may stand: two fifths of all texts lie behind their last date.
        for number in numbers[: self.line_number(self.read_to + LABEL_BEHIND_CHARS) + 1]:
            if line := self.line(number):
                self._note_block(number, line)

    @property
    def read_to(self) -> int:
        """The offset of the end of the last date; 0 if there is none."""
        return self.dates[-1].end() if self.dates else 0

    @property
    def lines(self) -> int:
        """The number of lines."""
        return len(self._starts)

    def line_number(self, offset: int) -> int:
        """Return the number of the line that contains an offset, starting from 0."""
        return bisect_right(self._starts, offset) - 1

    def line_span(self, number: int) -> tuple[int, int]:
        """Return the start and end of a line without its line break; an empty range for a missing line."""
        if number >= len(self._starts):
            return len(self.words), len(self.words)
        last = number + 1 == len(self._starts)
        return self._starts[number], len(self.words) if last else self._starts[number + 1] - 1

    def line(self, number: int) -> str:
        """Return the words of a line."""
        return self._lines[number] if number < len(self._lines) else ""

    def is_at_top(self, number: int) -> bool:
        """Return whether a line is one of the first."""
        return number <= self._last_at_top

    @cached_property
    def _last_at_top(self) -> int:
        """The number of the last line at the top: a menu or a list of contents may stand before the text."""
        text = (number for number in range(self.lines) if len(self.line(number)) > _PARAGRAPH_CHARS)
        return max(self.top[-1:] + tuple(islice(text, _PARAGRAPHS_AT_TOP))[-1:], default=-1)

    def is_heading(self, number: int) -> bool:
        """Return whether a line is a heading, by its marks or by the line below it."""
        return level_of(self, number) > 0

    def is_list_item(self, number: int) -> bool:
        """Return whether a line is an item of a list, or begins with a link."""
        start = self._starts[number]
        return bool(_LIST_ITEM.match(self.text, start, start + 12)) or self.text.startswith("[", start)

    def row_below(self, number: int) -> tuple[int, int] | None:
        """Return the span of the first row of the table whose head is this line, or None for another line."""
        rule_start, rule_end = self.line_span(number + 1)
        start, end = self.line_span(number)
        if rule_end - rule_start > _ROW_CHARS or end - start > _ROW_CHARS:
            return None
        is_head = "|" in self.words[start:end] and _RULE.fullmatch(self.words[rule_start:rule_end].strip())
        return self.line_span(number + 2) if is_head else None

    def block_at(self, offset: int) -> Block | None:
        """Return the list that a label's offset lies in, or None."""
        return self._blocks[bisect_right(self._blocks, offset, key=lambda entry: entry[0]) - 1][1]

    def logs(self) -> Iterator[tuple[int, int, Block]]:
        """Yield the spans of the change logs that begin before `read_to`, and of what may be one."""
        ends = [start for start, _ in self._blocks[1:]]
        for (start, block), end in zip(self._blocks, [*ends, len(self.words)], strict=True):
            if block is not None and block.holds != "archive":
                yield start, end, block

    @cached_property
    def order_of_language(self) -> Order | None:
        """The order of the language: in any but English, the day always comes first (CLDR)."""
        found = len(_ENGLISH.findall(self.words, 0, _LANGUAGE_CHARS))
        return None if found >= _ENGLISH_WORDS else "day first"

    @cached_property
    def days_beyond_doubt(self) -> frozenset[date]:
        """The days that are written with the month in words, or with the year first."""
        readings = (read_date(written, None) for written in self.dates if written.lastgroup != "numeric")
        return frozenset(one.date for one in readings if one is not None and one.precision == "day")

    def is_an_entry(self, number: int) -> bool:
        """Return whether a line stands under a heading that is only a date, one of several, as in a log."""
        above = bisect_right(self._headings, number, key=lambda heading: heading[0]) - 1
        return above >= 0 and self._headings[above][1]

    def is_of_another_document(self, number: int, *, names_itself: bool = False, dated: bool = False) -> bool:
        """Return whether a line belongs to another document that the page contains.

        Args:
            number: of the line.
            names_itself: the line says that it is about "this policy", whose section may be called like one.
            dated: the policy states a date above any other document; so no later one is its.
        """
        place = bisect_left(self._other_documents, number, key=lambda one: one.line) - 1
        if place < 0:
            return False
        above = self._other_documents[place]
        if above.apart or number <= above.near or (dated and above.ranking):
            return True
        return number not in self.edges and above.ranking > (_MENTIONED if names_itself else 0)

    @cached_property
    def _other_documents(self) -> list[_OtherDocuments]:
        """What is known at the title of each other document, in order."""
        found: list[_OtherDocuments] = []
        apart, near, ranking = False, -1, 0
        for one in document_beginnings(self, self.line_number(self.read_to)):
            apart, near, ranking = apart or one.apart, max(near, one.near), ranking + one.ranks
            found.append(_OtherDocuments(one.line, apart, near, ranking))
        return found

    @cached_property
    def _headings(self) -> list[tuple[int, bool]]:
        """The numbers of the headings with marks, and whether each is only a date, one of several."""
        numbers = [number for number, start in enumerate(self._starts) if self.text.startswith("#", start)]
        dated = {
            number
            for number in numbers
            if any(one[0] == self.line(number).strip(" .:") for one in dates_in(self.line(number)))
        }
        return [(number, number in dated and len(dated) >= _DATED_HEADINGS) for number in numbers]

    def _is_of_a_law(self, written: re.Match[str]) -> bool:
        return bool(
            context_phrases.CITED.search(self.words, max(0, written.start() - _CITED_CHARS), written.start())
        )

    def _note_block(self, number: int, line: str) -> None:
        """Tell whether a line opens a block (a heading, or a short line without a date) or closes one."""
        start = self._starts[number]
        if len(line) > _HEADING_CHARS:
            if len(line) > _PARAGRAPH_CHARS and self._closes(_NO_LEVEL):
                self._blocks.append((start, None))
        elif heads := _heads(line):
            level = self._level(number)
            if not self._closes(level):
                return
            if heads != "other":
                self._blocks.append((start, Block(start, heads, level)))
            elif not _LIST_ITEM.match(self.text, start, start + 12):
                self._blocks.append((start, None))

    def _closes(self, level: int) -> bool:
        """Return whether a heading of a level closes the open block; in a log, a deeper one is an entry."""
        block = self._blocks[-1][1]
        return block is None or block.holds == "archive" or level <= block.level or block.level == _NO_LEVEL

    def _level(self, number: int) -> int:
        """Return the level of a heading: 1 to 6, and `_NO_LEVEL` for a line without the marks of one."""
        start, end = self.line_span(number)
        marks = len(self.text[start:end]) - len(self.text[start:end].lstrip("#"))
        underline = self.text[slice(*self.line_span(number + 1))].strip()
        if not marks and underline and not underline.strip("=-"):
            return 1 if underline[0] == "=" else 2
        return marks or _NO_LEVEL


@lru_cache(_LINES_REMEMBERED)
def _heads(line: str) -> Literal["log", "changes", "archive", "other"] | None:
    """Return what a short line is the heading of, or None for another line."""
    if line[-1] in ".,;" or "|" in line or not _LETTER.search(line) or any(dates_in(line)):
        return None
    if context_phrases.CHANGE_LOG.search(line):
        return "log"
    if context_phrases.CHANGES.search(line):
        return "changes"
    return "archive" if context_phrases.ARCHIVE.search(line) else "other"
