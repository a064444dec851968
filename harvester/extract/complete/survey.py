"""What stands where on a page, and what of it still counts.

What an element holds is a range of the lines of the page, so that its words, links and prose are differences
of running totals, however often they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate

from harvester.extract.complete.lines import INLINE, PageWalk, words_in
from harvester.extract.dom import Node

# Why a line is left out.
_OUT, _MENU = 1, 2


class Survey:
    """The lines of a page, the elements that hold them, and what is left out of them.

    Attributes:
        total: how many words the page shows, or would show after a click.
        left_out: the elements that do not count, with all that they hold.
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
        """Make the running totals of the lines that are still in."""
        self._prose = [0, *accumulate(self._prose_of)]
        self._words = [0, *accumulate(self._words_of)]
        self._linked = [0, *accumulate(self._linked_of)]

    def span(self, node: Node) -> tuple[int, int]:
        """Return the range of lines that an element holds, or is a part of where it runs on in a line."""
        return self._spans.get(node, (0, 0))

    def prose(self, node: Node) -> int:
        """Return how many words of prose an element holds."""
        return self.prose_between(*self.span(node))

    def prose_between(self, start: int, end: int) -> int:
        """Return how many words of prose a range of lines holds."""
        return self._prose[end] - self._prose[start]

    def words(self, node: Node) -> int:
        """Return how many words an element holds."""
        start, end = self.span(node)
        return self._words[end] - self._words[start]

    def linked(self, node: Node) -> int:
        """Return how many words of an element are links that lead away."""
        start, end = self.span(node)
        return self._linked[end] - self._linked[start]

    def controls(self, node: Node) -> tuple[int, int]:
        """Return how many fields of forms an element holds, and how many buttons."""
        fields, buttons, fields_after, buttons_after = self._controls.get(node, (0, 0, 0, 0))
        return fields_after - fields, buttons_after - buttons

    def next_line(self, start: int, end: int) -> int:
        """Return the first line of a range that is still in, or its end."""
        return next((at for at in range(start, end) if not self._out[at]), end)

    def is_menu(self, line: int) -> bool:
        """Return whether a line is left out because it is part of a menu."""
        return line < len(self._out) and self._out[line] == _MENU

    def leave_out(self, nodes: Iterable[Node], *, are_menus: bool = False) -> None:
        """Take elements, and all that they hold, out of what counts.

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
        """Return whether a line goes on without an element, whose words are then taken off the line."""
        rest = self._words_of[at] - words_in(node)
        if rest <= 0:
            return False
        for counts in (self._prose_of, self._words_of, self._linked_of):
            counts[at] = min(counts[at], rest)
        return True

    def marked(self, root: Node) -> Iterator[Node]:
        """Yield the elements below one that say by name or attribute what they are, less those left out."""
        return (node for node in self._marked if self._is_in(node, root))

    def headings(self, root: Node) -> Iterator[Node]:
        """Yield the headings below an element, less those left out."""
        return (node for node in self._headings if self._is_in(node, root))

    def with_controls(self, root: Node) -> Iterator[Node]:
        """Yield the elements below one that hold controls, outer before inner, less those left out."""
        return (node for node in reversed(self._controls) if self._is_in(node, root))

    def _is_in(self, node: Node, root: Node) -> bool:
        """Return whether an element is below another, and neither it nor one between is left out."""
        above: Node | None = node
        while above is not None and above is not root:
            if above in self.left_out:
                return False
            above = above.parent
        return above is root and node is not root

    def inside(self, root: Node) -> Iterator[Node]:
        """Yield the elements below one that may hold text, in document order, less those left out.

        One that is left out when it has been yielded is not looked into.
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
