"""Divide a text into sections, and put sections together again."""

from __future__ import annotations

from diffs.sections.split import has_too_many_lines, join, split

__all__ = ["has_too_many_lines", "join", "split"]
