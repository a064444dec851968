"""Check that nothing in a store was altered, and that everything derived is what its sources give."""

from __future__ import annotations

from harvester.reports.verify.parts import ManifestParts
from harvester.reports.verify.whole import CheckedCounts, Verification

__all__ = ["CheckedCounts", "ManifestParts", "Verification"]
