"""The policy in each of the formats of content systems."""

from __future__ import annotations

import base64
import html
from collections.abc import Callable
from urllib.parse import quote

from harvester.extract.data.values import DataValue
from tests.support.nested_texts import (
    contentful,
    hast,
    hygraph,
    lexical,
    mdast,
    slate,
    storyblok,
    strapi,
    structured_text,
    tiptap,
)
from tests.support.policy_blocks import POLICY, Run, Runs, as_html, as_markdown, runs_html


def _portable() -> DataValue:
    blocks: list[DataValue] = []
    for block in POLICY:
        for runs in block.texts:
            marks: list[DataValue] = [
                {"_key": f"k{n}", "_type": "link", "href": run.address}
                for n, run in enumerate(runs)
                if run.address
            ]
            spans: list[DataValue] = [
                {
                    "_type": "span",
                    "text": run.text,
                    "marks": [*(["strong"] if run.is_strong else []), *([f"k{n}"] if run.address else [])],
                }
                for n, run in enumerate(runs)
            ]
            listed = {"ul": "bullet", "ol": "number"}.get(block.tag)
            blocks.append(
                {
                    "_type": "block",
                    "style": block.tag if block.tag.startswith("h") else "normal",
                    "markDefs": marks,
                    "children": spans,
                    **({"listItem": listed, "level": 1} if listed else {}),
                }
            )
    return blocks


def _ranges(runs: Runs) -> tuple[str, list[tuple[int, int, Run]]]:
    """Return the text of runs, and the ranges of those that are marked or linked."""
    text = ""
    ranges = []
    for run in runs:
        if run.is_strong or run.address:
            ranges.append((len(text), len(text) + len(run.text), run))
        text += run.text
    return text, ranges


def _prismic() -> DataValue:
    kinds = {"p": "paragraph", "h2": "heading2", "h3": "heading3", "ul": "list-item", "ol": "o-list-item"}
    blocks: list[DataValue] = []
    for block in POLICY:
        for runs in block.texts:
            text, ranges = _ranges(runs)
            spans: list[DataValue] = [
                {"start": start, "end": end, "type": "strong"}
                if run.is_strong
                else {"start": start, "end": end, "type": "hyperlink", "data": {"url": run.address}}
                for start, end, run in ranges
            ]
            blocks.append({"type": kinds[block.tag], "text": text, "spans": spans})
    return blocks


def _draft() -> DataValue:
    kinds = {
        "p": "unstyled",
        "h2": "header-two",
        "h3": "header-three",
        "ul": "unordered-list-item",
        "ol": "ordered-list-item",
    }
    blocks: list[DataValue] = []
    entities: dict[str, DataValue] = {}
    for block in POLICY:
        for runs in block.texts:
            text, ranges = _ranges(runs)
            styles: list[DataValue] = []
            linked: list[DataValue] = []
            for start, end, run in ranges:
                if run.is_strong:
                    styles.append({"offset": start, "length": end - start, "style": "BOLD"})
                else:
                    linked.append({"offset": start, "length": end - start, "key": len(entities)})
                    entities[str(len(entities))] = {"type": "LINK", "data": {"url": run.address}}
            blocks.append(
                {
                    "key": f"b{len(blocks)}",
                    "text": text,
                    "type": kinds[block.tag],
                    "depth": 0,
                    "inlineStyleRanges": styles,
                    "entityRanges": linked,
                }
            )
    return {"blocks": blocks, "entityMap": entities}


def _editor_js() -> DataValue:
    blocks: list[DataValue] = []
    for block in POLICY:
        texts = [runs_html(runs) for runs in block.texts]
        if block.tag in ("ul", "ol"):
            style = "ordered" if block.tag == "ol" else "unordered"
            blocks.append({"type": "list", "data": {"style": style, "items": [*texts]}})
        elif block.tag == "p":
            blocks.append({"type": "paragraph", "data": {"text": texts[0]}})
        else:
            blocks.append({"type": "header", "data": {"text": texts[0], "level": int(block.tag[1])}})
    return {"time": 1, "blocks": blocks, "version": "2.28.0"}


# The formats that can say all of the policy, and so give the same Markdown as its markup.
WHOLE: dict[str, Callable[[], DataValue]] = {
    "contentful": contentful,
    "storyblok": storyblok,
    "tiptap": tiptap,
    "slate": slate,
    "hygraph": hygraph,
    "strapi": strapi,
    "lexical": lexical,
    "structured text": structured_text,
    "mdast": mdast,
    "hast": hast,
    "portable text": _portable,
    "prismic": _prismic,
    "draft.js": _draft,
    "editor.js": _editor_js,
    "html": as_html,
    "escaped html": lambda: html.escape(as_html()),
    "percent-encoded html": lambda: quote(as_html()),
    "declared base64": lambda: {
        "encoding": "base64",
        "content": base64.b64encode(as_html().encode()).decode(),
    },
    "data address": lambda: "data:text/html;base64," + base64.b64encode(as_html().encode()).decode(),
    "markdown": as_markdown,
}
# Formats that have only the words.
WORDS: dict[str, Callable[[], DataValue]] = {
    "plain text": lambda: "\n\n".join(
        "".join(run.text for run in runs) for block in POLICY for runs in block.texts
    ),
    "list of strings": lambda: [
        "".join(run.text for run in runs) for block in POLICY for runs in block.texts
    ],
}
