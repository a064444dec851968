"""Decide whether a page is the policy at all."""

from __future__ import annotations

from harvester.extract.screen.contentless import contentless
from harvester.extract.screen.records import PageKind, Screening
from harvester.extract.screen.screen import (
    DocumentProfile,
    reads_like_a_policy,
    screen,
    short_and_of_other_matters,
)

__all__ = [
    "DocumentProfile",
    "PageKind",
    "Screening",
    "contentless",
    "reads_like_a_policy",
    "screen",
    "short_and_of_other_matters",
]
