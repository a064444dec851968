"""Write the page that a browser shows as one HTML document.

A reader sees one text where a page has frames, shadow trees and slots. The document has them in place: what a
shadow tree shows stands in its host, and what a frame shows stands where the frame is.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import urljoin

from harvester.extract.dom import RAW_TEXT, VOID

_ELEMENT, _TEXT = 1, 3
# What runs or what is shown in place of something that is shown; neither is text of the page. A template is
# no part of what a browser shows, so it comes empty.
_LEFT_OUT = frozenset({"script", "noscript", "template", "noframes", "noembed"})
# Elements that show nothing but a document.
_FRAMES = frozenset({"iframe", "frame"})
_SHOWN_SCHEMES = ("http:", "https:", "about:srcdoc", "about:blank", "blob:", "data:")
_ADDRESSES = frozenset({"href", "src", "action", "cite", "data", "poster", "longdesc"})
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class ShownPage:
    """What a browser shows.

    Attributes:
        url: the address of the page.
        html: the document, with its doctype.
        words: how often each word occurs in the text.
    """

    url: str
    html: str
    words: Counter[str]

    @property
    def utf8(self) -> bytes:
        """The document as it is stored."""
        return self.html.encode("utf-8", "replace")


def shown_page(snapshot: dict[str, Any]) -> ShownPage:
    """Return the document that a snapshot describes.

    Args:
        snapshot: the answer of `DOMSnapshot.captureSnapshot`: one table of nodes per document, and one table
            of strings.
    """
    strings = snapshot["strings"]
    documents = [_FlatDocument(document, strings) for document in snapshot["documents"]]
    writer = _DocumentWriter(documents)
    writer.write(0)
    html = "".join(["<!DOCTYPE html>\n", *writer.parts, "\n"])
    return ShownPage(documents[0].url, html, Counter(_WORD.findall(" ".join(writer.texts))))


def share_of_common_words(one: Counter[str], other: Counter[str]) -> float:
    """Return how much of the longer of two texts is in the other, from 0 to 1.

    >>> share_of_common_words(Counter("abcd"), Counter("abxy"))
    0.5
    """
    most = max(one.total(), other.total())
    return (one & other).total() / most if most else 1.0


class _FlatDocument:
    """One document of a snapshot, with names instead of indices of strings."""

    def __init__(self, document: dict[str, Any], strings: list[str]) -> None:
        nodes = document["nodes"]
        self.url = _string(strings, document["documentURL"])
        self.base = _string(strings, document["baseURL"]) or self.url
        self.types: list[int] = nodes["nodeType"]
        self.names = [_string(strings, index) for index in nodes["nodeName"]]
        self.values = [_string(strings, index) for index in nodes["nodeValue"]]
        self._attributes, self._strings = nodes["attributes"], strings
        frames = nodes["contentDocumentIndex"]
        self.frames: dict[int, int] = dict(zip(frames["index"], frames["value"], strict=True))
        # The bullets of items and what style sheets put before and after elements have nodes of their own,
        # such as `::marker`, which are no elements.
        generated = set(nodes["pseudoType"]["index"])
        self.children: dict[int, list[int]] = {}
        for node, parent in enumerate(nodes["parentIndex"]):
            if node not in generated:
                self.children.setdefault(parent, []).append(node)

    def attributes(self, node: int) -> list[tuple[str, str]]:
        """Return the attributes of an element."""
        indices = self._attributes[node]
        names = (_string(self._strings, index) for index in indices[::2])
        return list(zip(names, (_string(self._strings, index) for index in indices[1::2]), strict=True))

    def is_shown(self) -> bool:
        """Return whether this is a document of the web and not the browser's own page about an error."""
        return self.url.startswith(_SHOWN_SCHEMES)


class _DocumentWriter:
    """Write documents as HTML; iterative, since trees may be deeper than Python's stack."""

    def __init__(self, documents: list[_FlatDocument]) -> None:
        self.parts: list[str] = []
        self.texts: list[str] = []
        self._documents = documents
        # What is left to do, last first: an end tag, or a node: (document, node, name of its parent).
        self._left: list[str | tuple[int, int, str]] = []

    def write(self, document: int) -> None:
        """Write a document and those in its frames."""
        self._add_children(document, 0, "")
        while self._left:
            todo = self._left.pop()
            if isinstance(todo, str):
                self.parts.append(todo)
            else:
                self._write_node(*todo)

    def _add_children(self, document: int, node: int, name: str) -> None:
        """Write the children of a node next."""
        children = self._documents[document].children.get(node, [])
        self._left.extend((document, child, name) for child in reversed(children))

    def _write_node(self, document: int, node: int, parent: str) -> None:
        """Write a text or the start of an element; all else (comments, doctypes) is left out."""
        of = self._documents[document]
        if of.types[node] == _TEXT:
            self._write_text(of.values[node], parent)
        elif of.types[node] == _ELEMENT:
            name = of.names[node]
            # Names of HTML are in capitals, those of SVG and MathML as they are written.
            self._write_element(document, node, name.lower() if name.isupper() else name)

    def _write_text(self, text: str, parent: str) -> None:
        if parent in RAW_TEXT:
            self.parts.append(text)
            return
        # A parser drops a line break right after these start tags.
        if (
            parent in {"pre", "textarea", "listing"}
            and text.startswith("\n")
            and self.parts[-1].endswith(">")
        ):
            self.parts.append("\n")
        self.parts.append(escape(text, quote=False))
        self.texts.append(text)

    def _write_element(self, document: int, node: int, name: str) -> None:
        if name in _LEFT_OUT:
            return
        of = self._documents[document]
        attributes = of.attributes(node)
        inner = of.frames.get(node)
        # An object shows its document in place of what stands in it; without one, it shows that.
        if name in _FRAMES or inner is not None:
            self._write_frame(attributes, inner)
            return
        if document and name in {"html", "body", "frameset"}:
            self._add_children(document, node, "div")
            return
        if document and name == "head":
            return
        if name == "frameset":
            name, attributes = "body", []
        if document:
            attributes = [(key, _absolute(of.base, key, value)) for key, value in attributes]
        self.parts.append(_start_tag(name, attributes))
        if name not in VOID:
            self._left.append(f"</{name}>")
            self._add_children(document, node, name)

    def _write_frame(self, attributes: list[tuple[str, str]], inner: int | None) -> None:
        """Write the document in a frame in place of the frame."""
        if inner is None or not self._documents[inner].is_shown():
            return
        named = dict(attributes)
        self.parts.append(_start_tag("div", [("data-frame", named.get("src", named.get("data", "")))]))
        self._left.append("</div>")
        self._add_children(inner, 0, "div")


def _start_tag(name: str, attributes: list[tuple[str, str]]) -> str:
    """Return a start tag."""
    written = (f' {key}="{escape(value)}"' for key, value in attributes)
    return f"<{name}{''.join(written)}>"


def _absolute(base: str, name: str, value: str) -> str:
    """Return an attribute of a framed document as it must be outside of it."""
    if name not in _ADDRESSES:
        return value
    try:
        return urljoin(base, value)
    except ValueError:
        return value


def _string(strings: list[str], index: int) -> str:
    """Return a string of the table; -1 stands for none."""
    return strings[index] if index >= 0 else ""
