"""Run the harvest on a timetable."""

from __future__ import annotations

from harvester.schedule.daemon import Daemon, background
from harvester.schedule.several_worker import SeveralWorker
from harvester.schedule.worker import Worker

__all__ = ["Daemon", "SeveralWorker", "Worker", "background"]
