"""The goals of the plan in requests, on the histories of `benchmarks/requests.py`."""

from __future__ import annotations

import pytest

from benchmarks.requests import generated, series
from store.records import DateKind
from tests.support.shared import needs_shared


@needs_shared
def test_the_series_is_found_within_100_mementos_and_read_within_130() -> None:
    scores = series(30)
    assert [one.found for one in scores] == [one.versions for one in scores]
    assert sum(one.until_found or one.captures for one in scores) <= 100
    assert sum(one.in_all for one in scores) <= 130


@pytest.mark.parametrize("kind", [None, "effective", "updated"])
@pytest.mark.parametrize("seed", range(4))
def test_3000_captures_with_12_versions_are_found_within_150_mementos(
    kind: DateKind | None, seed: int
) -> None:
    score = generated(30, kind=kind, seed=seed)
    assert score.found == score.versions
    assert score.until_found is not None
    assert score.until_found <= 150


@pytest.mark.parametrize("seed", range(4))
def test_what_came_and_went_is_found_at_a_small_resolution(seed: int) -> None:
    assert generated(30, kind="updated", seed=seed).versions == 12
    score = generated(7, kind="updated", short_lived=2, seed=seed)
    assert score.found == score.versions > 12
