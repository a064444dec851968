"""Copy the chosen content, because the other recipe modifies the page."""

from __future__ import annotations

from collections.abc import Set

from harvester.extract.complete.lines import is_silent
from harvester.extract.dom import COMMENT, TEXT, Node


def copy_of(root: Node, left_out: Set[Node]) -> Node:
    """Return a ``div`` with a copy of what an element contains, without what is left out.

    Args:
        root: the element.
        left_out: the elements that are not copied, with everything in them.
    """
    top = parent = Node("div", "", {})
    last: Node | None = None
    node = root.first
    while node is not None:
        ours: Node | None = None
        if node.tag == TEXT:
            ours = Node(TEXT, node.text, node.attributes)
        elif node.tag != COMMENT and node not in left_out and not is_silent(node):
            ours = Node(node.tag, "", dict(node.attributes))
        if ours is not None:
            # The nodes are linked directly: the parent has no cached measurements yet.
            ours.parent, ours.prev = parent, last
            if last is None:
                parent.first = ours
            else:
                last.next = ours
            last = ours
            if node.first is not None:
                parent, last, node = ours, None, node.first
                continue
        while node.next is None:
            parent.last = last
            assert node.parent is not None
            node = node.parent
            if node is root:
                return top
            assert parent.parent is not None
            last, parent = parent, parent.parent
        node = node.next
    return top
