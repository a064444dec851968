"""Find the sections of a page that have no text until a reader opens them; pure.

Some programs put the text of a closed section into the page when its heading is clicked, and not before. What
such a page shows lacks these sections, which is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from diffs.in_words import listed, number
from harvester.extract.dom import Node, parse

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# Menus and footers have headings that open lists of links.
_AROUND = frozenset(("nav", "header", "footer", "aside", "dialog", "menu"))


def unopened_sections(markup: str) -> str:
    """Return a message about the sections of a page that have no text until they are opened, or ``""``.

    Args:
        markup: the page as a browser shows it.
    """
    document = parse(markup)
    panels = {name: node for node in document.descendants() if (name := node.attribute("id"))}
    names = [name for name in _unopened(document, panels) if name]
    if not names:
        return ""
    named = listed([f"“{name}”" for name in names])
    if len(names) == 1:
        return f"1 section of the page has no text until it is opened: {named}"
    return f"{number(len(names))} sections of the page have no text until they are opened: {named}"


def _unopened(document: Node, panels: dict[str, Node]) -> Iterator[str]:
    """Yield the names of closed sections and tabs that have no text."""
    for node in document.descendants():
        is_tab = node.attribute("role") == "tab" and node.attribute("aria-selected") == "false"
        heading = _heading_of(node) if node.attribute("aria-expanded") == "false" else None
        if (not is_tab and heading is None) or any(one.tag in _AROUND for one in node.ancestors()):
            continue
        panel = panels.get(node.attribute("aria-controls"))
        if panel is None and heading is not None and not node.attribute("aria-controls"):
            panel = _next_element(heading)
        if panel is None or not panel.holds_text():
            yield " ".join(node.text_content().split())


def _heading_of(node: Node) -> Node | None:
    """Return the heading that an element is or stands in, or None."""
    for one in (node, *node.ancestors()):
        if one.tag in _HEADINGS or one.attribute("role") == "heading":
            return one
    return None


def _next_element(node: Node) -> Node | None:
    """Return what follows a heading, unless it is the next one."""
    siblings = node.parent.children() if node.parent is not None else iter(())
    after = False
    for one in siblings:
        if after and one.is_element:
            return None if one.tag in _HEADINGS or one.attribute("role") == "heading" else one
        after = after or one is node
    return None
