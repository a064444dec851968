"""In which texts of a timeline a passage stands, found without reading every text for every passage; pure.

Whoever looks for the words of each change in all other texts reads a history of 2,000 versions two million
times. Neighbours have most of their letters in common, so only what differs between them is searched.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

# In letters, on each side of what differs: so long a passage is found there. Few are longer.
_MARGINS = (20, 400)


class LettersOfTexts(Protocol):
    """The letters of several texts."""

    def have(self, passage: str) -> bool:
        """Return whether a passage stands in one of them."""

    def have_most(self, pieces: Sequence[str], share: float) -> bool:
        """Return whether one of them has more than such a share of several passages."""


@dataclass(frozen=True, slots=True)
class SomeLetters:
    """The letters of some texts of a timeline.

    Attributes:
        timeline: the letters of all its texts.
        places: the places of those that are meant.
    """

    timeline: TimelineLetters
    places: Sequence[int]

    def have(self, passage: str) -> bool:
        """Return whether a passage stands in one of the texts.

        Args:
            passage: its letters.
        """
        if not self.places:
            return False
        found = self.timeline.places_of(passage)
        return any(map(found.__getitem__, self.places))

    def have_most(self, pieces: Sequence[str], share: float) -> bool:
        """Return whether one of the texts has more than such a share of several passages.

        Args:
            pieces: their letters.
            share: the share, 0 to 1.
        """
        if not self.places:
            return False
        found = [self.timeline.places_of(piece) for piece in pieces]
        return any(sum(one[place] for one in found) > share * len(pieces) for place in self.places)


class TimelineLetters:
    """The letters of the texts of a timeline, kept as far as each differs from the one before.

    Args:
        texts: the SHA-256 of each text, oldest first.
        letters: returns the letters of a text; of each it is asked once, and again where a very long passage
            may stand.
    """

    def __init__(self, texts: Sequence[str], letters: Callable[[str], str]) -> None:
        self._texts = texts
        self._letters = letters

    def at(self, places: Sequence[int]) -> SomeLetters:
        """Return the letters of some of the texts.

        Args:
            places: their places, from 0.
        """
        return SomeLetters(self, places)

    def places_of(self, passage: str) -> list[bool]:
        """Return for each text whether a passage stands in it.

        Args:
            passage: its letters.
        """
        longest = _MARGINS[-1]
        if len(passage) <= longest:
            return self._found(passage)
        parts = [passage[at : at + longest] for at in range(0, len(passage), longest)]
        found = [all(each) for each in zip(*map(self._found, parts), strict=True)]
        known: dict[str, bool] = {}
        for place, text in enumerate(self._texts):
            if found[place] and text not in known:
                known[text] = passage in self._letters(text)
            found[place] = found[place] and known[text]
        return found

    def _found(self, passage: str) -> list[bool]:
        """Return for each text whether a passage stands in it; it is no longer than the longest margin."""
        first, differences = self._differences
        known = differences[next(at for at, margin in enumerate(_MARGINS) if len(passage) <= margin)]
        # What lies beside a difference stands in both texts, so it neither comes nor goes.
        counts = [0] * len(self._texts)
        counts[0] = sum(1 for _ in _hits(first, passage))
        for place in known.came.places(passage):
            counts[place] += 1
        for place in known.went.places(passage):
            counts[place] -= 1
        total = 0
        found = []
        for one in counts:
            total += one
            found.append(total > 0)
        return found

    @cached_property
    def _differences(self) -> tuple[str, tuple[_Differences, ...]]:
        """The letters of the first text, and what differs between neighbours, with each margin."""
        found = tuple(_Differences() for _ in _MARGINS)
        first = before = self._letters(self._texts[0])
        for place, text in enumerate(self._texts[1:], 1):
            if text == self._texts[place - 1]:
                continue
            after = self._letters(text)
            start = _in_common(before, after)
            end = _in_common(before[start:][::-1], after[start:][::-1])
            for margin, known in zip(_MARGINS, found, strict=True):
                known.went.add(place, _around(before, start, end, margin))
                known.came.add(place, _around(after, start, end, margin))
            before = after
        return first, found


@dataclass(slots=True)
class _Pieces:
    """Pieces of texts, searched in one go.

    Attributes:
        parts: the pieces; the letters of a text have no line end, so nothing is found across two of them.
        starts: where each begins.
        of: the places of their texts.
        size: the length of all of them.
        whole: all of them, or ``""`` if some were added since.
    """

    parts: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    of: list[int] = field(default_factory=list)
    size: int = 0
    whole: str = ""

    def add(self, place: int, piece: str) -> None:
        """Add a piece of the text at a place."""
        self.parts.append(piece)
        self.starts.append(self.size)
        self.of.append(place)
        self.size += len(piece) + 1
        self.whole = ""

    def places(self, passage: str) -> Iterator[int]:
        """Yield the place of the text for each time that a passage stands in one of the pieces."""
        self.whole = self.whole or "\n".join(self.parts)
        for at in _hits(self.whole, passage):
            yield self.of[bisect_right(self.starts, at) - 1]


@dataclass(frozen=True, slots=True)
class _Differences:
    """What differs between neighbours: the letters that went, and those that came."""

    went: _Pieces = field(default_factory=_Pieces)
    came: _Pieces = field(default_factory=_Pieces)


def _around(text: str, start: int, end: int, margin: int) -> str:
    """Return what of a text is neither in its first nor in its last letters, with a margin on each side."""
    return text[max(0, start - margin) : len(text) - max(0, end - margin)]


def _hits(text: str, passage: str) -> Iterator[int]:
    """Yield where a passage begins in a text; what overlaps counts, too."""
    at = text.find(passage)
    while at >= 0:
        yield at
        at = text.find(passage, at + 1)


def _in_common(old: str, new: str) -> int:
    """Return how many letters two texts have in common at their beginnings."""
    least, most = 0, min(len(old), len(new))
    while least < most:
        middle = (least + most + 1) // 2
        if old[least:middle] == new[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least
