"""Check that nothing in a store was altered, and that everything derived is what its sources give."""

from __future__ import annotations

from harvester.reports.verify.whole import Tally, verify

__all__ = ["Tally", "verify"]
