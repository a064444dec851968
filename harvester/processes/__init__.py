"""Do pure work in other processes, ahead of the one process that writes."""

from __future__ import annotations

from harvester.processes.handing_over import Results, at_hand, handed_over, recorded
from harvester.processes.workers import Workers, leave_signals_of_terminal, processors, start_server

__all__ = [
    "Results",
    "Workers",
    "at_hand",
    "handed_over",
    "leave_signals_of_terminal",
    "processors",
    "recorded",
    "start_server",
]
