"""The sentences that a change touches, each old one beside the new one that says most nearly the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from diffs.records import Change
from diffs.text import essence
from diffs.weights.languages import Language
from diffs.weights.passages import Passage, passages
from diffs.weights.phrases import Lexicon, Mention
from diffs.weights.sentences import Sentence, read_sentence

# Sentences that share fewer of their words say different things.
_ALIKE = 0.4
# Above so many pairs a passage was written anew, and only the order says what took whose place.
_MOST_PAIRS = 2_500
_LEADS = re.compile(r"^[^\n]{1,400}:[ \t]*$", re.MULTILINE)


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

    def mentions(self, known: Lexicon, lead: Collection[int]) -> Mentions:
        """Return what the sentences name.

        Args:
            known: the phrases of the topics.
            lead: the phrases in what leads to lists in the section.
        """
        return Mentions(
            *(tuple(known.mentions(one, lead) for one in side) for side in (self.before, self.after))
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
    labels = change.before is not None and change.after is not None
    for passage in found:
        if labels and passage.kept == 0.0 and passage == _heading(change):
            continue
        before = _without(passage.before, stayed["before"])
        after = _without(passage.after, stayed["after"])
        if before or after:
            yield _touched(Passage(before, after, passage.kept), language, without_labels=labels)


def _heading(change: Change) -> Passage:
    """Return the passage of a heading that became another: what it stands above says what changed."""
    before, after = (section.heading if section else "" for section in (change.before, change.after))
    return Passage((before,) if before else (), (after,) if after else (), 0.0)


def lead_of(change: Change, language: Language) -> Sentence:
    """Return the heading of a section with the lines in it that end with a colon: what leads to its lists."""
    section = change.after or change.before
    text = "".join(edit.text for edit in change.edits)
    return Sentence(". ".join([section.heading if section else "", *_LEADS.findall(text)]), language)


def _without(sentences: Sequence[str], stayed: Counter[str]) -> tuple[str, ...]:
    kept = []
    for sentence in sentences:
        known = essence(sentence)
        if stayed[known] > 0:
            stayed[known] -= 1
        else:
            kept.append(sentence)
    return tuple(kept)


def _touched(passage: Passage, language: Language, *, without_labels: bool) -> Touched:
    """Return a passage read; a bold "Fees" that is put before a paragraph says nothing about fees."""
    before, after = (
        tuple(
            one
            for one in (read_sentence(text, language) for text in side)
            if not (one.is_link or (without_labels and one.is_label))
        )
        for side in (passage.before, passage.after)
    )
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
