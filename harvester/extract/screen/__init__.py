"""Decide whether a page is the policy at all."""

from __future__ import annotations

from harvester.extract.screen.screen import DocumentProfile, PageKind, Screening, screen, screen_shell

__all__ = ["DocumentProfile", "PageKind", "Screening", "screen", "screen_shell"]
