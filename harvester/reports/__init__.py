"""Report what the store knows, without any request."""

from __future__ import annotations

from harvester.reports.coverage import Coverage, coverage
from harvester.reports.coverage_rows import coverage_rows, held_lines, state_in_words
from harvester.reports.forecast import forecast
from harvester.reports.verify import CheckedCounts, ManifestParts, Verification

__all__ = [
    "CheckedCounts",
    "Coverage",
    "ManifestParts",
    "Verification",
    "coverage",
    "coverage_rows",
    "forecast",
    "held_lines",
    "state_in_words",
]
