"""Draw the timeline of a document from the captures that were read; pure."""

from __future__ import annotations

from store.timeline.draw import draw
from store.timeline.folding import FLAPPING_DAYS, TimelineLine, fold
from store.timeline.named_versions import resolve_pair

__all__ = ["FLAPPING_DAYS", "TimelineLine", "draw", "fold", "resolve_pair"]
