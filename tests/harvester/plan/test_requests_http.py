"""The goals in requests and memory, of the program itself over HTTP (`benchmarks/requests_http.py`)."""

from __future__ import annotations

import os

import pytest

from benchmarks.requests_http import generated, long_list, series
from tests.support.shared import needs_shared

only_long = pytest.mark.skipif(not os.environ.get("HARVEST_LONG"), reason="takes long: HARVEST_LONG=1")


@needs_shared
def test_the_series_is_found_within_100_mementos_and_read_within_130() -> None:
    cost = series()
    assert cost.found == cost.versions == 19
    assert cost.until_found is not None
    assert cost.until_found <= 100
    assert cost.mementos <= 130
    assert cost.index <= 8


def test_3000_captures_with_12_versions_are_found_within_150_mementos() -> None:
    cost = generated("effective")
    assert cost.found == cost.versions == 12
    assert cost.until_found is not None
    assert cost.until_found <= 150


@only_long
def test_a_list_of_150_000_captures_takes_less_than_150_mb() -> None:
    cost = long_list()
    assert (cost.captures, cost.mementos) == (150_000, 1)
    assert cost.memory_mb < 150
