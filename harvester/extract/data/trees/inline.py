"""Write text, marks and links of rich texts as markup."""

from __future__ import annotations

import html
from collections.abc import Iterable

from harvester.extract.data.javascript import mended
from harvester.extract.data.values import DataValue

# The marks of all formats, by their names in lower case.
_TAGS = {
    **dict.fromkeys(("bold", "strong", "b"), "strong"),
    **dict.fromkeys(("italic", "em", "emphasis", "i"), "em"),
    **dict.fromkeys(("code", "inlinecode"), "code"),
    **dict.fromkeys(("underline", "u"), "u"),
    **dict.fromkeys(("strike", "strikethrough", "strike-through", "s", "del"), "s"),
    **dict.fromkeys(("superscript", "sup"), "sup"),
    **dict.fromkeys(("subscript", "sub"), "sub"),
}
# The bits in which Lexical writes the marks of a text.
_BITS = ((1, "strong"), (2, "em"), (4, "s"), (8, "u"), (16, "code"), (32, "sub"), (64, "sup"))
_ADDRESSES = ("href", "url", "uri", "web_url", "linkUrl")
_HOLDERS_OF_ADDRESSES = (
    "data",
    "attrs",
    "fields",
    "props",
    "properties",
    "attributes",
    "value",
    "link",
    "linkData",
)


def escaped_text(text: str) -> str:
    """Return a text as markup; the ends of its lines are kept as breaks."""
    return html.escape(mended(text), quote=True).replace("\r\n", "\n").replace("\n", "<br>")


def tag_of(mark: str) -> str:
    """Return the tag of a mark, or ``""``."""
    return _TAGS.get(mark.lower(), "")


def with_tags(markup: str, tags: Iterable[str]) -> str:
    """Return markup inside elements.

    Args:
        markup: the markup of a text.
        tags: the names of the elements, the innermost first.
    """
    for tag in dict.fromkeys(tags):
        markup = f"<{tag}>{markup}</{tag}>" if markup.strip() else markup
    return markup


def with_link(markup: str, address: str) -> str:
    """Return markup inside a link, if there is an address."""
    return f'<a href="{html.escape(mended(address), quote=True)}">{markup}</a>' if address else markup


def address_in(node: dict[str, DataValue], level: int = 0) -> str:
    """Return the address to which a node or a mark links, or ``""``."""
    for key in _ADDRESSES:
        address = node.get(key)
        if isinstance(address, str) and address.strip():
            is_mail = node.get("linktype") == "email" and not address.startswith("mailto:")
            return f"mailto:{address}" if is_mail else address
    if level < 2:
        for key in _HOLDERS_OF_ADDRESSES:
            inside = node.get(key)
            if isinstance(inside, dict) and (address := address_in(inside, level + 1)):
                return address
    return ""


def tags_of_text(node: dict[str, DataValue]) -> list[str]:
    """Return the tags of the marks of a text, as lists, properties or bits, the innermost first."""
    names: list[str] = []
    marks = node.get("marks")
    if isinstance(marks, list):
        for mark in marks:
            name = mark.get("type") if isinstance(mark, dict) else mark
            names.append(name if isinstance(name, str) else "")
    names += [key for key, value in node.items() if value is True]
    tags = [tag for name in names if (tag := tag_of(name))]
    bits = node.get("format")
    if isinstance(bits, int) and not isinstance(bits, bool):
        tags += [tag for bit, tag in _BITS if bits & bit]
    return tags
