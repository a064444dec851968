"""Enumerations, menus, forms and addresses: lines set like headings that follow right on each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diffs.lazy_pattern import lazy_pattern
from diffs.sections import titles
from diffs.sections.candidate import Candidate
from diffs.sections.lines import BULLET, Line
from diffs.sections.numbering import numbers_follow, parse_number

# So many lines of one dress without a word between them are a list: a menu, an address, a table of contents.
_LIST_LENGTH = 3
# What stands where a section was: its number is kept, and there is nothing to read.
_RESERVED = lazy_pattern(r"\b(?:reserved|deleted|omitted|repealed|aufgehoben|entfällt)\b|削除", re.IGNORECASE)
_SIGN = lazy_pattern(r"\W*(?:\d+(?:\.\d+)*|[A-Za-z]{1,4})(\\?[.)]*)\s")
_SIGN_CHARS = 40


def without_lists(lines: Sequence[Line], chosen: Sequence[Candidate]) -> list[Candidate]:
    """Drop enumerations, menus and addresses: lines of one dress right below each other.

    Args:
        lines: the lines of the document that are not blank.
        chosen: what looks like headings in them, in order.

    Returns:
        The candidates that are no items.
    """
    runs_in = {one.at for one in chosen if one.run_in}
    kept: list[Candidate] = []
    for run in _adjacent_runs(chosen):
        for part in _same_dress(run):
            kept.extend(_heads(lines, part, runs_in))
    return kept


def _adjacent_runs(chosen: Sequence[Candidate]) -> list[list[Candidate]]:
    """Return the candidates in runs that have no other line between them."""
    runs: list[list[Candidate]] = []
    for one in chosen:
        if runs and runs[-1][-1].last + 1 == one.at and not runs[-1][-1].run_in:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _same_dress(run: Sequence[Candidate]) -> list[list[Candidate]]:
    parts: list[list[Candidate]] = []
    for one in run:
        before = parts[-1][-1] if parts else None
        alike = before is not None and before.kind == one.kind
        if alike and not one.run_in:
            parts[-1].append(one)
        else:
            parts.append([one])
    return parts


def _heads(lines: Sequence[Line], part: list[Candidate], runs_in: set[int]) -> list[Candidate]:
    """Return the headings in a run of one dress."""
    first, last = part[0], part[-1]
    if first.real or first.run_in:
        return part
    if first.dress in {"number", "word"} and first.number:
        if len(part) >= _LIST_LENGTH:
            return []
        return [] if first.dress == "number" and _in_enumeration(lines, part, runs_in) else part
    if len(part) >= _LIST_LENGTH:
        if all(lines[one.last].text.rstrip("*_ ").endswith(":") for one in part):
            return []  # the fields of a form
        asking = [one for one in part[-2:-1] if one.heading.endswith(("?", "？"))]
        return [*asking, last]
    if first.dress == "plain" and len(part) == 2 and _follows_lead_in(lines, first):
        return [last]
    return part


def _in_enumeration(lines: Sequence[Line], part: list[Candidate], runs_in: set[int]) -> bool:
    """Return whether numbered lines right above or below each other show that these are items of a list."""
    first, last = part[0], part[-1]
    if not all(_RESERVED.search(one.heading) for one in part[:-1]):
        return True
    if last.last + 1 < len(lines):
        line, below = lines[last.last], lines[last.last + 1]
        if _heads_numbers(line, below):
            return False
        if continues(line, below):
            return True
    above = first.at - 1
    return above >= 0 and above not in runs_in and continues(lines[above], lines[first.at])


def _heads_numbers(line: Line, below: Line) -> bool:
    """Return whether a line has numbers of its own below it: "4. Services" above "1. We" or "4.1 We"."""
    one, two = parse_number(_words(line)), parse_number(_words(below))
    if one is None or two is None or line.text.endswith((":", "：")):
        return False
    inside = two.number.startswith(f"{one.number}.") or (two.number == "1" and one.number != "1")
    return inside and below.indent >= line.indent


def continues(line: Line, below: Line) -> bool:
    """Return whether two lines are neighbours in one list: signs of one kind, and numbers that follow."""
    signs = _SIGN.match(line.text), _SIGN.match(below.text)
    if signs[0] is None or signs[1] is None or line.indent != below.indent or signs[0][1] != signs[1][1]:
        return False
    one, two = parse_number(_words(line)), parse_number(_words(below))
    return one is not None and two is not None and numbers_follow(one.number, two.number)


def _words(line: Line) -> str:
    bullet = BULLET.match(line.text)
    return titles.plain(line.text[bullet.end() if bullet else 0 :][:_SIGN_CHARS])


def _follows_lead_in(lines: Sequence[Line], one: Candidate) -> bool:
    return one.at > 0 and lines[one.at - 1].text.endswith((":", "："))
