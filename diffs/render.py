"""A comparison as people and programs read it: for a terminal, as Markdown, HTML or JSON."""

from diffs.as_html import render_html
from diffs.as_json import as_json
from diffs.as_markdown import render_markdown
from diffs.as_text import render_text
from diffs.outcome import Head

__all__ = ["Head", "as_json", "render_html", "render_markdown", "render_text"]
