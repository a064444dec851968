"""Tell whether a sentence, or a line of its own, gives another postal address; pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from diffs.policy_words.furniture import is_address
from diffs.policy_words.page import split_words
from diffs.policy_words.phrases import COMPANY
from diffs.policy_words.sentences import PolicySentence

# In words with a capital letter or a digit: so many change when somebody moves.
_MOVED = 2
# In letters: a name that two addresses have in common.
_NAME = 3


def gives_another_address(sentence: PolicySentence, fresh: set[str], lost: set[str]) -> bool:
    """Return whether a sentence gives another address: other numbers, and other names with them.

    Args:
        sentence: a sentence.
        fresh: the words that only it has, in small letters.
        lost: those that only the sentence in its place has.
    """
    if not COMPANY.search(sentence.words) or "," not in sentence.words:
        return False
    return (
        any(map(_has_digit, fresh)) and any(map(_has_digit, lost)) and len(_names(sentence) & fresh) >= _MOVED
    )


def other_addresses(
    own: Sequence[PolicySentence], others: Sequence[PolicySentence]
) -> Iterator[PolicySentence]:
    """Yield the lines that give an address, where the other text gives another one of the same company.

    Args:
        own: the sentences of the one text.
        others: those of the other.
    """
    instead = {before.key: after for before, after in pairwise(others) if is_address(after.words)}
    for before, line in pairwise(own):
        other = instead.get(before.key)
        if other is None or not is_address(line.words) or line.is_whole or other.is_whole:
            continue
        mine, theirs = _names(line), _names(other)
        is_same_company = any(len(word) >= _NAME for word in mine & theirs)
        if is_same_company and min(len(mine - theirs), len(theirs - mine)) >= _MOVED:
            yield line


def _names(sentence: PolicySentence) -> set[str]:
    """Return the words of a sentence with a capital letter or a digit, in small letters."""
    return {word.casefold() for word in split_words(sentence.words) if word[:1].isupper() or _has_digit(word)}


def _has_digit(word: str) -> bool:
    """Return whether a digit is in a word."""
    return any(map(str.isdigit, word))
