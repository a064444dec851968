"""Runs as a machine matches them → runs as a person reads them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

from diffs.text import SENTENCE_ENDS, Atoms, is_word
from diffs.words.edits import Run

# A crumb is a run without meaning of its own between two replaced passages: up to so many words, each so
# short that it is a function word in most languages ("of the", "und", "à la").
CRUMB_WORDS = 3
CRUMB_WORD_LETTERS = 4
# A longer run is an island where both passages around it are so many times its length.
ISLAND_RATIO = 4
# How far an insertion is moved to find a better place for it: the length of a long sentence.
SHIFT_ATOMS = 60


def clean_up(old: Atoms, new: Atoms, runs: Sequence[Run]) -> list[Run]:
    """Drop the runs that only distract and move insertions to where a sentence begins.

    Args:
        old: the atoms of the one text.
        new: the atoms of the other.
        runs: what they share, in order, without overlap.

    Returns:
        The runs that are left; where two touch on both sides they are one.
    """
    kept = _without(old, new, _joined(runs), _is_crumb)
    kept = _without(old, new, kept, _is_island)
    return _joined(_slid(old, new, kept))


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Make one of runs that touch on both sides, and leave out empty ones."""
    joined: list[Run] = []
    for one, other, length in runs:
        if joined and joined[-1][0] + joined[-1][2] == one and joined[-1][1] + joined[-1][2] == other:
            joined[-1] = (joined[-1][0], joined[-1][1], joined[-1][2] + length)
        elif length:
            joined.append((one, other, length))
    return joined


class _Letters:
    """How many letters the words of a side have, up to each place."""

    __slots__ = ("sums",)

    def __init__(self, side: Atoms) -> None:
        self.sums = [0, *accumulate(len(key) if is_word(key) else 0 for key in side.keys)]

    def between(self, start: int, end: int) -> int:
        return self.sums[end] - self.sums[start]


def _without(
    old: Atoms, new: Atoms, runs: list[Run], is_noise: Callable[[Sequence[str], int, int, int], bool]
) -> list[Run]:
    """Leave out the runs that are noise between the differences on both sides of them, as these are now."""
    old_letters, new_letters = _Letters(old), _Letters(new)
    edges = [(0, 0, 0), *runs, (len(old.keys), len(new.keys), 0)]
    sizes = [
        max(old_letters.between(one[0] + one[2], next_[0]), new_letters.between(one[1] + one[2], next_[1]))
        for one, next_ in pairwise(edges)
    ]
    kept = []
    for at, run in enumerate(runs):
        start, length = run[0], run[2]
        letters = old_letters.between(start, start + length)
        noise = is_noise(old.keys[start : start + length], letters, sizes[at], sizes[at + 1])
        if not noise or (_ends_line(old, start + length - 1) and _ends_line(new, run[1] + length - 1)):
            kept.append(run)
    return kept


def _is_crumb(keys: Sequence[str], letters: int, left: int, right: int) -> bool:
    """Return whether a run is a few function words and points between two replaced passages."""
    if len(keys) > 2 * CRUMB_WORDS or not min(left, right) or letters > min(left, right):
        return False
    words = [key for key in keys if is_word(key)]
    return len(words) <= CRUMB_WORDS and all(
        len(word) <= CRUMB_WORD_LETTERS and not word[0].isdigit() for word in words
    )


def _is_island(keys: Sequence[str], letters: int, left: int, right: int) -> bool:
    """Return whether a run drowns in the replaced passages around it."""
    return (
        letters * ISLAND_RATIO <= min(left, right) and min(left, right) > 0 and len(keys) < min(left, right)
    )


def _ends_line(side: Atoms, place: int) -> bool:
    """Return whether an atom ends a sentence and a line."""
    if side.keys[place] not in SENTENCE_ENDS:
        return False
    behind = side.starts[place + 1] if place + 1 < len(side.starts) else len(side.text)
    return "\n" in side.text[side.ends[place] : behind]


def _slid(old: Atoms, new: Atoms, runs: list[Run]) -> list[Run]:
    """Move each insertion and deletion that could also be elsewhere to where it reads best."""
    slid = list(runs)
    for at in range(len(slid) - 1):
        (one, other, length), (next_one, next_other, next_length) = slid[at], slid[at + 1]
        if one + length == next_one:
            side, start, end = new, other + length, next_other
        elif other + length == next_other:
            side, start, end = old, one + length, next_one
        else:
            continue
        by = _best_shift(side, start, end, length, next_length)
        slid[at] = (one, other, length + by)
        slid[at + 1] = (next_one + by, next_other + by, next_length - by)
    return slid


def _best_shift(side: Atoms, start: int, end: int, room_before: int, room_behind: int) -> int:
    """Find by how many atoms to shift the atoms from `start` to `end`; negative is earlier."""
    keys = side.keys
    best, best_score = 0, _break_score(side, start)
    for step, room in ((-1, room_before), (1, room_behind)):
        by = 0
        while by * step < min(room, SHIFT_ATOMS):
            leaving, coming = (start + by - 1, end + by - 1) if step < 0 else (start + by, end + by)
            if keys[leaving] != keys[coming]:
                break
            by += step
            score = _break_score(side, start + by)
            if score > best_score:
                best, best_score = by, score
    return best


def _break_score(side: Atoms, place: int) -> int:
    """Score how well a difference that begins here reads: at a paragraph, a sentence, a clause, a word."""
    if not place:
        return 4
    gap = side.text[side.ends[place - 1] : side.starts[place]] if place < len(side.keys) else "\n"
    if "\n" in gap:
        return 3
    before = side.keys[place - 1]
    if before in SENTENCE_ENDS:
        return 2
    return 0 if is_word(before) and is_word(side.keys[place if place < len(side.keys) else -1]) else 1
