"""Decide whether a page is the policy at all."""

from __future__ import annotations

from harvester.extract.screen.screen import DocumentProfile, screen

__all__ = ["DocumentProfile", "screen"]
