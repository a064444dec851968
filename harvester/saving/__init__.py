"""Ask the archive to capture what it has not captured for a while: what is due, asking, following the jobs.

In the order of the work: `service` (which archive), `watched` (which addresses), `due` (which of them are
asked for), `asking`, `following` the jobs, `answers` (what an answer means for the next time); `save` does it
all, `in_words` tells it, `before_harvest` is its place in a run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diffs.lazy_face import lazy_face

if TYPE_CHECKING:
    from harvester.saving.before_harvest import SavingReport, due_now, save_before_harvest
    from harvester.saving.save import SavingResult, save_due
    from harvester.saving.service import NoSaving, Service, service_for

__all__ = [
    "NoSaving",
    "SavingReport",
    "SavingResult",
    "Service",
    "due_now",
    "save_before_harvest",
    "save_due",
    "service_for",
]

lazy_face(
    __name__,
    {
        "NoSaving": "harvester.saving.service",
        "SavingReport": "harvester.saving.before_harvest",
        "SavingResult": "harvester.saving.save",
        "Service": "harvester.saving.service",
        "due_now": "harvester.saving.before_harvest",
        "save_before_harvest": "harvester.saving.before_harvest",
        "save_due": "harvester.saving.save",
        "service_for": "harvester.saving.service",
    },
)
