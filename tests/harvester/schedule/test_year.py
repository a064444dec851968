"""A daemon to which everything happens that can go wrong loses nothing, and tells nothing twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.scheduler import simulate
from tests.support.year import BEGIN, FastClock, Script, Year


def test_a_quarter_of_a_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = FastClock(BEGIN)
    simulate(clock, monkeypatch)
    year = Year(tmp_path, Script(companies=4, days=60, saves_from=20, upgrades=(10, 15)), clock)
    year.run()
    assert year.told
    assert (year.lost, year.told_twice, year.invented) == ([], [], [])
    assert (year.too_old, year.violations) == ([], [])
    assert year.kills
