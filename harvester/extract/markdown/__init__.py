"""Render a tree as Markdown, in the corpus' dialect."""

from __future__ import annotations

from harvester.extract.markdown.walk import Drawing, draw_markdown
from harvester.extract.markdown.writer import LONGEST_TEXT, TooLong

__all__ = ["LONGEST_TEXT", "Drawing", "TooLong", "draw_markdown"]
