"""Render a tree as Markdown, in the dialect of the corpus.

The dialect is that of html2text 2020.1.16 with ``body_width=0``, ``unicode_snob=True`` and
``ignore_images=True``, odd white space and all; the renderer is our own, written to its observed
behaviour. That converter reads markup, not a tree, so some of what it does follows from how a browser
writes a tree down: a text is read in pieces, cut at ``&``, ``<``, ``>`` and U+00A0 (which are written as
references there), and each piece is judged for itself.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from harvester.extract.dom import COMMENT, RAW_TEXT, TEXT, VOID, Attributes, Node, parse_in_body
from harvester.extract.markdown.elements import CLOSING, HEADINGS, OPENING
from harvester.extract.markdown.escapes import escaped
from harvester.extract.markdown.writer import NO_BREAK_SPACE, MarkdownWriter

_PIECES = re.compile("([&<>\u00a0])")
# Where a text is read as markup, ">" may stand as it is.
_RAW_PIECES = re.compile("([&<\u00a0])")
_REFERENCES = {"&": ("&", True), "<": ("<", True), ">": (">", True), "\u00a0": (NO_BREAK_SPACE, True)}
# The converter takes this for the end of a comment, where browsers go on to "-->": so the rest is shown.
_EARLY_COMMENT_END = re.compile(r"--\s+>")
_ABSOLUTE = re.compile(r"[a-zA-Z+]+://")

# What may open inside a link while it is still possible that its text is just its address.
_KEEPS_LINK_UNDECIDED = frozenset(("p", "div", "style", "dl", "dt"))
_NO_SPACE_AFTER_EMPHASIS = frozenset(("a", "code", "pre", *HEADINGS))


class Drawing(NamedTuple):
    """An element as Markdown.

    Attributes:
        markdown: the text, without empty lines around it.
        active_links: how many links run a script, or hold their own content (`is_active`).
    """

    markdown: str
    active_links: int


def draw_markdown(content: Node, *, keeps_active_links: bool = True) -> Drawing:
    """Return an element as Markdown.

    Args:
        content: the element; its links are written as they stand.
        keeps_active_links: whether active links are written like others; if not, only their words are.
    """
    canvas = MarkdownWriter(keeps_active_links=keeps_active_links)
    _draw(content, canvas)
    return Drawing(canvas.finish().strip("\n"), canvas.active_links)


def _draw(root: Node, canvas: MarkdownWriter, is_reread: bool = False) -> None:
    """Draw an element with all that is in it."""
    node = root
    while True:
        tag = node.tag
        if tag == TEXT:
            node = _draw_text(node, canvas, is_reread)
        elif tag == COMMENT:
            node = _draw_comment(node, canvas, is_reread)
        else:
            _open(node.name, node.attributes, canvas)
            below = (node.template or node).first
            if below is not None:
                node = below
                continue
            if tag not in VOID:
                _close(node.name, canvas)
        while node is not root and node.next is None:
            assert node.parent is not None
            node = node.parent
            if node.tag == "#content":
                assert node.parent is not None
                node = node.parent
            # What has something in it is not void.
            _close(node.name, canvas)
        if node is root:
            return
        assert node.next is not None
        node = node.next


def _draw_comment(node: Node, canvas: MarkdownWriter, is_reread: bool) -> Node:
    """Draw what stands in a comment after its early end, with the texts that follow; return the last."""
    early_end = _EARLY_COMMENT_END.search(node.text)
    if is_reread or not early_end:
        return node
    rest = node.text[early_end.end() :]
    text = ""
    if node.next is not None and node.next.tag == TEXT:
        text, node = _run_of_texts(node.next)
    first, *others = _PIECES.split(text)
    _draw_markup(f"{rest}-->{first}", canvas)
    _say_pieces(others, canvas)
    return node


def _draw_text(node: Node, canvas: MarkdownWriter, is_reread: bool) -> Node:
    """Draw a text with those that follow it; return the last of them."""
    text, last = _run_of_texts(node)
    if not is_reread and node.parent is not None and node.parent.tag in RAW_TEXT:
        _draw_markup(text, canvas)
    elif (pieces := _RAW_PIECES if is_reread else _PIECES).search(text):
        _say_pieces(pieces.split(text), canvas)
    else:
        _say(text, False, canvas)
    return last


def _say_pieces(pieces: list[str], canvas: MarkdownWriter) -> None:
    """Draw the pieces of a text."""
    for piece in pieces:
        if piece:
            _say(*_REFERENCES.get(piece, (piece, False)), canvas)


def _run_of_texts(node: Node) -> tuple[str, Node]:
    """Return a text joined with those that follow it, for in markup they are one, and the last of them."""
    following = node.next
    if following is None or following.tag != TEXT:
        return node.text, node
    texts = [node.text]
    while following is not None and following.tag == TEXT:
        node = following
        texts.append(node.text)
        following = node.next
    return "".join(texts), node


def _draw_markup(markup: str, canvas: MarkdownWriter) -> None:
    """Draw what is plain text to a browser, but markup to the converter."""
    # A tag that never ends is text.
    end = markup.find("<", markup.rfind(">") + 1)
    tags, rest = (markup, "") if end < 0 else (markup[:end], markup[end:])
    # Such text within such text stays text: a page could have thousands of them, one in the other.
    node = parse_in_body(tags, quirks=False).first
    while node is not None:
        if node.tag == TEXT:
            node = _draw_text(node, canvas, is_reread=True)
        elif node.tag != COMMENT:
            _draw(node, canvas, is_reread=True)
        node = node.next
    _say(rest, False, canvas)


def _open(name: str, attributes: Attributes, canvas: MarkdownWriter) -> None:
    """Draw what stands for a start tag."""
    name = name.lower()
    canvas.tag = name
    if canvas.open_link is not None and name not in _KEEPS_LINK_UNDECIDED:
        canvas.begin_link_text()
    mark = OPENING.get(name)
    if mark is None:
        canvas.after_list = False
    else:
        mark(canvas, name, attributes)
        canvas.after_list = name == "ul" or name == "ol"


def _close(name: str, canvas: MarkdownWriter) -> None:
    """Draw what stands for an end tag."""
    name = name.lower()
    canvas.tag = name
    mark = CLOSING.get(name)
    if mark is None:
        canvas.after_list = False
        return
    mark(canvas, name)
    # The end of a heading is the one tag that does not part two lists.
    if name not in HEADINGS:
        canvas.after_list = name == "ul" or name == "ol"


def _say(text: str, is_reference: bool, canvas: MarkdownWriter) -> None:
    """Draw a piece of text."""
    if not text:
        return
    if canvas.emphasis_opens:
        text = text.strip()
        canvas.emphasis_opens, canvas.emphasis_opened = False, True
    elif canvas.emphasis_opened:
        canvas.emphasis_opened = False
        if not (text[0].isspace() or text[0] in ".!?" or canvas.tag in _NO_SPACE_AFTER_EMPHASIS):
            text = f" {text}"
    if canvas.open_link is not None:
        if canvas.open_link == text and _ABSOLUTE.match(text):
            canvas.write(f"<{text}>")
            canvas.link_is_empty = False
            return
        canvas.begin_link_text()
    if not (is_reference or canvas.code or canvas.preformatted):
        text = escaped(text)
    canvas.say(text)
