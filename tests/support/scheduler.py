"""The scheduler of the daemon in simulated time."""

from __future__ import annotations

from datetime import datetime, tzinfo

import apscheduler.executors.base
import apscheduler.schedulers.base
import pytest
from apscheduler.schedulers.base import BaseScheduler

from tests.support.timelines import Clock


class SteppedScheduler(BaseScheduler):  # type: ignore[misc]  # apscheduler 3 has no type hints
    """APScheduler itself, without its thread: it is told when to look what is due."""

    def wakeup(self) -> None:
        """Nobody waits."""

    def shutdown(self, wait: bool = True) -> None:
        """Nothing runs beside it."""
        super().shutdown(wait)

    def step(self) -> float:
        """Run what is due; gives the seconds until something is due again."""
        return float(self._process_jobs())


def simulate(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the scheduler read the time from this clock."""

    class Simulated(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return clock.now.astimezone(tz)

    monkeypatch.setattr(apscheduler.schedulers.base, "datetime", Simulated)
    monkeypatch.setattr(apscheduler.executors.base, "datetime", Simulated)
