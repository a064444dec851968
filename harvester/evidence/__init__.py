"""Evidence bundles: the evidence of a change in one file, which can be checked without the store.

`gather` collects the facts from the store, `derive` derives texts and comparison from them, `bundle` writes
the file, and `check` checks one. docs/evidence.md describes the contents and the reasons for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diffs.lazy_face import lazy_face

if TYPE_CHECKING:
    from harvester.evidence.bundle import make_bundle
    from harvester.evidence.check import BundleReport, check_bundle
    from harvester.evidence.gather import Subject, gather

__all__ = ["BundleReport", "Subject", "check_bundle", "gather", "make_bundle"]

lazy_face(
    __name__,
    {
        "BundleReport": "harvester.evidence.check",
        "Subject": "harvester.evidence.gather",
        "check_bundle": "harvester.evidence.check",
        "gather": "harvester.evidence.gather",
        "make_bundle": "harvester.evidence.bundle",
    },
)
