"""Find the words of a policy that differ between two texts of its page; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from diffs.policy_words.own_lines import OwnLines, PolicyPassage, reworded_passages
from diffs.policy_words.page import PolicyPage, split_words, squashed
from diffs.policy_words.same_words import is_pointer, less_addresses, says_the_same

# In letters. Longer words that the other text has somewhere else have only moved; shorter ones may be there
# by chance.
_PASSAGE = 25


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """The words of a policy that differ.

    Attributes:
        passages: the passages that only the old text has, with the lines in which they stand, each with what
            stands in its place in the new one.
        kept: the share of the words of the shorter text that the other one has too, 0 to 1.
        phrases: the same of its sequences of three words.
        longest: number of words of the longer text.
        is_pictured: whether one text has a picture that is described in words, and the other has not.
    """

    passages: tuple[tuple[PolicyPassage, PolicyPassage], ...]
    kept: float
    phrases: float
    longest: int
    is_pictured: bool

    @property
    def removed(self) -> tuple[str, ...]:
        """The words that only the old text has, by the passage."""
        return tuple(filter(None, (less_addresses(gone.words) for gone, _ in self.passages)))

    @property
    def added(self) -> tuple[str, ...]:
        """The words that only the new text has, by the passage."""
        return tuple(filter(None, (less_addresses(came.words) for _, came in self.passages)))

    @property
    def words(self) -> int:
        """How many words were removed or added."""
        return count_in(self.removed) + count_in(self.added)

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines in which words differ."""
        return tuple(dict.fromkeys(line for pair in self.passages for side in pair for line in side.lines))

    def within(self, sentences: Collection[str]) -> PolicyChange:
        """Return the change, with no other passages than those in some sentences.

        Args:
            sentences: without markup.
        """
        wanted = [squashed(one) for one in sentences]
        found = tuple(
            pair
            for pair in self.passages
            if any(one in squashed(line) for side in pair for line in side.lines for one in wanted)
        )
        return replace(self, passages=found)

    @property
    def missing(self) -> int:
        """How many more words the one side has than the other."""
        return abs(count_in(self.removed) - count_in(self.added))


def policy_change(old: str, new: str) -> PolicyChange:
    """Return the words of a policy that differ between two texts; page furniture does not count.

    What only moved does not differ, nor what is only written otherwise: capital letters, punctuation, white
    space, spelling, addresses.

    Args:
        old: the one text, in Markdown, with the title in its first line.
        new: the other.

    Returns:
        The words, and how much the texts have in common.
    """
    title = " ".join(text.partition("\n")[0] for text in (old, new))
    olds, news = PolicyPage(old), PolicyPage(new)
    left, right = OwnLines(olds, news, title), OwnLines(news, olds, title)
    before, after = ("".join(page.keys) for page in (olds, news))
    links, pointers = left.links | right.links, left.pointers | right.pointers
    found: list[tuple[PolicyPassage, PolicyPassage]] = []
    for gone, came in reworded_passages(left, right):
        if says_the_same(gone.words, came.words, f"{gone.around} {came.around}"):
            continue
        sides = gone.words, came.words
        # Where "here" was, the name of the page may stand now.
        names = links if all(sides) and any(is_pointer(side, ()) for side in sides) else pointers
        if names and all(is_pointer(side, names, is_replaced=all(sides)) for side in sides):
            continue
        reworded = (
            PolicyPassage(lines=gone.lines) if _stands_in(gone, after, news.keys) else gone,
            PolicyPassage(lines=came.lines) if _stands_in(came, before, olds.keys) else came,
        )
        if any(side.words for side in reworded):
            found.append(reworded)
    words = [split_words(" ".join(page.lines).casefold()) for page in (olds, news)]
    return PolicyChange(
        tuple(found),
        _kept(*map(Counter, words)),
        _kept(*(Counter(zip(one, one[1:], one[2:], strict=False)) for one in words)),
        max(map(len, words)),
        left.is_pictured or right.is_pictured,
    )


def count_in(passages: Sequence[str]) -> int:
    """Return how many words some passages have.

    Args:
        passages: without markup.
    """
    return sum(len(split_words(passage)) for passage in passages)


def _stands_in(passage: PolicyPassage, letters: str, lines: Collection[str]) -> bool:
    """Return whether a passage stands in a text, so that it only moved or was laid out otherwise.

    A short one does if it is a line there, as where the bold beginning of a paragraph became a heading, or
    if the letters around it are the same: one text sets words without a space that the other sets apart.
    """
    wanted = squashed(less_addresses(passage.words))
    # The letters of a line are those with its addresses.
    whole = squashed(passage.words)
    if not wanted or (len(passage.letters) >= 2 * _PASSAGE and passage.letters in letters):
        return True
    return any(one in lines or (len(one) >= _PASSAGE and one in letters) for one in (wanted, whole))


def _kept(old: Counter[Any], new: Counter[Any]) -> float:
    """Return the share of the words or phrases of the shorter text that the other one has too."""
    shorter = min(old.total(), new.total())
    return (old & new).total() / shorter if shorter else 0.0
