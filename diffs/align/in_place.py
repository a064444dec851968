"""Sections that are left over, and of which one stands where the other stood, under a kindred name."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from diffs.align.matching import Matching
from diffs.align.overlap import Profile
from diffs.align.thresholds import IN_PLACE_TITLE, LEFTOVER_LEAST
from diffs.align.weighing import Weighing

# Between the same pairs stand a few sections; if more are left over there, the text was written anew, and
# the place says nothing.
_MOST_IN_A_PLACE = 400

_Gap = tuple[int, int]


def match_in_place(matching: Matching, weighing: Weighing) -> None:
    """Pair what is left over between the same two pairs, and has the same name, or number and subject.

    The words of such a section may be quite others, or may be as much alike to those of others: a policy
    made of set phrases, or one that has the same heading in each of its parts.

    Args:
        matching: where the pairs are recorded.
        weighing: all sections of both texts, weighed.
    """
    olds = _by_gap(matching.lone_old(), matching.after, len(matching.old), len(matching.new))
    news = _by_gap(matching.lone_new(), {place: place for place in matching.before}, len(matching.new))
    for gap in sorted(olds.keys() & news.keys()):
        if len(olds[gap]) * len(news[gap]) <= _MOST_IN_A_PLACE:
            _match(matching, weighing, olds[gap], news[gap])


def _by_gap(
    lone: Sequence[Profile], paired: Mapping[int, int], end: int, new_end: int | None = None
) -> dict[_Gap, list[Profile]]:
    """Group lone sections by the new sections of the nearest pairs around them.

    Args:
        lone: lone sections of one side, in order.
        paired: the place of the new section of each paired one of this side.
        end: number of sections of this side.
        new_end: number of sections of the new side, if this is the old one.
    """
    places = sorted(paired)
    found: dict[_Gap, list[Profile]] = defaultdict(list)
    for one in lone:
        at = bisect_left(places, one.place)
        before = paired[places[at - 1]] if at else -1
        after = paired[places[at]] if at < len(places) else end if new_end is None else new_end
        found[before, after].append(one)
    return found


def _match(matching: Matching, weighing: Weighing, olds: Sequence[Profile], news: Sequence[Profile]) -> None:
    """Pair the sections of one place, those that are most alike first."""
    kindred = []
    for one in olds:
        for other in news:
            likeness = weighing.in_any_order((one.place, other.place))
            if _is_kindred(one, other, likeness):
                kindred.append((-likeness, one.place, other.place))
    for _, one_place, other_place in sorted(kindred):
        if one_place not in matching.after and other_place not in matching.before:
            matching.pair(one_place, other_place)


def _is_kindred(one: Profile, other: Profile, likeness: float) -> bool:
    """Return whether the names of two sections in the same place speak for one section."""
    if one.caption and one.caption == other.caption:
        return True
    if not one.wording and not other.wording:
        return _has_title_inside(one, other)
    number = one.section.number
    if not number or number != other.section.number:
        return False
    return likeness >= LEFTOVER_LEAST or _has_title_inside(one, other)


def _has_title_inside(one: Profile, other: Profile) -> bool:
    """Return whether all words of the shorter of two headings are in the longer one, and are enough."""
    shorter, longer = sorted((one.title, other.title), key=Counter.total)
    return shorter.total() >= IN_PLACE_TITLE and shorter <= longer
