"""How likely an old section became a new one: content first, headings and numbers second."""

from __future__ import annotations

from collections import Counter
from math import sqrt

from diffs.likeness import Alphabet, Pair, Profile, overlap
from diffs.matching import Matching
from diffs.subsequence import common_subsequence, neighbours

# Two sections are one reworded section if they are so much alike: LIKE, and more for short ones, which are alike by
# chance. It was measured on drafts from a small vocabulary and on neighbouring versions of policies: unrelated sections of
# a hundred words stay under 0.25, those with 40 % of their words exchanged are above 0.4 (docs/benchmarks.md, "Comparing").
LIKE = 0.2
LIKE_BY_CHANCE = 0.5  # divided by the square root of the number of words of the shorter one
# An equal heading adds this; it is enough to pair two sections that share nothing else if no other section has it.
HEADING = 0.3
# A section that was cut down lies in the old one: so much of it, if it is not so short that it could by chance.
CONTAINED = 0.6
CONTAINED_WORDS = 8
# The order of the words is looked at where so much is shared in any order, and up to so many pairs of words.
WORTH_A_LOOK = 0.15
LARGEST_TABLE = 20_000_000
# Two sections that stand in the same place between pairs are one from this likeness on, if each is by so much more like
# the other than like any third one.
LIKE_IN_PLACE = 0.1
MARGIN_IN_PLACE = 1.5
# Ties are broken by the number and by the neighbours.
NUMBER = 0.02
NEIGHBOUR = 0.03
# What stands before the first heading is one thing, however it is worded: more than any other weight.
PREAMBLE = 10.0


class Weighing:
    """The sections that exact matches leave, weighed against each other; pairs are places among these.

    Attributes:
        old: what is left of the one side.
        new: what is left of the other.
        words: what they share in words.
        phrases: what they share in pairs of neighbouring words.
    """

    def __init__(self, matching: Matching) -> None:
        self._matching = matching
        self.old, self.new = matching.lone_old(), matching.lone_new()
        self.words = overlap([one.words for one in self.old], [one.words for one in self.new])
        self.phrases = overlap([one.phrases for one in self.old], [one.phrases for one in self.new])
        self._titles = overlap([one.title for one in self.old], [one.title for one in self.new])
        self._alphabet = Alphabet()
        self._lines: dict[tuple[str, ...], str] = {}
        counts = [Counter(one.caption for one in side) for side in (matching.old, matching.new)]
        self._rarity = {
            caption: 1 / max(count[caption] for count in counts) for caption in counts[0] if caption
        }

    def weights(self) -> dict[Pair, float]:
        """Give what each pair that may be one section is worth."""
        weights: dict[Pair, float] = {}
        for pair in {**self.words.shared, **self._titles.shared}:
            heading = self._heading(pair)
            alike, inside = self._ordered(pair)
            if alike >= self._least(pair) * (1 - heading) or inside >= CONTAINED:
                one, other = self.old[pair[0]], self.new[pair[1]]
                weights[pair] = (alike + HEADING * heading) ** 2 + self._tie_break(one, other)
        if self.old and self.new and not self.old[0].section.level and not self.new[0].section.level:
            weights[0, 0] = PREAMBLE
        return weights

    def stands_out(self, pair: Pair) -> bool:
        """Tell whether two sections are a little alike, and far less so to any third one."""
        alike = self._in_any_order(pair)
        rivals = ((one, other) for one, other in self.words.shared if (one == pair[0]) != (other == pair[1]))
        return alike >= LIKE_IN_PLACE and all(
            alike >= MARGIN_IN_PLACE * self._in_any_order(rival) for rival in rivals
        )

    def _in_any_order(self, pair: Pair) -> float:
        """Weigh how alike two bodies are, 0 to 1: half by their words, half by pairs of neighbouring words."""
        one, other = self.old[pair[0]], self.new[pair[1]]
        if not one.words and not other.words:
            return self._titles.alike(*pair)  # a heading without text of its own is its text
        kinds = (self.words, self.phrases) if one.phrases and other.phrases else (self.words,)
        return sum(kind.alike(*pair) for kind in kinds) / len(kinds)

    def _ordered(self, pair: Pair) -> tuple[float, float]:
        """Weigh how alike two bodies are, word behind word, and how much of the shorter one is in the longer one."""
        one, other = self.old[pair[0]].wording, self.new[pair[1]].wording
        shorter, longer = sorted((len(one), len(other)))
        alike = self._in_any_order(pair)
        inside = (
            (self.words.inside(*pair) + self.phrases.inside(*pair)) / 2 if shorter >= CONTAINED_WORDS else 0.0
        )
        if max(alike, inside / 2) < WORTH_A_LOOK or not 1 < shorter <= LARGEST_TABLE // longer:
            return alike, inside
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
        return self._titles.alike(*pair) / 2

    def _tie_break(self, one: Profile, other: Profile) -> float:
        """Prefer, among equals, the same number and the same neighbours."""
        neighbours = self._matching.follow(one.place, other.place) + self._matching.lead(
            one.place, other.place
        )
        same_number = bool(one.section.number) and one.section.number == other.section.number
        return NUMBER * same_number + NEIGHBOUR * neighbours
