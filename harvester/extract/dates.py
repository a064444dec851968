"""What a policy says of its own dates: from when it counts, and when it was last changed.

A *statement* is a label with a date ("Last updated: June 4, 2001"). Whose date it is, is read from the words
before it; how much it weighs, from where it stands. What is not taken: dates of earlier versions, of laws, of
examples, of ranges that have ended, of conditions, and any date without a label.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Literal

from harvester.extract import date_words
from harvester.extract.date_forms import DATE, Order, Reading, order_of, read
from harvester.extract.plain import bare_words
from store.records import DateKind, StatedDate

_JOINTS_AT_MOST = 14  # words and marks between a label and its date
_LINE_BREAKS_AT_MOST = 3  # label in a heading, an empty line, the date
_LABEL_CHARS = 160  # how far before a date its label may begin
_LABEL_BEHIND_CHARS = 40  # and how far behind it may end
_LEAD_CHARS = 240  # how far back the words before a label are read
_HEADING_CHARS = 80  # a longer line is no heading
_EDGE_LINES = 12  # lines with words at the top and the bottom, where policies put their dates

# Authority of a statement: the sum of what speaks for it.
_STANDS_ALONE = 8
_AT_THE_EDGE = 4
_PLAIN_LABEL = 2  # "last updated", "effective": not "posted", "version", "as of"
_QUALIFIED = -9  # "..., unless you agree sooner": below any plain statement of its place
_BESIDE_AN_ARCHIVE = -5

_BOUNDARY = re.compile(r"[.!?;|](?=\s)|[。！？•·]|\n[^\S\n]*+\n?|(?<=[a-z.!?])(?=[A-Z])")
_LEADING_MARKS = " \t\n\"'“”„«»()-–—:,>•·*+"


@dataclass(frozen=True, slots=True)
class _Label:
    """A label, or several that share a date, with the date that they announce."""

    start: int
    end: int
    kinds: frozenset[DateKind]
    written: re.Match[str]
    language: str
    name: str  # effective, updated, dated or issued
    explicit: bool  # a colon, or "date" in the label: no adverbial "Effective July 1, we ..."
    of_policy: bool


@dataclass(frozen=True, slots=True)
class _Statement:
    """A date that the policy states of itself, with what speaks for it."""

    label: _Label
    reading: Reading
    quote: str
    line: int
    authority: int
    block: _Block | None


@dataclass(frozen=True, slots=True)
class _Block:
    """A list under a heading that says what is in it."""

    start: int
    holds: Literal["archive", "log"]


class _Page:
    """A text, its bare words, and where its lines and lists begin."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = bare_words(text)
        self.dates = tuple(DATE.finditer(self.words))
        self.lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self.blocks: list[tuple[int, _Block | None]] = [(0, None)]
        filled = []
        for number, start in enumerate(self.lines):
            line = self.line_of(start)
            if line.strip():
                filled.append(number)
                self._note_block(start, line)
        self.edges = frozenset([*filled[:_EDGE_LINES], *filled[-_EDGE_LINES:]])
        self.order = order_of(self.dates)

    @cached_property
    def days_beyond_doubt(self) -> frozenset[date]:
        """The days that the text writes with the month in words, or the year first."""
        readings = (read(written, None) for written in self.dates if written.lastgroup != "numeric")
        return frozenset(one.date for one in readings if one is not None and one.precision == "day")

    def line_of(self, offset: int) -> str:
        """The bare words of the line at an offset."""
        end = self.words.find("\n", offset)
        return self.words[self.words.rfind("\n", 0, offset) + 1 : end if end >= 0 else len(self.words)]

    def line_number(self, offset: int) -> int:
        return bisect_right(self.lines, offset) - 1

    def block_at(self, offset: int) -> _Block | None:
        return self.blocks[bisect_right(self.blocks, offset, key=lambda entry: entry[0]) - 1][1]

    def _note_block(self, start: int, line: str) -> None:
        """A heading, or a short line without a date, opens a block; long paragraphs close one."""
        bare = line.strip()
        if len(bare) > _HEADING_CHARS:
            if len(bare) > 3 * _HEADING_CHARS:
                self.blocks.append((start, None))
        elif not DATE.search(bare) and bare[-1] not in ".,;" and re.search(r"[^\W\d_]", bare):
            if date_words.CHANGE_LOG.search(bare):
                self.blocks.append((start, _Block(start, "log")))
            elif date_words.ARCHIVE.search(bare):
                self.blocks.append((start, _Block(start, "archive")))
            elif not re.match(r"\s*(?:[-+*]|\d+[.)])\s", self.text[start : start + 12]):
                self.blocks.append((start, None))


def stated_dates(text: str) -> tuple[StatedDate, ...]:
    """Finds the dates that a policy states of itself.

    Day and month of numeric dates are told apart by evidence in the document, else read the American way
    and marked as ambiguous (issue 4, point 1).

    Args:
        text: corpus Markdown (``# title``, empty line, text), or plain text.

    Returns:
        The dates, the most authoritative first; empty where the policy states none.
    """
    page = _Page(text)
    found = [statement for label in _labels(page) if (statement := _judge(page, label))]
    found = _without_archives(page, found)
    found = _without_stale(found)
    firm = [one for one in found if one.label.name != "issued"]
    dates = _dated(firm)
    if not any(one.kind == "updated" for one in dates):
        dates += _dated(one for one in found if one.label.name == "issued") or _newest_of_log(page)
    return tuple(dates)


def effective_of(dates: Iterable[StatedDate]) -> StatedDate | None:
    """Returns the most authoritative effective date of `stated_dates`, or None where there is none."""
    return next((one for one in dates if one.kind == "effective"), None)


def updated_of(dates: Iterable[StatedDate]) -> StatedDate | None:
    """Returns the most authoritative date of the last change of `stated_dates`, or None where there is none."""
    return next((one for one in dates if one.kind == "updated"), None)


def _labels(page: _Page) -> Iterator[_Label]:
    """Labels with their dates; each date once, with the first label that leads to it."""
    at = 0
    for written in page.dates:
        # Labels are looked for around dates only: nine tenths of a policy are far from any.
        at = max(at, written.start() - _LABEL_CHARS)
        while at < written.end() + _LABEL_BEHIND_CHARS:
            match = date_words.LABEL.search(page.words, at, written.end() + _LABEL_BEHIND_CHARS)
            if match is None:
                at = written.end() + _LABEL_BEHIND_CHARS
                break
            label = _date_after(page.words, match) or _date_before(page.words, match)
            at = max(match.end(), label.written.end()) if label else match.end()
            if label:
                yield label


def _date_after(words: str, first: re.Match[str]) -> _Label | None:
    """Follows a label over its joints to a date; ``Last updated and effective: June 4, 2001``."""
    names, language = _class_of(first)
    kinds, at = _kinds(names), first.end()
    breaks, verb, toward, explicit, of_policy = 0, False, False, "date" in first[0].lower(), False
    for _ in range(_JOINTS_AT_MOST):
        if (written := DATE.match(words, at)) and not (written.lastgroup == "year_only" and names == "dated"):
            return _Label(first.start(), at, kinds, written, language, names, explicit, of_policy)
        if other := date_words.LABEL.match(words, at):
            name, _ = _class_of(other)
            if name != "dated" or names == "dated":
                shared = not verb or toward
                joined = shared and re.search(r"(?:and|und|et|y|e|en|&|/|,)\W*$", words[first.start() : at], re.I)
                kinds = (kinds | _kinds(name)) if joined else _kinds(name)
                names = name if names == "dated" or not joined else names
            at, verb = other.end(), False
        elif joint := date_words.JOINT.match(words, at):
            if joint["number"] and "v" not in first[0].lower():
                return None
            breaks += joint[0].count("\n")
            verb, toward = verb or bool(joint["verb"]), toward or bool(joint["toward"])
            explicit, of_policy = explicit or bool(joint["colon"]), of_policy or bool(joint["policy"])
            at = joint.end()
            if breaks > _LINE_BREAKS_AT_MOST:
                return None
        else:
            return None
    return None


def _date_before(words: str, label: re.Match[str]) -> _Label | None:
    """``2019年5月1日 改定``, ``tritt am 1. Mai 2018 in Kraft``, or a line of nothing but date and label."""
    start = max(words.rfind("\n", 0, label.start()) + 1, label.start() - 60)
    before = re.sub(r"[\s(–—,:-]+$|(?:に|より|から|付(?:け)?で?)\s*$", "", words[start : label.start()])
    written = None
    for written in DATE.finditer(words, start, start + len(before)):
        pass
    if written is None or written.end() != start + len(before):
        return None
    name, language = _class_of(label)
    end = words.find("\n", label.end())
    rest = words[label.end() : end if end >= 0 else len(words)]
    alone = not words[words.rfind("\n", 0, written.start()) + 1 : written.start()].strip(_LEADING_MARKS)
    alone = alone and not rest.strip(_LEADING_MARKS + ".。、）")
    verb = language in ("de", "nl") and re.search(r"\b(?:tritt|treten|treedt)\b", words[max(0, start - 60) : label.start()])
    if name == "dated" or not (alone or language == "ja" or verb):
        return None
    return _Label(written.start(), label.end(), _kinds(name), written, language, name, alone, False)


def _class_of(label: re.Match[str]) -> tuple[str, str]:
    name, _, language = str(label.lastgroup).partition("_")
    return name, language


def _kinds(name: str) -> frozenset[DateKind]:
    return frozenset(["effective" if name == "effective" else "updated"])


def _judge(page: _Page, label: _Label) -> _Statement | None:
    """Decides whose date it is, reads it and weighs it; None where it is not the policy's own."""
    lead = _lead(page.words, label.start)
    leads = not lead.strip(_LEADING_MARKS)
    end = max(label.end, label.written.end())
    rest = page.words[end : end + 120].partition("\n")[0]
    alone = _stands_alone(lead, rest, leads)
    subject = _subject(lead, titled=alone) or ("policy" if label.of_policy else None)
    if subject not in (None, "policy") or date_words.POSSIBLE.search(lead):
        return None
    if label.name == "dated":
        if not (alone or label.of_policy or date_words.POLICY_BEFORE.search(lead)):
            return None
    elif not (leads or alone or subject == "policy"):
        return None
    qualified = bool(date_words.QUALIFIED.match(rest))
    if _ends_there(page.words, end) or (not label.explicit and not qualified and _is_adverbial(label, leads, rest)):
        return None
    reading = _read(page, label)
    if reading is None:
        return None
    line = page.line_number(label.start)
    authority = (
        _STANDS_ALONE * (alone or (leads and label.explicit))
        + _AT_THE_EDGE * (line in page.edges)
        + _PLAIN_LABEL * (label.name in ("effective", "updated"))
        + _QUALIFIED * qualified
    )
    if defined := date_words.DEFINED.match(page.words, end):
        label = replace(label, kinds=label.kinds | {"effective"})
        end = defined.end()
    quote = _quote(page, label.start - len(lead) if len(lead) <= _HEADING_CHARS else label.start, end)
    return _Statement(label, reading, quote, line, authority, page.block_at(label.start))


def _lead(words: str, start: int) -> str:
    """The words before a label in its own sentence or line."""
    window = words[max(0, start - _LEAD_CHARS) : start]
    cut = 0
    for boundary in _BOUNDARY.finditer(words, start - len(window), start + 1):
        before = words[start - len(window) : boundary.start()].rstrip()
        broken_line = (
            boundary[0] == "\n"
            and (before[-1:].isalnum() or before.endswith(","))
            and words[boundary.end() : boundary.end() + 1].islower()
        )
        if not broken_line:
            cut = boundary.end() - start + len(window)
    return window[cut:]


def _stands_alone(lead: str, rest: str, leads: bool) -> bool:
    """A line (or what ``|`` and sentence ends cut off as one) of nothing but the statement and a title."""
    after = re.match(r"[^\w|]*(?:\([^()\n]*\))?[^\w|]*", rest)
    ended = after is not None and after.end() == len(rest)
    return ended and (leads or (len(lead) <= _HEADING_CHARS and "policy" == _subject(lead, titled=True)))


def _subject(lead: str, titled: bool) -> str | None:
    """Whose date it is by the words before it: the first noun of a title, the nearest one in a sentence."""
    nouns = [noun.lastgroup for noun in date_words.NOUN.finditer(lead)]
    if not nouns:
        return None
    return nouns[0] if titled or date_words.COORDINATE.search(lead) else nouns[-1]


def _ends_there(words: str, end: int) -> bool:
    """A range whose end is stated belongs to a version that is over."""
    until = date_words.UNTIL.match(words, end)
    return bool(until and DATE.match(words, until.end()))


def _is_adverbial(label: _Label, leads: bool, rest: str) -> bool:
    """``Effective July 1, 2020, residents may ...`` dates what follows, unless that is the policy."""
    if not leads or label.name not in ("effective", "dated"):
        return False
    clause = re.match(r"\s*,?\s*(?!and\b|&)[^\W\d_]", rest, re.IGNORECASE)
    return bool(clause) and "policy" != next(
        (noun.lastgroup for noun in date_words.NOUN.finditer(re.split(r"[.;]", rest)[0][:60])), None
    )


def _read(page: _Page, label: _Label) -> Reading | None:
    """The day; where day and month could be swapped, the document's evidence decides."""
    order: Order | None = page.order
    if order is None and label.language != "en":
        order = "day first"  # so in all six other languages (CLDR)
    reading = read(label.written, order)
    if reading is not None and reading.ambiguous and reading.date.day <= 12:
        swapped = date(reading.date.year, reading.date.day, reading.date.month)
        said = {reading.date, swapped} & page.days_beyond_doubt
        if len(said) == 1:
            return Reading(said.pop(), "day")
    return reading


def _quote(page: _Page, start: int, end: int) -> str:
    """The words as they stand in the text, with the emphasis that opens and closes around them."""
    marks = ")-–—:,>|" if page.text.find(")", start, end + 1) >= 0 else "()-–—:,>|"
    while start < end and (page.words[start].isspace() or page.words[start] in marks):
        start += 1
    while start and page.text[start - 1] in "*_":
        start -= 1
    while end < len(page.text) and page.text[end] in ("*_)" if page.text[start] == "(" else "*_"):
        end += 1
    return page.text[start:end].strip()


def _without_archives(page: _Page, found: list[_Statement]) -> list[_Statement]:
    """Drops what stands in a list of earlier versions; a single line beside such a link only loses weight."""
    kept = []
    for one in found:
        if one.block is None or one.block.holds != "archive":
            kept.append(one)
            continue
        start = page.lines[one.line]
        listed = re.match(r"\s*(?:[-+*]|\d+[.)]|\[)\s?", page.text[start : start + 12])
        if not listed and sum(other.block == one.block for other in found) == 1:
            kept.append(replace(one, authority=one.authority + _BESIDE_AN_ARCHIVE))
    return kept


def _without_stale(found: list[_Statement]) -> list[_Statement]:
    """Of neighbouring lines that state the same kind, as a history does, only the newest counts."""
    kept: list[_Statement] = []
    for one in found:
        last = kept[-1] if kept else None
        if last and last.label.kinds == one.label.kinds and last.line < one.line <= last.line + 2:
            kept[-1] = max(last, one, key=lambda either: either.reading.date)
        else:
            kept.append(one)
    return kept


def _dated(statements: Iterable[_Statement]) -> list[StatedDate]:
    """The dates, best first, each kind and day once; ``October 2015`` adds nothing to ``10/1/2015``."""
    rank = {"day": 0, "month": 1, "year": 2}
    ordered = sorted(
        ((one, kind) for one in statements for kind in sorted(one.label.kinds)),
        key=lambda pair: (-pair[0].authority, pair[1], rank[pair[0].reading.precision], -pair[0].reading.date.toordinal()),
    )
    dates: list[StatedDate] = []
    for one, kind in ordered:
        stated = StatedDate(kind, one.reading.date, one.reading.precision, one.quote, one.reading.ambiguous)
        finer = next((i for i, other in enumerate(dates) if other.kind == kind and _same_day(other, stated)), None)
        if finer is None:
            dates.append(stated)
        elif len(stated.iso) > len(dates[finer].iso):
            dates[finer] = stated
    return dates


def _same_day(one: StatedDate, other: StatedDate) -> bool:
    return one.iso.startswith(other.iso) or other.iso.startswith(one.iso)


def _newest_of_log(page: _Page) -> list[StatedDate]:
    """A change log without a word of when the policy was last updated: its newest entry tells."""
    newest: StatedDate | None = None
    for index, (start, block) in enumerate(page.blocks):
        if block is None or block.holds != "log":
            continue
        end = page.blocks[index + 1][0] if index + 1 < len(page.blocks) else len(page.words)
        for entry in re.finditer(r"^[^\S\n]*+(?:[-+*•][^\S\n]*+)?", page.words[start:end], re.MULTILINE):
            written = DATE.match(page.words, start + entry.end())
            reading = read(written, page.order) if written else None
            if written and reading and (newest is None or reading.date > newest.date):
                quote = _quote(page, written.start(), written.end())
                newest = StatedDate("updated", reading.date, reading.precision, quote, reading.ambiguous)
    return [newest] if newest else []
