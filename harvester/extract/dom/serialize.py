"""Serialize a tree as browsers do for ``innerHTML`` (HTML Standard, "serializing HTML fragments")."""

from __future__ import annotations

from collections.abc import Iterator

from harvester.extract.dom.node import COMMENT, TEXT, Node

VOID = frozenset(
    [
        "area",
        "base",
        "basefont",
        "bgsound",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "keygen",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
# The parser does not look for markup in these, so nothing is escaped in them either.
RAW_TEXT = frozenset(("style", "script", "xmp", "iframe", "noembed", "noframes", "plaintext"))


def inner_markup(node: Node) -> str:
    """Return the markup of all that is below a node.

    Args:
        node: an element, or what a template holds.
    """
    return "".join(_pieces(node))


def _pieces(root: Node) -> Iterator[str]:
    """Yield the markup piece by piece."""
    # Two kinds of entry: a node still to be written, and the end tag that is due when its contents are.
    stack: list[Node | str] = _reversed_children(root)
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield node
        elif node.tag == TEXT:
            raw = node.parent is not None and node.parent.tag in RAW_TEXT
            yield node.text if raw else as_markup(node.text)
        elif node.tag == COMMENT:
            yield f"<!--{node.text}-->"
        else:
            yield _start_tag(node)
            if node.tag not in VOID:
                stack.append(f"</{node.name}>")
                stack.extend(_reversed_children(node.template or node))


def _reversed_children(node: Node) -> list[Node | str]:
    """Return the child nodes, last first."""
    found: list[Node | str] = []
    child = node.last
    while child is not None:
        found.append(child)
        child = child.prev
    return found


def _start_tag(node: Node) -> str:
    """Return the start tag of an element."""
    attributes = "".join(
        f' {name}="{_escaped_value(value or "")}"' for name, value in node.attributes.items()
    )
    return f"<{node.name}{attributes}>"


def as_markup(text: str) -> str:
    """Return a text as it stands in markup.

    >>> as_markup("R&D")
    'R&amp;D'
    """
    return text.replace("&", "&amp;").replace("\u00a0", "&nbsp;").replace("<", "&lt;").replace(">", "&gt;")


def _escaped_value(value: str) -> str:
    """Return the value of an attribute as it stands in markup, between double quotes."""
    return value.replace("&", "&amp;").replace("\u00a0", "&nbsp;").replace('"', "&quot;")
