"""How likely an old section became a new one: content first, headings and numbers second."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from heapq import nlargest
from math import sqrt

from diffs.align.matching import Matching
from diffs.align.overlap import Alphabet, Pair, Profile, overlap
from diffs.align.thresholds import (
    CONTAINED,
    CONTAINED_WORDS,
    HEADING,
    LIKE,
    LIKE_BY_CHANCE,
    MARGIN,
    NEIGHBOUR,
    NUMBER,
    PREAMBLE,
    SURE,
    SURE_HEADING,
)
from diffs.text import common_subsequence, neighbours

# The order of the words is looked at where so much is shared in any order, for so many pairs of a section, or
# where the heading is the same (`SURE_HEADING`), and up to so many pairs of words.
WORTH_A_LOOK = 0.15
LOOKS = 3
# Among very many sections words and pairs of words are too common to tell them apart: runs of so many words
# are not.
MOST_PAIRS = 250_000
RARER_PHRASES = (3, 4)
LARGEST_TABLE = 20_000_000


class Weighing:
    """Sections of two texts weighed against each other; pairs are places among these.

    Attributes:
        old: the sections of the one side.
        new: those of the other.
        words: what they share in words; among very many sections, in runs of three words.
        phrases: what they share in pairs of neighbouring words; among very many sections, in runs of four
            words.
        titles: what their headings share in words.
    """

    def __init__(self, matching: Matching, old: Sequence[Profile], new: Sequence[Profile]) -> None:
        """Weigh the sections of both sides that exact matches left."""
        self._matching = matching
        self.old, self.new = old, new
        short, long = RARER_PHRASES if len(old) * len(new) > MOST_PAIRS else (1, 2)
        self.words = overlap([one.phrases(short) for one in old], [one.phrases(short) for one in new])
        self.phrases = overlap([one.phrases(long) for one in old], [one.phrases(long) for one in new])
        self.titles = overlap([one.title for one in old], [one.title for one in new])
        self._alphabet = Alphabet()
        self._lines: dict[tuple[str, ...], str] = {}
        self._in_any_order: dict[Pair, float] = {}
        counts = [Counter(one.caption for one in side) for side in (matching.old, matching.new)]
        self._rarity = {
            caption: 1 / max(count[caption] for count in counts) for caption in counts[0] if caption
        }

    def weights(self) -> dict[Pair, float]:
        """Return what each pair that may be one section is worth."""
        weights: dict[Pair, float] = {}
        looks = self._worth_a_look()
        for pair in {**self.words.shared, **self.titles.shared}:
            heading = self._heading(pair)
            if pair not in looks and heading < SURE_HEADING:
                continue
            alike, inside = self._ordered(pair)
            if alike >= self._least(pair) * (1 - heading) or inside >= CONTAINED:
                one, other = self.old[pair[0]], self.new[pair[1]]
                weights[pair] = (alike + HEADING * heading) ** 2 + self._tie_break(one, other)
        if self.old and self.new and not self.old[0].section.level and not self.new[0].section.level:
            weights[0, 0] = PREAMBLE
        return weights

    def doubtful(self, pairs: Iterable[Pair]) -> list[Pair]:
        """Choose the pairs that no heading speaks for."""
        return [pair for pair in pairs if self._heading(pair) < SURE_HEADING]

    def over_all(self) -> Weighing:
        """Weigh all sections of the two texts, if these are not all."""
        if len(self.old) == len(self._matching.old) and len(self.new) == len(self._matching.new):
            return self
        return Weighing(self._matching, self._matching.old, self._matching.new)

    def stands_out(self, pair: Pair) -> bool:
        """Return whether two sections are more alike than either is to a third one, or beyond doubt."""
        alike = self.in_any_order(pair)
        return alike >= SURE or alike >= MARGIN * self.rival(pair)

    def rival(self, pair: Pair) -> float:
        """Return how alike one of two sections is to a third one at most."""
        alike = self.in_any_order(pair)
        rivals = [0.0]
        for best in (self._best[0][pair[0]], self._best[1][pair[1]]):
            rivals += best[:-1] if best and best[-1] <= alike else best
        return max(rivals)

    @cached_property
    def _best(self) -> tuple[dict[int, list[float]], dict[int, list[float]]]:
        """Return for each section how alike it is to the two that are most like it, rising."""
        best: tuple[dict[int, list[float]], dict[int, list[float]]] = (defaultdict(list), defaultdict(list))
        for pair in self.words.shared:
            alike = self.in_any_order(pair)
            for side, place in zip(best, pair, strict=True):
                known = side[place]
                if len(known) < 2 or alike > known[0]:
                    side[place] = sorted((*known, alike))[-2:]
        return best

    def _worth_a_look(self) -> set[Pair]:
        """Choose the pairs to look closer at: for each section the few that share most with it."""
        best: tuple[dict[int, list[tuple[float, Pair]]], ...] = (defaultdict(list), defaultdict(list))
        for pair in {**self.words.shared, **self.titles.shared}:
            share = max(self.in_any_order(pair), self._inside_in_any_order(pair) / 2)
            if share >= WORTH_A_LOOK:
                for side, place in zip(best, pair, strict=True):
                    side[place].append((share, pair))
        return {pair for side in best for found in side.values() for _, pair in nlargest(LOOKS, found)}

    def _inside_in_any_order(self, pair: Pair) -> float:
        """Weigh how much of the smaller body is in the larger one; nothing if it is too short to tell."""
        if min(len(self.old[pair[0]].wording), len(self.new[pair[1]].wording)) < CONTAINED_WORDS:
            return 0.0
        return (self.words.inside(*pair) + self.phrases.inside(*pair)) / 2

    def in_any_order(self, pair: Pair) -> float:
        """Weigh how alike two bodies are, 0 to 1: half by words, half by pairs of neighbouring words."""
        found = self._in_any_order.get(pair)
        if found is None:
            found = self._in_any_order[pair] = self._weighed_in_any_order(pair)
        return found

    def _weighed_in_any_order(self, pair: Pair) -> float:
        one, other = self.old[pair[0]].wording, self.new[pair[1]].wording
        if not one and not other:
            return self.titles.alike(*pair)  # a heading without text of its own is its text
        if min(len(one), len(other)) < 2:
            return self.words.alike(*pair)
        return (self.words.alike(*pair) + self.phrases.alike(*pair)) / 2

    def _ordered(self, pair: Pair) -> tuple[float, float]:
        """Weigh how alike two bodies are, word behind word, and how much of the shorter is in the longer."""
        one, other = self.old[pair[0]].wording, self.new[pair[1]].wording
        shorter, longer = sorted((len(one), len(other)))
        if not 1 < shorter <= LARGEST_TABLE // longer:
            return self.in_any_order(pair), self._inside_in_any_order(pair)
        matched = common_subsequence(self._written(one), self._written(other))
        words, phrases = len(matched), len(neighbours(matched))
        alike = words / (shorter + longer) + phrases / (shorter + longer - 2)
        if shorter < CONTAINED_WORDS:
            return alike, 0.0
        return alike, words / shorter / 2 + phrases / (shorter - 1) / 2

    def _written(self, wording: tuple[str, ...]) -> str:
        """Write words as characters, once for each section."""
        if wording not in self._lines:
            self._lines[wording] = self._alphabet.write(wording)
        return self._lines[wording]

    def _least(self, pair: Pair) -> float:
        """Say how much alike two sections of such a length must be at least."""
        shorter = min(len(self.old[pair[0]].wording), len(self.new[pair[1]].wording))
        return LIKE + LIKE_BY_CHANCE / sqrt(max(1, shorter))

    def _heading(self, pair: Pair) -> float:
        """Weigh the headings, 0 to 1: 1 where they are the same and no other section has it."""
        one, other = self.old[pair[0]], self.new[pair[1]]
        if one.caption == other.caption:
            return self._rarity.get(one.caption, 0.0)
        return self.titles.alike(*pair) ** 2

    def _tie_break(self, one: Profile, other: Profile) -> float:
        """Prefer, among equals, the same number and the same neighbours."""
        places = one.place, other.place
        beside = self._matching.follow(*places) + self._matching.lead(*places)
        same_number = bool(one.section.number) and one.section.number == other.section.number
        return NUMBER * same_number + NEIGHBOUR * beside
