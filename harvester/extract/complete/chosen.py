"""Take the parts of a page that a user has selected, instead of those that the rules would choose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from harvester.extract.dom import Attributes, Node
from harvester.extract.dom.parse import NEVER_SHOWN
from harvester.extract.dom.select import select
from harvester.extract.selectors import Selectors
from store.reading_notes import FINDS_NOTHING

_ROWS = frozenset(("caption", "thead", "tbody", "tfoot", "tr"))
_DESCRIPTIONS = frozenset(("dt", "dd"))
# A cell without its table comes from a layout table.
_CELLS = frozenset(("td", "th"))
_WHOLE_NUMBER = re.compile("-?[0-9]{1,9}")


class Choice(NamedTuple):
    """The result of applying the selectors of a user to a page.

    Attributes:
        parts: the selected parts, in document order, without parts inside other parts.
        is_changed: whether anything was selected or removed.
        notes: what the selectors did not find, as messages for users.
        unmatched: the selectors that found nothing.
    """

    parts: list[Node]
    is_changed: bool
    notes: tuple[str, ...]
    unmatched: tuple[str, ...]


def choose(document: Node, selectors: Selectors) -> Choice:
    """Remove what the selectors remove from a page, and find what they select in the rest.

    Args:
        document: the page with its scripts, which selectors count; it is changed in place, and the scripts
            are removed.
        selectors: the selectors of the user.
    """
    removed, idle = _found(document, selectors.remove)
    notes = [f"`remove`: {css!r} {FINDS_NOTHING}" for css in idle]
    for node in removed:
        node.detach()
    selected, missing = _found(document, selectors.select)
    notes += [f"`select`: {css!r} {FINDS_NOTHING}" for css in missing]
    if selectors.select and not selected:
        notes.append("nothing was selected, so the text was chosen as without `select`")
    parts = _outermost(document, selected)
    for node in [node for node in document.descendants() if node.tag in NEVER_SHOWN]:
        node.detach()
    return Choice(parts, bool(removed or selected), tuple(notes), (*idle, *missing))


def _found(document: Node, selectors: Iterable[str]) -> tuple[set[Node], list[str]]:
    """Return the elements that the selectors find, and the selectors that find nothing."""
    found: set[Node] = set()
    unmatched: list[str] = []
    for css in selectors:
        here = select(document, css)
        if not here:
            unmatched.append(css)
        found.update(here)
    return found, unmatched


def _outermost(document: Node, selected: set[Node]) -> list[Node]:
    """Return the selected elements that are not inside another one, in document order."""
    parts = []
    inside: set[Node | None] = set()
    for node in document.descendants():
        if node.parent in inside:
            inside.add(node)
        elif node in selected:
            inside.add(node)
            parts.append(node)
    return parts


def put_together(parts: Sequence[Node]) -> Node:
    """Return a ``div`` with parts of a page, one after the other.

    Items keep their list and their numbers, rows their table.

    Args:
        parts: the parts, in document order; they are moved out of the page.
    """
    top = Node("div", "", {})
    families = [_family(part) for part in parts]
    places = {
        child: place
        for family in set(families)
        if family.holder == "ol"
        for place, child in enumerate(family.above.children())
    }
    last: tuple[_Family, int] | None = None
    holder = top
    for part, family in zip(parts, families, strict=True):
        place = places.get(part, 0)
        if family.holder == "div" or last not in ((family, place), (family, place - 1)):
            division = Node("div", "", {})
            top.append(division)
            holder = division
            if family.holder != "div":
                holder = Node(family.holder, "", _numbered_from(family, place))
                division.append(holder)
        holder.append(part)
        if part.tag in _CELLS:
            part.rename("div")
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


def _numbered_from(family: _Family, place: int) -> Attributes:
    """Return the attributes with which a list continues the numbers of the items before a part."""
    if family.holder != "ol":
        return {}
    start = family.above.attribute("start").strip()
    first = int(start) if _WHOLE_NUMBER.fullmatch(start) else 1
    return {"start": str(first + place)}
