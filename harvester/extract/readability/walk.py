"""Second pass: drop what is hidden, unlikely or empty, make paragraphs of divisions, note what to score."""

from __future__ import annotations

from harvester.extract.dom import TEXT, Node, is_blank, trim, units
from harvester.extract.readability.judgement import Judgement, has_ancestor, is_hidden, names_of
from harvester.extract.readability.patterns import BYLINE
from harvester.extract.readability.prepare import drop_trailing_white_space, is_phrasing, is_white_space

_SCORED = frozenset(("section", "h2", "h3", "h4", "h5", "h6", "p", "td", "pre"))
_DROPPED_IF_EMPTY = frozenset(("div", "section", "header", "h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = frozenset(("a", "blockquote", "dl", "div", "img", "ol", "p", "pre", "table", "ul", "select"))

# A byline is shorter than this, in UTF-16 units.
_BYLINE_LIMIT = 100
_LINK_DENSITY_OF_A_PARAGRAPH = 0.25


class Walk:
    """A walk over a page, element by element in document order.

    Attributes:
        byline_found: whether a byline was dropped: only the first is, over all attempts.
    """

    def __init__(self) -> None:
        self.byline_found = False
        self._names_of_bylines: dict[str, bool] = {}

    def elements_to_score(self, document: Node, judgement: Judgement) -> list[Node]:
        """Clean up a page in place and return the elements whose text counts, in document order.

        Args:
            document: the page.
            judgement: the flags of this attempt.
        """
        scored = []
        node = next_in_order(document)
        while node is not None:
            if self._is_dropped(node, judgement):
                following = next_in_order(node, skip_below=True)
                node.detach()
                node = following
                continue
            if node.tag in _SCORED:
                scored.append(node)
            if node.tag == "div":
                node, becomes_paragraph = _paragraphs_in(node)
                if becomes_paragraph:
                    scored.append(node)
            node = next_in_order(node)
        return scored

    def _is_dropped(self, node: Node, judgement: Judgement) -> bool:
        """Return whether an element goes, with all that is in it."""
        if node.attributes:
            names = names_of(node)
            if is_hidden(node) or self._is_byline(node, names):
                return True
            if (
                judgement.strips_unlikely
                and judgement.is_unlikely(names)
                and node.tag != "body"
                and node.tag != "a"
                and not has_ancestor(node, "table")
            ):
                return True
        return node.tag in _DROPPED_IF_EMPTY and _is_empty(node)

    def _speaks_of_author(self, names: str) -> bool:
        """Return whether class and id say that the author is named there."""
        known = self._names_of_bylines.get(names)
        if known is None:
            known = self._names_of_bylines[names] = BYLINE.search(names) is not None
        return known

    def _is_byline(self, node: Node, names: str) -> bool:
        """Return whether an element is the first that names the author, and remember it."""
        if self.byline_found:
            return False
        if not (
            node.attributes.get("rel") == "author"
            or "author" in node.attribute("itemprop")
            or self._speaks_of_author(names)
        ):
            return False
        if 0 < node.length < _BYLINE_LIMIT:
            self.byline_found = units(trim(node.text_content())) < _BYLINE_LIMIT
        return self.byline_found


def next_in_order(node: Node, skip_below: bool = False) -> Node | None:
    """Return the next element in document order, or None at the end of the tree.

    Args:
        node: where to go on from.
        skip_below: whether the elements below the node are passed over.
    """
    if not skip_below:
        child = node.first
        while child is not None:
            if child.tag[0] != "#":
                return child
            child = child.next
    at: Node | None = node
    while at is not None:
        sibling = at.next
        while sibling is not None:
            if sibling.tag[0] != "#":
                return sibling
            sibling = sibling.next
        at = at.parent
    return None


def has_single(node: Node, tag: str) -> Node | None:
    """Return the only child element if it has that name and no text stands beside it."""
    only = node.only_child()
    if only is None or only.tag != tag:
        return None
    child = node.first
    while child is not None:
        # A text that ends with white space is not looked at any further: so the algorithm has it.
        if child.tag == TEXT and not is_blank(child.text[-1:]):
            return None
        child = child.next
    return only


def _is_empty(node: Node) -> bool:
    """Return whether there is no text in an element, and nothing else but breaks and rules."""
    if node.holds_text():
        return False
    children = sum(1 for _ in node.children())
    return children == 0 or children == node.counts().breaks


def _paragraphs_in(division: Node) -> tuple[Node, bool]:
    """Put loose text of a division into paragraphs; a division that is but one paragraph becomes that.

    Returns:
        the element that now stands there, and whether it was made a paragraph.
    """
    _wrap_phrasing(division)
    paragraph = has_single(division, "p")
    if paragraph is not None and division.link_density() < _LINK_DENSITY_OF_A_PARAGRAPH:
        division.replace_with(paragraph)
        return paragraph, True
    if not _has_block(division):
        division.rename("p")
        return division, True
    return division, False


def _wrap_phrasing(division: Node) -> None:
    """Put each run of phrasing content of a division into a paragraph of its own."""
    paragraph: Node | None = None
    child = division.first
    while child is not None:
        after = child.next
        if is_phrasing(child):
            if paragraph is not None:
                paragraph.append(child)
            elif not is_white_space(child):
                paragraph = Node("p", "", {})
                child.replace_with(paragraph)
                paragraph.append(child)
        elif paragraph is not None:
            drop_trailing_white_space(paragraph)
            paragraph = None
        child = after


def _has_block(element: Node) -> bool:
    """Return whether there is an element below that no paragraph holds (or a link or an image)."""
    return any(node.tag in _BLOCKS for node in element.descendants())
