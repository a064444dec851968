"""Find labels and the dates that they announce."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diffs.lazy_pattern import lazy_pattern
from harvester.extract.dates import context_phrases, label_phrases, phrases
from harvester.extract.dates.formats import DATE
from harvester.extract.dates.scanned_text import LABEL_BEHIND_CHARS, ScannedText
from store.records import DateKind

_JOINTS_AT_MOST = 14  # words and marks between a label and its date
_LINE_BREAKS_AT_MOST = 4  # label in a heading, empty lines, the date
_LABEL_CHARS = 160  # how far before a date its label may begin
_BEFORE_CHARS = 60  # of the words around a date with its label behind it
_BRACKETED_CHARS = 400  # of the words before a label in brackets
_BETWEEN = lazy_pattern(r"[\s(–—,:-]{1,20}$|(?:に|より|から|付(?:け)?で?)\s{0,9}$")
_VERB_LAST = lazy_pattern(r"\b(?:am|im|zum|(?:ab|seit|mit)(?:\s+dem)?|op|per|vanaf|sinds)\s{1,9}$")
_OPENS = lazy_pattern(r"\([ ]{0,9}$")
_CLOSES = lazy_pattern(r"[ ]{0,9}\)")
# "Changes to this policy", and below: "On May 2, 2018 we bought ...".
_GOES_ON = lazy_pattern(r"[^\S\n]*,?[^\S\n]*[^\W\d_]")
_POINTS_ON = lazy_pattern(r"[ (]*[:/は]")

LEADING_MARKS = " \t\n\"'“”„«»()-–—:,>•·*+#/"


@dataclass(frozen=True, slots=True)
class Label:
    """A label, or several that share a date, with the date that they announce.

    Attributes:
        start: where the statement begins: its first label, or its date.
        end: where its last label (and what joins it to the date) ends.
        kinds: what the date is.
        written: the date.
        language: of the label.
        name: effective, updated, dated or issued (see `label_phrases.Labels`).
        explicit: a colon, or "date" in the label; no adverbial "Effective July 1, we ...".
        of_policy: it says itself that it is about the policy ("last updated this policy on").
        in_table: the label is the head of the date's column.
        clock: a time of day stands between the two, as in the widgets of tickers and of the weather.
    """

    start: int
    end: int
    kinds: frozenset[DateKind]
    written: re.Match[str]
    language: str
    name: str
    explicit: bool
    of_policy: bool
    in_table: bool = False
    clock: bool = False

    @property
    def resume(self) -> int:
        """From where the next label is looked for; the columns of a table share their rows."""
        return self.end if self.in_table else max(self.end, self.written.end())


def labels(page: ScannedText) -> Iterator[Label]:
    """Yield the labels that lead to a date: for each date the first, and one in brackets behind it.

    Args:
        page: the policy.
    """
    taken: dict[int, str] = {}
    for at, until in _around_dates(page):
        while match := label_phrases.LABEL.search(page.words, at, until):
            label, at = _labelled(page, match), match.end()
            if label:
                at = max(at, label.resume)
                known = taken.get(label.written.start())
                # "Version of May 1, 2025 (in force)" says more than the first label of its date does; in "In
                # force: May 1, 2025 (updated)", the second may go without the day.
                if known is None or (label.name == "effective" and _is_in_brackets(page.words, match)):
                    yield label
                taken.setdefault(label.written.start(), label.name)


def _around_dates(page: ScannedText) -> Iterator[tuple[int, int]]:
    """Yield the ranges in which labels are searched, near dates; nine tenths of a policy are not."""
    start = end = 0
    for written in page.dates:
        if written.start() - _LABEL_CHARS > end:
            yield start, end
            start = written.start() - _LABEL_CHARS
        end = written.end() + LABEL_BEHIND_CHARS
    yield start, end


def _labelled(page: ScannedText, match: re.Match[str]) -> Label | None:
    """Return the date of a label: in its table column, behind it, before it, or on a line below."""
    row = page.row_below(page.line_number(match.start()))
    if row and (below := _date_below(page, match, row)):
        return below
    if _is_in_brackets(page.words, match):
        # "April 24, 2026 (in effect)": of two dates on one line, and across lines, it is the one before.
        return _date_before(page, match, in_brackets=True) or _date_behind(page.words, match, 0, in_row=False)
    behind, before = _date_behind(page.words, match, 0), _date_before(page, match)
    on_its_line = before or behind if _points_back(page.words, match) else behind or before
    if on_its_line or row:
        return on_its_line
    return _date_behind(page.words, match, _LINE_BREAKS_AT_MOST) or _date_of_named(page, match)


def _points_back(words: str, label: re.Match[str]) -> bool:
    """Japanese: ``2005年4月1日制定、2019年5月1日改定``, against ``制定日: 2005年4月1日``."""
    return (
        _class_of(label)[1] == "ja"
        and label[0][-1] not in "日時"
        and not _POINTS_ON.match(words, label.end())
    )


def _is_in_brackets(words: str, label: re.Match[str]) -> bool:
    """Return whether a label stands in brackets alone, without the date that it is about."""
    return bool(_OPENS.search(words, max(label.start() - 20, 0), label.start())) and bool(
        _CLOSES.match(words, label.end())
    )


def _date_behind(
    words: str, first: re.Match[str], breaks_at_most: int, *, in_row: bool = True
) -> Label | None:
    """Follow a label over its joints to a date; ``Last updated and effective: June 4, 2001``."""
    way = _WayToDate.from_label(first)
    for _ in range(_JOINTS_AT_MOST):
        if written := DATE.match(words, way.at):
            return way.label_of(written) if way.may_end_at(words, written) else None
        if other := label_phrases.LABEL.match(words, way.at):
            way.over_label(other, starts_anew=way.breaks > 0)
        elif named := _named(words, way.at):
            way.over_name(named)
        elif joint := phrases.JOINT.match(words, way.at):
            if way.is_barred_by(joint) or (not in_row and joint[0] == "|"):
                return None
            way.over_joint(joint)
        else:
            return None
        if way.breaks > breaks_at_most:
            return None
    return None


def _named(words: str, at: int) -> re.Match[str] | None:
    """Return the words that tell for what or whom a date counts, if they do not speak of something else."""
    named = context_phrases.NAMED.match(words, at) or context_phrases.ASIDE.match(words, at)
    if named is None or any(noun.lastgroup != "policy" for noun in context_phrases.NOUN.finditer(named[0])):
        return None
    return named


@dataclass(slots=True)
class _WayToDate:
    """The way from a label over its joints to a date.

    Attributes:
        start: where the label begins that names the date.
        at: how far the way has led.
        kinds, name, language, explicit, of_policy: as in `Label`.
        first: the words of the first label.
        breaks: how many lines ended on the way.
        both: the last joint was "and".
        verb: there was a verb.
        toward: there was a word that points to a date.
        clock: there was a time of day.
    """

    start: int
    at: int
    kinds: frozenset[DateKind]
    name: str
    language: str
    first: str
    explicit: bool
    of_policy: bool
    breaks: int = 0
    both: bool = False
    verb: bool = False
    toward: bool = False
    clock: bool = False

    @classmethod
    def from_label(cls, label: re.Match[str]) -> _WayToDate:
        """Set out from a label."""
        name, language = _class_of(label)
        words = label[0].lower()
        of_policy = words.split()[-1] in label_phrases.VERSIONS
        return cls(
            label.start(), label.end(), _kinds(name), name, language, words, "date" in words, of_policy
        )

    def over_label(self, other: re.Match[str], *, starts_anew: bool) -> None:
        """Go on over another label: it shares the date, or is what really announces it."""
        name, _ = _class_of(other)
        if name != "dated" or self.name == "dated":
            joined = self.both and (self.toward or not self.verb)
            self.kinds = (self.kinds | _kinds(name)) if joined else _kinds(name)
            if starts_anew and not joined:
                self.start = other.start()
            self.name = name if self.name == "dated" or not joined else self.name
        self.at, self.both, self.verb = other.end(), False, False

    def is_barred_by(self, joint: re.Match[str]) -> bool:
        """Return whether what stands there is no joint for this label."""
        return bool(joint["number"] and "v" not in self.first) or bool(
            joint["author"] and self.name != "updated"
        )

    def over_joint(self, joint: re.Match[str]) -> None:
        """Go on over a joint."""
        self.breaks += joint[0].count("\n")
        self.both, self.verb = self.both or bool(joint["both"]), self.verb or bool(joint["verb"])
        self.toward, self.clock = self.toward or bool(joint["toward"]), self.clock or bool(joint["clock"])
        self.explicit = self.explicit or bool(joint["colon"])
        self.of_policy = self.of_policy or bool(joint["policy"])
        self.at = joint.end()

    def over_name(self, named: re.Match[str]) -> None:
        """Go on over the words that tell for what or whom the date counts."""
        self.of_policy = self.of_policy or bool(context_phrases.NOUN.search(named[0]))
        self.at = named.end()

    def may_end_at(self, words: str, written: re.Match[str]) -> bool:
        """Return whether the date is this label's: not of a clock, a sentence below, or a product."""
        if (self.clock and self.breaks) or (self.breaks > 1 and _GOES_ON.match(words, written.end())):
            return False
        if written.lastgroup != "year_only" or self.name != "dated":
            return True
        before = words[max(0, self.start - _BEFORE_CHARS) : self.start].rpartition("\n")[2]
        behind = words[written.end() : written.end() + _BEFORE_CHARS].partition("\n")[0]
        return not (before + behind).strip(LEADING_MARKS + ".")

    def label_of(self, written: re.Match[str]) -> Label:
        """Return the label with the date that was reached."""
        return Label(
            self.start,
            self.at,
            self.kinds,
            written,
            self.language,
            self.name,
            self.explicit,
            self.of_policy,
            clock=self.clock,
        )


def _date_before(page: ScannedText, label: re.Match[str], *, in_brackets: bool = False) -> Label | None:
    """``2019年5月1日 改定``, ``tritt am 1. Mai 2018 in Kraft``, or a line of nothing but date and label."""
    line_start, line_end = page.line_span(page.line_number(label.start()))
    # Between a date and a label in brackets, the target of a link may have stood.
    start = max(line_start, label.start() - (_BRACKETED_CHARS if in_brackets else _BEFORE_CHARS))
    before = page.words[start : label.start()]
    before = before.rstrip(" (") if in_brackets else _BETWEEN.sub("", before)
    dates = list(DATE.finditer(page.words, start, start + len(before)))
    if not dates or dates[-1].end() != start + len(before):
        return None
    written = dates[-1]
    name, language = _class_of(label)
    around = page.words[max(line_start, written.start() - _BEFORE_CHARS) : written.start()]
    around += page.words[label.end() : min(line_end, label.end() + _BEFORE_CHARS)]
    alone = not around.strip(LEADING_MARKS + ".。、")
    in_clause = language in ("de", "nl") and _VERB_LAST.search(page.words, start, written.start())
    if not ((name != "dated" and (alone or in_brackets or language == "ja")) or in_clause):
        return None
    return Label(written.start(), label.end(), _kinds(name), written, language, name, alone, False)


def _date_below(page: ScannedText, label: re.Match[str], row: tuple[int, int]) -> Label | None:
    """Return the date in the same column of a table whose head is the label."""
    head_start, head_end = page.line_span(page.line_number(label.start()))
    column = page.words.count("|", head_start, label.start()) - page.words[head_start:head_end].startswith(
        "|"
    )
    start = row[0] + page.words[slice(*row)].startswith("|")
    for _ in range(column):
        start = page.words.find("|", start, row[1]) + 1 or row[1]
    while start < row[1] and page.words[start] == " ":
        start += 1
    written = DATE.match(page.words, start, row[1])
    if written is None:
        return None
    name, language = _class_of(label)
    return Label(
        label.start(), label.end(), _kinds(name), written, language, name, True, False, in_table=True
    )


def _date_of_named(page: ScannedText, label: re.Match[str]) -> Label | None:
    """Return the date that ends the line below a heading: ``## Version``, ``Privacy policy, 2015-05-01``."""
    number = page.line_number(label.start())
    if page.line(number).strip(LEADING_MARKS) != label[0]:
        return None
    below = next(
        filter(page.line, range(number + 1, min(number + 1 + _LINE_BREAKS_AT_MOST, page.lines))), number
    )
    start, end = page.line_span(below)
    dates = list(DATE.finditer(page.words, start, min(end, start + _LABEL_CHARS)))
    nouns = [noun.lastgroup for noun in context_phrases.NOUN.finditer(page.words, start, end)]
    if len(dates) != 1 or set(nouns) != {"policy"} or page.words[dates[0].end() : end].strip(" .)"):
        return None
    name, language = _class_of(label)
    return Label(label.start(), label.end(), _kinds(name), dates[0], language, name, True, True)


def _class_of(label: re.Match[str]) -> tuple[str, str]:
    name, _, language = str(label.lastgroup).partition("_")
    return name, language


def _kinds(name: str) -> frozenset[DateKind]:
    return frozenset(["effective" if name == "effective" else "updated"])
