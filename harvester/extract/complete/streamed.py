"""Move the late parts of a streamed page to their places.

React sends parts that are not ready yet in hidden elements at the end of the page, and a script moves each of
them to a placeholder (react-dom/server, "streaming"). The identifiers are defined by that protocol: ``B:1``
marks a placeholder with a fallback, ``P:1`` one without, and ``S:1`` is a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from harvester.extract.dom import COMMENT, Node

# The pattern starts with literal characters, which makes the search fast.
_IS_STREAMED = re.compile(r"""S:[0-9a-f]+["'\s>]""")
_PART = re.compile(r"(?P<prefix>.*)S:(?P<number>[0-9a-f]+)")
# Calls that move a part to a placeholder. Those for a boundary name the placeholder first.
_TO_BOUNDARY = re.compile(r"""\$R[CR]\(\s*["']([^"']+)["']\s*,\s*["']([^"']+)["']""")
_TO_PLACE = re.compile(r"""\$RS\(\s*["']([^"']+)["']\s*,\s*["']([^"']+)["']""")
_BOUNDARY_STARTS = ("$", "$?", "$!", "$~")
_BOUNDARY_END = "/$"


def is_streamed(markup: str) -> bool:
    """Return whether a page may have parts that a script would move.

    >>> is_streamed('<div hidden id="S:0"></div>')
    True
    """
    return _IS_STREAMED.search(markup) is not None


def put_in_place(document: Node, markup: str) -> None:
    """Move the late parts to their placeholders.

    Args:
        document: the page; it is changed in place.
        markup: the source of the page, with the scripts that assign parts to placeholders.
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
    """Yield the placeholders with the number of a part, for parts that no script assigns."""
    found = _PART.fullmatch(name)
    if found:
        yield f"{found['prefix']}P:{found['number']}"
        yield f"{found['prefix']}B:{found['number']}"


def _holds(part: Node, place: Node) -> bool:
    """Return whether a placeholder is inside the part itself."""
    return place is part or part in place.ancestors()


def _fill(place: Node, part: Node) -> None:
    """Replace a placeholder and its fallback by the contents of a part."""
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
    """Drop the fallback: everything from the placeholder to the end of its boundary."""
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
