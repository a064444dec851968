"""Markdown and addresses from a page, made fit for a mail; what is safe to show is decided in diffs."""

from __future__ import annotations

import re

from diffs.text.legible import unmarked
from diffs.text.untrusted import one_line, safe_url

__all__ = ["readable", "safe_url"]

_BULLET = re.compile(r"^[ \t]*[*+-][ \t]+", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}[ \t]+", re.MULTILINE)


def readable(markdown: str) -> str:
    """A piece of Markdown as words on one line; white space at its two ends is kept as one space.

    >>> readable("2\\\\. **Ask** [us](http://example.org/x)\\n")
    '2. Ask us '
    """
    text = unmarked(_BULLET.sub("• ", _HEADING.sub("", markdown)))
    inner = one_line(text)
    if not inner:
        return " " if text != text.strip() else ""
    return f"{' ' * text[0].isspace()}{inner}{' ' * text[-1].isspace()}"
