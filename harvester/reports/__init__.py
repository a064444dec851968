"""Report what the store knows, without any request."""

from __future__ import annotations

from harvester.reports.coverage import Coverage, coverage
from harvester.reports.forecast import forecast
from harvester.reports.verify import CheckedCounts, Verification

__all__ = ["CheckedCounts", "Coverage", "Verification", "coverage", "forecast"]
