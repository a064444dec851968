"""Run the harvest on a timetable."""

from __future__ import annotations

from harvester.schedule.daemon import Daemon, background
from harvester.schedule.worker import Worker

__all__ = ["Daemon", "Worker", "background"]
