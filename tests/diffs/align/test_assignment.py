"""The assignment is the best one, against trying all."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import diffs.align.assignment
from diffs.align.assignment import assign

PAIRS = st.tuples(st.integers(0, 5), st.integers(0, 5))
WEIGHTS = st.dictionaries(PAIRS, st.floats(0.05, 1.0) | st.just(0.5), max_size=20)


def best(weights: dict[tuple[int, int], float]) -> float:
    """Return the greatest sum there is."""

    @cache
    def from_row(row: int, taken: frozenset[int]) -> float:
        if row > 5:
            return 0.0
        totals = [from_row(row + 1, taken)]
        totals += [
            weight + from_row(row + 1, taken | {column})
            for (at, column), weight in weights.items()
            if at == row and column not in taken
        ]
        return max(totals)

    return from_row(0, frozenset())


@settings(max_examples=300, deadline=None)
@given(WEIGHTS)
def test_the_sum_is_the_greatest(weights: dict[tuple[int, int], float]) -> None:
    chosen, coarse = assign(weights)
    assert not coarse
    assert len(set(chosen.values())) == len(chosen)
    assert sum(weights[pair] for pair in chosen.items()) == pytest.approx(best(weights), abs=1e-4)


def test_greed_would_choose_worse() -> None:
    weights = {(0, 0): 1.0, (0, 1): 0.9, (1, 0): 0.9}
    assert assign(weights) == ({0: 1, 1: 0}, False)


def test_a_contest_among_too_many_is_decided_greedily_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diffs.align.assignment, "LARGEST_CONTEST", 1)
    assert assign({(0, 0): 1.0, (0, 1): 0.9, (1, 0): 0.9}) == ({0: 0}, True)
    assert assign({(0, 0): 1.0, (1, 1): 0.9}) == ({0: 0, 1: 1}, False)


def test_nothing_is_assigned_where_nothing_is_allowed() -> None:
    assert assign({}) == ({}, False)
