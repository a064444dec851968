"""Ask archives for captures: one protocol, several kinds of archive.

The pipeline only knows the protocol `Archive`. An archive lists captures in pages and serves mementos; the
pace of its requests is handled inside (see `pace`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diffs.lazy_face import lazy_face

if TYPE_CHECKING:
    from harvester.archive.clock import Stopped, Timing
    from harvester.archive.interface import Archive, IndexPage, Memento, PrefixArchive, Requests
    from harvester.archive.kinds import (
        budget_of,
        captures_pages,
        check_location,
        name_of,
        open_archive,
        paced_kinds,
    )
    from harvester.archive.proof import Proof, proof_of, public_location
    from harvester.archive.several import SeveralArchives, members_of
    from harvester.archive.urlkey import urlkey
    from harvester.archive.urls import split_url

__all__ = [
    "Archive",
    "IndexPage",
    "Memento",
    "PrefixArchive",
    "Proof",
    "Requests",
    "SeveralArchives",
    "Stopped",
    "Timing",
    "budget_of",
    "captures_pages",
    "check_location",
    "members_of",
    "name_of",
    "open_archive",
    "paced_kinds",
    "proof_of",
    "public_location",
    "split_url",
    "urlkey",
]

lazy_face(
    __name__,
    {
        "Archive": "harvester.archive.interface",
        "IndexPage": "harvester.archive.interface",
        "Memento": "harvester.archive.interface",
        "PrefixArchive": "harvester.archive.interface",
        "Proof": "harvester.archive.proof",
        "Requests": "harvester.archive.interface",
        "SeveralArchives": "harvester.archive.several",
        "Stopped": "harvester.archive.clock",
        "Timing": "harvester.archive.clock",
        "budget_of": "harvester.archive.kinds",
        "captures_pages": "harvester.archive.kinds",
        "check_location": "harvester.archive.kinds",
        "members_of": "harvester.archive.several",
        "name_of": "harvester.archive.kinds",
        "open_archive": "harvester.archive.kinds",
        "paced_kinds": "harvester.archive.kinds",
        "proof_of": "harvester.archive.proof",
        "public_location": "harvester.archive.proof",
        "split_url": "harvester.archive.urls",
        "urlkey": "harvester.archive.urlkey",
    },
)
