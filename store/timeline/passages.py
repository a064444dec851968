"""Tell how the sections of one version passed into those of the next; pure.

A stored comparison names the sections of the texts that were compared. Where a corpus document is one of the
two versions, these are not the texts of the versions, so their sections are first found in those.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from diffs import Section
from diffs.align import align
from store.tables.comparisons import LinkedChange


@dataclass(frozen=True, slots=True)
class SectionPassage:
    """How the sections of a version passed into those of the next one; places count from 0.

    Attributes:
        kept: by the place of a new section, that of the old one that it was.
        split: by the place of a new section, that of the old one from which it was set apart.
        merged: by the place of an old section, that of the new one into which it went.
        came: by the place of a new section, that of another old one from which most of its text came.
        went: by the place of an old section, that of another new one to which most of its text went.
        arrived: by the place of a new section, its change.
        departed: by the place of an old section that was not kept, its change.
        unseen_before: the places of the old sections that are in none of the compared texts.
        unseen_after: the places of such new sections.
        is_compared: whether the two versions are compared.
    """

    kept: Mapping[int, int]
    split: Mapping[int, int] = field(default_factory=dict)
    merged: Mapping[int, int] = field(default_factory=dict)
    came: Mapping[int, int] = field(default_factory=dict)
    went: Mapping[int, int] = field(default_factory=dict)
    arrived: Mapping[int, int] = field(default_factory=dict)
    departed: Mapping[int, int] = field(default_factory=dict)
    unseen_before: frozenset[int] = frozenset()
    unseen_after: frozenset[int] = frozenset()
    is_compared: bool = True


def compared_passage(changes: Iterable[LinkedChange], old: int, new: int) -> SectionPassage:
    """Return how sections passed from one text to another, according to the comparison of the two.

    What is in no change is unchanged, and such sections have the same order on both sides.

    Args:
        changes: the changes of the comparison.
        old: number of sections of the old text.
        new: number of sections of the new text.
    """
    kept: dict[int, int] = {}
    split: dict[int, int] = {}
    merged: dict[int, int] = {}
    came: dict[int, int] = {}
    went: dict[int, int] = {}
    arrived: dict[int, int] = {}
    departed: dict[int, int] = {}
    for one in changes:
        olds = [] if one.before is None else [one.before]
        news = [] if one.after is None else [one.after]
        (news if one.is_split else olds).extend(one.others)
        arrived |= dict.fromkeys(news, one.position)
        departed |= dict.fromkeys(olds, one.position)
        if one.before is not None and one.after is not None:
            kept[one.after] = one.before
            split |= {place: one.before for place in one.others if one.is_split}
            merged |= {place: one.after for place in one.others if not one.is_split}
        elif one.moved_to is not None:
            if one.after is not None:
                came[one.after] = one.moved_to
            elif one.before is not None:
                went[one.before] = one.moved_to
    unchanged = [place for place in range(new) if place not in arrived]
    kept |= dict(zip(unchanged, (place for place in range(old) if place not in departed), strict=True))
    return SectionPassage(kept, split, merged, came, went, arrived, departed)


def aligned_passage(old: Sequence[Section], new: Sequence[Section]) -> SectionPassage:
    """Return which sections of two versions that are not compared are the same, by the rules of comparisons.

    Args:
        old: the sections of the one version, in order.
        new: those of the other.
    """
    kept: dict[int, int] = {}
    split: dict[int, int] = {}
    merged: dict[int, int] = {}
    for link in align(old, new)[0]:
        if link.before is not None and link.after is not None:
            kept[link.after] = link.before
            split |= dict.fromkeys(link.split, link.before)
            merged |= dict.fromkeys(link.merged, link.after)
    return SectionPassage(kept, split, merged, is_compared=False)


def passage_of_versions(
    passage: SectionPassage,
    old: tuple[Sequence[Section], Sequence[Section]],
    new: tuple[Sequence[Section], Sequence[Section]],
) -> SectionPassage:
    """Return how sections passed from version to version, where other texts are compared for them.

    Args:
        passage: how sections passed between the compared texts.
        old: the sections of the version before, and those of the text that is compared for it.
        new: the same of the version after.
    """
    before, after = _places(*old), _places(*new)
    return SectionPassage(
        kept=_translated(passage.kept, after, before),
        split=_translated(passage.split, after, before),
        merged=_translated(passage.merged, before, after),
        came=_translated(passage.came, after, before),
        went=_translated(passage.went, before, after),
        arrived={after[place]: change for place, change in passage.arrived.items() if place in after},
        departed={before[place]: change for place, change in passage.departed.items() if place in before},
        unseen_before=frozenset(range(len(old[0]))) - {*before.values()},
        unseen_after=frozenset(range(len(new[0]))) - {*after.values()},
    )


def _places(shown: Sequence[Section], compared: Sequence[Section]) -> dict[int, int]:
    """Return by the place of a section in the compared text its place in the text of the version."""
    if shown == compared:
        return {place: place for place in range(len(shown))}
    return dict(aligned_passage(shown, compared).kept)


def _translated(
    places: Mapping[int, int], keys: Mapping[int, int], values: Mapping[int, int]
) -> dict[int, int]:
    """Return a mapping of places in the compared texts as one of places in the versions."""
    return {keys[one]: values[other] for one, other in places.items() if one in keys and other in values}
