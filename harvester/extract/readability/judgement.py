"""Judge an element by its class and id as Readability does, under the flags of an attempt."""

from __future__ import annotations

import re

from harvester.extract.dom import Node
from harvester.extract.readability.patterns import MAYBE_AFTER_ALL, NEGATIVE, POSITIVE, UNLIKELY

# A declaration of a style attribute; only the last value of "display" that is one counts.
_DISPLAY = re.compile(r"(?:^|;)\s*display\s*:\s*([a-z-]+)\s*(?:!\s*important\s*)?(?=;|\Z)", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


class Judgement:
    """The judgement of one attempt, which remembers the names it has judged.

    Attributes:
        strips_unlikely: whether elements with unlikely names are dropped unread.
        weighs_names: whether names add to scores and take from them.
        cleans_conditionally: whether fishy forms, tables, lists and divisions are dropped from the result.
    """

    def __init__(self, strips_unlikely: bool, weighs_names: bool, cleans_conditionally: bool) -> None:
        self.strips_unlikely = strips_unlikely
        self.weighs_names = weighs_names
        self.cleans_conditionally = cleans_conditionally
        self._weights: dict[str, int] = {"": 0}
        self._unlikely: dict[str, bool] = {" ": False}

    def weight(self, node: Node) -> int:
        """Return the weight of the class and the id of an element."""
        if not self.weighs_names or not node.attributes:
            return 0
        # The class of an SVG element is an object to a browser, not a text.
        name = "" if node.tag[0] == "~" else node.attribute("class")
        return self._weight_of(name) + self._weight_of(node.attribute("id"))

    def is_unlikely(self, names: str) -> bool:
        """Return whether class and id, joined by a space, suggest that an element is not content."""
        known = self._unlikely.get(names)
        if known is None:
            known = UNLIKELY.search(names) is not None and MAYBE_AFTER_ALL.search(names) is None
            self._unlikely[names] = known
        return known

    def _weight_of(self, name: str) -> int:
        known = self._weights.get(name)
        if known is None:
            known = 25 * (POSITIVE.search(name) is not None) - 25 * (NEGATIVE.search(name) is not None)
            self._weights[name] = known
        return known


def names_of(node: Node) -> str:
    """Return the class and the id of an element, joined by a space."""
    name = "" if node.tag[0] == "~" else node.attribute("class")
    return f"{name} {node.attribute('id')}"


def is_hidden(node: Node) -> bool:
    """Return whether the element itself is marked as hidden."""
    attributes = node.attributes
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    if style is None or "none" not in style.lower():
        return False
    displays = _DISPLAY.findall(_CSS_COMMENT.sub("", style))
    return bool(displays) and displays[-1].lower() == "none"


def has_ancestor(node: Node, tag: str) -> bool:
    """Return whether one of the four nearest ancestors is an element of that name."""
    ancestor = node.parent
    for _ in range(4):
        if ancestor is None:
            return False
        if ancestor.tag == tag:
            return True
        ancestor = ancestor.parent
    return False
