"""Ask archives for captures: one protocol, several kinds of archive.

The pipeline only knows the protocol `Archive`. An archive lists captures in pages and serves mementos; the
pace of its requests is handled inside (see `pace`).
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
