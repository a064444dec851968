"""Evidence bundles: what proves a change, in one file that can be checked without the store it came from.

`gather` takes the facts from the store, `derive` makes texts and comparison from them, `bundle` writes the
file and `check` reads one. docs/evidence.md says what is in it and why.
"""

from __future__ import annotations

from harvester.evidence.bundle import make_bundle
from harvester.evidence.check import BundleReport, check_bundle
from harvester.evidence.gather import Subject, gather

__all__ = ["BundleReport", "Subject", "check_bundle", "gather", "make_bundle"]
