"""Data that nobody wrote: any script, any value and any damage give a text or none, never a traceback."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.extract.data.values import DataValue
from tests.support.page_data import CARRIERS, PROSE, script, text_of
from tests.support.rich_texts import WHOLE

SCRAPS = st.sampled_from(
    [
        *(
            '"',
            "'",
            "`",
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            ",",
            ":",
            ";",
            "=",
            "+",
            "!",
            "\\",
            "/",
            "//",
            "/*",
            "*/",
            "$",
        ),
        *(
            "\n",
            " ",
            "0",
            "-1",
            "0x",
            "1e9",
            "null",
            "void 0",
            "undefined",
            "function(a){return ",
            "}(",
            "=>",
            "new ",
        ),
        *(
            "window.a",
            "a.b",
            "JSON.parse(",
            "Map(",
            "Date(",
            "self.__next_f.push([1,",
            "self.__next_f.push([3,",
            "T1f,",
        ),
        *(
            "$1",
            "$L1",
            "$1:a:0",
            "$$",
            "$undefined",
            '"__ref"',
            '"type"',
            '"children"',
            '"text"',
            '"content"',
            '"marks"',
        ),
        *(
            '"_type":"block"',
            '"nodeType"',
            '"blocks"',
            '"entityMap"',
            '"spans"',
            '"data"',
            '"root"',
            "\\ud800",
            "\\u0000",
        ),
        *(
            "<p>",
            "&lt;p&gt;",
            "%3Cp%3E",
            "# ",
            "](",
            "**",
            "data:text/html;base64,",
            "[[1]]",
            PROSE,
            PROSE * 5,
            "<!--",
        ),
    ]
)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(SCRAPS, max_size=40).map("".join), st.sampled_from(["", "application/json", "text/html", "x/y"])
)
def test_any_script_gives_a_text_or_none(scraps: str, kind: str) -> None:
    text_of(script(f"{scraps}{PROSE * 8}", kind))


KEYS = st.sampled_from(
    [
        *(
            "type",
            "nodeType",
            "_type",
            "tagName",
            "content",
            "children",
            "nodes",
            "text",
            "value",
            "marks",
            "data",
            "attrs",
        ),
        *(
            "blocks",
            "entityMap",
            "root",
            "document",
            "spans",
            "start",
            "end",
            "style",
            "listItem",
            "level",
            "rows",
            "cells",
        ),
        *(
            "items",
            "markDefs",
            "inlineStyleRanges",
            "entityRanges",
            "offset",
            "length",
            "key",
            "title",
            "slug",
            "lang",
            "url",
        ),
        *("encoding", "format", "props", "__ref", "en", "de", "body", "html"),
    ]
)
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**40), 2**40),
    st.floats(),
    st.sampled_from(
        [
            *(
                "paragraph",
                "heading",
                "text",
                "list",
                "block",
                "span",
                "doc",
                "root",
                "link",
                "table",
                "element",
                "p",
                "$",
                "$1",
            ),
            *(
                "a",
                "<p>",
                "base64",
                "bold",
                "en",
                "/x",
                "# a",
                PROSE,
                f"<p>{PROSE * 3}</p>",
                "😀",
                "\ud800",
                "",
            ),
        ]
    ),
)
TREES = st.recursive(
    LEAVES,
    lambda inside: st.lists(inside, max_size=5) | st.dictionaries(KEYS, inside, max_size=6),
    max_leaves=40,
)


@settings(max_examples=100, deadline=None)
@given(TREES, st.sampled_from(sorted(CARRIERS)))
def test_any_value_gives_a_text_or_none(tree: DataValue, carrier: str) -> None:
    value: DataValue = {"page": tree, "text": PROSE * 8}
    body = CARRIERS[carrier](value)
    text_of(body.encode("utf-8", "replace").decode())


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(sorted(CARRIERS)),
    st.sampled_from(sorted(WHOLE)),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), st.text(max_size=3)), min_size=1, max_size=4),
)
def test_damaged_data_give_a_text_or_none(
    carrier: str, format_: str, damages: list[tuple[float, int, str]]
) -> None:
    body = CARRIERS[carrier](WHOLE[format_]())
    for place, length, instead in damages:
        start = int(place * len(body))
        body = body[:start] + instead + body[start + length :]
    text_of(body.encode("utf-8", "replace").decode())
