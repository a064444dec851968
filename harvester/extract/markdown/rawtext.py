"""Markup that a browser keeps as plain text: what is in ``noframes``, ``xmp`` and the like.

It is written down as it is, so the converter that made the corpus read it as tags; this is how it did.
"""

from __future__ import annotations

import html
import html.entities
import re
from collections.abc import Generator, Iterator
from typing import NamedTuple

from harvester.extract.dom.node import Attributes
from harvester.extract.markdown.writer import NO_BREAK_SPACE


class Open(NamedTuple):
    """A start tag."""

    name: str
    attributes: Attributes


class Close(NamedTuple):
    """An end tag."""

    name: str


class Piece(NamedTuple):
    """A piece of text, or the character that a reference stands for."""

    text: str
    is_reference: bool


# In characters. What is longer is text: else each of many tags that never end would be looked through to
# the end.
_LONGEST_TAG = 1024

_SPECIAL = re.compile("[&<]")
_REFERENCE = re.compile(r"&(?:#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6})|[a-zA-Z][-.a-zA-Z0-9]*);?")
_START_TAG = re.compile(r"""<([a-zA-Z][^\t\n\r\f />\0]*+)((?:[^>"']++|"[^"]*+"|'[^']*+')*+)>""")
_END_TAG = re.compile(r"</\s*+([a-zA-Z][^\t\n\r\f />\0]*+)[^>]*+>")
_ATTRIBUTE = re.compile(r"""([^\s/>][^\s/=>]*)(?:\s*=+\s*("[^"]*"|'[^']*'|[^>\s]*))?""")
# A value without quotes takes the slash at the end of its tag.
_BARE_VALUE = re.compile(r"""=\s*[^\s"'][^\s]*\Z""")
_COMMENT_END = re.compile(r"--\s*>")


def tokens(markup: str) -> Iterator[Open | Close | Piece]:
    """Yield the tags, texts and references of some markup.

    Args:
        markup: any text.
    """
    at = 0
    while at < len(markup):
        special = _SPECIAL.search(markup, at)
        start = special.start() if special else len(markup)
        if start > at:
            yield Piece(markup[at:start], False)
        at = start
        if at < len(markup):
            at = yield from _special(markup, at)


def _special(markup: str, at: int) -> Generator[Open | Close | Piece, None, int]:
    """Yield what an ampersand or a less-than sign begins, and return where it ends."""
    if markup[at] == "&":
        reference = _REFERENCE.match(markup, at)
        yield Piece(_meaning(reference.group()), True) if reference else Piece("&", False)
        return reference.end() if reference else at + 1
    if markup.startswith("<!--", at):
        end = _COMMENT_END.search(markup, at + 4)
        return end.end() if end else len(markup)
    if markup.startswith(("<!", "<?"), at):
        return markup.find(">", at) + 1 or len(markup)
    limit = at + _LONGEST_TAG
    if markup.find(">", at, limit) < 0:
        yield Piece("<", False)
        return at + 1
    end_tag = _END_TAG.match(markup, at, limit)
    if end_tag:
        yield Close(end_tag.group(1))
        return end_tag.end()
    start_tag = _START_TAG.match(markup, at, limit)
    if not start_tag:
        yield Piece("<", False)
        return at + 1
    name = start_tag.group(1)
    yield Open(name, _attributes(start_tag.group(2)))
    if start_tag.group(2).endswith("/") and not _BARE_VALUE.search(start_tag.group(2)):
        yield Close(name)
    return start_tag.end()


def _meaning(reference: str) -> str:
    """Return the character that a reference stands for, or the reference where it stands for none."""
    if reference.rstrip(";") == "&nbsp":
        return NO_BREAK_SPACE
    name = reference[1:].rstrip(";")
    if name[0] != "#":
        return html.entities.html5.get(f"{name};", f"&{name};")
    number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return chr(number) if number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else ""


def _attributes(markup: str) -> Attributes:
    """Return the attributes of a start tag that have a value; the others the converter takes for absent."""
    return {
        name.lower(): html.unescape(value.strip("\"'")) for name, value in _ATTRIBUTE.findall(markup) if value
    }
