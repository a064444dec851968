"""Draw the timeline of a document from the captures that were read; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diffs.lazy_face import lazy_face

if TYPE_CHECKING:
    from store.timeline.draw import draw
    from store.timeline.folding import FLAPPING_DAYS, TimelineLine, fold
    from store.timeline.named_versions import resolve_pair

__all__ = ["FLAPPING_DAYS", "TimelineLine", "draw", "fold", "resolve_pair"]

lazy_face(
    __name__,
    {
        "FLAPPING_DAYS": "store.timeline.folding",
        "TimelineLine": "store.timeline.folding",
        "draw": "store.timeline.draw",
        "fold": "store.timeline.folding",
        "resolve_pair": "store.timeline.named_versions",
    },
)
