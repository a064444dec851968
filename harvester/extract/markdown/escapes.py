"""Escape text as the Markdown dialect of the corpus does."""

from __future__ import annotations

import re

_BACKSLASH = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!])")
# At the start of a line; white space over several lines is found from the last of them.
_NUMBERED = re.compile(r"^([^\S\n]*\d+)(?=\.\s)", re.MULTILINE)
_BULLETS = re.compile(r"^([^\S\n]*)(?=\+\s|-[\s-])", re.MULTILINE)
_BRACKETS = re.compile(r"([\\\[\]()])")


def escaped(text: str) -> str:
    r"""Return a text with what would be a list or a rule at the start of a line escaped.

    >>> escaped("1. first")
    '1\\. first'
    """
    if "\\" in text:
        text = _BACKSLASH.sub(r"\\\\", text)
    if "." in text:
        text = _NUMBERED.sub(r"\1\\", text)
    if "-" in text or "+" in text:
        text = _BULLETS.sub(r"\1\\", text)
    return text


def escaped_in_link(text: str) -> str:
    """Return the address or the title of a link with brackets and backslashes escaped."""
    return _BRACKETS.sub(r"\\\1", text)
