"""What occurs once in each of two texts: where to divide them and compare the parts by themselves."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from diffs.text import SENTENCE_ENDS, Atoms, heaviest_increasing
from diffs.words.edits import Run

# A shorter sentence ("Yes.") is no landmark.
SENTENCE_ATOMS = 3


def common_sentences(old: Atoms, new: Atoms) -> list[Run]:
    """Find the sentences that occur once in each text, as far as they are in the same order.

    The idea is that of patience diff (Bram Cohen): what is unique is a safer sign than what is frequent. It
    keeps a reworded paragraph from being matched with the words of its neighbours.

    Args:
        old: the atoms of the one text.
        new: those of the other.

    Returns:
        Runs in order; of the ways to choose them the one with most atoms.
    """
    old_sentences, new_sentences = _sentences(old), _sentences(new)
    shared = [
        (one, other, len(sentence))
        for sentence, one in old_sentences.items()
        if one >= 0 and (other := new_sentences.get(sentence, -1)) >= 0
    ]
    chosen = heaviest_increasing([other for _, other, _ in shared], [(length, 0) for *_, length in shared])
    return [shared[place] for place in chosen]


def common_landmarks(old: str, new: str) -> list[tuple[int, int]]:
    """Find the characters that occur once in each string, as far as they are in the same order.

    Args:
        old: the one string.
        new: the other.

    Returns:
        Pairs (place in old, place in new), both rising.
    """
    in_old, in_new = Counter(old), Counter(new)
    places = {character: place for place, character in enumerate(new) if in_new[character] == 1}
    shared = [
        (place, places[character])
        for place, character in enumerate(old)
        if in_old[character] == 1 and character in places
    ]
    chosen = heaviest_increasing([other for _, other in shared], [(1, 0)] * len(shared))
    return [shared[place] for place in chosen]


def sentence_ends(side: Atoms) -> list[int]:
    """Return where sentences end: after a full stop or the like, and with the line.

    Args:
        side: the atoms of a text.

    Returns:
        The places after the last atom of each, rising.
    """
    ends = {place + 1 for place, key in enumerate(side.keys) if key in SENTENCE_ENDS}
    at = side.text.find("\n")
    while at >= 0:
        ends.add(bisect_left(side.starts, at))
        at = side.text.find("\n", at + 1)
    ends.add(len(side.keys))
    return sorted(ends)


def _sentences(side: Atoms) -> dict[tuple[str, ...], int]:
    """Return the sentences of a text, each with its place, or -1 where it occurs more than once."""
    found: dict[tuple[str, ...], int] = {}
    start = 0
    for end in sentence_ends(side):
        if end - start >= SENTENCE_ATOMS:
            sentence = side.keys[start:end]
            found[sentence] = -1 if sentence in found else start
        start = end
    return found
