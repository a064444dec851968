"""What a document makes of its candidates: its lists, its table of contents, its conventions, its levels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from diffs.sections import surroundings, titles
from diffs.sections.candidate import Candidate
from diffs.sections.conventions import by_convention
from diffs.sections.levels import levels_of
from diffs.sections.lines import Line, is_only_links

# So many lines of one dress without a word between them are a list: a menu, an address, a table of contents.
_LIST_LENGTH = 3
# Numbers that are letters as well, alone or doubled: (i), aa), bb), cc).
_ROMAN = frozenset([*"IVXLC", "II", "XX", "CC"])
# Of the titles of a table of contents, so many must come again for headings with markup to be taken for it.
_NEARLY_ALL = 0.6
# What stands where a section was: its number is kept, and there is nothing to read.
_RESERVED = re.compile(r"\b(?:reserved|deleted|omitted|repealed|aufgehoben|entfällt)\b|削除", re.IGNORECASE)
# "What We Collect ........ 3"
_LEADER = re.compile(r"(?<!\s)\s*+(?:[.…·_]\s?){3,}+\s*+\d*+$")
# "9.1 ", as clauses begin; so many clauses for each that looks like a title show that it is one of them.
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{1,3})+(?=[.\s])")
_FEW = 4
_CLAUSE_WORDS = 7
_NUMERAL = re.compile(r"\d+")
_WORD = re.compile(r"[A-Za-z]+")
_MARK = re.compile(r"\W*(?:\d+|[A-Za-z]{1,4})\\?[.)]+\s")


@dataclass(frozen=True, slots=True)
class Heading:
    """A candidate that the document bears out, with its level (1 is the highest)."""

    candidate: Candidate
    level: int


def outline(lines: Sequence[Line], candidates: Sequence[Candidate]) -> list[Heading]:
    """Choose the headings among the candidates and give them levels.

    Args:
        lines: the lines of the document that are not blank.
        candidates: what looks like headings in them, in order.

    Returns:
        The headings in order.
    """
    chosen = _settle_letters(_settle_bare_numbers(candidates))
    for rule in (
        _without_contents,
        _without_clauses,
        _without_link_lists,
        _without_lists,
        _without_addressees,
        by_convention,
        _without_ends,
    ):
        chosen = rule(lines, chosen)
    return [Heading(one, level) for one, level in zip(chosen, levels_of(chosen), strict=True)]


def _settle_bare_numbers(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Take "3 Cookies" for a number only where "2 ..." or "4 ..." stands in the same dress next to it."""
    by_dress: dict[tuple[str, bool], list[str]] = {}
    for one in candidates:
        if one.scheme == "arabic" and one.depth == 1:
            by_dress.setdefault(_numbering(one), []).append(one.number)
    steps: dict[tuple[str, bool], set[str]] = {}
    for dress, numbers in by_dress.items():
        known = steps.setdefault(dress, set())
        for at, before in enumerate(numbers):
            after = str(int(before) + 1)
            if after in numbers[at + 1 : at + 3]:  # one house number may stand between them
                known.update((before, after))
    settled: list[Candidate] = []
    for one in candidates:
        if not one.bare or one.number in steps.get(_numbering(one), set()):
            settled.append(one)
        elif one.dress != "number":  # there the number was all that made it look like a heading
            settled.append(one.unnumbered())
    return settled


def _numbering(one: Candidate) -> tuple[str, bool]:
    """Return what makes numbers count together; "3 Park Avenue" does not follow "2. Contact"."""
    return one.dress, one.dress == "number" and one.bare


def _settle_letters(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Take "I.", "(c)" or "ii)" for letters only where their predecessor came before; else they are Roman."""
    last: dict[tuple[str, str], str] = {}
    settled: list[Candidate] = []
    for one in candidates:
        if one.scheme.endswith(("letter", "doubled")):
            kind = (one.dress, one.scheme)
            before = chr(ord(one.number[0]) - 1) * len(one.number)
            if one.number.upper() in _ROMAN and last.get(kind) != before:
                one = replace(one, scheme=one.scheme.removesuffix("letter").removesuffix("doubled") + "roman")
            else:
                last[kind] = one.number
        settled.append(one)
    return settled


# --- what is not a heading -------------------------------------------------------------------------


def _adjacent_runs(chosen: Sequence[Candidate]) -> list[list[Candidate]]:
    """Return the candidates in runs that have no other line between them."""
    runs: list[list[Candidate]] = []
    for one in chosen:
        if runs and runs[-1][-1].last + 1 == one.at and not runs[-1][-1].run_in:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _key(one: Candidate) -> str:
    return "".join(filter(str.isalnum, _LEADER.sub("", one.heading).casefold()))


def _without_contents(_lines: Sequence[Line], chosen: Sequence[Candidate]) -> list[Candidate]:
    """Drop a table of contents: a run of titles that come again below, the last perhaps right below."""
    key_of = {one.at: _key(one) for one in chosen}
    last_seen = {key: at for at, key in key_of.items()}
    dropped: set[int] = set()
    for run in _adjacent_runs(chosen):
        keys = [key_of[one.at] for one in run]
        again = [n for n, one in enumerate(run) if last_seen[keys[n]] > one.at]
        if len(again) < _LIST_LENGTH or 2 * len(again) < len(run) or len(set(keys)) < _LIST_LENGTH:
            continue
        # Titles in between that do not come again were renamed below, or left out.
        end = again[-1] + 1
        # Such headings with markup as come again are all of the table, if nearly all of it comes again.
        kinds = {_kind(run[n]) for n in again} if len(again) >= _NEARLY_ALL * end else set()
        dropped.update(
            one.at
            for n, one in enumerate(run[:end])
            if not one.real or last_seen[keys[n]] > one.at or _kind(one) in kinds
        )
    return [one for one in chosen if one.at not in dropped]


def _without_clauses(lines: Sequence[Line], chosen: Sequence[Candidate]) -> list[Candidate]:
    """Drop the short ones among numbered clauses ("9.1 We are liable for:"), and such items of a list."""
    marks = (_DOTTED.match(line.text) for line in lines)
    clauses = Counter(mark.group().count(".") for mark in marks if mark is not None)
    titled = Counter(one.number.count(".") for one in chosen)
    few = {dots for dots in clauses if _FEW * titled[dots] < clauses[dots]}
    starts = {one.at for one in chosen}
    kept = []
    for one in chosen:
        wordy = len(one.heading.split()) > _CLAUSE_WORDS and not one.heading.endswith(("?", "？"))
        wordy = wordy or lines[one.last].text.endswith(":")
        wordy = wordy or (one.run_in and not titles.is_title_case(one.heading))
        clause = wordy and one.number.count(".") in few
        if one.dress != "number" or not (clause or (one.run_in and _is_item(lines, one, starts))):
            kept.append(one)
    return kept


def _is_item(lines: Sequence[Line], one: Candidate, starts: set[int]) -> bool:
    """Return whether the line above is an item of the same list and no heading."""
    above = one.at - 1
    return above >= 0 and above not in starts and _continues(lines[above], lines[one.at])


def _without_link_lists(lines: Sequence[Line], chosen: Sequence[Candidate]) -> list[Candidate]:
    """Drop the last headings if several in a row have nothing but links below: the columns of a footer."""
    ends = [*(one.at for one in chosen[1:]), *[len(lines)] * bool(chosen)]
    marked = [(one, end) for one, end in zip(chosen, ends, strict=True) if one.real]
    columns = list(takewhile(lambda pair: _holds_links(lines, *pair), reversed(marked)))
    if len(columns) < _LIST_LENGTH:
        return list(chosen)
    dropped = {one.at for one, _ in columns}
    return [one for one in chosen if one.at not in dropped]


def _holds_links(lines: Sequence[Line], one: Candidate, end: int) -> bool:
    """Return whether the lines below are links alone; below the last heading the first line decides."""
    below = lines[one.last + 1 : end]
    below = below[:1] if end == len(lines) else below
    return bool(below) and all(is_only_links(line.text) for line in below)


def _without_lists(lines: Sequence[Line], chosen: Sequence[Candidate]) -> list[Candidate]:
    """Drop enumerations, menus and addresses: lines of one dress right below each other."""
    kept: list[Candidate] = []
    for run in _adjacent_runs(chosen):
        for part in _same_dress(run):
            kept.extend(_heads(lines, part))
    return kept


def _without_addressees(lines: Sequence[Line], chosen: Sequence[Candidate]) -> list[Candidate]:
    """Drop the names over addresses, however they are set, and the countries below them."""
    return [one for one in chosen if one.real or one.number or not _is_addressee(lines, one)]


def _is_addressee(lines: Sequence[Line], one: Candidate) -> bool:
    below = lines[one.last + 1 : one.last + 3]
    if surroundings.may_be_name(one.heading) and _has_street(below):
        return True
    above = lines[max(0, one.at - 3) : one.at]
    ends_address = not lines[one.at].gap and lines[one.at].bold is None
    return ends_address and _has_street(above)


def _has_street(lines: Sequence[Line]) -> bool:
    return any(surroundings.is_street(titles.plain(line.text)) for line in lines if not line.long)


def _same_dress(run: Sequence[Candidate]) -> list[list[Candidate]]:
    parts: list[list[Candidate]] = []
    for one in run:
        before = parts[-1][-1] if parts else None
        alike = before is not None and _kind(before) == _kind(one)
        if alike and not one.run_in:
            parts[-1].append(one)
        else:
            parts.append([one])
    return parts


def _kind(one: Candidate) -> tuple[str, str, int]:
    return one.dress, one.scheme, one.depth


def _heads(lines: Sequence[Line], part: list[Candidate]) -> list[Candidate]:
    """Return the headings in a run of one dress."""
    first, last = part[0], part[-1]
    if first.real or first.run_in:
        return part
    if first.dress in {"number", "word"} and first.number:
        items = len(part) >= _LIST_LENGTH or (first.dress == "number" and _in_enumeration(lines, part))
        return [] if items else part
    if len(part) >= _LIST_LENGTH:
        if all(lines[one.last].text.rstrip("*_ ").endswith(":") for one in part):
            return []  # the fields of a form
        asking = [one for one in part[-2:-1] if one.heading.endswith(("?", "？"))]
        return [*asking, last]
    if first.dress == "plain" and len(part) == 2 and _follows_lead_in(lines, first):
        return [last]
    return part


def _in_enumeration(lines: Sequence[Line], part: list[Candidate]) -> bool:
    """Return whether numbered lines right above or below each other show that these are items of a list."""
    first, last = part[0], part[-1]
    if not all(_RESERVED.search(one.heading) for one in part[:-1]):
        return True
    above = first.at > 0 and _continues(lines[first.at - 1], lines[first.at])
    below = last.last + 1 < len(lines) and _continues(lines[last.last], lines[last.last + 1])
    return above or below


def _continues(line: Line, below: Line) -> bool:
    """Return whether two lines are neighbours in one list: marks of one kind that do not start again at 1."""
    one, two = _MARK.match(line.text), _MARK.match(below.text)
    if one is None or two is None or line.indent != below.indent:
        return False
    numbers = [_NUMERAL.findall(mark.group()) for mark in (one, two)]
    restarts = numbers[1] == ["1"] and numbers[0] not in ([], ["1"])
    return not restarts and _shape(one.group()) == _shape(two.group())


def _shape(mark: str) -> str:
    r"""Return the kind of a mark: "12\\. " and "3\\. " are alike, "3.1 " and "(a) " are not."""
    return _WORD.sub("a", _NUMERAL.sub("9", mark))


def _follows_lead_in(lines: Sequence[Line], one: Candidate) -> bool:
    return one.at > 0 and lines[one.at - 1].text.endswith((":", "："))


def _without_ends(lines: Sequence[Line], chosen: Sequence[Candidate]) -> list[Candidate]:
    """Drop what has no text below it at the very end: a heading without markup needs something to head."""
    kept = list(chosen)
    end = len(lines)
    while kept and not kept[-1].real and not kept[-1].run_in:
        if any(titles.has_letters(line.text) for line in lines[kept[-1].last + 1 : end]):
            break
        end = kept.pop().at
    return kept
