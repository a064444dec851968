"""Write rich texts that are trees of nodes as markup.

Contentful, ProseMirror (TipTap, Storyblok), Slate, Lexical, Structured Text of DatoCMS, and the syntax trees
of Markdown and HTML (mdast, hast) differ only in the names of things: a node has a kind, and the nodes in it,
or a text with marks. Sources: the published documentation of these formats.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from harvester.extract.data.trees.inline import (
    address_in,
    escaped_text,
    tag_of,
    tags_of_text,
    with_link,
    with_tags,
)
from harvester.extract.data.trees.strings import is_markup
from harvester.extract.data.values import MOST_LEVELS, Budget, DataValue, Undecodable

Other = Callable[[DataValue], str]

_KINDS = ("tagName", "nodeType", "type", "_type", "tag", "object")
_CHILDREN = ("content", "children", "nodes", "c")
_ITEMS_OF_LISTS = ("items", "listItems")
_ATTRIBUTES = ("attrs", "data", "props", "properties", "fields", "value")
_NOT_LETTERS = re.compile("[^a-z0-9]")
_NUMBERED = re.compile(r"(?:heading|header|h|title)(?:level)?(?:([1-6])|(one|two|three|four|five|six))")
_DIGITS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6"}
_NAMES = {
    **dict.fromkeys(("paragraph", "p", "unstyled", "textblock"), "p"),
    **dict.fromkeys(("listitem", "li", "checklistitem", "taskitem", "checklist"), "li"),
    **dict.fromkeys(("unorderedlist", "bulletlist", "bulletedlist", "ul", "tasklist"), "ul"),
    **dict.fromkeys(("orderedlist", "numberedlist", "numberlist", "ol"), "ol"),
    **dict.fromkeys(
        ("hyperlink", "link", "a", "autolink", "inlinelink", "entryhyperlink", "assethyperlink"), "a"
    ),
    **dict.fromkeys(("blockquote", "quote"), "blockquote"),
    **dict.fromkeys(("hr", "horizontalrule", "thematicbreak", "divider"), "hr"),
    **dict.fromkeys(("br", "break", "hardbreak", "linebreak", "softbreak"), "br"),
    **dict.fromkeys(("table", "tablenode"), "table"),
    **dict.fromkeys(("tablerow", "tr"), "tr"),
    **dict.fromkeys(("tablecell", "td"), "td"),
    **dict.fromkeys(("tableheadercell", "tableheader", "th"), "th"),
    **dict.fromkeys(("codeblock", "pre"), "pre"),
    **dict.fromkeys(("definitionlist", "dl"), "dl"),
    **dict.fromkeys(("dt", "dd", "thead", "tbody", "tfoot", "section", "article", "aside", "nav"), ""),
    **dict.fromkeys(("header", "footer", "main", "details", "summary", "caption", "span", "div"), ""),
}
_LISTS = frozenset(("list", "listblock"))
_TEXTS = frozenset(("text", "span", "textnode", "leaf", "inlinetext", "code", "inlinecode", "html", "string"))
_BLOCKS = frozenset(("p", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th"))
_INLINE = frozenset(("a", "span", "strong", "em", "code", "u", "s", "sup", "sub", "br", "#text", "small"))
_VOID = frozenset(("br", "hr"))
_ORDERED = frozenset(("ordered", "number", "numbered", "decimal", "ol"))
_NO_MARKUP = frozenset(("script", "style", "noscript", "iframe", "svg", "head", "title", "image", "img"))
# What holds a line of text or paragraphs.
_ITEMS = frozenset(("li", "td", "th"))
_LEVELS_OF_A_SIGN = 7


def is_rich(value: DataValue) -> bool:
    """Return whether a value is a node with text, a few levels below it at the most."""
    return isinstance(value, dict) and _children_of(value) is not None and _has_text(value, _LEVELS_OF_A_SIGN)


def is_node(value: DataValue) -> bool:
    """Return whether a value is a node of a kind: one with nodes in it, or a text."""
    return isinstance(value, dict) and (_children_of(value) is not None or _text_of(value) is not None)


def _children_of(node: dict[str, DataValue]) -> list[DataValue] | None:
    """Return the nodes in a node, or None if it is no such node."""
    for key in (*_CHILDREN, *(_ITEMS_OF_LISTS if _is_list(node) else ())):
        inside = node.get(key)
        if not isinstance(inside, list) or not all(isinstance(one, dict | str) for one in inside):
            continue
        # Without a kind, only nodes of texts and of kinds make a node of a list.
        if inside and (_kind_of(node) or all(map(_is_child, inside))):
            return inside
    return None


def nested_markup(node: DataValue, budget: Budget, other: Other, level: int = 0) -> str:
    """Return the markup of a node.

    Args:
        node: the node; a string is a text.
        budget: how many nodes may be written.
        other: what writes values of other shapes that stand in a node.
        level: how deeply it is nested.

    Raises:
        Undecodable: it is not within the limits.
    """
    budget.spend()
    if level > MOST_LEVELS:
        raise Undecodable("nested too deeply")
    if isinstance(node, str):
        budget.read(node)
        return escaped_text(node)
    if not isinstance(node, dict):
        return ""
    children = _children_of(node)
    if children is None:
        leaf = _leaf(node, other)
        budget.read(leaf)
        return leaf
    tag = _tag_of(node)
    if tag in _NO_MARKUP:
        return ""
    if tag in _ITEMS:
        children = _unwrapped(children)
    written = [(child, nested_markup(child, budget, other, level + 1)) for child in children]
    if tag in ("ul", "ol"):
        inside = "".join(one if _is_item(child) else f"<li>{one}</li>" for child, one in written)
    else:
        inside = "".join(one for _, one in written)
    if tag == "a":
        return with_link(inside, address_in(node))
    if not tag:
        tag = "p" if all(_is_inline(child) for child in children) else "div"
    return f"<{tag}{_spans(node)}>{inside}</{tag}>" if tag not in _VOID else f"<{tag}>"


def _leaf(node: dict[str, DataValue], other: Other) -> str:
    """Return the markup of a node without nodes in it."""
    tag = _tag_of(node)
    if tag in _VOID:
        return f"<{tag}>"
    text = _text_of(node)
    if text is not None:
        if _kind_of(node) == "html":
            return text
        if tag in _BLOCKS:
            # The text of a whole block may be markup; that of a node of text is what it says.
            return f"<{tag}>{text if is_markup(text) else escaped_text(text)}</{tag}>"
        marks = node.get("marks")
        markup = with_tags(escaped_text(text), tags_of_text(node))
        if tag_of(_kind_of(node)):
            markup = with_tags(markup, [tag_of(_kind_of(node))])
        for mark in marks if isinstance(marks, list) else ():
            if isinstance(mark, dict) and _kind_of(mark) in ("link", "hyperlink", "a"):
                markup = with_link(markup, address_in(mark))
        return markup
    # An entry that is embedded, or a block of a kind that only its site knows.
    return "".join(other(node[key]) for key in _ATTRIBUTES if isinstance(node.get(key), dict))


def _tag_of(node: dict[str, DataValue]) -> str:
    """Return the tag of a node, or ``""`` if its kind says nothing."""
    kind = _kind_of(node)
    if kind in ("heading", "header") or kind.endswith("heading"):
        return f"h{_heading_level(node)}"
    numbered = _NUMBERED.fullmatch(kind)
    if numbered is not None:
        return heading_tag(numbered)
    if kind in _LISTS:
        return "ol" if _is_ordered(node) else "ul"
    kind = kind.replace("nestedlist", "list")
    if kind in _NAMES:
        return _NAMES[kind] or kind
    return tag_of(kind) or (kind if kind in _NO_MARKUP else "")


def heading_tag(numbered: re.Match[str]) -> str:
    """Return the tag of a heading.

    Args:
        numbered: a match whose first group is the level as a digit, or else its second one as a word.
    """
    return f"h{numbered[1] or _DIGITS[numbered[2].lower()]}"


def _is_list(node: dict[str, DataValue]) -> bool:
    """Return whether a node is a list by its kind."""
    return "list" in _kind_of(node)


def _kind_of(node: dict[str, DataValue]) -> str:
    """Return the kind of a node in small letters without separators, or ``""``."""
    for key in _KINDS:
        kind = node.get(key)
        # An "element" is a node of a tree of HTML; its tag is another property.
        if isinstance(kind, str) and kind and kind != "element":
            return _NOT_LETTERS.sub("", kind.lower()[:40])
    return ""


def _looked_up(node: dict[str, DataValue], *keys: str) -> DataValue:
    """Return the first of the properties of a node, which may stand in one of them."""
    for holder in (node, *(node.get(key) for key in _ATTRIBUTES)):
        if isinstance(holder, dict):
            for key in keys:
                if holder.get(key) is not None:
                    return holder[key]
    return None


def _heading_level(node: dict[str, DataValue]) -> int:
    """Return the level of a heading; 2 if it has none."""
    level = _looked_up(node, "level", "depth", "tag")
    digits = re.fullmatch(r"h?([1-6])", level if isinstance(level, str) else str(level or ""))
    return int(digits[1]) if digits else 2


def _is_ordered(node: dict[str, DataValue]) -> bool:
    """Return whether a list is numbered."""
    order = _looked_up(node, "ordered", "format", "listType", "style", "tag")
    return order is True or (isinstance(order, str) and order.lower() in _ORDERED)


def _text_of(node: dict[str, DataValue]) -> str | None:
    """Return the text of a leaf, or None."""
    text = node.get("text")
    if isinstance(text, str):
        return text
    value = node.get("value")
    if isinstance(value, str) and _kind_of(node) in _TEXTS:
        return value
    data = node.get("textData")
    inside = data.get("text") if isinstance(data, dict) else None
    return inside if isinstance(inside, str) else None


def _is_child(value: DataValue) -> bool:
    """Return whether a value is one of the nodes in a node without a kind."""
    return isinstance(value, dict) and (
        _text_of(value) is not None or (bool(_kind_of(value)) and "children" in value)
    )


def _is_inline(value: DataValue) -> bool:
    """Return whether a node stands in a line of text."""
    if not isinstance(value, dict):
        return True
    if _children_of(value) is None:
        return _text_of(value) is not None or _tag_of(value) == "br"
    return _tag_of(value) in _INLINE


def _has_text(node: DataValue, levels: int) -> bool:
    """Return whether there is a text in a node."""
    if isinstance(node, str):
        return bool(node.strip())
    if not isinstance(node, dict):
        return False
    text = _text_of(node)
    if text is not None:
        return bool(text.strip())
    return levels > 0 and any(_has_text(child, levels - 1) for child in _children_of(node) or ())


def _unwrapped(children: list[DataValue]) -> list[DataValue]:
    """Return the nodes in an item, with what is in its first paragraph instead of this."""
    first = children[0] if children else None
    if isinstance(first, dict) and (
        _tag_of(first) == "p" or _kind_of(first) in ("lic", "listitemchild", "listitemtext")
    ):
        inside = _children_of(first)
        if inside is not None and all(
            not isinstance(one, dict) or _tag_of(one) != "p" for one in children[1:]
        ):
            return [*inside, *children[1:]]
    return children


def _is_item(child: DataValue) -> bool:
    """Return whether a node in a list needs no item around it."""
    return isinstance(child, dict) and _tag_of(child) in ("li", "ul", "ol")


def _spans(node: dict[str, DataValue]) -> str:
    """Return the attributes of a cell that covers several."""
    written = ""
    for name in ("colspan", "rowspan"):
        span = _looked_up(node, name)
        if isinstance(span, int) and not isinstance(span, bool) and 1 < span < 1000:
            written += f' {name}="{span}"'
    return written
