"""Put the selected parts of a page together, so that items keep their lists and rows their tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from harvester.extract.dom import Attributes, Node

_ROWS = frozenset(("caption", "thead", "tbody", "tfoot", "tr"))
_DESCRIPTIONS = frozenset(("dt", "dd"))
# A cell without its table comes from a layout table.
_CELLS = frozenset(("td", "th"))
# What the content of a range goes into if both ends of it are in such an element.
_HOLDERS = {"ul": "ul", "ol": "ol", "dl": "dl", "table": "table"} | dict.fromkeys(_ROWS, "table")
_WHOLE_NUMBER = re.compile("-?[0-9]{1,9}")


class ChosenPart(NamedTuple):
    """A selected part of a page.

    Attributes:
        nodes: an element, or what is in a range.
        container: the innermost element that contains both ends of the range; None for an element.
    """

    nodes: tuple[Node, ...]
    container: Node | None = None


def put_together(parts: Sequence[ChosenPart]) -> Node:
    """Return a ``div`` with parts of a page, one after the other.

    Items keep their list and their numbers, rows their table. What is in a range keeps the elements of which
    only a part is in it.

    Args:
        parts: the parts, in document order; they are moved out of the page.
    """
    top = Node("div", "", {})
    # Before anything is moved.
    places = _places(parts)
    last: tuple[_Family, int] | None = None
    holder = top
    for part in parts:
        if part.container is not None:
            top.append(_excerpt(part.nodes, part.container, places))
            last = None
            continue
        (node,) = part.nodes
        family, place = _family(node), places.get(node, 0)
        if family.holder == "div" or last not in ((family, place), (family, place - 1)):
            division = Node("div", "", {})
            top.append(division)
            holder = division
            if family.holder != "div":
                holder = Node(family.holder, "", _numbered_from(family, place))
                division.append(holder)
        holder.append(node)
        if node.tag in _CELLS:
            node.rename("div")
        last = (family, place)
    return top


class _Family(NamedTuple):
    """What consecutive parts may share: the list or table that they belong to, or nothing."""

    holder: str
    above: Node


def _family(part: Node) -> _Family:
    """Return the element that contains a part, and the element that replaces it for a separate part."""
    above = part.parent
    assert above is not None
    if part.tag == "li":
        return _Family("ol" if above.tag == "ol" else "ul", above)
    if part.tag in _DESCRIPTIONS:
        return _Family("dl", above)
    if part.tag in _ROWS:
        while above.tag != "table" and above.parent is not None:
            above = above.parent
        return _Family("table", above)
    return _Family("div", above)


def _places(parts: Sequence[ChosenPart]) -> dict[Node, int]:
    """Return the place among its siblings of each child of an ordered list that a part belongs to."""
    lists = {above for part in parts for above in _lists_around(part) if above.tag == "ol"}
    return {child: place for above in lists for place, child in enumerate(above.children())}


def _lists_around(part: ChosenPart) -> Iterator[Node]:
    """Yield the elements around the nodes of a part, up to the container of a range."""
    seen: set[Node] = set()
    for node in part.nodes:
        for above in node.ancestors():
            if above in seen:
                break
            seen.add(above)
            yield above
            if part.container in (None, above):
                break


def _numbered_from(family: _Family, place: int) -> Attributes:
    """Return the attributes with which a list continues the numbers of the items before a part."""
    if family.holder != "ol":
        return {}
    start = family.above.attribute("start").strip()
    first = int(start) if _WHOLE_NUMBER.fullmatch(start) else 1
    return {"start": str(first + place)}


def _excerpt(nodes: Sequence[Node], container: Node, places: Mapping[Node, int]) -> Node:
    """Return a ``div`` with what is in a range, moved out of the page.

    Elements of which only a part is in the range are copied without their other contents, as
    ``cloneContents`` of the DOM does.

    Args:
        nodes: what is completely in the range, in document order.
        container: the innermost element that contains both ends.
        places: the places of the children of ordered lists.
    """
    top = Node("div", "", {})
    copies: dict[Node, Node] = {}
    for node in nodes:
        # From the node up to the nearest element that has a copy.
        way = [node]
        for above in node.ancestors():
            if above in copies:
                break
            way.append(above)
            if above is container:
                break
        for below, above in zip(reversed(way[:-1]), reversed(way[1:]), strict=True):
            copies[above] = copy = _hollow(above, places.get(below, 0), is_container=above is container)
            (top if above is container else copies[_parent(above)]).append(copy)
        copies[_parent(node)].append(node)
    return top


def _hollow(element: Node, place: int, *, is_container: bool) -> Node:
    """Return a copy of an element without its contents, which will begin with its child at a place."""
    tag = _HOLDERS.get(element.tag, "div") if is_container else element.tag
    attributes = {} if is_container else dict(element.attributes)
    family = _Family(tag, element)
    return Node(tag, "", attributes | _numbered_from(family, place))


def _parent(node: Node) -> Node:
    """Return the parent of a node that is in the page."""
    assert node.parent is not None
    return node.parent
