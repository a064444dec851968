"""Where captures come from: one protocol, several archives.

`Archive` is what the pipeline sees. An archive lists captures in pages and serves mementos; how
politely it does so is its own business (see `pace`).
"""

from __future__ import annotations

from harvester.archive.opening import check_location, name_of, open_archive
from harvester.archive.protocol import Archive, IndexPage, Memento, Requests
from harvester.archive.timing import Timing

__all__ = [
    "Archive",
    "IndexPage",
    "Memento",
    "Requests",
    "Timing",
    "check_location",
    "name_of",
    "open_archive",
]
