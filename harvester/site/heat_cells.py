"""The cells of the heat map: what happened to a section on the way to a version, as a mark and in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from diffs.in_words import count, number
from diffs.render.summary import words_in_short
from diffs.summaries import SectionChange
from diffs.text import one_line
from harvester.site.lifelines import SectionLife
from store.tables.lineages import Arrival

CellKind = Literal["came", "went", "reworded", "named", "cosmetic"]

# The share of the words that changed, from which each step of the ramp begins, the darkest first.
_STEPS = ((0.5, 4), (0.2, 3), (0.05, 2), (0.0, 1))
_NUMBER_CHARACTERS = 8
# In unseen words, more events than these are only counted.
_MOST_SAID = 6


@dataclass(frozen=True, slots=True)
class HeatCell:
    """What happened to a section on the way to a version.

    Attributes:
        kind: how it is shown.
        step: of a rewording, how much of the section changed, 1 to 4; otherwise 0.
        texts: what is written into the cell, the longest text first, the last one a sign.
        words: what happened, in words.
        place: the place of its change in the comparison, from 0.
        counts: how many words were added and removed, as the cell tells them.
    """

    kind: CellKind
    step: int
    texts: tuple[str, ...]
    words: str
    place: int
    counts: tuple[int, int] = (0, 0)


def heat_cell(life: SectionLife, version: int, place: int) -> HeatCell:
    """Return the cell of a section and a version.

    Args:
        life: the section, with a change on the way to the version.
        version: number of the version.
        place: the place of its change in the comparison, from 0.
    """
    section = life.changes[version]
    kinds = section.change.kinds
    if version not in life.sections:
        return _went(section, life.ends.get(version) == "merged", place)
    if life.arrivals[version] in ("added", "split", "back"):
        return _came(section, life.arrivals[version], place)
    if "cosmetic" in kinds:
        return HeatCell("cosmetic", 0, ("·",), "no word changed", place)
    notes = tuple(_notes(life, version))
    said = words_in_short(section.words_added, section.words_removed)
    if any(kind in kinds for kind in ("reworded", "split", "merged")):
        share = 1 - section.change.similarity
        step = next(step for least, step in _STEPS if share >= least)
        short = said.removesuffix(" words").removesuffix(" word")
        sign = "±" if section.words_added and section.words_removed else short[:1] or "~"
        texts = tuple(dict.fromkeys((" ".join((short, *notes)).strip(), short or "~", sign)))
        words = " and ".join(_verbs(section))
        counts = section.words_added, section.words_removed
        return HeatCell("reworded", step, texts, f"{words}, {said}" if said else words, place, counts)
    texts = tuple(dict.fromkeys((" ".join(notes), *notes[:1], (notes or ("·",))[0][:1])))
    return HeatCell("named", 0, texts, " and ".join(_verbs(section)), place)


def _came(section: SectionChange, arrival: Arrival, place: int) -> HeatCell:
    """Return the cell of a section that was not in the version before."""
    # The words of a split are those of all its pieces together, which are in the cell of the first.
    words = 0 if arrival == "split" else section.words_added
    verb = {"split": "split from another section", "back": "came back"}.get(arrival, "came")
    short = f"+{number(words)}" if words else {"split": "split", "back": "back"}.get(arrival, "+")
    said = f"{verb}, {count(words, 'word')}" if words else verb
    return HeatCell("came", 0, tuple(dict.fromkeys((short, "+"))), said, place, (words, 0))


def _went(section: SectionChange, is_merged: bool, place: int) -> HeatCell:
    """Return the cell of a section that is not in the version any more."""
    words = 0 if is_merged else section.words_removed
    verb = "merged into another section" if is_merged else "went"
    short = f"−{number(words)}" if words else "merged" if is_merged else "−"
    said = f"{verb}, {count(words, 'word')}" if words else verb
    return HeatCell("went", 0, tuple(dict.fromkeys((short, "−"))), said, place, (0, words))


def _notes(life: SectionLife, version: int) -> Iterator[str]:
    """Yield what happened to the name and the place of a section, as short as it can be said."""
    kinds = life.changes[version].change.kinds
    before = life.sections.get(version - 1)
    if "renumbered" in kinds and before:
        old, new = (one_line(one.number, _NUMBER_CHARACTERS) for one in (before, life.sections[version]))
        yield f"{old or '–'}→{new or '–'}"
    if "renamed" in kinds:
        yield "renamed"
    if "split" in kinds:
        yield "split"
    if "merged" in kinds:
        yield "merged"
    if "moved" in kinds:
        yield "↕"


def _verbs(section: SectionChange) -> list[str]:
    """Return what happened to a section that goes on, as verbs."""
    kinds: Sequence[str] = section.change.kinds
    return [
        kind for kind in ("reworded", "split", "merged", "renamed", "renumbered", "moved") if kind in kinds
    ]


def in_unseen_words(cells: Sequence[tuple[int, HeatCell]]) -> str:
    """Return what happened to a section, for those who do not see the cells.

    Args:
        cells: number of version and cell, oldest first.
    """
    told = [(version, cell) for version, cell in cells if cell.kind != "cosmetic"]
    if not told:
        return "the same words in all versions"
    if len(told) > _MOST_SAID:
        first, last = told[0][0], told[-1][0]
        return f"changed in {count(len(told), 'version')}, first in {first}, last in {last}"
    return "; ".join(f"{cell.words} in version {version}" for version, cell in told)
