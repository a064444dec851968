"""Report what the store knows, without any request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diffs.lazy_face import lazy_face

if TYPE_CHECKING:
    from harvester.reports.coverage import Coverage, coverage
    from harvester.reports.coverage_rows import coverage_rows, state_in_words
    from harvester.reports.forecast import forecast
    from harvester.reports.held import held_lines
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

lazy_face(
    __name__,
    {
        "CheckedCounts": "harvester.reports.verify",
        "Coverage": "harvester.reports.coverage",
        "ManifestParts": "harvester.reports.verify",
        "Verification": "harvester.reports.verify",
        "coverage": "harvester.reports.coverage",
        "coverage_rows": "harvester.reports.coverage_rows",
        "forecast": "harvester.reports.forecast",
        "held_lines": "harvester.reports.held",
        "state_in_words": "harvester.reports.coverage_rows",
    },
)
