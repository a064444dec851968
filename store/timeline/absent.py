"""Know a section that comes back after an absence; pure."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from diffs import Section, essence
from diffs.text import count_words

# As for text that moved (docs/decisions/0104-text-that-moved.md): fewer words are in two places by chance.
_FEWEST = 8


@dataclass(frozen=True, slots=True)
class _Wording:
    """What a section says, apart from what differs cosmetically.

    Attributes:
        heading: its heading.
        body: the words below it.
        above: the heading of the section to which it belongs.
        words: number of words below the heading.
        is_opening: whether it is the text before the first heading.
    """

    heading: str
    body: str
    above: str
    words: int
    is_opening: bool


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

        The same words are the same section, under whatever heading and number, and so is the same heading,
        whatever the words, if there is no other one to choose. Of several, the one is meant that belongs to
        the same section, and of these the one that left last.

        Args:
            sections: the sections of the version.
            places: the places of those that were not in the version before.

        Returns:
            By the place of a section the address of its lineage.
        """
        coming = {place: _wording(sections, place) for place in places} if self._wordings else {}
        found: dict[int, str] = {}
        for key, is_unique in _RULES:
            for place, lineage in self._matches(coming, key, is_unique=is_unique):
                found[place] = lineage
                del coming[place], self._wordings[lineage]
        return found

    def _matches(
        self, coming: Mapping[int, _Wording], key: Callable[[_Wording], Hashable], *, is_unique: bool
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
    above = (one for one in reversed(sections[:place]) if one.level < section.level)
    return _Wording(
        essence(section.heading).casefold(),
        essence(section.body),
        essence(next((one.heading for one in above), "")).casefold(),
        count_words(section.body),
        section.level == 0,
    )


def _by_all(one: _Wording) -> Hashable:
    return (one.above, one.heading, one.body) if one.heading or one.body else None


def _by_heading_and_body(one: _Wording) -> Hashable:
    return (one.heading, one.body) if one.heading or one.body else None


def _by_body(one: _Wording) -> Hashable:
    return one.body if one.words >= _FEWEST else None


def _by_headings(one: _Wording) -> Hashable:
    return (one.above, one.heading) if one.heading or one.is_opening else None


def _by_heading(one: _Wording) -> Hashable:
    return one.heading or None


# What makes two sections one, the surest first; and whether it must leave no choice.
_RULES = (
    (_by_all, False),
    (_by_heading_and_body, False),
    (_by_body, False),
    (_by_headings, True),
    (_by_heading, True),
)
