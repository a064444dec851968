"""How likely an old section became a new one: content first, headings and numbers second."""

from __future__ import annotations

from collections import Counter

from diffs.likeness import Pair, Profile, overlap
from diffs.matching import Matching

# Two sections are one reworded section from this likeness on. Unrelated sections of one policy stay under 0.2, sections
# with 40 % of their words exchanged are above 0.35 (docs/benchmarks.md, "Comparing").
LIKE = 0.25
# What an equal heading adds: enough to pair two sections that share nothing else, if no other section has that heading.
HEADING = 0.3
# A section that was cut down lies in the old one: containment counts from a half on, and less than likeness.
CONTAINED = 0.6
# A section of fewer words can lie in a longer one by chance.
CONTAINED_WORDS = 8
# Two sections that stand in the same place between pairs are one from this likeness on, if each is by so much more like
# the other than like any third one.
LIKE_IN_PLACE = 0.1
MARGIN_IN_PLACE = 2.0
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
        counts = [Counter(one.caption for one in side) for side in (matching.old, matching.new)]
        self._rarity = {
            caption: 1 / max(count[caption] for count in counts) for caption in counts[0] if caption
        }

    def weights(self) -> dict[Pair, float]:
        """Give what each pair that may be one section is worth."""
        weights: dict[Pair, float] = {}
        for pair in {**self.words.shared, **self._titles.shared}:
            one, other = self.old[pair[0]], self.new[pair[1]]
            alike, heading = self.alike(pair), self._heading(pair)
            if max(alike, self._inside(pair)) + heading >= LIKE:
                weights[pair] = (alike + heading) ** 2 + self._tie_break(one, other)
        if self.old and self.new and not self.old[0].section.level and not self.new[0].section.level:
            weights[0, 0] = PREAMBLE
        return weights

    def alike(self, pair: Pair) -> float:
        """Weigh how alike two bodies are, 0 to 1: half by their words, half by the order of these."""
        one, other = self.old[pair[0]], self.new[pair[1]]
        if not one.words and not other.words:
            return self._titles.alike(*pair)  # a heading without text of its own is its text
        kinds = (self.words, self.phrases) if one.phrases and other.phrases else (self.words,)
        return sum(kind.alike(*pair) for kind in kinds) / len(kinds)

    def stands_out(self, pair: Pair) -> bool:
        """Tell whether two sections are a little alike, and far less so to any third one."""
        alike = self.alike(pair)
        rivals = ((one, other) for one, other in self.words.shared if (one == pair[0]) != (other == pair[1]))
        return alike >= LIKE_IN_PLACE and all(
            alike >= MARGIN_IN_PLACE * self.alike(rival) for rival in rivals
        )

    def _inside(self, pair: Pair) -> float:
        """Weigh how much of the smaller body lies in the larger one, at most `CONTAINED`."""
        if min(self.old[pair[0]].words.total(), self.new[pair[1]].words.total()) < CONTAINED_WORDS:
            return 0.0
        return CONTAINED * (self.words.inside(*pair) + self.phrases.inside(*pair) - 1)

    def _heading(self, pair: Pair) -> float:
        """Weigh the headings: in full where they are the same and no other section has it."""
        one, other = self.old[pair[0]], self.new[pair[1]]
        same = one.caption == other.caption
        return HEADING * (self._rarity.get(one.caption, 0.0) if same else self._titles.alike(*pair) / 2)

    def _tie_break(self, one: Profile, other: Profile) -> float:
        """Prefer, among equals, the same number and the same neighbours."""
        neighbours = self._matching.follow(one.place, other.place) + self._matching.lead(
            one.place, other.place
        )
        same_number = bool(one.section.number) and one.section.number == other.section.number
        return NUMBER * same_number + NEIGHBOUR * neighbours
