"""A copy of what was chosen: the page itself is taken apart by the other recipe."""

from __future__ import annotations

from harvester.extract.complete.lines import is_silent
from harvester.extract.complete.survey import Survey
from harvester.extract.dom.node import COMMENT, TEXT, Node


def copy_of(survey: Survey, root: Node) -> Node:
    """Return a division with all that an element holds and that is not left out.

    Args:
        survey: says what is left out.
        root: the element.
    """
    top = Node("div", "", {})
    parent = top
    node = root.first
    while node is not None:
        below = None
        if node.tag == TEXT:
            parent.append(Node(TEXT, node.text, {}))
        elif node.tag != COMMENT and node not in survey.left_out and not is_silent(node):
            ours = Node(node.tag, "", dict(node.attributes))
            parent.append(ours)
            below = node.first
            if below is not None:
                parent = ours
        if below is not None:
            node = below
            continue
        while node.next is None:
            assert node.parent is not None
            node = node.parent
            if node is root:
                return top
            assert parent.parent is not None
            parent = parent.parent
        node = node.next
    return top
