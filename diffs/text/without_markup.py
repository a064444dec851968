"""Markdown as words: what a reader sees of it, without its markup and safe to show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from diffs.lazy_pattern import lazy_pattern
from diffs.text.untrusted import one_line

# Bounded: a page cannot make these go over the same text twice. Groups named `drop…` are what nobody sees.
_MARKUP = lazy_pattern(
    r"""
      (?P<drop_escape>\\)[\\`*_{}\[\]()\#+\-.!>~|]
    | (?P<drop_open>!?\[)(?=[^\[\]\n]{0,2000}\]\(|[ \t]*$)
    | (?P<drop_target>\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?:\s\"[^\"\n]{0,200}\")?\))
    | (?P<drop_strong>\*\*+|__+)
    | (?P<drop_emphasis>(?<!\w)_(?=\S) | (?<=\S)_(?!\w) | (?<!\w)\*(?=\S) | (?<=\S)\*(?!\w))
    | (?P<drop_code>`+)
    """,
    re.VERBOSE | re.MULTILINE,
)
# What each of them has; most sentences have none.
_OF_MARKUP = lazy_pattern(r"[\\\[\]*_`]")
_LINE_MARK = lazy_pattern(r"[ \t]{0,40}(?:[*+-]|#{1,6}|>)[ \t]+")
_LINE_START = lazy_pattern(rf"^{_LINE_MARK.pattern}", re.MULTILINE)


def markup_spans(markdown: str) -> Iterator[tuple[int, int]]:
    """Yield where the markup inside the lines of a piece of Markdown is, as pairs of offsets.

    Args:
        markdown: any part of a text; a link or an emphasis may be cut off by its ends.
    """
    if not _OF_MARKUP.search(markdown):
        return
    for match in _MARKUP.finditer(markdown):
        assert match.lastgroup is not None
        yield match.span(match.lastgroup)


def line_mark(line: str) -> str:
    """Return the mark of a list item, heading or quotation with the space around it, or ``""``."""
    mark = _LINE_MARK.match(line)
    return mark[0] if mark else ""


def unmarked(markdown: str) -> str:
    r"""Return the words of a piece of Markdown; its lines and the white space at its ends stay as they are.

    >>> unmarked("2\\. **Ask** [us](http://lamps.example/x)\n")
    '2. Ask us\n'
    """
    words, at = [], 0
    for start, end in markup_spans(markdown):
        words.append(markdown[at:start])
        at = end
    return "".join([*words, markdown[at:]])


def legible(markdown: str, limit: int = 0) -> str:
    r"""Return a piece of Markdown as words on one line, safe to show anywhere.

    Args:
        markdown: a sentence, a heading, a paragraph.
        limit: the most characters to keep, the ellipsis included; 0 keeps all.

    >>> legible("  * We **never**\nsell \u202eit")
    'We never sell it'
    """
    return one_line(unescape(unmarked(_LINE_START.sub("", markdown))), limit)
