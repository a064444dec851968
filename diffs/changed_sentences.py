"""The sentences that a change added or removed: what shows that two policies made the same edit; pure.

docs/decisions/0113-the-same-edit.md says how the fewest words of a sentence were chosen.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from diffs.records import Change, Op
from diffs.text import is_word
from diffs.text.atoms import read_keys
from diffs.text.without_markup import legible
from diffs.words import without_moved

# In different words, without numbers: shorter sentences are in many policies by chance ("to the fullest
# extent permitted by applicable law"), as is what a program sets (years, numbers of notes).
FEWEST_WORDS = 10
# In scripts without spaces each character is an atom, and a word has about two.
_CHARACTER = 0.5
# What an edit in the middle of a sentence may begin with.
_LEFT_OVER = " ,;:.)"
_ENDS = re.compile(r"(?<=[.!?;:])\s+|(?<=[。！？；])|\n+")
# SQLite has signed integers of 64 bits.
_BYTES = 8


@dataclass(frozen=True, slots=True)
class ChangedSentence:
    """A sentence, or the part of one, that a change added or removed.

    Attributes:
        op: ``insert`` or ``delete``.
        text: its words, on one line.
        fingerprint: equal for the same words on the same side, whatever their markup; up to 63 bits.
    """

    op: Op
    text: str
    fingerprint: int


def changed_sentences(change: Change) -> tuple[ChangedSentence, ...]:
    """Return the sentences that a change added or removed and that are long enough to be known again.

    Args:
        change: what happened to a section; text that only moved does not count.
    """
    found: dict[int, ChangedSentence] = {}
    for edit in without_moved(change.edits):
        if edit.op == "equal":
            continue
        for piece in _ENDS.split(edit.text):
            words = _words(piece)
            if _weight(words) >= FEWEST_WORDS:
                digest = hashlib.sha256(" ".join((edit.op, *words)).encode("utf-8", "surrogatepass")).digest()
                number = int.from_bytes(digest[:_BYTES]) >> 1
                found.setdefault(number, ChangedSentence(edit.op, legible(piece).lstrip(_LEFT_OVER), number))
    return tuple(found.values())


def changed_words(change: Change) -> tuple[tuple[Op, tuple[str, ...]], ...]:
    """Return all words that a change added or removed, in order: equal for two changes that say the same.

    Args:
        change: what happened to a section; text that only moved does not count.
    """
    edits = ((edit.op, _words(edit.text)) for edit in without_moved(change.edits) if edit.op != "equal")
    return tuple((op, words) for op, words in edits if words)


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a text, without punctuation, markup and the targets of links."""
    return tuple(key for key in read_keys(text) if is_word(key) and any(map(str.isalnum, key)))


def _weight(words: Iterable[str]) -> float:
    """Return how many different words a text has; numbers and single letters do not count."""
    lettered = {word for word in words if not any(map(str.isdigit, word))}
    return sum(1.0 if len(word) > 1 else 0.0 if word.isascii() else _CHARACTER for word in lettered)
