"""Subsequences, against tables filled in plainly."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from diffs.text.subsequence import common_subsequence, heaviest_increasing, neighbours, shared_length

SHORT = st.text(alphabet="abcd", max_size=9)


def longest(one: str, other: str) -> int:
    """Return the length of a longest common subsequence, by the table of Wagner and Fischer."""
    row = [0] * (len(other) + 1)
    for character in one:
        before = row
        row = [0]
        for at, candidate in enumerate(other):
            row.append(before[at] + 1 if character == candidate else max(row[at], before[at + 1]))
    return row[-1]


@settings(max_examples=400, deadline=None)
@given(SHORT, SHORT)
def test_a_common_subsequence_is_common_and_longest(one: str, other: str) -> None:
    pairs = common_subsequence(one, other)
    assert len(pairs) == longest(one, other)
    assert all(one[at] == other[beside] for at, beside in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


def test_a_common_subsequence_of_thousands_is_found() -> None:
    one = "".join(chr(0x4E00 + at * 7 % 997) for at in range(5000))
    other = "".join(character for at, character in enumerate(one) if at % 3)
    assert len(common_subsequence(one, other)) == len(other)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(0, 30), unique=True, max_size=8), st.data())
def test_the_heaviest_rise_weighs_most(values: list[int], data: st.DataObject) -> None:
    weight = st.tuples(st.integers(1, 3), st.integers(0, 5))
    weights = [data.draw(weight) for _ in values]

    def total(places: tuple[int, ...]) -> tuple[int, int]:
        return sum(weights[at][0] for at in places), sum(weights[at][1] for at in places)

    rising = [
        places
        for size in range(len(values) + 1)
        for places in combinations(range(len(values)), size)
        if all(values[one] < values[other] for one, other in pairwise(places))
    ]
    chosen = tuple(heaviest_increasing(values, weights))
    assert chosen in rising
    assert total(chosen) == max(map(total, rising))


def test_neighbours_follow_on_both_sides() -> None:
    assert neighbours([(0, 0), (1, 1), (2, 3), (3, 4), (5, 5)]) == [(1, 1), (3, 4)]


def test_shared_length_counts_the_common_prefix() -> None:
    assert shared_length("notice", "nothing") == 3
    assert shared_length((), ("a",)) == 0
    assert shared_length(("a", "b"), ("a", "b")) == 2
