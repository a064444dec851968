"""Choose which captures to fetch (pure functions and values)."""

from __future__ import annotations

from harvester.plan.captures import BlindSpots, Bound, NextFetch, PlannedCapture, State, Why
from harvester.plan.plan import Plan

__all__ = ["BlindSpots", "Bound", "NextFetch", "Plan", "PlannedCapture", "State", "Why"]
