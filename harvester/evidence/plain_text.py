"""Lay out paragraphs of plain text; pure."""

from __future__ import annotations

from textwrap import fill

from diffs.text import one_line

_WIDTH = 78
_MARGIN = "    "


def paragraph(text: str, margin: str = "") -> str:
    """Return a paragraph, in lines that fit on a terminal; addresses and commands are not broken.

    Args:
        text: its words.
        margin: what each line begins with.
    """
    return fill(
        one_line(text),
        _WIDTH,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )


def item(text: str) -> str:
    """Return an indented paragraph.

    Args:
        text: its words.
    """
    return paragraph(text, _MARGIN)
