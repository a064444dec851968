"""First pass: chains of line breaks become paragraphs, ``font`` becomes ``span``."""

from __future__ import annotations

from harvester.extract.dom import TEXT, Node, is_blank

# Phrasing content, less what Readability tends to drop when it stands in a paragraph (canvas, iframe,
# svg, video).
_PHRASING = frozenset(
    [
        "abbr",
        "audio",
        "b",
        "bdo",
        "br",
        "button",
        "cite",
        "code",
        "data",
        "datalist",
        "dfn",
        "em",
        "embed",
        "i",
        "img",
        "input",
        "kbd",
        "label",
        "mark",
        "math",
        "meter",
        "noscript",
        "object",
        "output",
        "progress",
        "q",
        "ruby",
        "samp",
        "script",
        "select",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "textarea",
        "time",
        "var",
        "wbr",
    ]
)
_PHRASING_IF_CONTENTS_ARE = frozenset(("a", "del", "ins"))


def is_phrasing(node: Node, known: dict[Node, bool] | None = None) -> bool:
    """Return whether a node may stand in a paragraph.

    Args:
        node: any node.
        known: what was found of links and edits before; what is found now is added.
    """
    tag = node.tag
    if tag == TEXT or tag in _PHRASING:
        return True
    if tag not in _PHRASING_IF_CONTENTS_ARE:
        return False
    known = {} if known is None else known
    if node in known:
        return known[node]
    found = [node]
    for outer in found:
        for child in outer.nodes():
            tag = child.tag
            if tag in _PHRASING_IF_CONTENTS_ARE and known.get(child, True):
                if child not in known:
                    found.append(child)
            elif tag != TEXT and tag not in _PHRASING:
                _no_phrasing(outer, known)
                return False
    known.update(dict.fromkeys(found, True))
    return True


def _no_phrasing(node: Node, known: dict[Node, bool]) -> None:
    """Note that an element, and so all links and edits around it, hold more than phrasing content."""
    at: Node | None = node
    while at is not None and at.tag in _PHRASING_IF_CONTENTS_ARE and known.get(at, True):
        known[at] = False
        at = at.parent


def is_white_space(node: Node) -> bool:
    """Return whether a node is a text of white space or a line break."""
    return node.tag == "br" or (node.tag == TEXT and is_blank(node.text))


def drop_trailing_white_space(paragraph: Node) -> None:
    """Remove white space and line breaks at the end of a paragraph."""
    while paragraph.last is not None and is_white_space(paragraph.last):
        paragraph.last.detach()


def next_element(node: Node | None) -> Node | None:
    """Return the first of a node and its followers that is more than white space."""
    while node is not None and not node.is_element and is_blank(node.text):
        node = node.next
    return node


def paragraphs_for_breaks(breaks: list[Node]) -> None:
    """Replace each chain of two or more line breaks by a paragraph of what follows it.

    Args:
        breaks: all ``br`` elements of the page, in document order.
    """
    known: dict[Node, bool] = {}
    for first in breaks:
        if _drop_chain_after(first):
            paragraph = Node("p", "", {})
            first.replace_with(paragraph)
            if paragraph.parent is not None:
                _no_phrasing(paragraph.parent, known)
            _take_in_followers(paragraph, known)
            drop_trailing_white_space(paragraph)
            # A paragraph cannot hold another one.
            if paragraph.parent is not None and paragraph.parent.tag == "p":
                paragraph.parent.rename("div")


def _drop_chain_after(first: Node) -> bool:
    """Remove the line breaks that follow a line break at once; return whether there were any."""
    found = False
    following = next_element(first.next)
    while following is not None and following.tag == "br":
        found = True
        after = following.next
        following.detach()
        following = next_element(after)
    return found


def _take_in_followers(paragraph: Node, known: dict[Node, bool]) -> None:
    """Move what follows into the paragraph, up to the next chain of breaks or a block."""
    node = paragraph.next
    while node is not None:
        if node.tag == "br":
            following = next_element(node.next)
            if following is not None and following.tag == "br":
                return
        if not is_phrasing(node, known):
            return
        after = node.next
        paragraph.append(node)
        node = after
