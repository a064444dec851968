"""Run the harvest on a timetable."""

from __future__ import annotations

from harvester.schedule.daemon import Daemon, background
from harvester.schedule.pulse import Pulse, PulsedWork
from harvester.schedule.several_worker import SeveralWorker
from harvester.schedule.supervisor import Supervisor
from harvester.schedule.worker import Worker

__all__ = ["Daemon", "Pulse", "PulsedWork", "SeveralWorker", "Supervisor", "Worker", "background"]
