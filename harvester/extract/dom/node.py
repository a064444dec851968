"""A lightweight tree of a page, with slotted nodes, linked siblings, and no recursion.

The passes of Readability often move and drop nodes, and ask for the length of the text of an element many
times. So siblings are linked, which makes moves cheap among a million siblings, and measurements of a subtree
are cached until something in it changes.

The tag of a node is the name that HTML elements have in lower case, ``#text``, ``#comment``, or ``~name`` for
an element of SVG or MathML: those are never what an algorithm means by "a paragraph" or "a table".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

TEXT = "#text"
COMMENT = "#comment"
DOCUMENT = "#document"

Attributes = dict[str, str | None]

# What browsers and Python do not both call white space; the first column is what it counts as
# (ECMAScript's \s).
_SPACE_BY_ONE_SIDE_ONLY = re.compile("[\x1c-\x1f\x85\ufeff]")
_AS_A_BROWSER_SEES_IT = {0xFEFF: " ", **dict.fromkeys((0x1C, 0x1D, 0x1E, 0x1F, 0x85), "x")}

# How much text there is below a node, white space collapsed and trimmed, in UTF-16 units as browsers
# count: its length (0: nothing but white space), whether white space is before it and after it, the
# commas in it, and the lengths of the texts of all links in it, added up. A plain tuple: one is made for
# each node of a page.
TextSize = tuple[int, bool, bool, int, int]


class Tally(NamedTuple):
    """How many elements of the kinds that Readability counts there are below a node."""

    paragraphs: int
    images: int
    items: int
    inputs: int
    embeds: int
    breaks: int


_NO_TEXT: TextSize = (0, False, False, 0, 0)
_BLANK: TextSize = (0, True, True, 0, 0)
_NEAR = 50  # nodes
_NOTHING = Tally(0, 0, 0, 0, 0, 0)
_TALLIED = {
    name: Tally(*(int(place == column) for place in range(6)))
    for column, names in enumerate(
        (("p",), ("img",), ("li",), ("input",), ("object", "embed", "iframe"), ("br", "hr"))
    )
    for name in names
}


class Node:
    """An element, a text or a comment, with its neighbours."""

    __slots__ = (
        "attributes",
        "data_table",
        "detached",
        "first",
        "last",
        "next",
        "parent",
        "prev",
        "score",
        "size",
        "tag",
        "tally",
        "template",
        "text",
    )

    tag: str
    text: str
    attributes: Attributes
    parent: Node | None
    first: Node | None
    last: Node | None
    prev: Node | None
    next: Node | None
    score: float | None
    size: TextSize | None
    tally: Tally | None
    template: Node | None
    data_table: bool
    detached: bool

    def __init__(self, tag: str, text: str, attributes: Attributes) -> None:
        self.tag = tag
        self.text = text
        self.attributes = attributes
        self.parent = self.first = self.last = self.prev = self.next = None
        self.score = self.size = self.tally = self.template = None
        self.data_table = self.detached = False

    @property
    def name(self) -> str:
        """The name of an element as it is written in markup, whatever its namespace."""
        return self.tag[1:] if self.tag[0] == "~" else self.tag

    @property
    def is_element(self) -> bool:
        """Whether this node is an element."""
        return self.tag[0] != "#"

    def attribute(self, name: str) -> str:
        """Return the value of an attribute, or ``""`` where it is absent or has none."""
        return self.attributes.get(name) or ""

    def append(self, child: Node) -> None:
        """Move a node to the end of the children of this one."""
        if child.parent is not None:
            child.detach()
        child.parent = self
        last = child.prev = self.last
        if last is None:
            self.first = child
        else:
            last.next = child
        self.last = child
        self.forget()

    def detach(self) -> None:
        """Remove this node and its descendants from its parent."""
        parent, before, after = self.parent, self.prev, self.next
        if parent is None:
            return
        if before is None:
            parent.first = after
        else:
            before.next = after
        if after is None:
            parent.last = before
        else:
            after.prev = before
        self.parent = self.prev = self.next = None
        parent.forget()

    def replace_with(self, other: Node) -> None:
        """Replace this node by another one, which is moved."""
        other.detach()
        parent, before, after = self.parent, self.prev, self.next
        if parent is None:
            return
        self.parent = self.prev = self.next = None
        other.parent, other.prev, other.next = parent, before, after
        if before is None:
            parent.first = other
        else:
            before.next = other
        if after is None:
            parent.last = other
        else:
            after.prev = other
        parent.forget()

    def rename(self, tag: str) -> None:
        """Change the tag of this element, keeping its place, attributes and contents."""
        self.tag = tag
        if self.parent is not None:
            self.parent.forget()

    def forget(self) -> None:
        """Invalidate the cached measurements of this node and its ancestors, after a change below it."""
        # What an element knows, all elements below it know: so the way up ends at the first that knows
        # nothing.
        node: Node | None = self
        while node is not None and (node.size is not None or node.tally is not None):
            node.size = node.tally = None
            node = node.parent

    def nodes(self) -> Iterator[Node]:
        """Yield the child nodes. They must not be moved during the iteration."""
        child = self.first
        while child is not None:
            yield child
            child = child.next

    def children(self) -> Iterator[Node]:
        """Yield the child elements. The caller may move the one just yielded."""
        child = self.first
        while child is not None:
            after = child.next
            if child.tag[0] != "#":
                yield child
            child = after

    def ancestors(self) -> Iterator[Node]:
        """Yield the ancestors, the parent first."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    def only_child(self) -> Node | None:
        """Return the child element if there is exactly one, regardless of text next to it."""
        children = self.children()
        only = next(children, None)
        return only if next(children, None) is None else None

    def descendants(self) -> Iterator[Node]:
        """Yield all descendants in document order. They must not be moved during the iteration."""
        node = self.first
        while node is not None:
            yield node
            if node.first is not None:
                node = node.first
                continue
            while node is not self and node.next is None:
                assert node.parent is not None
                node = node.parent
            if node is self:
                return
            node = node.next

    def text_content(self) -> str:
        """Return all text below this node, unchanged."""
        texts: list[str] = []
        # The walk of ``descendants``, which as a generator takes twice the time.
        node = self.first
        while node is not None:
            if node.tag == TEXT:
                texts.append(node.text)
            elif node.first is not None:
                node = node.first
                continue
            while node is not self and node.next is None:
                assert node.parent is not None
                node = node.parent
            if node is self:
                break
            node = node.next
        return "".join(texts)

    @property
    def length(self) -> int:
        """The length of the text below this node, white space collapsed and trimmed, in UTF-16 units."""
        return (self.size or _measure(self))[0]

    @property
    def commas(self) -> int:
        """The number of commas in the text below this node."""
        return (self.size or _measure(self))[3]

    def link_density(self) -> float:
        """Return the share of the text below this node that is in links, 0 to 1 (more for nested links)."""
        length, _, _, _, linked = self.size or _measure(self)
        return linked / length if length else 0.0

    def holds_text(self) -> bool:
        """Return whether there is text other than white space below this node."""
        if self.size is not None:
            return self.size[0] > 0
        # Usually a text is found soon; otherwise a full measurement, which is cached, is cheaper.
        for _, node in zip(range(_NEAR), self.descendants(), strict=False):
            if node.tag == TEXT and not is_blank(node.text):
                return True
        return self.length > 0

    def counts(self) -> Tally:
        """Return the numbers of elements of the counted kinds below this node."""
        return self.tally or _count(self)


def is_blank(text: str) -> bool:
    """Return whether a text consists of white space, as defined by browsers."""
    rest = text.strip()
    if not rest:
        return _SPACE_BY_ONE_SIDE_ONLY.search(text) is None
    return rest[0] == "\ufeff" and not text.translate(_AS_A_BROWSER_SEES_IT).strip()


def trim(text: str) -> str:
    """Return the text without the white space around it, as ECMAScript's ``trim`` gives it."""
    seen = text.translate(_AS_A_BROWSER_SEES_IT) if _SPACE_BY_ONE_SIDE_ONLY.search(text) else text
    start = len(seen) - len(seen.lstrip())
    return text[start : len(seen.rstrip())] if start < len(seen) else ""


def units(text: str) -> int:
    """Return the length of a text in UTF-16 code units, as browsers count.

    >>> units("a😀")
    3
    """
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _size_of(text: str) -> TextSize:
    """Measure one text."""
    if _SPACE_BY_ONE_SIDE_ONLY.search(text):
        text = text.translate(_AS_A_BROWSER_SEES_IT)
    collapsed = " ".join(text.split())
    if not collapsed:
        return _BLANK if text else _NO_TEXT
    return (
        len(collapsed) if collapsed.isascii() else units(collapsed),
        text[0].isspace(),
        text[-1].isspace(),
        text.count(","),
        0,
    )


def _measure(node: Node) -> TextSize:
    """Measure all text below a node, caching the measurements of its descendants."""
    if node.tag[0] == "#":
        size = node.size = _size_of(node.text) if node.tag == TEXT else _NO_TEXT
        return size
    stack = [node]
    while stack:
        top = stack[-1]
        ready = True
        child = top.first
        while child is not None:
            if child.size is None:
                if child.tag == TEXT:
                    child.size = _size_of(child.text)
                elif child.first is None:
                    child.size = _NO_TEXT
                else:
                    stack.append(child)
                    ready = False
            child = child.next
        if ready:
            top.size = _joined_size(top)
            stack.pop()
    assert node.size is not None
    return node.size


def _joined_size(node: Node) -> TextSize:
    """Put the sizes of the children together: white space that meets collapses too."""
    total = commas = linked = 0
    leads = gap = False
    child = node.first
    while child is not None:
        size = child.size
        assert size is not None
        length, child_leads, child_trails, child_commas, child_linked = size
        if length:
            if total:
                total += gap or child_leads
            else:
                leads = gap or child_leads
            total += length
            gap = child_trails
            commas += child_commas
            linked += child_linked
            if child.tag == "a" or child.tag == "~a":
                linked += length
        elif child_leads:
            gap = True
        child = child.next
    return (total, leads if total else gap, gap, commas, linked)


def _count(node: Node) -> Tally:
    """Count the elements below a node, caching the counts of its descendants."""
    stack = [node]
    while stack:
        top = stack[-1]
        ready = True
        child = top.first
        while child is not None:
            if child.tally is None:
                if child.first is None:
                    child.tally = _NOTHING
                else:
                    stack.append(child)
                    ready = False
            child = child.next
        if ready:
            top.tally = _joined_tally(top)
            stack.pop()
    assert node.tally is not None
    return node.tally


def _joined_tally(node: Node) -> Tally:
    """Add up what is in the children, and the children themselves."""
    found = []
    child = node.first
    while child is not None:
        assert child.tally is not None
        if child.tally is not _NOTHING:
            found.append(child.tally)
        itself = _TALLIED.get(child.name)
        if itself is not None:
            found.append(itself)
        child = child.next
    return Tally(*map(sum, zip(*found, strict=True))) if found else _NOTHING
