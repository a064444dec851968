"""Markdown as words: what a reader sees of it, without its markup and safe to show."""

from __future__ import annotations

import re

from diffs.untrusted import one_line

# Bounded: a page cannot make these go over the same text twice.
_LINK = re.compile(r"!?\[([^\[\]]{0,2000})\]\([^()\s]{0,2000}(?:\s\"[^\"]{0,200}\")?\)")
_LINK_END = re.compile(r"\]\((?:https?:|mailto:|tel:|/|#|\.)[^()\s]{0,2000}(?:\s\"[^\"]{0,200}\")?\)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")
_EMPHASIS = re.compile(r"\*\*|__|(?<![\w\\])_(?=\S)|(?<=[^\s\\])_(?!\w)|(?<!\\)\*(?=\S)|(?<=[^\s\\])\*(?!\w)")
_LINE_MARK = re.compile(r"^[ \t]{0,12}(?:[*+-]|#{1,6}|>)[ \t]+", re.MULTILINE)


def unmarked(markdown: str) -> str:
    """The words of a piece of Markdown; its lines and the white space at its ends stay as they are.

    >>> unmarked("2\\\\. **Ask** [us](http://lamps.example/x)\\n")
    '2. Ask us\\n'
    """
    text = _LINK_END.sub("", _LINK.sub(r"\1", markdown))
    return _ESCAPE.sub(r"\1", _EMPHASIS.sub("", text))


def legible(markdown: str, limit: int = 0) -> str:
    """A piece of Markdown as words on one line, fit to be shown anywhere.

    Args:
        markdown: a sentence, a heading, a paragraph.
        limit: the most characters to keep, the ellipsis included; 0 keeps all.

    >>> legible("  * We **never**\\nsell \\u202eit")
    'We never sell it'
    """
    return one_line(unmarked(_LINE_MARK.sub("", markdown)), limit)
