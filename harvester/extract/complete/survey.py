"""Keep track of which lines of a page belong to which element, and of what is left out.

Each element covers a range of the lines of the page, so its numbers of words, of linked words and of words of
prose are differences of running totals, and cost little however often they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate

from harvester.extract.complete.lines import INLINE, PageWalk, words_in
from harvester.extract.dom import Node

# The reasons for leaving a line out.
_OUT, _MENU = 1, 2


class Survey:
    """The lines of a page, the elements that contain them, and what is left out.

    Attributes:
        total: how many words the page shows, or would show after a click.
        left_out: the elements that are left out, with everything in them.
    """

    def __init__(self, root: Node) -> None:
        walk = PageWalk(root)
        walk.go()
        self.left_out: set[Node] = set()
        self._spans, self._controls = walk.spans, walk.controls
        self._marked, self._headings = walk.marked, walk.headings
        self._out = bytearray(len(walk.lines))
        self._prose_of = [line.prose for line in walk.lines]
        self._words_of = [line.words for line in walk.lines]
        self._linked_of = [line.linked for line in walk.lines]
        self._add_up()
        self.total = self._words[-1]

    def _add_up(self) -> None:
        """Compute the running totals of the lines that are not left out."""
        self._prose = [0, *accumulate(self._prose_of)]
        self._words = [0, *accumulate(self._words_of)]
        self._linked = [0, *accumulate(self._linked_of)]

    def span(self, node: Node) -> tuple[int, int]:
        """Return the range of lines that an element covers; an inline element covers its complete line."""
        return self._spans.get(node, (0, 0))

    def prose(self, node: Node) -> int:
        """Return how many words of prose an element contains."""
        return self.prose_between(*self.span(node))

    def prose_between(self, start: int, end: int) -> int:
        """Return how many words of prose a range of lines contains."""
        return self._prose[end] - self._prose[start]

    def words(self, node: Node) -> int:
        """Return how many words an element contains."""
        start, end = self.span(node)
        return self._words[end] - self._words[start]

    def linked(self, node: Node) -> int:
        """Return how many words of an element are the text of links to other pages."""
        start, end = self.span(node)
        return self._linked[end] - self._linked[start]

    def unlinked(self, node: Node) -> int:
        """Return how many words of an element are not the text of links to other pages."""
        return self.words(node) - self.linked(node)

    def controls(self, node: Node) -> tuple[int, int]:
        """Return how many form fields an element contains, and how many buttons."""
        fields, buttons, fields_after, buttons_after = self._controls.get(node, (0, 0, 0, 0))
        return fields_after - fields, buttons_after - buttons

    def next_line(self, start: int, end: int) -> int:
        """Return the first line of a range that is not left out, or the end of the range."""
        return next((at for at in range(start, end) if not self._out[at]), end)

    def is_menu(self, line: int) -> bool:
        """Return whether a line is left out as part of a menu."""
        return line < len(self._out) and self._out[line] == _MENU

    def leave_out(self, nodes: Iterable[Node], *, are_menus: bool = False) -> None:
        """Leave out elements, and everything in them.

        Args:
            nodes: the elements.
            are_menus: whether they are lists of links to other pages.
        """
        found = list(nodes)
        if not found:
            return
        self.left_out.update(found)
        for node in found:
            start, end = self.span(node)
            if end - start == 1 and node.tag in INLINE and self._is_part_of_line(node, start):
                continue
            self._out[start:end] = bytes([_MENU if are_menus else _OUT]) * (end - start)
            for counts in (self._prose_of, self._words_of, self._linked_of):
                counts[start:end] = [0] * (end - start)
        self._add_up()

    def _is_part_of_line(self, node: Node, at: int) -> bool:
        """Subtract the words of an inline element from its line, and return whether any words remain."""
        rest = self._words_of[at] - words_in(node)
        if rest <= 0:
            return False
        for counts in (self._prose_of, self._words_of, self._linked_of):
            counts[at] = min(counts[at], rest)
        return True

    def marked(self, root: Node) -> Iterator[Node]:
        """Yield the descendants whose name or attributes tell their purpose, except those left out."""
        return (node for node in self._marked if self._is_in(node, root))

    def headings(self, root: Node) -> Iterator[Node]:
        """Yield the headings below an element, except those left out."""
        return (node for node in self._headings if self._is_in(node, root))

    def with_controls(self, root: Node) -> Iterator[Node]:
        """Yield the descendants that contain controls, outer before inner, except those left out."""
        return (node for node in reversed(self._controls) if self._is_in(node, root))

    def _is_in(self, node: Node, root: Node) -> bool:
        """Return whether an element is a descendant of another and is not left out."""
        above: Node | None = node
        while above is not None and above is not root:
            if above in self.left_out:
                return False
            above = above.parent
        return above is root and node is not root

    def inside(self, root: Node) -> Iterator[Node]:
        """Yield the descendants that may contain text, in document order, except those left out.

        The descendants of an element that the caller leaves out are skipped.
        """
        node = root.first
        while node is not None:
            if node in self._spans and node not in self.left_out:
                yield node
                if node.first is not None and node not in self.left_out:
                    node = node.first
                    continue
            while node is not root and node.next is None:
                assert node.parent is not None
                node = node.parent
            if node is root:
                return
            node = node.next
