"""A daemon to which everything happens that can go wrong loses nothing, and tells nothing twice."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.scheduler import simulate
from tests.support.year import BEGIN, FastClock, Script, Year

# Everything has happened once by then; with HARVEST_LONG=1, more often.
DAYS = 60 if os.environ.get("HARVEST_LONG") else 36


@pytest.mark.long
def test_some_weeks_of_a_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = FastClock(BEGIN)
    simulate(clock, monkeypatch)
    year = Year(tmp_path, Script(companies=4, days=DAYS, saves_from=20, upgrades=(10, 15)), clock)
    year.run()
    assert year.told
    assert (year.lost, year.told_twice, year.invented) == ([], [], [])
    assert (year.too_old, year.violations) == ([], [])
    assert year.kills
