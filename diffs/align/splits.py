"""Sections that were split or merged: pieces of a section that no partner accounts for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import sqrt

from diffs.align.overlap import Alphabet, Overlap, Profile
from diffs.align.thresholds import PIECE, PIECE_BY_CHANCE, PIECE_WITHOUT_ORDER, PIECE_WORDS, SAME_HEADING
from diffs.text import common_subsequence, neighbours

# Words in any order come cheaper; from this share on it is worth while to look closer, for so many wholes of
# a piece.
WORTH_A_LOOK = 0.25
LOOKS = 3
# Above so many pairs of words the order is ignored, but more words are required (`PIECE_WITHOUT_ORDER`).
LARGEST_TABLE = 20_000_000


def find_pieces(
    wholes: Sequence[Profile],
    pieces: Sequence[Profile],
    partners: Mapping[int, int],
    sharing: Iterable[tuple[float, int, int]],
    blocked: tuple[Collection[int], Collection[int]],
) -> dict[int, list[int]]:
    """Find the sections of one side that the sections of the other were divided into.

    Args:
        wholes: the sections that may have been divided.
        pieces: the sections that may be pieces.
        partners: the piece that each whole is paired with already; the other pieces are lone.
        sharing: how much of a piece's words, in any order, is in a whole: (share, whole, piece), the most
            shared first.
        blocked: wholes and pieces that are spoken for.

    Returns:
        The lone pieces of each whole: one or more beside a partner, two or more without.
    """
    taken = {*partners.values(), *blocked[1]}
    found: dict[int, list[int]] = defaultdict(list)
    remains: dict[int, _Remains] = {}
    looks: Counter[int] = Counter()
    for share, whole, piece in sharing:
        if share < WORTH_A_LOOK or looks[piece] == LOOKS or piece in taken or whole in blocked[0]:
            continue
        if whole not in partners and pieces[piece].words.total() > wholes[whole].words.total():
            continue
        looks[piece] += 1
        if whole not in remains:
            remains[whole] = _Remains(wholes[whole].wording)
            if whole in partners:
                remains[whole].take(pieces[partners[whole]].wording, 0.0)
        words = len(pieces[piece].wording)
        if words < PIECE_WORDS:
            continue
        least = PIECE + PIECE_BY_CHANCE / sqrt(words)
        if pieces[piece].caption and pieces[piece].caption == wholes[whole].caption:
            least *= SAME_HEADING
        if remains[whole].take(pieces[piece].wording, least):
            found[whole].append(piece)
            taken.add(piece)
    return {whole: sorted(lone) for whole, lone in found.items() if whole in partners or len(lone) > 1}


def shares(words: Overlap, phrases: Overlap, *, of_old: bool) -> list[tuple[float, int, int]]:
    """Say how much of each section of one side is in each of the other, in any order.

    Args:
        words: what they share in words.
        phrases: what they share in pairs of neighbouring words.
        of_old: True where the old sections are the pieces, False where the new ones are.

    Returns:
        Triples (share, whole, piece), the greatest weight of shared words first.
    """
    listed = []
    for pair, shared in words.shared.items():
        one, other = pair if of_old else pair[::-1]
        weights = (words.old[one], phrases.old[one]) if of_old else (words.new[one], phrases.new[one])
        together = (shared, phrases.shared.get(pair, 0.0))
        share = sum(part / weight for part, weight in zip(together, weights, strict=True) if weight) / 2
        listed.append((-shared, share, other, one))
    return [(share, whole, piece) for _, share, whole, piece in sorted(listed)]


class _Remains:
    """The words of a section that no piece accounts for yet, in order."""

    def __init__(self, wording: Sequence[str]) -> None:
        self._alphabet = Alphabet()
        self._left = self._alphabet.write(wording)

    def take(self, wording: Sequence[str], least: float) -> bool:
        """Take a piece's words out of what is left if enough of them are in it."""
        piece = self._alphabet.write(wording)
        if len(piece) * len(self._left) > LARGEST_TABLE:
            return self._take_without_order(piece, PIECE_WITHOUT_ORDER if least else 0.0)
        matched = common_subsequence(self._left, piece)
        runs = neighbours(matched)
        if piece and len(matched) / len(piece) + len(runs) / max(1, len(piece) - 1) < 2 * least:
            return False
        # A word that is matched alone was met by chance and stays for others.
        gone = {one for one, _ in runs} | {one - 1 for one, _ in runs}
        self._left = "".join([character for at, character in enumerate(self._left) if at not in gone])
        return True

    def _take_without_order(self, piece: str, least: float) -> bool:
        """Take a piece's words wherever they occur, for texts too long to compare in order."""
        wanted = Counter(piece)
        left = []
        for character in self._left:
            if wanted[character]:
                wanted[character] -= 1
            else:
                left.append(character)
        if len(self._left) - len(left) < least * len(piece):
            return False
        self._left = "".join(left)
        return True
