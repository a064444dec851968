"""The sections that neither the best assignment nor a split or merger accounts for, looked at once more."""

from __future__ import annotations

from collections import defaultdict

from diffs.likeness import Pair
from diffs.matching import Matching
from diffs.weighing import Weighing

# Two sections left over are one that was written anew if their likeness stands out so far from that of each
# of them to any third section of the texts, and is so great: less is asked for where they stand in the same
# place between pairs.
MARGIN = 1.5
LEAST = 0.25
LEAST_IN_PLACE = 0.1
HEADING = 0.3


def match_leftovers(matching: Matching, weighing: Weighing) -> None:
    """Pair what is left where it is far more alike than anything else, or the same text in its place.

    Args:
        matching: where the pairs are recorded.
        weighing: the sections that exact matches left, weighed.
    """
    lone_old, lone_new = matching.lone_old(), matching.lone_new()
    if not lone_old or not lone_new:
        return
    if len(weighing.old) < len(matching.old) or len(weighing.new) < len(matching.new):
        weighing = Weighing(matching, matching.old, matching.new)
    outstanding = _outstanding(weighing, {one.place for one in lone_old}, {one.place for one in lone_new})
    for (one, other), likeness in outstanding.items():
        least = LEAST_IN_PLACE if _stand_in_one_place(matching, one, other) else LEAST
        if likeness >= least and one not in matching.after and other not in matching.before:
            matching.pair(one, other)
    for old in matching.lone_old():
        beside = _beside(matching, old.place)
        if beside is None or beside not in {new.place for new in matching.lone_new()}:
            continue
        new = matching.new[beside]
        if old.body == new.body and old.section.level == new.section.level:
            matching.pair(old.place, beside)  # the renamed among headings without text of their own


def _outstanding(weighing: Weighing, lone_old: set[int], lone_new: set[int]) -> dict[Pair, float]:
    """Weigh the pairs of lone sections whose likeness stands out from that to any other, the best first."""
    bodies = {pair: weighing.in_any_order(pair) for pair in weighing.words.shared}
    best: tuple[dict[int, list[float]], dict[int, list[float]]] = (defaultdict(list), defaultdict(list))
    for pair, value in bodies.items():
        for side, place in zip(best, pair, strict=True):
            side[place] = sorted((*side[place], value))[-2:]
    found = {}
    for pair, value in bodies.items():
        if pair[0] in lone_old and pair[1] in lone_new:
            likeness = value + HEADING * weighing.titles.alike(*pair) ** 2
            rivals = [
                0.0,
                *(
                    other
                    for side, place in zip(best, pair, strict=True)
                    for other in _without(side[place], value)
                ),
            ]
            if likeness >= MARGIN * max(rivals):
                found[pair] = likeness
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _without(values: list[float], value: float) -> list[float]:
    """Leave one occurrence of a value out."""
    return [other for at, other in enumerate(values) if value not in values or at != values.index(value)]


def _stand_in_one_place(matching: Matching, one: int, other: int) -> bool:
    """Tell whether the nearest paired sections before these two are a pair, and those behind them too."""
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
    """Find the new section that stands right between the partners of an old one's neighbours."""
    other = 0 if place == 0 else matching.after.get(place - 1, -2) + 1
    return (
        other
        if 0 <= other < len(matching.new) and matching.follow(place, other) and matching.lead(place, other)
        else None
    )
