"""Write Markdown as markup; the only user of markdown-it-py."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt

# In characters; longer texts are read as plain ones.
LONGEST_MARKDOWN = 2_000_000
# The reader looks for the end of each link; policies have up to some hundreds.
MOST_BRACKETS = 5_000


@cache
def _reader() -> MarkdownIt:
    """Return a reader of CommonMark with tables, in which indented lines are no code."""
    # A policy shows no code; where lines are indented in one, somebody indented them.
    return MarkdownIt("commonmark", {"maxNesting": 40}).enable("table").disable("code")


def markdown_markup(text: str) -> str:
    """Return the markup of a text in Markdown.

    Args:
        text: the text; markup in it stays markup.
    """
    return str(_reader().render(text))
