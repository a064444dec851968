"""Tables of contents and columns of links: titles that stand on a page to lead somewhere else."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from diffs.lazy_pattern import lazy_pattern
from diffs.sections import titles
from diffs.sections.candidate import Candidate
from diffs.sections.lines import BULLET, Line, is_only_links
from diffs.sections.numbering import parse_number

# So many titles in a row that come again below are a table of contents; so many columns of links, a footer.
_LIST_LENGTH = 3
# Of the titles of a table of contents, so many must come again for headings with markup to be taken for it.
_NEARLY_ALL = 0.6
# "What We Collect ........ 3"
_LEADER = lazy_pattern(r"(?<!\s)\s*+(?:[.…·_]\s?){3,}+\s*+\d*+$")
# "What We Collect 3": only beside a heading without the number.
_PAGE = lazy_pattern(r"\s\d{1,3}$")
_ENTRY_CHARS = 200
# A box for a newsletter, the name of the company: what may follow the columns of links, in lines.
_BEHIND_LINKS = 8


class _Title(NamedTuple):
    """A title in a run of titles.

    Attributes:
        candidate: the candidate, if it is one.
        at: index of its line.
        key: its letters and digits.
    """

    candidate: Candidate | None
    at: int
    key: str

    @property
    def kind(self) -> tuple[str, str, int] | None:
        """How the candidate is set, with its number."""
        return self.candidate.kind if self.candidate is not None else None

    @property
    def dress(self) -> str:
        """How the candidate is set."""
        return self.candidate.dress if self.candidate is not None else ""


def without_contents(lines: Sequence[Line], chosen: Sequence[Candidate]) -> list[Candidate]:
    """Drop a table of contents: a run of titles that come again below, the last perhaps right below.

    Args:
        lines: the lines of the document that are not blank.
        chosen: what looks like headings in them, in order.

    Returns:
        The candidates that are not entries of such a table.
    """
    last_seen = {_key(one.heading): one.at for one in chosen}
    next_to = {one.at: one.last + 1 for one in chosen if not one.run_in}
    dropped: set[int] = set()
    for run in _runs(lines, chosen, last_seen):
        again = [n for n, title in enumerate(run) if last_seen.get(title.key, -1) > title.at]
        different = {title.key for title in run}
        if len(again) < _LIST_LENGTH or 2 * len(again) < len(run) or len(different) < _LIST_LENGTH:
            continue
        if _stands_twice([last_seen[run[n].key] for n in again], next_to):
            continue
        # Titles in between that do not come again were renamed below, or left out.
        end = again[-1] + 1
        if run[end - 1].dress not in {title.dress for title in run[: end - 1]}:
            end -= 1  # the first heading below the table, which comes again in another part
        # Such headings with markup as come again are all of the table, if nearly all of it comes again.
        nearly = len(again) >= _NEARLY_ALL * end
        kinds = {run[n].kind for n in again} if nearly else set()
        dropped.update(
            title.at
            for title in run[:end]
            if title.candidate is not None
            and (not title.candidate.real or last_seen[title.key] > title.at or title.kind in kinds)
        )
    return [one for one in chosen if one.at not in dropped]


def _stands_twice(places: Sequence[int], next_to: dict[int, int]) -> bool:
    """Return whether the titles of a run have no text between them farther down, either: it is a passage."""
    together = sum(next_to.get(above) == below for above, below in pairwise(places))
    return 2 * together >= len(places) - 1


def _runs(
    lines: Sequence[Line], chosen: Sequence[Candidate], last_seen: dict[str, int]
) -> list[list[_Title]]:
    """Return the runs of titles without another line between them.

    A title is a candidate, or another short line with the words of a candidate farther down.
    """
    starts = {one.at: one for one in chosen}
    runs: list[list[_Title]] = [[]]
    at = 0
    while at < len(lines):
        one = starts.get(at)
        key = _key(one.heading, last_seen, at) if one is not None else _entry_key(lines[at], last_seen, at)
        if key or one is not None:
            runs[-1].append(_Title(one, at, key))
        if not (key or one is not None) or (one is not None and one.run_in):
            runs.append([])
        at = one.last + 1 if one is not None else at + 1
    return [run for run in runs if run]


def _entry_key(line: Line, last_seen: dict[str, int], at: int) -> str:
    if len(line.text) > _ENTRY_CHARS:
        return ""
    bullet = BULLET.match(line.text)
    words = titles.plain(line.text[bullet.end() :] if bullet else line.text)
    numbered = parse_number(words)
    for title in (words, numbered.rest if numbered is not None else ""):
        key = _key(title, last_seen, at)
        if last_seen.get(key, -1) > at:
            return key
    return ""


def _key(heading: str, last_seen: dict[str, int] | None = None, at: int = 0) -> str:
    """Return the letters and digits of a title, without the number of its page where it is known without."""
    title = _LEADER.sub("", heading)
    paged = _PAGE.search(title)
    if paged is not None and last_seen is not None:
        short = _key(title[: paged.start()])
        if last_seen.get(short, -1) > at:
            return short
    return "".join(filter(str.isalnum, title.casefold()))


def without_link_columns(lines: Sequence[Line], chosen: Sequence[Candidate]) -> list[Candidate]:
    """Drop the last headings if several in a row have nothing but links below: the columns of a footer.

    Args:
        lines: the lines of the document that are not blank.
        chosen: what looks like headings in them, in order.

    Returns:
        The candidates above the columns. The first of them to be dropped is a heading with markup.
    """
    real = [one for one in chosen if one.real]
    ends = [*(one.at for one in real[1:]), *[len(lines)] * bool(real)]
    marked = list(zip(real, ends, strict=True))
    runs = [
        (linked, list(run)) for linked, run in groupby(marked, key=lambda pair: _holds_links(lines, *pair))
    ]
    behind = 0
    while runs and not runs[-1][0] and behind < _BEHIND_LINKS:
        behind = len(lines) - runs[-1][1][0][0].at
        if behind > _BEHIND_LINKS:
            return list(chosen)
        runs.pop()
    if not runs or len(runs[-1][1]) < _LIST_LENGTH:
        return list(chosen)
    first = runs[-1][1][0][0].at
    return [one for one in chosen if not (one.real and one.at >= first)]


def _holds_links(lines: Sequence[Line], one: Candidate, end: int) -> bool:
    """Return whether the lines below are links alone; below the last heading the first line decides."""
    below = lines[one.last + 1 : end]
    below = below[:1] if end == len(lines) else below
    return bool(below) and all(is_only_links(line.text) for line in below)
