"""Report what the store knows, without any request."""

from __future__ import annotations

from harvester.reports.coverage import Coverage, coverage
from harvester.reports.forecast import forecast
from harvester.reports.verify import Tally, verify

__all__ = ["Coverage", "Tally", "coverage", "forecast", "verify"]
