"""Markdown and addresses from a page, made fit for a mail; single lines are made by diffs.untrusted."""

from __future__ import annotations

import re

from diffs.untrusted import one_line, safe_url

__all__ = ["readable", "safe_url"]

_SPACE = re.compile(r"\s")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_LINK_END = re.compile(r"\]\((?:https?:|mailto:|/|#)[^()\s]*\)")
_BULLET = re.compile(r"^[ \t]*[*+-][ \t]+", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}[ \t]+", re.MULTILINE)
_EMPHASIS = re.compile(r"\*\*|(?<![\w\\])_+(?=\S)|(?<=[^\s\\])_+(?!\w)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")


def readable(markdown: str) -> str:
    """A piece of Markdown as words on one line; white space at its two ends is kept as one space.

    >>> readable("2\\\\. **Ask** [us](http://example.org/x)\\n")
    '2. Ask us '
    """
    text = _LINK_END.sub("", _LINK.sub(r"\1", markdown))
    text = _EMPHASIS.sub("", _BULLET.sub("• ", _HEADING.sub("", text)))
    text = _ESCAPE.sub(r"\1", text)
    inner = one_line(text)
    if not inner:
        return " " if _SPACE.search(markdown) else ""
    start = " " if _SPACE.match(text) else ""
    end = " " if _SPACE.match(text[-1]) else ""
    return f"{start}{inner}{end}"
