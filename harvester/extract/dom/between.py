"""Ranges of a page that two CSS selectors bound, with the meaning of ranges in the DOM.

A range begins directly before or after the first element that one selector finds, and ends directly before
or after the first that another finds. Both are looked for in the whole page, each by itself. So a range may
begin in one element and end in another, and then it has only a part of either.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from harvester.extract.dom.node import Node
from harvester.extract.dom.select import BadSelector, check_selector, select


@dataclass(frozen=True, slots=True)
class CssRange:
    """What stands on a page between two places.

    Attributes:
        start: CSS selector of the element before or after which it begins.
        end: CSS selector of the element before or after which it ends.
        is_after_start: whether it begins after `start` and not before it.
        is_after_end: whether it ends after `end` and not before it.
    """

    start: str
    end: str
    is_after_start: bool = False
    is_after_end: bool = False

    def keys(self) -> dict[str, str]:
        """Return the range as it is written in the configuration.

        >>> CssRange("h1", "footer", is_after_end=True).keys()
        {'startBefore': 'h1', 'endAfter': 'footer'}
        """
        return {
            "startAfter" if self.is_after_start else "startBefore": self.start,
            "endAfter" if self.is_after_end else "endBefore": self.end,
        }

    def __str__(self) -> str:
        """Return the range as it is written in the configuration, on one line."""
        written = ", ".join(
            f"{key} = {json.dumps(css, ensure_ascii=False)}" for key, css in self.keys().items()
        )
        return f"{{ {written} }}"


RANGE_KEYS = ("startBefore", "startAfter", "endBefore", "endAfter")
"""The keys with which a range is written, in the configuration and by Open Terms Archive."""

Selector = str | CssRange
"""What finds parts of a page: a CSS selector, or a range between two."""


def check_chosen(selector: Selector) -> None:
    """Check that a selector or a range can be used.

    Args:
        selector: the CSS selector or the range.

    Raises:
        BadSelector: a selector is not one, is too long, or has a part that is not supported.
    """
    for css in (selector,) if isinstance(selector, str) else (selector.start, selector.end):
        check_selector(css)


def range_of_keys(keys: Mapping[str, str]) -> CssRange:
    """Return the range that is written with the keys ``startBefore``, ``endAfter`` and so on.

    Args:
        keys: one key for the beginning, one for the end, and no other.

    Raises:
        BadSelector: there are not exactly these two keys.
    """
    match sorted(keys):
        case [("endAfter" | "endBefore") as end, ("startAfter" | "startBefore") as start]:
            return CssRange(keys[start], keys[end], start == "startAfter", end == "endAfter")
    raise BadSelector("a range has one of startBefore and startAfter, and one of endBefore and endAfter")


class RangeContents(NamedTuple):
    """What is in a range.

    Attributes:
        nodes: elements, texts and comments that are completely in it, in document order, without those inside
            other ones.
        container: the innermost element that contains both ends, itself not in the range; None if there are
            no nodes.
    """

    nodes: tuple[Node, ...]
    container: Node | None


def in_range(root: Node, css_range: CssRange) -> RangeContents:
    """Return what is completely in a range.

    Args:
        root: the node below which both ends are looked for, most often the document.
        css_range: the range; nothing is in it if one of its ends is not found, or the end stands before the
            beginning.

    Raises:
        BadSelector: one of the two selectors cannot be used.
    """
    start, end = (next(iter(select(root, css)), None) for css in (css_range.start, css_range.end))
    if start is None or end is None:
        return _EMPTY
    begin = _behind(start, root) if css_range.is_after_start else start
    stop = _behind(end, root) if css_range.is_after_end else end
    places = {node: place for place, node in enumerate(root.descendants())}
    if begin is None or (stop is not None and places[begin] >= places[stop]):
        return _EMPTY
    around = list(end.ancestors())
    # What contains the end is not completely in the range.
    nodes = tuple(_whole_nodes(root, begin, stop, frozenset(around)))
    above = frozenset(start.ancestors())
    return RangeContents(nodes, next(node for node in around if node in above))


def _whole_nodes(root: Node, begin: Node, stop: Node | None, partial: frozenset[Node]) -> Iterator[Node]:
    """Yield the outermost nodes from one node up to another one that are not partly beyond it."""
    node: Node | None = begin
    while node is not None and node is not stop:
        if node in partial:
            node = node.first
            continue
        yield node
        node = _behind(node, root)


def _behind(node: Node, root: Node) -> Node | None:
    """Return the node that follows an element and all that it contains, or None at the end of the page."""
    while node is not root:
        if node.next is not None:
            return node.next
        assert node.parent is not None
        node = node.parent
    return None


_EMPTY = RangeContents((), None)
