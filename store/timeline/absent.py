"""Know a section that comes back after an absence; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from diffs import Section, essence
from diffs.text import is_word

# As for text that moved (docs/decisions/0104-text-that-moved.md): fewer words are in two places by chance.
_FEWEST = 8
# Two sections that share so many of their words are one that was away; of 60 that were read, those that share
# half of them were often others (docs/benchmarks.md, "Lineages").
_ALIKE = 0.7


@dataclass(frozen=True, slots=True)
class _Wording:
    """What a section says, apart from what differs cosmetically.

    Attributes:
        heading: its heading.
        body: the words below it.
        above: the heading of the section to which it belongs.
        words: how often each word occurs below the heading, case aside.
        is_opening: whether it is the text before the first heading.
    """

    heading: str
    body: str
    above: str
    words: Counter[str]
    is_opening: bool

    def likeness(self, other: _Wording) -> float:
        """Return the share of the words that both have (Dice's coefficient); 0 if they have few."""
        fewer, more = sorted((self.words.total(), other.words.total()))
        # Most are told apart by their length.
        if fewer < _FEWEST or 2 * fewer < _ALIKE * (fewer + more):
            return 0.0
        return 2 * (self.words & other.words).total() / (fewer + more)


# Returns which sections of a version, by their places, are absent ones.
_Rule = Callable[[Mapping[int, _Wording]], Iterable[tuple[int, str]]]


class AbsentSections:
    """The sections that were in an earlier version, as they were last."""

    def __init__(self) -> None:
        self._wordings: dict[str, tuple[int, _Wording]] = {}

    def add(self, lineage: str, version: int, sections: Sequence[Section], place: int) -> None:
        """Remember a section that is no longer in the text.

        Args:
            lineage: the address of its lineage.
            version: the place of the first version without it, among all versions.
            sections: the sections of the last version with it.
            place: its place there.
        """
        self._wordings[lineage] = version, _wording(sections, place)

    def back(self, sections: Sequence[Section], places: Iterable[int]) -> dict[int, str]:
        """Return which sections of a version are absent ones, which then are no longer absent.

        The same words are the same section, under whatever heading and number; so are most of the words; and
        so is the same heading, whatever the words, if there is no other one to choose. Of several, the one
        is meant that belongs to the same section, and of these the one that left last.

        Args:
            sections: the sections of the version.
            places: the places of those that were not in the version before.

        Returns:
            By the place of a section the address of its lineage.
        """
        coming = {place: _wording(sections, place) for place in places} if self._wordings else {}
        found: dict[int, str] = {}
        rules: tuple[_Rule, ...] = (
            *(partial(self._matches, key=key) for key in (_by_all, _by_heading_and_body, _by_body)),
            self._alike,
            *(partial(self._matches, key=key, is_unique=True) for key in (_by_headings, _by_heading)),
        )
        for rule in rules:
            for place, lineage in rule(coming):
                found[place] = lineage
                del coming[place], self._wordings[lineage]
        return found

    def _alike(self, coming: Mapping[int, _Wording]) -> list[tuple[int, str]]:
        """Return the sections that share most words with an absent one, each with it, once."""
        pairs = sorted(
            (-likeness, -version, place, lineage)
            for place, wording in coming.items()
            for lineage, (version, absent) in self._wordings.items()
            if (likeness := wording.likeness(absent)) >= _ALIKE
        )
        found: dict[int, str] = {}
        for _, _, place, lineage in pairs:
            if place not in found and lineage not in found.values():
                found[place] = lineage
        return list(found.items())

    def _matches(
        self, coming: Mapping[int, _Wording], key: Callable[[_Wording], Hashable], *, is_unique: bool = False
    ) -> list[tuple[int, str]]:
        """Return the sections that have the same key as an absent one, each with it."""
        absent: dict[Hashable, list[str]] = {}
        # What left last comes first; of one version, what stood first.
        for lineage, (_, wording) in sorted(self._wordings.items(), key=lambda one: -one[1][0]):
            absent.setdefault(key(wording), []).append(lineage)
        wanted: dict[Hashable, list[int]] = {}
        for place, wording in coming.items():
            wanted.setdefault(key(wording), []).append(place)
        pairs: list[tuple[int, str]] = []
        for said, places in wanted.items():
            known = absent.get(said, []) if said is not None else []
            if not is_unique or len(places) == 1 == len(self._of_last(known)):
                pairs += zip(places, known, strict=False)
        return pairs

    def _of_last(self, lineages: Sequence[str]) -> list[str]:
        """Return those of some lineages that left last."""
        versions = [self._wordings[one][0] for one in lineages]
        return [one for one, version in zip(lineages, versions, strict=True) if version == max(versions)]


def _wording(sections: Sequence[Section], place: int) -> _Wording:
    section = sections[place]
    body = essence(section.body)
    above = (one for one in reversed(sections[:place]) if one.level < section.level)
    return _Wording(
        essence(section.heading).casefold(),
        body,
        essence(next((one.heading for one in above), "")).casefold(),
        Counter(filter(is_word, body.casefold().split())),
        section.level == 0,
    )


def _by_all(one: _Wording) -> Hashable:
    return (one.above, one.heading, one.body) if one.heading or one.body else None


def _by_heading_and_body(one: _Wording) -> Hashable:
    return (one.heading, one.body) if one.heading or one.body else None


def _by_body(one: _Wording) -> Hashable:
    return one.body if one.words.total() >= _FEWEST else None


def _by_headings(one: _Wording) -> Hashable:
    return (one.above, one.heading) if one.heading or one.is_opening else None


def _by_heading(one: _Wording) -> Hashable:
    return one.heading or None
