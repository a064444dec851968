"""The daemon pings a monitor when it looks, whatever comes of the look."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.harvester.schedule.test_worker import SETTINGS, START, Month, archive_of
from tests.support.monitor import monitor
from tests.support.scheduler import simulate
from tests.support.timelines import Clock


def test_each_look_is_pinged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(START)
    simulate(clock, monkeypatch)
    archive = replace(archive_of(clock), outage=(START + timedelta(days=1), START + timedelta(days=2)))
    month = Month(tmp_path, clock, archive)
    with monitor() as found:
        settings = replace(SETTINGS, schedule=replace(SETTINGS.schedule, ping=found.address))
        assert month.watch.look(settings, ("tinworks",), lambda: True)
        clock.advance(days=1, hours=2)
        assert not month.watch.look(settings, ("tinworks",), lambda: True)
        month.watch.look(settings, ("tinworks",), lambda: False)
    paths = [path for path, _ in found.heard]
    assert paths == ["/start", "", "/start", "/4", "/start"], "what is stopped is continued by the next look"
    assert "tinworks/privacy: " in found.heard[3][1]
    assert month.watch.look(settings, ("tinworks",), lambda: True) in (True, False)
    assert sum("was not taken" in line for line in month.said) == 2
