"""A look at a page before it is parsed: whether anything can be made of it in reasonable time and memory.

The HTML standard has rules that look through all open elements for each tag, and others that open
elements again and again: harmless in any page that people wrote, but quadratic. Browsers have limits of
their own for that (Blink and Gecko stop at 512 levels). Pages with few tags are not looked at.
"""

from __future__ import annotations

import re

from harvester.extract.dom.serialize import VOID

_HARMLESS = 20_000
_MOST_TAGS = 300_000
# Steps through open elements, some seconds of them; and elements that are opened again.
_MOST_STEPS = 1_500_000_000
_MOST_REOPENED = 2_000_000
# Of formatting elements that are written alike, the parser opens no more than this again ("Noah's Ark
# clause").
_MOST_ALIKE = 3

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)([^<>]*)")
_FORMATTING = frozenset(
    ("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
)
# A start tag of these ends the one before, so that they do not nest.
_ENDED_BY_THE_NEXT = frozenset(
    [
        "p",
        "li",
        "dd",
        "dt",
        "td",
        "th",
        "tr",
        "tbody",
        "thead",
        "tfoot",
        "option",
        "optgroup",
        "rt",
        "rp",
        "colgroup",
        "caption",
    ]
)
_LOOKS_THROUGH = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "li",
        "listing",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "plaintext",
        "pre",
        "search",
        "section",
        "summary",
        "ul",
        "xmp",
    ]
)


# The parser compares each attribute of a tag with all before it.
_MOST_ATTRIBUTES = 20_000
_TAG_START = re.compile("<[a-zA-Z]")


class TooComplex(Exception):
    """A page cannot be parsed in reasonable time; the message says why."""


def check_shape(markup: str) -> None:
    """Refuse a page whose tags would keep the parser busy beyond all reason.

    Args:
        markup: the page.

    Raises:
        TooComplex: it has too many tags, or too many that nest.
    """
    _check_attributes(markup)
    tags = markup.count("<")
    if tags <= _HARMLESS:
        return
    if tags > _MOST_TAGS:
        raise TooComplex(f"the page has {tags:,} tags; more than {_MOST_TAGS:,} are not read")
    _Nesting().follow(markup)


def _check_attributes(markup: str) -> None:
    """Refuse a page that has a tag with too many attributes."""
    at = 0
    while at + 2 * _MOST_ATTRIBUTES < len(markup):
        # Somewhere in a stretch as long as the shortest such tag there must be the end of another.
        end = markup.rfind(">", at, at + 2 * _MOST_ATTRIBUTES)
        if end < 0:
            end = markup.find(">", at)
            piece = markup[at : end if end >= 0 else len(markup)]
            start = _TAG_START.search(piece)
            if start and not _is_script(markup, at) and len(piece[start.end() :].split()) > _MOST_ATTRIBUTES:
                raise TooComplex(f"a tag of the page has more than {_MOST_ATTRIBUTES:,} attributes")
            if end < 0:
                return
        at = end + 1


def _is_script(markup: str, at: int) -> bool:
    """Return whether a script is open at a place, in which tags mean nothing."""
    before = markup[:at].lower()
    return before.rfind("<script") > before.rfind("</script")


class _Nesting:
    """The elements that are open, roughly, and what they cost so far."""

    def __init__(self) -> None:
        self._open: dict[str, int] = {}
        self._depth = self._steps = self._reopened = self._reopenable = 0
        self._alike: dict[str, int] = {}
        self._formatting: list[str] = []

    def follow(self, markup: str) -> None:
        """Go through all tags of a page."""
        for end, name, rest in _TAG.findall(markup):
            name = name.lower()
            if name in VOID or name in _ENDED_BY_THE_NEXT:
                self._look_through(name)
            elif end:
                self._close(name)
            else:
                self._look_through(name)
                self._open[name] = self._open.get(name, 0) + 1
                self._depth += 1
                if name in _FORMATTING:
                    self._format(name + rest)

    def _look_through(self, name: str) -> None:
        if name not in _LOOKS_THROUGH:
            return
        self._reopened += self._reopenable
        self._spend()

    def _spend(self) -> None:
        """Count a look through all open elements."""
        self._steps += self._depth
        if self._steps > _MOST_STEPS or self._reopened > _MOST_REOPENED:
            raise TooComplex(
                f"the elements of the page are nested too deeply ({self._depth:,} are open at once)"
            )

    def _close(self, name: str) -> None:
        if not self._open.get(name):
            self._spend()
            return
        self._open[name] -= 1
        self._depth -= 1
        if name in _FORMATTING and self._formatting:
            tag = self._formatting.pop()
            if tag:
                self._alike[tag] -= 1
                self._reopenable -= 1

    def _format(self, tag: str) -> None:
        is_reopened = self._alike.get(tag, 0) < _MOST_ALIKE
        self._formatting.append(tag if is_reopened else "")
        if is_reopened:
            self._alike[tag] = self._alike.get(tag, 0) + 1
            self._reopenable += 1
