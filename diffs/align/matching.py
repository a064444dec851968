"""Which old section became which new one: who is paired so far, and the pairs that need no weighing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from itertools import chain

from diffs.align.overlap import Profile
from diffs.records import Section


class Matching:
    """Old and new sections, and the pairs found so far.

    Attributes:
        old: the sections of the one side.
        new: those of the other.
        after: the place of the new section that each paired old one became.
        before: the place of the old section that each paired new one was.
        split: the places of the new sections that an old one was split into, beside its partner if it has
            one.
        merged: the places of the old sections that were merged into a new one, beside its partner if it has
            one.
    """

    def __init__(self, old: Sequence[Section], new: Sequence[Section]) -> None:
        """Start with no section matched."""
        self.old = [Profile(section, place) for place, section in enumerate(old)]
        self.new = [Profile(section, place) for place, section in enumerate(new)]
        self.after: dict[int, int] = {}
        self.before: dict[int, int] = {}
        self.split: dict[int, list[int]] = {}
        self.merged: dict[int, list[int]] = {}

    def pair(self, one: int, other: int) -> None:
        """Record that an old section became a new one."""
        self.after[one] = other
        self.before[other] = one

    def lone_old(self) -> list[Profile]:
        """Return the old sections without a partner and a group, in order."""
        grouped = self.grouped()[0]
        return [one for one in self.old if one.place not in self.after and one.place not in grouped]

    def lone_new(self) -> list[Profile]:
        """Return the new sections without a partner and a group, in order."""
        grouped = self.grouped()[1]
        return [one for one in self.new if one.place not in self.before and one.place not in grouped]

    def grouped(self) -> tuple[set[int], set[int]]:
        """Return the places of the old and of the new sections that are in a split or a merger."""
        in_old = {*self.split, *chain.from_iterable(self.merged.values())}
        in_new = {*self.merged, *chain.from_iterable(self.split.values())}
        in_old.update(self.before[place] for place in self.merged if place in self.before)
        in_new.update(self.after[place] for place in self.split if place in self.after)
        return in_old, in_new

    def follow(self, one: int, other: int) -> bool:
        """Return whether the sections before these two are a pair, or both do not exist."""
        if one == 0 or other == 0:
            return one == other
        return self.after.get(one - 1) == other - 1

    def lead(self, one: int, other: int) -> bool:
        """Return whether the sections after these two are a pair, or both do not exist."""
        if one + 1 == len(self.old) or other + 1 == len(self.new):
            return one + 1 == len(self.old) and other + 1 == len(self.new)
        return self.after.get(one + 1) == other + 1


def match_exactly(matching: Matching) -> None:
    """Pair the sections that are the same, the same but for the number, and the same but for the heading.

    Args:
        matching: where the pairs are recorded.
    """
    _match_by(matching, _as_it_stands)
    _match_by(matching, lambda one: (one.section.number, one.heading, one.body))
    _match_by(matching, lambda one: (one.heading, one.body))
    _match_by(matching, lambda one: one.body or None, only_unique=True)


def _as_it_stands(one: Profile) -> Hashable:
    """Return a section's text; the white space around it parts it from its neighbours and is not its own."""
    return one.section.number, one.section.raw_heading.strip(), one.section.body.strip()


def _match_by(
    matching: Matching, key_of: Callable[[Profile], Hashable], *, only_unique: bool = False
) -> None:
    """Pair sections with the same key: what is unique, then what is next to it, then the rest in order.

    The idea is Heckel's (1978, *A technique for isolating differences between files*).
    """
    old_keys = {one.place: key for one in matching.lone_old() if (key := key_of(one)) is not None}
    new_keys = {one.place: key for one in matching.lone_new() if (key := key_of(one)) is not None}
    old_places, new_places = _places(old_keys), _places(new_keys)
    for key, places in old_places.items():
        if len(places) == 1 and len(new_places.get(key, ())) == 1:
            matching.pair(places[0], new_places[key][0])
    if only_unique:
        return
    for place, key in old_keys.items():
        if place in matching.after:
            continue
        other = matching.after.get(place - 1, -1) + 1 if place else 0
        if (place == 0 or other) and new_keys.get(other) == key and other not in matching.before:
            matching.pair(place, other)
    for place, key in reversed(old_keys.items()):
        other = matching.after.get(place + 1, len(matching.new) if place + 1 == len(matching.old) else 0) - 1
        if place not in matching.after and new_keys.get(other) == key and other not in matching.before:
            matching.pair(place, other)
    for key, places in old_places.items():
        left = [place for place in places if place not in matching.after]
        free = [place for place in new_places.get(key, ()) if place not in matching.before]
        for one, other in zip(left, free, strict=False):
            matching.pair(one, other)


def _places(keys: dict[int, Hashable]) -> dict[Hashable, list[int]]:
    """Return the places of each key, in order."""
    places: dict[Hashable, list[int]] = defaultdict(list)
    for place, key in keys.items():
        places[key].append(place)
    return places
