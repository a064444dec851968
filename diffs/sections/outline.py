"""What a document makes of its candidates: its lists, its table of contents, its conventions, its levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from diffs.lazy_pattern import lazy_pattern
from diffs.sections import surroundings, titles
from diffs.sections.candidate import Candidate
from diffs.sections.contents import without_contents, without_link_columns
from diffs.sections.conventions import by_convention
from diffs.sections.enumerations import continues, without_lists
from diffs.sections.levels import levels_of
from diffs.sections.lines import Line
from diffs.sections.numbering import numbers_follow
from diffs.sections.wrapping import without_wrapped

# Numbers that are letters as well, alone or doubled: (i), aa), bb), cc).
_ROMAN = frozenset([*"IVXLC", "II", "XX", "CC"])
# "9.1 ", as clauses begin; so many clauses for each that looks like a title show that it is one of them.
_DOTTED = lazy_pattern(r"\d{1,3}(?:\.\d{1,3})+(?=[.\s])")
_FEW = 4
_CLAUSE_WORDS = 7


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
    chosen = _settle_letters(_settle_bare_numbers(_settle_weak(candidates)))
    for rule in (
        without_wrapped,
        without_contents,
        _without_clauses,
        without_link_columns,
        without_lists,
        _without_addressees,
        by_convention,
        _without_ends,
    ):
        chosen = rule(lines, chosen)
    return [Heading(one, level) for one, level in zip(chosen, levels_of(chosen), strict=True)]


def _settle_weak(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Keep what has little but its number where the numbers before and after it are of headings."""
    kept: list[Candidate] = []
    before = _neighbours(candidates)
    after = _neighbours(candidates[::-1])[::-1]
    for one, above, below in zip(candidates, before, after, strict=True):
        if not one.weak:
            kept.append(one)
        elif above is not None and below is not None and _is_next(above, one) and _is_next(one, below):
            kept.append(replace(one, weak=False))
    return kept


def _neighbours(candidates: Sequence[Candidate]) -> list[Candidate | None]:
    """Return for each candidate the last one before it that has a number of its kind and is not weak."""
    last: dict[tuple[str, int], Candidate] = {}
    found: list[Candidate | None] = []
    for one in candidates:
        found.append(last.get((one.scheme, one.depth)))
        if not one.weak and one.number:
            last[one.scheme, one.depth] = one
    return found


def _is_next(above: Candidate, below: Candidate) -> bool:
    return above.number != below.number and numbers_follow(above.number, below.number)


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


def _without_clauses(lines: Sequence[Line], chosen: Sequence[Candidate]) -> list[Candidate]:
    """Drop the short ones among numbered clauses ("9.1 We are liable for:"), and such items of a list."""
    marks = (_DOTTED.match(line.text) for line in lines)
    clauses = Counter(mark.group().count(".") for mark in marks if mark is not None)
    titled = Counter(one.number.count(".") for one in chosen if not _is_long(one))
    few = {dots for dots in clauses if _FEW * titled[dots] < clauses[dots]}
    starts = {one.at for one in chosen}
    kept = []
    for one in chosen:
        clause = _is_wordy(lines, one) and one.number.count(".") in few
        if one.dress != "number" or not (clause or (one.run_in and _is_item(lines, one, starts))):
            kept.append(one)
    return kept


def _is_wordy(lines: Sequence[Line], one: Candidate) -> bool:
    leads_in = lines[one.last].text.endswith(":")
    return _is_long(one) or leads_in or (one.run_in and not titles.is_title_case(one.heading))


def _is_long(one: Candidate) -> bool:
    return len(one.heading.split()) > _CLAUSE_WORDS and not one.heading.endswith(("?", "？"))


def _is_item(lines: Sequence[Line], one: Candidate, starts: set[int]) -> bool:
    """Return whether the line above is an item of the same list and no heading."""
    above = one.at - 1
    return one.depth == 1 and above >= 0 and above not in starts and continues(lines[above], lines[one.at])


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


def _without_ends(lines: Sequence[Line], chosen: Sequence[Candidate]) -> list[Candidate]:
    """Drop what has no text below it at the very end: a heading without markup needs something to head."""
    kept = list(chosen)
    end = len(lines)
    while kept and not kept[-1].real and not kept[-1].run_in:
        if any(titles.has_letters(line.text) for line in lines[kept[-1].last + 1 : end]):
            break
        end = kept.pop().at
    return kept
