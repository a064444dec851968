"""Write strings as markup: markup itself, escaped or percent-encoded markup, Markdown, and plain text."""

from __future__ import annotations

import base64
import binascii
import html
import re
from urllib.parse import unquote

from harvester.extract.data.javascript import mended
from harvester.extract.data.trees.inline import escaped_text
from harvester.extract.data.trees.markdown import LONGEST_MARKDOWN, MOST_BRACKETS, markdown_markup
from harvester.extract.data.values import DataValue

_NAMES = (
    "p|div|h[1-6]|ul|ol|li|br|table|tr|td|dl|section|article|main|blockquote|pre|html|body"
    "|span|strong|b|em|i|a|u|font"
)
_TAG = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>]{{0,2000}}+|/)?+>", re.IGNORECASE)
_ESCAPED_TAG = re.compile(rf"&(?:amp;)?lt;/?(?:{_NAMES})\b", re.IGNORECASE)
_ENCODED_TAG = re.compile(rf"%3C/?(?:{_NAMES})(?:%3E|%20|\s|/)", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"^#{1,6} \S|^ {0,3}[-*+] \S|^ {0,3}\d{1,3}[.)] \S|\[[^\[\]\n]{1,300}\]\([^()\s]{1,2000}\)"
    r"|\*\*\S|__\S|^.{2,200}\n[=-]{3,}$|^\|.*\|$",
    re.MULTILINE,
)
_CODE = re.compile(
    r"^\W*(?:async )?function\b|\)\s*\{|=>\s*[{(\w]|\b(?:var|let|const) \w{1,40} ?="
    r"|^\s*[.#@:][\w-]{1,60}[^{}\n]{0,200}\{"
)
_PARAGRAPH_ENDS = re.compile(r"\n[ \t]*\n\s*")
_DATA = re.compile(r"data:text/(?:html|markdown|plain)(?:;charset=[\w-]{1,20})?;base64,", re.IGNORECASE)
_BASE64 = "base64"


def string_markup(text: str) -> str:
    """Return the markup of a string.

    Args:
        text: the string; which of these it is, is judged by itself.
    """
    text = mended(text).replace("\0", "\ufffd")
    declared = _DATA.match(text)
    if declared is not None:
        text = _unpacked(text[declared.end() :])
    elif _ENCODED_TAG.search(text, 0, 2000) and " " not in text[:2000]:
        text = unquote(text)
    if _TAG.search(text) is None and _ESCAPED_TAG.search(text):
        text = html.unescape(text)
        if _TAG.search(text) is None:
            text = html.unescape(text)
    if is_markup(text):
        return text
    is_readable = len(text) <= LONGEST_MARKDOWN and text.count("[") <= MOST_BRACKETS
    if is_readable and _MARKDOWN.search(text):
        return markdown_markup(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return "".join(
        f"<p>{escaped_text(one)}</p>" for one in _PARAGRAPH_ENDS.split(html.unescape(lines)) if one.strip()
    )


def is_code(text: str) -> bool:
    """Return whether a string is a program or a style sheet, as pages hold for their own scripts.

    Args:
        text: the string.
    """
    # Markup may start with a style sheet of its own, which is left out when it is parsed.
    return _CODE.search(text, 0, 1000) is not None and not is_markup(text)


def is_markup(text: str) -> bool:
    """Return whether a string is markup: it has a tag, which is not code that Markdown shows."""
    tags = _TAG.findall(text)
    # Markdown may hold a few tags of its own.
    return bool(tags) and not (len(_MARKDOWN.findall(text)) > len(tags))


def packed_text(value: dict[str, DataValue]) -> str | None:
    """Return the text of an object that declares to hold one in Base64, or None."""
    if value.get("encoding") != _BASE64:
        return None
    packed = next(
        (one for key in ("content", "data", "value", "body") if isinstance(one := value.get(key), str)), None
    )
    return _unpacked(packed) if packed is not None else None


def _unpacked(text: str) -> str:
    """Return the text that is packed in Base64, or ``""``."""
    try:
        return base64.b64decode("".join(text.split()), validate=True).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""
