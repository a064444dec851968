"""Find the words of a policy that differ between two texts of its page; pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diffs.policy_words.furniture import is_address, visible_words
from diffs.policy_words.page import PolicyPage, squashed
from diffs.records import Edit
from diffs.words import edits

# In letters. Longer words that the other text has somewhere else have only moved; shorter ones may be there
# by chance.
_PASSAGE = 25
_WORD = re.compile(r"\w+(?:['’]\w+)*")
# Addresses change with the site, and a page may hide those of mail from robots.
_ADDRESS = re.compile(
    r"\S+@\S+|\[?\s?e-?mail[\s\u00a0]+protected\s?\]?|\S+\s?[(\[]\s?at\s?[)\]]\s?\S+|(?:https?://|www\.)\S+"
    r"|\b[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,6}\b(?:/\S*)?",
    re.IGNORECASE,
)

_ITEM_NUMBER = re.compile(r"(?:^|(?<=[\s.;]))\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)\.?(?=\s|$)")

_ONLY_NUMBERS = re.compile(r"(?:[#\s]*\d{1,3}(?:\.\d{1,3}){0,3}[.)]\s?)+")


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """The words of a policy that differ.

    Attributes:
        removed: the passages that only the old text has.
        added: the passages that only the new text has.
        kept: the share of the words of the shorter text that the other one has too, 0 to 1.
        longest: number of words of the longer text.
    """

    removed: tuple[str, ...]
    added: tuple[str, ...]
    kept: float
    longest: int

    @property
    def words(self) -> int:
        """How many words were removed or added."""
        return _count(self.removed) + _count(self.added)

    @property
    def missing(self) -> int:
        """How many more words the one side has than the other."""
        return abs(_count(self.removed) - _count(self.added))


def policy_change(old: str, new: str) -> PolicyChange:
    """Return the words of a policy that differ between two texts; page furniture does not count.

    What only moved does not differ, nor what is only written otherwise: capital letters, punctuation, white
    space, addresses.

    Args:
        old: the one text, in Markdown, with the title in its first line.
        new: the other.

    Returns:
        The words, and how much the texts have in common.
    """
    title = " ".join(text.partition("\n")[0] for text in (old, new))
    olds, news = PolicyPage(old), PolicyPage(new)
    left, right = _OwnLines(olds, news, title), _OwnLines(news, olds, title)
    before, after = ("".join(page.keys) for page in (olds, news))
    removed, added = [], []
    for gone, came in _passages(left, right):
        if _differ(gone, came):
            removed += [gone] if not _stands_in(gone, after) else []
            added += [came] if not _stands_in(came, before) else []
    words = [Counter(_WORD.findall(" ".join(page.lines).casefold())) for page in (olds, news)]
    longest = max(one.total() for one in words)
    return PolicyChange(tuple(removed), tuple(added), _kept(*words), longest)


def _count(passages: Sequence[str]) -> int:
    """Return how many words some passages have."""
    return sum(len(_WORD.findall(passage)) for passage in passages)


class _OwnLines:
    """The lines of one text that the other one does not have.

    Args:
        page: the text.
        other: the other one.
        title: the titles of both texts.
    """

    def __init__(self, page: PolicyPage, other: PolicyPage, title: str) -> None:
        left = Counter(other.keys)
        policy = page.policy(title, frozenset(other.keys))
        shared = [place for place, key in enumerate(page.keys) if policy[place] and key in left]
        first, last = (shared[0], shared[-1]) if shared else (0, len(page.keys))
        lines, self._policy, self._is_inside = [], [], []
        for place, (line, key) in enumerate(zip(page.lines, page.keys, strict=True)):
            if left[key]:
                left[key] -= 1
                continue
            words = visible_words(line)
            lines.append(words)
            self._policy.append(policy[place])
            self._is_inside.append(first <= place <= last or is_address(words))
        self.text = "\n".join(lines)
        self._at = 0

    def take(self, length: int) -> tuple[str, bool]:
        """Return the words of the policy in the next characters, and whether some are inside of it."""
        start, self._at = self._at, self._at + length
        first = self.text.count("\n", 0, start)
        found, is_inside = [], False
        for place, part in enumerate(self.text[start : self._at].split("\n"), first):
            words = " ".join(_ADDRESS.sub(" ", part).split())
            if words and self._policy[place]:
                found.append(words)
                is_inside = is_inside or self._is_inside[place]
        return " ".join(found), is_inside


def _passages(left: _OwnLines, right: _OwnLines) -> Iterator[tuple[str, str]]:
    """Yield the words of the policy that were removed and added between words that both sides have.

    Words before the first sentence that both sides have, and behind the last one, count only if others stood
    in their place: a banner comes and goes there, and a broken page ends.
    """
    gone: list[tuple[str, bool]] = []
    came: list[tuple[str, bool]] = []
    for edit in (*_edits(left.text, right.text), Edit("equal", "")):
        if edit.op == "delete":
            gone.append(left.take(len(edit.text)))
        elif edit.op == "insert":
            came.append(right.take(len(edit.text)))
        else:
            words = [" ".join(part for part, _ in side if part) for side in (gone, came)]
            if all(words) or any(is_inside for _, is_inside in (*gone, *came)):
                yield words[0], words[1]
            gone, came = [], []
            left.take(len(edit.text))
            right.take(len(edit.text))


def _edits(left: str, right: str) -> Sequence[Edit]:
    """Return the edits between two texts, of which one may be empty."""
    if left and right:
        return edits(left, right)
    return [Edit("delete", left)] if left else [Edit("insert", right)] if right else []


def _differ(gone: str, came: str) -> bool:
    """Return whether two passages differ in more than signs and the numbers of items."""
    sides = ("" if _ONLY_NUMBERS.fullmatch(passage) else passage for passage in (gone, came))
    olds, news = (squashed(_ITEM_NUMBER.sub(" ", passage)) for passage in sides)
    return olds != news


def _stands_in(passage: str, letters: str) -> bool:
    """Return whether a passage stands in a text, so that it only moved or was laid out otherwise."""
    wanted = squashed(passage)
    return not wanted or (len(wanted) >= _PASSAGE and wanted in letters)


def _kept(old: Counter[str], new: Counter[str]) -> float:
    """Return the share of the words of the shorter text that the other one has too."""
    shorter = min(old.total(), new.total())
    return (old & new).total() / shorter if shorter else 0.0
