"""Parts of a page that come after it, put in their places.

React sends what is not ready yet behind the rest of the page, in hidden elements, and a script moves each
part to the mark that was left for it (react-dom/server, "streaming"). The identifiers are that protocol's:
``B:1`` marks a place with something to look at meanwhile, ``P:1`` a place alone, ``S:1`` is a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from harvester.extract.dom import COMMENT, Node

# Begins with letters, which makes it quick to look for.
_IS_STREAMED = re.compile(r"""S:[0-9a-f]+["'\s>]""")
_PART = re.compile(r"(?P<prefix>.*)S:(?P<number>[0-9a-f]+)")
# A call of the script: which part goes where. What completes a boundary names the place first.
_TO_BOUNDARY = re.compile(r"""\$R[CR]\(\s*["']([^"']+)["']\s*,\s*["']([^"']+)["']""")
_TO_PLACE = re.compile(r"""\$RS\(\s*["']([^"']+)["']\s*,\s*["']([^"']+)["']""")
_BOUNDARY_STARTS = ("$", "$?", "$!", "$~")
_BOUNDARY_END = "/$"


def is_streamed(markup: str) -> bool:
    """Return whether a page seems to have parts that a script would move.

    >>> is_streamed('<div hidden id="S:0"></div>')
    True
    """
    return _IS_STREAMED.search(markup) is not None


def put_in_place(document: Node, markup: str) -> None:
    """Move the parts that came late to the places that were left for them.

    Args:
        document: the page; changed in place.
        markup: the page as it came, whose scripts say what goes where.
    """
    parts: dict[str, Node] = {}
    places: dict[str, Node] = {}
    for node in document.descendants():
        name = node.attributes.get("id") if node.is_element else None
        if name and node.tag == "template":
            places.setdefault(name, node)
        elif name and _PART.fullmatch(name):
            parts.setdefault(name, node)
    targets = {part: place for place, part in _TO_BOUNDARY.findall(markup)}
    targets.update(_TO_PLACE.findall(markup))
    for name, part in parts.items():
        for target in (targets.get(name), *_usual_places(name)):
            place = places.get(target or "")
            if place is not None and not _holds(part, place):
                _fill(place, part)
                break


def _usual_places(name: str) -> Iterator[str]:
    """Yield the places that a part belongs to where no script says it: those of its own number."""
    found = _PART.fullmatch(name)
    if found:
        yield f"{found['prefix']}P:{found['number']}"
        yield f"{found['prefix']}B:{found['number']}"


def _holds(part: Node, place: Node) -> bool:
    """Return whether a place is inside the part, where it can never go."""
    above: Node | None = place
    while above is not None and above is not part:
        above = above.parent
    return above is part


def _fill(place: Node, part: Node) -> None:
    """Put the contents of a part in a place, instead of what is shown there meanwhile."""
    if place.parent is None:
        return
    before = place.prev
    if before is not None and before.tag == COMMENT and before.text in _BOUNDARY_STARTS:
        _drop_meanwhile(place)
    box = Node("div", "", {})
    while part.first is not None:
        box.append(part.first)
    part.detach()
    place.replace_with(box)


def _drop_meanwhile(place: Node) -> None:
    """Drop what stands behind a place up to the end of its boundary."""
    depth = 0
    node = place.next
    while node is not None:
        after = node.next
        if node.tag == COMMENT:
            if node.text == _BOUNDARY_END:
                if not depth:
                    return
                depth -= 1
            elif node.text in _BOUNDARY_STARTS:
                depth += 1
        node.detach()
        node = after
