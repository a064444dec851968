"""Where captures come from: one protocol, several archives.

`Archive` is what the pipeline sees. An archive lists captures in pages and serves mementos; how
politely it does so is its own business (see `pace`).
"""

from __future__ import annotations

from harvester.archive.opening import budget_of, check_location, name_of, open_archive, paced_kinds
from harvester.archive.protocol import Archive, IndexPage, Memento, Requests
from harvester.archive.timing import Timing
from harvester.archive.urlkey import urlkey

__all__ = [
    "Archive",
    "IndexPage",
    "Memento",
    "Requests",
    "Timing",
    "budget_of",
    "check_location",
    "name_of",
    "open_archive",
    "paced_kinds",
    "urlkey",
]
