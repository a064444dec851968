"""Sections that were split or merged: pieces of a section that no partner accounts for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from diffs.likeness import Overlap, Pair, Profile, weigh

# So much of a section must come from what is left of another one for it to be its piece. Sections of policies that have
# nothing to do with each other share up to 0.3 this way, since a long one has most of the common words.
PIECE = 0.45
# A shorter section can lie in a longer one by chance.
PIECE_WORDS = 6


class Pieces:
    """The groups that splits and mergers make of the sections that were weighed; all places are places in that weighing.

    Attributes:
        split: the new sections that each old one was split into beside its partner, if it has one.
        merged: the old sections that were merged into each new one beside its partner, if it has one.
    """

    def __init__(self, old: Sequence[Profile], new: Sequence[Profile], after: Mapping[int, int]) -> None:
        self._old, self._new = old, new
        self._after = after
        self._before = {other: one for one, other in after.items()}
        self.split: dict[int, list[int]] = defaultdict(list)
        self.merged: dict[int, list[int]] = defaultdict(list)
        self._used_old: set[int] = set()
        self._used_new: set[int] = set()

    def find(self, words: Overlap, phrases: Overlap) -> None:
        """Find the groups, the pieces with most words first.

        Args:
            words: what the sections share in words.
            phrases: what they share in pairs of neighbouring words.
        """
        candidates = sorted(
            (-shared, one, other)
            for (one, other), shared in words.shared.items()
            if (one not in self._after or other not in self._before)
        )
        for _, one, other in candidates:
            smaller_new = words.new[other] <= words.old[one]
            if other not in self._before and (one in self._after or smaller_new):
                self._try_split(one, other, words, phrases)
            elif one not in self._after:
                self._try_merge(one, other, words, phrases)
        for groups, partners in ((self.split, self._after), (self.merged, self._before)):
            for whole in [
                whole for whole, pieces in groups.items() if whole not in partners and len(pieces) < 2
            ]:
                del groups[whole]

    def _try_split(self, one: int, other: int, words: Overlap, phrases: Overlap) -> None:
        """Take a new section as a piece of an old one if what is left of that one has enough of it."""
        partner = self._after.get(one)
        taken = (
            one in self._used_old or other in self._used_new or other in self.merged or partner in self.merged
        )
        if taken or not _reaches(words, phrases, (one, other), words.new[other], phrases.new[other]):
            return
        others = [
            self._new[place] for place in (*self.split.get(one, ()), *(() if partner is None else (partner,)))
        ]
        if _is_piece(self._new[other], self._old[one], others, words, phrases):
            self.split[one].append(other)
            self._used_new.add(other)

    def _try_merge(self, one: int, other: int, words: Overlap, phrases: Overlap) -> None:
        """Take an old section as a piece of a new one if what is left of that one has enough of it."""
        partner = self._before.get(other)
        taken = other in self._used_new or one in self._used_old or one in self.split or partner in self.split
        if taken or not _reaches(words, phrases, (one, other), words.old[one], phrases.old[one]):
            return
        others = [
            self._old[place]
            for place in (*self.merged.get(other, ()), *(() if partner is None else (partner,)))
        ]
        if _is_piece(self._old[one], self._new[other], others, words, phrases):
            self.merged[other].append(one)
            self._used_old.add(one)


def _reaches(words: Overlap, phrases: Overlap, pair: Pair, word_weight: float, phrase_weight: float) -> bool:
    """Tell, from what is weighed already, whether a section could be a piece of the other at all."""
    in_words = words.shared.get(pair, 0.0) / word_weight if word_weight else 0.0
    in_phrases = phrases.shared.get(pair, 0.0) / phrase_weight if phrase_weight else 0.0
    return in_words + in_phrases >= 2 * PIECE


def _is_piece(
    piece: Profile, whole: Profile, others: Sequence[Profile], words: Overlap, phrases: Overlap
) -> bool:
    """Tell whether a section comes from what the others leave of the whole."""
    if piece.words.total() < PIECE_WORDS:
        return False
    share = 0.0
    for weighing, of_piece, of_whole, of_others in (
        (words, piece.words, whole.words, [other.words for other in others]),
        (phrases, piece.phrases, whole.phrases, [other.phrases for other in others]),
    ):
        left = Counter(of_whole)
        for other in of_others:
            left -= other
        weight = weigh(of_piece, weighing.worth)
        share += weigh(of_piece & left, weighing.worth) / weight if weight else 0.0
    return share >= 2 * PIECE
