"""The goal in index requests, on histories that are made up, by `benchmarks/asking.py`."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from benchmarks.asking import DAY, LONGEST, Series, by_change_rate, every_run, outcome_of

YEARS = 2


def histories(seed: int) -> Iterator[Series]:
    """Yield histories of two years: captured daily to monthly, changed weekly to never, some given up."""
    chance = random.Random(seed)
    for number, (capture, change) in enumerate((c, d) for c in (1, 3, 10, 30) for d in (10, 90, 400)):
        days = YEARS * 365 // chance.choice((1, 1, 2))
        captures = sorted({round(chance.uniform(0, days) * DAY) for _ in range(days // capture)})
        changes = sorted(round(chance.uniform(0, days) * DAY) for _ in range(days // change))
        yield Series(f"made up {seed} {number}", captures, changes)


@pytest.mark.parametrize("seed", range(3))
def test_the_same_changes_are_known_within_the_longest_pause_by_a_third_of_the_requests(seed: int) -> None:
    series = tuple(histories(seed))
    daily, ours = (outcome_of(series, rule) for rule in (every_run, by_change_rate))
    assert ours.requests <= daily.requests / 3
    assert (len(ours.delays), ours.missed) == (len(daily.delays), daily.missed)
    soon = [sum(delay <= LONGEST for delay in one.delays) for one in (daily, ours)]
    # What the archive lists late is found by the next full list, which may be on another day.
    assert soon[1] >= soon[0] - len(daily.delays) // 50
    assert ours.quantile(0.5) <= 2
