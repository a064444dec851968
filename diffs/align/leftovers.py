"""Sections that are left over: which of them are one section that was rewritten."""

from __future__ import annotations

from diffs.align.in_place import match_in_place
from diffs.align.matching import Matching
from diffs.align.overlap import Pair
from diffs.align.thresholds import (
    LEFTOVER_HEADING,
    LEFTOVER_LEAST,
    LEFTOVER_LEAST_IN_PLACE,
    LEFTOVER_MARGIN,
    LEFTOVER_MARGIN_IN_PLACE,
)
from diffs.align.weighing import Weighing


def match_leftovers(matching: Matching, weighing: Weighing) -> None:
    """Pair what is left where it is far more alike than anything else, or the same text in its place.

    Args:
        matching: where the pairs are recorded.
        weighing: the sections that exact matches left, weighed.
    """
    lone_old, lone_new = matching.lone_old(), matching.lone_new()
    if not lone_old or not lone_new:
        return
    over_all = weighing.over_all()
    pairs = _outstanding_pairs(over_all, {one.place for one in lone_old}, {one.place for one in lone_new})
    for (one, other), (likeness, rival) in pairs.items():
        if one in matching.after or other in matching.before:
            continue
        stands_out = likeness >= max(LEFTOVER_LEAST, LEFTOVER_MARGIN * rival)
        if stands_out or _stand_in_one_place(matching, one, other):
            matching.pair(one, other)
    match_in_place(matching, over_all)
    grouped = matching.grouped()[1]  # pairs of lone sections leave it as it is
    for old in matching.lone_old():
        beside = _beside(matching, old.place)
        if beside is None or beside in matching.before or beside in grouped:
            continue
        new = matching.new[beside]
        if old.body == new.body and old.section.level == new.section.level:
            matching.pair(old.place, beside)  # the renamed among headings without text of their own


def _outstanding_pairs(
    weighing: Weighing, lone_old: set[int], lone_new: set[int]
) -> dict[Pair, tuple[float, float]]:
    """Weigh the pairs of lone sections, and how alike either is to a third one; the best pair first.

    Pairs that are not alike enough even for sections in the same place are left out: of thousands of
    sections nearly all.
    """
    found = {}
    for pair in weighing.words.shared:
        if pair[0] in lone_old and pair[1] in lone_new:
            likeness = weighing.in_any_order(pair) + LEFTOVER_HEADING * weighing.titles.alike(*pair) ** 2
            if likeness >= LEFTOVER_LEAST_IN_PLACE and likeness >= LEFTOVER_MARGIN_IN_PLACE * (
                rival := weighing.rival(pair)
            ):
                found[pair] = (likeness, rival)
    return dict(sorted(found.items(), key=lambda item: (-item[1][0], item[0])))


def _stand_in_one_place(matching: Matching, one: int, other: int) -> bool:
    """Return whether the nearest paired sections before these two are a pair, and those after them too."""
    for step, old_end, new_end in ((-1, -1, -1), (1, len(matching.old), len(matching.new))):
        at, at_other = one + step, other + step
        while at != old_end and at not in matching.after:
            at += step
        while at_other != new_end and at_other not in matching.before:
            at_other += step
        if (at == old_end) != (at_other == new_end) or (at != old_end and matching.after[at] != at_other):
            return False
    return True


def _beside(matching: Matching, place: int) -> int | None:
    """Find the new section right between the partners of an old one's neighbours."""
    other = 0 if place == 0 else matching.after.get(place - 1, -2) + 1
    return (
        other
        if 0 <= other < len(matching.new) and matching.follow(place, other) and matching.lead(place, other)
        else None
    )
