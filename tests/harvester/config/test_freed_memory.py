"""The memory that is left behind by reading a large configuration."""

from __future__ import annotations

import ctypes

import pytest

from harvester.config import freed_memory
from harvester.config.toml_values import toml_values
from tests.support.many_companies import configuration


@pytest.mark.parametrize(("companies", "times"), [(1, 0), (4_000, 1)])
def test_memory_is_given_back_if_the_configuration_is_large(
    monkeypatch: pytest.MonkeyPatch, companies: int, times: int
) -> None:
    called: list[bool] = []
    monkeypatch.setattr(freed_memory, "give_back", lambda: called.append(True))
    assert len(toml_values(configuration(companies), "config.toml")["companies"]) == companies
    assert len(called) == times


@pytest.mark.parametrize("problem", [OSError, AttributeError, TypeError])
def test_nothing_is_done_where_the_c_library_cannot_do_it(
    monkeypatch: pytest.MonkeyPatch, problem: type[Exception]
) -> None:
    def missing(name: str | None) -> ctypes.CDLL:
        raise problem

    monkeypatch.setattr(ctypes, "CDLL", missing)
    freed_memory.give_back()
