"""Parse markup as browsers do (HTML5); the only user of selectolax, whose parser is Lexbor."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from harvester.extract.dom.node import COMMENT, DOCUMENT, TEXT, Attributes, Node

_FOREIGN_ROOTS = frozenset(("svg", "math"))
# Where the parser goes back to HTML inside an image or a formula (HTML standard, "integration points").
_ISLANDS_OF_HTML = frozenset(("~foreignObject", "~desc", "~title"))
_TEXT_OF_FORMULAS = frozenset(("~mi", "~mo", "~mn", "~ms", "~mtext"))

# Readability drops these first, so they need not be copied.
NEVER_SHOWN = frozenset(("script", "noscript", "style"))

# Elements in which the letters of a tag are text; a comment is another place where they are.
_RAW_NAMES = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript")
# The first look ahead is for speed: most tags have other names.
_RAW = re.compile(rf"<(?=[!instxINSTX])(?:!--|({'|'.join(_RAW_NAMES)})(?=[\s/>]))", re.IGNORECASE | re.ASCII)
_RAW_ENDS = {name: re.compile(f"</{name}", re.IGNORECASE | re.ASCII) for name in _RAW_NAMES}
_NOSCRIPT = re.compile("<noscript", re.IGNORECASE | re.ASCII)

_NO_ATTRIBUTES: Attributes = {}


def parse(markup: str, left_out: frozenset[str] = NEVER_SHOWN) -> Node:
    """Parse a page.

    Args:
        markup: the page; anything is a page to a browser.
        left_out: the names of elements that are not wanted.
    """
    document = Node(DOCUMENT, "", _NO_ATTRIBUTES)
    root = LexborHTMLParser(without_noscript(markup)).root
    if root is not None:
        document.append(_copy(root, left_out))
    return document


def without_noscript(markup: str) -> str:
    """Return a page whose ``noscript`` elements are empty, as they are to a browser that runs scripts.

    To such a browser, everything in them is plain text. The parser would take it for markup, which may end
    the head of the page early and start the body inside the element.

    >>> without_noscript("<noscript><iframe src=x /></noscript><p>Text</p>")
    '<noscript></noscript><p>Text</p>'
    """
    ends = [found.end() for found in _NOSCRIPT.finditer(markup)]
    if not ends:
        return markup
    pieces = []
    at = kept = 0
    # Most pages have but one, near the top: what is behind the last of them need not be looked through.
    while (found := _RAW.search(markup, at, ends[-1] + 1)) is not None:
        name = (found.group(1) or "").lower()
        if name:
            end = _RAW_ENDS[name].search(markup, found.end())
            at = end.start() if end else len(markup)
        else:
            # A comment may end as soon as it begins.
            at = markup.find("-->", found.end() - 2)
            at = at if at >= 0 else len(markup)
        if name == "noscript":
            start = markup.find(">", found.end(), at) + 1
            if start:
                pieces.append(markup[kept:start])
                kept = at
    pieces.append(markup[kept:])
    return "".join(pieces)


def parse_in_body(markup: str, quirks: bool) -> Node:
    """Return the ``body`` element that holds what a browser makes of ``innerHTML = markup``.

    Args:
        markup: what is put into the body.
        quirks: whether the page was without a proper doctype, where a paragraph may hold a table.
    """
    return body_of(parse(f"{'' if quirks else '<!doctype html>'}<body>{markup}"))


def body_of(document: Node) -> Node:
    """Return the body of a page, or the frameset that it has in its place."""
    for html in document.children():
        for child in html.children():
            if child.tag == "body" or child.tag == "frameset":
                return child
    return Node("body", "", {})


def is_quirky(markup: str) -> bool:
    """Return whether a browser shows the page in quirks mode, by the one trace of it in a tree."""
    # Only what comes before any content decides; the doctype is in it, or nowhere.
    start = re.match(r"(?>\s+|<!--(?>.*?-->)|<\?[^>]*>)*+<!doctype[^>]*>", markup, re.IGNORECASE | re.DOTALL)
    probe = LexborHTMLParser(f"{start.group() if start else ''}<p><table>")
    return probe.css_first("p > table") is not None


def _copy(root: LexborNode, left_out: frozenset[str]) -> Node:
    """Copy an element, and all below it less what is left out, into our own nodes."""
    top = Node("html", "", root.attributes)
    templates: list[tuple[LexborNode, Node]] = []
    _copy_below(root, top, templates, left_out)
    while templates:
        node, ours = templates.pop()
        # The contents of a template are in a separate tree.
        contents = node.template_fragments()
        if contents:
            ours.template = Node("#content", "", _NO_ATTRIBUTES)
            ours.template.parent = ours
            _copy_below(contents[0], ours.template, templates, frozenset())
    return top


def _copy_below(
    root: LexborNode, top: Node, templates: list[tuple[LexborNode, Node]], left_out: frozenset[str]
) -> None:
    """Copy all that is below a node of the parser below one of ours, and note the templates."""
    parent = top
    last: Node | None = None
    node = root.first_child
    while node is not None:
        tag = node.tag or ""
        if tag not in left_out:
            if tag == "-text":
                ours = Node(TEXT, node.text_content or "", _NO_ATTRIBUTES)
            elif tag == "-comment":
                ours = Node(COMMENT, (node.html or "")[4:-3], _NO_ATTRIBUTES)
            elif not tag:
                # A processing instruction: to browsers a comment that starts with its question mark.
                ours = Node(COMMENT, (node.html or "")[1:-1], _NO_ATTRIBUTES)
            elif tag in _FOREIGN_ROOTS or (parent.tag[0] == "~" and _is_foreign_inside(parent, tag)):
                ours = Node(f"~{tag}", "", node.attributes)
            else:
                ours = Node(tag, "", node.attributes)
            # The nodes are linked directly: the parent has no cached measurements yet.
            ours.parent = parent
            ours.prev = last
            if last is None:
                parent.first = ours
            else:
                last.next = ours
            if tag == "template":
                templates.append((node, ours))
            below = node.first_child
            if below is not None:
                parent, last, node = ours, None, below
                continue
            last = ours
        after = node.next
        while after is None:
            parent.last = last
            if parent is top:
                return
            node = node.parent
            assert node is not None and parent.parent is not None
            last, parent = parent, parent.parent
            after = node.next
        node = after


def _is_foreign_inside(parent: Node, tag: str) -> bool:
    """Return whether an element of that name, in one of SVG or MathML, belongs to it and not to HTML."""
    if parent.tag in _TEXT_OF_FORMULAS:
        return tag in ("mglyph", "malignmark")
    if parent.tag == "~annotation-xml":
        return parent.attribute("encoding").lower() not in ("text/html", "application/xhtml+xml")
    return parent.tag not in _ISLANDS_OF_HTML
