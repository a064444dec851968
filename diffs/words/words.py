"""Word-level edits inside a section, and what they count (the only user of diff_match_patch)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from diff_match_patch import diff_match_patch

from diffs.records import Change, Edit
from diffs.text import Atoms, common_subsequence, essence_of, is_word, read_atoms, shared_length
from diffs.words.cleanup import clean_up
from diffs.words.edits import Run, mirrored, pairs, write_edits
from diffs.words.landmarks import common_landmarks, common_sentences
from diffs.words.moved import without_moved

# Size guard: above so many pairs of atoms (some 12,000 words against 12,000, between common sentences) a
# passage is divided at the words that occur once in each text, and is given as replaced entirely where there
# are none. At the limit a table takes some 50 ms and 25 MB.
LARGEST_TABLE = 200_000_000
# How often a passage is divided at its landmarks before it is given up.
DEEPEST = 8
_SURROGATES = range(0xD800, 0xE000)
_MOST_KEYS = 0x10FFFF - len(_SURROGATES)


@dataclass(frozen=True, slots=True)
class Rewording:
    """Two texts compared by words.

    Attributes:
        edits: equal+delete give the old text, equal+insert the new one.
        similarity: share of the words that both sides have, 0 to 1.
        cosmetic: True where they differ cosmetically at most.
        coarse: True where the size guard gave a passage as replaced entirely.
    """

    edits: tuple[Edit, ...]
    similarity: float
    cosmetic: bool
    coarse: bool


def edits(old: str, new: str) -> tuple[Edit, ...]:
    """Compare two texts by words, numbers and punctuation.

    Args:
        old: one text, in Markdown.
        new: the other.

    Returns:
        Edits; equal+delete give the old text exactly, equal+insert the new one. Exchanging the texts
        exchanges deletions and insertions. What differs only cosmetically is a deletion and an insertion with
        the same essence.
    """
    return reworded(old, new).edits


def reworded(old: str, new: str) -> Rewording:
    """Compare two texts by words, and say how much they share.

    Args:
        old: one text, in Markdown.
        new: the other.

    Returns:
        The edits, the similarity and whether the size guard applied.
    """
    if old == new:
        return Rewording((Edit("equal", old),) if old else (), 1.0, cosmetic=True, coarse=False)
    if new < old:
        # Always compared in one order, so that a tie is broken the same way in both.
        mirror = reworded(new, old)
        return replace(mirror, edits=mirrored(mirror.edits))
    old_atoms, new_atoms = read_atoms(old), read_atoms(new)
    runs, coarse = _matched(old_atoms, new_atoms)
    runs = clean_up(old_atoms, new_atoms, runs)
    kept = sum(
        map(is_word, (key for start, _, length in runs for key in old_atoms.keys[start : start + length]))
    )
    words = sum(map(is_word, old_atoms.keys)) + sum(map(is_word, new_atoms.keys))
    cosmetic = essence_of(old_atoms.keys) == essence_of(new_atoms.keys)
    alike = 1.0 if cosmetic else 2 * kept / words if words else 0.0
    return Rewording(write_edits(old_atoms, new_atoms, runs), alike, cosmetic, coarse)


def words_added(change: Change) -> int:
    """Count the words that a change brings; a difference of punctuation alone counts as one word.

    Text that moved here from another place is not counted.

    Args:
        change: a change as `compare` gives it.

    Returns:
        The number of words; 0 where it is cosmetic.
    """
    return sum(_count(added, removed) for removed, added in _replacements(change))


def words_removed(change: Change) -> int:
    """Count the words that a change takes away; a difference of punctuation alone counts as one word.

    Text that moved to another place is not counted.

    Args:
        change: a change as `compare` gives it.

    Returns:
        The number of words; 0 where it is cosmetic.
    """
    return sum(_count(removed, added) for removed, added in _replacements(change))


def _count(counted: Sequence[str], opposite: Sequence[str]) -> int:
    """Count the words on one side of a replacement."""
    words = sum(map(is_word, counted))
    if words or not counted:
        return words
    return int(not any(map(is_word, opposite)))


def _replacements(change: Change) -> list[tuple[Sequence[str], Sequence[str]]]:
    """Return the atoms of each replacement, without those that differ cosmetically at most or moved."""
    if "cosmetic" in change.kinds:
        return []  # what is a heading in one text is in the body of the other
    changes = without_moved(change.edits)
    old = read_atoms("".join(edit.text for edit in changes if edit.op != "insert"))
    new = read_atoms("".join(edit.text for edit in changes if edit.op != "delete"))
    old_at = new_at = 0
    found = []
    for removed, added, kept in pairs(changes):
        old_to, new_to = old_at + len(removed or kept), new_at + len(added or kept)
        one, other = _keys_between(old, old_at, old_to), _keys_between(new, new_at, new_to)
        # Kept text can differ too: a star or bracket is markup in one text and literal in the other.
        if essence_of(one) != essence_of(other):
            found.append(_without_shared_ends(one, other))
        old_at, new_at = old_to, new_to
    return found


def _without_shared_ends(one: Sequence[str], other: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Leave out the atoms that both sides begin and end with: there only the glyphs differ."""
    head = shared_length(one, other)
    one, other = one[head:], other[head:]
    tail = shared_length(one[::-1], other[::-1])
    return one[: len(one) - tail], other[: len(other) - tail]


def _keys_between(side: Atoms, start: int, end: int) -> Sequence[str]:
    """Return the keys of the atoms that begin in a stretch of text, in characters."""
    return side.keys[bisect_left(side.starts, start) : bisect_left(side.starts, end)]


class _AtomDiff(diff_match_patch):  # type: ignore[misc]
    """diff_match_patch on atoms written as characters, with its bisection replaced.

    Its Myers bisection takes three minutes for two texts of 60,000 and 45,000 characters that share little;
    the table of bits takes some 20 ms and gives a subsequence just as long. Prefixes, suffixes, containment
    and merging are diff_match_patch's.
    """

    def __init__(self) -> None:
        super().__init__()
        self.Diff_Timeout = 0  # the same diff on every machine (docs/design.md, law 7)
        self.coarse = False
        self._depth = 0

    def diff_bisect(self, text1: str, text2: str, deadline: Any) -> list[tuple[int, str]]:
        """Find the differences of two strings without common prefix and suffix."""
        if len(text1) * len(text2) > LARGEST_TABLE:
            return self._between_landmarks(text1, text2)
        diffs = []
        one = other = 0
        for next_one, next_other in [*common_subsequence(text1, text2), (len(text1), len(text2))]:
            if next_one > one:
                diffs.append((self.DIFF_DELETE, text1[one:next_one]))
            if next_other > other:
                diffs.append((self.DIFF_INSERT, text2[other:next_other]))
            diffs.append((self.DIFF_EQUAL, text1[next_one : next_one + 1]))
            one, other = next_one + 1, next_other + 1
        return diffs[:-1]

    def _between_landmarks(self, text1: str, text2: str) -> list[tuple[int, str]]:
        """Compare strings too long for a table part by part, between the atoms that occur once in each."""
        landmarks = common_landmarks(text1, text2) if self._depth < DEEPEST else []
        if not landmarks:
            self.coarse = True
            return [(self.DIFF_DELETE, text1), (self.DIFF_INSERT, text2)]
        self._depth += 1
        diffs: list[tuple[int, str]] = []
        one = other = 0
        for next_one, next_other in [*landmarks, (len(text1), len(text2))]:
            diffs += self.diff_main(text1[one:next_one], text2[other:next_other], False)
            diffs.append((self.DIFF_EQUAL, text1[next_one : next_one + 1]))
            one, other = next_one + 1, next_other + 1
        self._depth -= 1
        return diffs[:-1]


def _matched(old: Atoms, new: Atoms) -> tuple[list[Run], bool]:
    """Find the runs of atoms that both sides have, and whether the size guard applied."""
    numbers = {key: number for number, key in enumerate(dict.fromkeys((*old.keys, *new.keys)))}
    if len(numbers) > _MOST_KEYS:
        return [], True
    character = {
        key: chr(number if number < _SURROGATES.start else number + len(_SURROGATES))
        for key, number in numbers.items()
    }
    old_line = "".join([character[key] for key in old.keys])
    new_line = "".join([character[key] for key in new.keys])
    differ = _AtomDiff()
    runs: list[Run] = []
    one = other = 0
    for next_one, next_other, length in [*common_sentences(old, new), (len(old_line), len(new_line), 0)]:
        for op, text in differ.diff_main(old_line[one:next_one], new_line[other:next_other], False):
            if op == differ.DIFF_EQUAL:
                runs.append((one, other, len(text)))
            one += len(text) * (op != differ.DIFF_INSERT)
            other += len(text) * (op != differ.DIFF_DELETE)
        runs.append((next_one, next_other, length))
        one, other = next_one + length, next_other + length
    return runs, differ.coarse
