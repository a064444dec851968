"""The sentences that a change touches, each old one beside the new one that says most nearly the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diffs.records import Change
from diffs.text import essence
from diffs.weights.languages import Language
from diffs.weights.passages import Passage, passages
from diffs.weights.phrases import Lexicon, Mention
from diffs.weights.sentences import Sentence, read_sentence
from diffs.weights.topics import LISTED

# Sentences that share fewer of their words say different things.
_ALIKE = 0.4
# Above so many pairs a passage was written anew, and only the order says what took whose place.
_MOST_PAIRS = 2_500


@dataclass(frozen=True, slots=True)
class Mentions:
    """What the sentences of a passage name, by the sentence.

    Attributes:
        before: for each old sentence.
        after: for each new one.
    """

    before: tuple[list[Mention], ...]
    after: tuple[list[Mention], ...]


@dataclass(frozen=True, slots=True)
class Touched:
    """A passage that a change touches.

    Attributes:
        before: the old sentences that are not among the new ones.
        after: the new sentences that are not among the old ones.
        pairs: indices of old and new sentences that say nearly the same.
    """

    before: tuple[Sentence, ...]
    after: tuple[Sentence, ...]
    pairs: tuple[tuple[int, int], ...]

    def mentions(self, known: Lexicon) -> Mentions:
        """Return what the sentences name.

        Args:
            known: the phrases of the topics.
        """
        return Mentions(
            *(tuple(known.mentions(one, LISTED) for one in side) for side in (self.before, self.after))
        )


def touched_pairs(change: Change, language: Language) -> Iterator[Touched]:
    """Yield the passages that a change touches, without sentences that only changed their place.

    Args:
        change: a change as `compare` gives it.
        language: the language of its text.
    """
    found = list(passages(change))
    gone = Counter(essence(one) for passage in found for one in passage.before)
    come = Counter(essence(one) for passage in found for one in passage.after)
    stayed = {"before": gone & come, "after": gone & come}
    for passage in found:
        before = _without(passage.before, stayed["before"])
        after = _without(passage.after, stayed["after"])
        if before or after:
            yield _touched(Passage(before, after, passage.kept), language)


def _without(sentences: Sequence[str], stayed: Counter[str]) -> tuple[str, ...]:
    kept = []
    for sentence in sentences:
        known = essence(sentence)
        if stayed[known] > 0:
            stayed[known] -= 1
        else:
            kept.append(sentence)
    return tuple(kept)


def _touched(passage: Passage, language: Language) -> Touched:
    before = tuple(read_sentence(one, language) for one in passage.before)
    after = tuple(read_sentence(one, language) for one in passage.after)
    return Touched(before, after, tuple(_pairs(before, after)))


def _pairs(before: Sequence[Sentence], after: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    if len(before) * len(after) > _MOST_PAIRS:
        return
    likeness = sorted(
        (-old.likeness(new), abs(i - j), i, j) for i, old in enumerate(before) for j, new in enumerate(after)
    )
    olds, news = set(range(len(before))), set(range(len(after)))
    for negative, _, i, j in likeness:
        if -negative >= _ALIKE and i in olds and j in news:
            olds.remove(i)
            news.remove(j)
            yield i, j
