"""Longest common and heaviest increasing subsequences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise


def common_subsequence(old: str, new: str) -> list[tuple[int, int]]:
    """Find a longest common subsequence, as the pairs of places whose characters it matches.

    The rows of the table are bit vectors in Python's long integers (Crochemore, Iliopoulos, Pinzon and Reid
    2001; Hyyrö 2004), so 10,000 by 10,000 characters take some 10 ms and 12 MB where a table in Python takes
    a minute.

    Args:
        old: one sequence; each character stands for one item.
        new: the other.

    Returns:
        Pairs (place in old, place in new), both rising; of several answers always the same one.
    """
    masks = dict.fromkeys(new, 0)
    for place, character in enumerate(old):
        if character in masks:
            masks[character] |= 1 << place
    full = (1 << len(old)) - 1
    row = full  # a bit is 0 where the length of the subsequence rises by one
    rows = []
    for character in new:
        mask = masks[character]
        if mask:
            shared = row & mask
            row = ((row + shared) | (row - shared)) & full
        rows.append(row)
    return _walk_back(rows, len(old))


def shared_length(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the items that two sequences begin with alike.

    Args:
        one: a sequence.
        other: another one.

    Returns:
        The length of their common prefix.
    """
    shortest = min(len(one), len(other))
    return next((at for at in range(shortest) if one[at] != other[at]), shortest)


def neighbours(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Choose the matched places directly after matched places on both sides.

    Args:
        pairs: matched places, rising.

    Returns:
        Those of them whose predecessor is matched to its counterpart's predecessor.
    """
    return [
        (one, other)
        for (before, other_before), (one, other) in pairwise(pairs)
        if one == before + 1 and other == other_before + 1
    ]


def _walk_back(rows: list[int], width: int) -> list[tuple[int, int]]:
    """Read the pairs off the table, from its last corner to its first."""
    pairs = []
    column, place = width - 1, len(rows) - 1
    while column >= 0 and place >= 0:
        if rows[place] >> column & 1:
            column -= 1
        elif place and not rows[place - 1] >> column & 1:
            place -= 1
        else:
            pairs.append((column, place))
            column -= 1
            place -= 1
    pairs.reverse()
    return pairs


def heaviest_increasing(values: Sequence[int], weights: Sequence[tuple[int, int]]) -> list[int]:
    """Choose the places of a rising subsequence of the greatest weight.

    Args:
        values: distinct numbers.
        weights: what each place adds; pairs are compared by their first number, then by their second.

    Returns:
        The chosen places, rising; of several answers always the same one.
    """
    ends: list[
        int
    ] = []  # last values of the subsequences worth going on with, rising, and so do their weights
    totals: list[tuple[int, int]] = []
    chosen: list[int] = []
    came_from: list[int] = []
    for place, (value, weight) in enumerate(zip(values, weights, strict=True)):
        at = bisect_left(ends, value)
        first, second = totals[at - 1] if at else (0, 0)
        came_from.append(chosen[at - 1] if at else -1)
        total = (first + weight[0], second + weight[1])
        worse = at
        while worse < len(ends) and totals[worse] <= total:
            worse += 1
        ends[at:worse], totals[at:worse], chosen[at:worse] = [value], [total], [place]
    path = []
    place = chosen[-1] if chosen else -1
    while place >= 0:
        path.append(place)
        place = came_from[place]
    return path[::-1]
