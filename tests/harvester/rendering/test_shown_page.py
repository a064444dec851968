"""The table of a snapshot becomes a document; no browser is needed."""

from __future__ import annotations

from collections import Counter
from typing import Any

from harvester.rendering.shown_page import share_of_common_words, shown_page

# A node of a test is a text or (name, attributes, *children); the child of a frame is an index of documents.
NODE_TYPES = {"#document": 9, "#text": 3, "#comment": 8}


class Tables:
    """Write nodes in the form of `DOMSnapshot`."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self.documents: list[dict[str, Any]] = []

    def string(self, text: str) -> int:
        """Return the index of a string."""
        self.strings.append(text)
        return len(self.strings) - 1

    def document(self, url: str, *nodes: Any) -> int:
        """Add a document, and return its index."""
        table: dict[str, Any] = {
            "documentURL": self.string(url),
            "baseURL": self.string(url),
            "nodes": {
                "parentIndex": [],
                "nodeType": [],
                "nodeName": [],
                "nodeValue": [],
                "attributes": [],
                "contentDocumentIndex": {"index": [], "value": []},
                "pseudoType": {"index": [], "value": []},
            },
        }
        self.documents.append(table)
        index = len(self.documents) - 1
        self._add(table["nodes"], -1, ("#document", {}, *nodes))
        return index

    def _add(self, table: dict[str, Any], parent: int, node: Any) -> None:
        """Add a node and those in it."""
        name, attributes, *children = ("#text", {}, node) if isinstance(node, str) else node
        place = len(table["parentIndex"])
        table["parentIndex"].append(parent)
        table["nodeType"].append(NODE_TYPES.get(name, 1))
        table["nodeName"].append(self.string(name))
        if name.startswith("::"):
            table["pseudoType"]["index"].append(place)
            table["pseudoType"]["value"].append(self.string(name.removeprefix("::")))
        is_value = name in ("#text", "#comment")
        table["nodeValue"].append(self.string(children[0]) if is_value else -1)
        table["attributes"].append([self.string(text) for pair in attributes.items() for text in pair])
        for child in () if is_value else children:
            if isinstance(child, int):
                table["contentDocumentIndex"]["index"].append(place)
                table["contentDocumentIndex"]["value"].append(child)
            else:
                self._add(table, place, child)


def written(*nodes: Any, frames: dict[str, tuple[Any, ...]] | None = None) -> str:
    """Return the body of a page with nodes; and with frames by their addresses."""
    tables = Tables()
    tables.document("https://larkspur.example/legal/", ("HTML", {}, ("HEAD", {}), ("BODY", {}, *nodes)))
    for url, inner in (frames or {}).items():
        tables.document(url, ("HTML", {}, ("HEAD", {}, ("TITLE", {}, "T")), ("BODY", {}, *inner)))
    html = shown_page({"documents": tables.documents, "strings": tables.strings}).html
    start = "<!DOCTYPE html>\n<html><head></head><body>"
    assert html.startswith(start) and html.endswith("</body></html>\n")
    return html[len(start) : -len("</body></html>\n")]


def test_text_and_attributes_are_escaped() -> None:
    nodes: list[Any] = [
        ("P", {"title": 'a "b" <c>'}, "1 < 2 & 3 \u00a0 </p>"),
        ("BR", {}),
        ("#comment", {}, "no"),
    ]
    assert written(*nodes) == (
        '<p title="a &quot;b&quot; &lt;c&gt;">1 &lt; 2 &amp; 3 \u00a0 &lt;/p&gt;</p><br>'
    )


def test_style_sheets_are_written_as_they_are_and_scripts_are_left_out() -> None:
    nodes: list[Any] = [
        ("STYLE", {}, "a > b {}"),
        ("SCRIPT", {}, "x"),
        ("NOSCRIPT", {}, "y"),
        ("TEMPLATE", {}, "z"),
    ]
    assert written(*nodes) == "<style>a > b {}</style>"


def test_names_of_svg_keep_their_case() -> None:
    assert written(("svg", {"viewBox": "0 0 1 1"}, ("linearGradient", {}))) == (
        '<svg viewBox="0 0 1 1"><linearGradient></linearGradient></svg>'
    )


def test_what_style_sheets_add_is_left_out() -> None:
    assert written(("LI", {}, ("::marker", {}), "one", ("::after", {}, "note"))) == "<li>one</li>"


def test_a_first_line_break_survives_a_parser() -> None:
    assert written(("PRE", {}, "\n a"), ("TEXTAREA", {}, "b")) == "<pre>\n\n a</pre><textarea>b</textarea>"


def test_frames_stand_in_their_place_with_absolute_links() -> None:
    frames: dict[str, tuple[Any, ...]] = {
        "https://other.example/a/b": (("A", {"href": "c"}, "link"), ("A", {"href": "http://[::1/"}, "wrong")),
        "chrome-error://chromewebdata/": (("P", {}, "cannot be reached"),),
    }
    shown = written(("IFRAME", {"src": "x"}, 1), ("IFRAME", {"src": "y"}, 2), frames=frames)
    assert shown == (
        '<div data-frame="x"><a href="https://other.example/a/c">link</a><a href="http://[::1/">wrong</a></div>'
    )


def test_an_object_shows_its_document_and_else_what_stands_in_it() -> None:
    nodes: list[Any] = [("OBJECT", {"data": "x"}, 1), ("OBJECT", {"data": "y"}, ("P", {}, "no plugin"))]
    frames: dict[str, tuple[Any, ...]] = {"data:text/html,policy": (("P", {}, "policy"),)}
    assert written(*nodes, frames=frames) == (
        '<div data-frame="x"><p>policy</p></div><object data="y"><p>no plugin</p></object>'
    )


def test_a_frameset_is_a_body() -> None:
    tables = Tables()
    frame = ("FRAMESET", {"cols": "*"}, ("FRAME", {"src": "/a"}, 1))
    tables.document("https://larkspur.example/", ("HTML", {}, ("HEAD", {}), frame))
    tables.document("https://larkspur.example/a", ("HTML", {}, ("BODY", {}, "policy")))
    html = shown_page({"documents": tables.documents, "strings": tables.strings}).html
    assert '<body><div data-frame="/a">policy</div></body>' in html


def test_deep_trees_are_written() -> None:
    tables = Tables()
    tables.document("https://larkspur.example/")
    nodes = tables.documents[0]["nodes"]
    for depth in range(5000):
        nodes["parentIndex"].append(depth)
        nodes["nodeType"].append(1)
        nodes["nodeName"].append(tables.string("B"))
        nodes["nodeValue"].append(-1)
        nodes["attributes"].append([])
    html = shown_page({"documents": tables.documents, "strings": tables.strings}).html
    assert html.count("<b>") == html.count("</b>") == 5000


def test_the_share_of_common_words() -> None:
    assert share_of_common_words(Counter(), Counter()) == 1
    assert share_of_common_words(Counter(["a"]), Counter()) == 0
    assert share_of_common_words(Counter("aab"), Counter("aabb")) == 0.75
