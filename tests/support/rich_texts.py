"""One policy, written in each of the formats of content systems. The company does not exist."""

from __future__ import annotations

import base64
import html
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote

from harvester.extract.data.values import DataValue


class Run(NamedTuple):
    """A piece of a text: its words, whether they are strong, and where they link to."""

    text: str
    is_strong: bool = False
    address: str = ""


Runs = tuple[Run, ...]


class Block(NamedTuple):
    """A block: "h2", "h3", "p", "ul" or "ol", and the texts in it (one, or one for each item)."""

    tag: str
    texts: tuple[Runs, ...]


def _p(*runs: Run | str) -> Block:
    return Block("p", (tuple(Run(run) if isinstance(run, str) else run for run in runs),))


def _list(tag: str, *items: str) -> Block:
    return Block(tag, tuple((Run(item),) for item in items))


def _h(level: int, text: str) -> Block:
    return Block(f"h{level}", ((Run(text),),))


POLICY: tuple[Block, ...] = (
    _p(
        "Thistledown Looms collects personal data when you order cloth, and ",
        Run("never sells it", is_strong=True),
        " to third parties, as our ",
        Run("other notice", address="https://www.thistledown.example/notice?a=1&b=2"),
        " says & shows.",
    ),
    _h(2, "What we collect"),
    _list(
        "ul",
        "Your name and your address, which we need for each parcel that we send to you.",
        "What you ordered, when you ordered it, and what you paid for it.",
    ),
    _h(2, "For which purposes"),
    _p(
        "We use the data for the purposes that we name here, and we retain it for six years after an order. "
        "After these years we delete what we still have of it, the letters that you wrote to us included."
    ),
    _list("ol", "To deliver the cloth.", "To answer your letters, for which we keep them for two years."),
    _h(3, "With whom we share it"),
    _p(
        'We disclose data to carriers "only" with your consent, or where a law of <Ruritania> makes us do it.'
    ),
    _p("You may ask for a copy of your personal data, or for its deletion, at any time and for nothing."),
)


def as_html(policy: tuple[Block, ...] = POLICY) -> str:
    """Return the policy as markup."""
    return "".join(map(_block_html, policy))


def _block_html(block: Block) -> str:
    if block.tag in ("ul", "ol"):
        items = "".join(f"<li>{_runs_html(runs)}</li>" for runs in block.texts)
        return f"<{block.tag}>{items}</{block.tag}>"
    return f"<{block.tag}>{_runs_html(block.texts[0])}</{block.tag}>"


def _runs_html(runs: Runs) -> str:
    written = ""
    for run in runs:
        text = html.escape(run.text)
        text = f"<strong>{text}</strong>" if run.is_strong else text
        written += f'<a href="{html.escape(run.address)}">{text}</a>' if run.address else text
    return written


def as_markdown() -> str:
    """Return the policy in Markdown."""
    lines = []
    for block in POLICY:
        texts = ["".join(map(_run_markdown, runs)) for runs in block.texts]
        if block.tag == "ul":
            lines.append("\n".join(f"- {text}" for text in texts))
        elif block.tag == "ol":
            lines.append("\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1)))
        else:
            lines.append({"h2": "## ", "h3": "### ", "p": ""}[block.tag] + texts[0])
    return "\n\n".join(lines)


def _run_markdown(run: Run) -> str:
    text = run.text.replace("<", "\\<")
    if run.address:
        return f"[{text}]({run.address})"
    return f"**{text}**" if run.is_strong else text


class Names(NamedTuple):
    """What a format of nested nodes calls its kinds and properties."""

    kind: str = "type"
    children: str = "content"
    text: Callable[[Run], DataValue] = lambda run: {"type": "text", "text": run.text}
    paragraph: str = "paragraph"
    heading: Callable[[int], dict[str, DataValue]] = lambda level: {
        "type": "heading",
        "attrs": {"level": level},
    }
    bullets: Callable[[], dict[str, DataValue]] = lambda: {"type": "bullet_list"}
    numbers: Callable[[], dict[str, DataValue]] = lambda: {"type": "ordered_list"}
    item: str = "list_item"
    in_item: str = "paragraph"


def nested(names: Names) -> list[DataValue]:
    """Return the nodes of the policy in a format of nested nodes."""
    nodes: list[DataValue] = []
    for block in POLICY:
        texts: list[list[DataValue]] = [[names.text(run) for run in runs] for runs in block.texts]
        if block.tag in ("ul", "ol"):
            items: list[DataValue] = []
            for inside in texts:
                wrapped: list[DataValue] = [{names.kind: names.in_item, names.children: inside}]
                items.append({names.kind: names.item, names.children: wrapped if names.in_item else inside})
            outer = names.bullets() if block.tag == "ul" else names.numbers()
            nodes.append({**outer, names.children: items})
        elif block.tag == "p":
            nodes.append({names.kind: names.paragraph, names.children: texts[0]})
        else:
            nodes.append({**names.heading(int(block.tag[1])), names.children: texts[0]})
    return nodes


def _contentful() -> DataValue:
    def text(run: Run) -> DataValue:
        marks: list[DataValue] = [{"type": "bold"}] if run.is_strong else []
        leaf: DataValue = {"nodeType": "text", "value": run.text, "marks": marks, "data": {}}
        if run.address:
            return {"nodeType": "hyperlink", "data": {"uri": run.address}, "content": [leaf]}
        return leaf

    names = Names(
        kind="nodeType",
        text=text,
        heading=lambda level: {"nodeType": f"heading-{level}", "data": {}},
        bullets=lambda: {"nodeType": "unordered-list", "data": {}},
        numbers=lambda: {"nodeType": "ordered-list", "data": {}},
        item="list-item",
    )
    return {"nodeType": "document", "data": {}, "content": nested(names)}


def _prosemirror(link: str = "link", strong: str = "bold") -> Callable[[Run], DataValue]:
    def text(run: Run) -> DataValue:
        marks: list[DataValue] = [{"type": strong}] if run.is_strong else []
        marks += [{"type": link, "attrs": {"href": run.address}}] if run.address else []
        return {"type": "text", "text": run.text, **({"marks": marks} if marks else {})}

    return text


def _storyblok() -> DataValue:
    return {"type": "doc", "content": nested(Names(text=_prosemirror()))}


def _tiptap() -> DataValue:
    names = Names(
        text=_prosemirror(strong="strong"),
        bullets=lambda: {"type": "bulletList"},
        numbers=lambda: {"type": "orderedList", "attrs": {"start": 1}},
        item="listItem",
    )
    return {"type": "doc", "content": nested(names)}


def _slate_text(run: Run) -> DataValue:
    leaf: dict[str, DataValue] = {"text": run.text, **({"bold": True} if run.is_strong else {})}
    return {"type": "link", "url": run.address, "children": [leaf]} if run.address else leaf


def _slate() -> DataValue:
    return nested(
        Names(
            children="children",
            text=_slate_text,
            heading=lambda level: {"type": f"h{level}"},
            bullets=lambda: {"type": "ul"},
            numbers=lambda: {"type": "ol"},
            item="li",
            in_item="lic",
        )
    )


def _hygraph() -> DataValue:
    words = {2: "two", 3: "three"}
    names = Names(
        children="children",
        text=_slate_text,
        heading=lambda level: {"type": f"heading-{words[level]}"},
        bullets=lambda: {"type": "bulleted-list"},
        numbers=lambda: {"type": "numbered-list"},
        item="list-item",
        in_item="list-item-child",
    )
    return {"children": nested(names)}


def _strapi() -> DataValue:
    def text(run: Run) -> DataValue:
        leaf: dict[str, DataValue] = {
            "type": "text",
            "text": run.text,
            **({"bold": True} if run.is_strong else {}),
        }
        return {"type": "link", "url": run.address, "children": [leaf]} if run.address else leaf

    return nested(
        Names(
            children="children",
            text=text,
            heading=lambda level: {"type": "heading", "level": level},
            bullets=lambda: {"type": "list", "format": "unordered"},
            numbers=lambda: {"type": "list", "format": "ordered"},
            item="list-item",
            in_item="",
        )
    )


def _lexical() -> DataValue:
    def text(run: Run) -> DataValue:
        leaf: DataValue = {"type": "text", "text": run.text, "format": int(run.is_strong), "version": 1}
        return {"type": "link", "fields": {"url": run.address}, "children": [leaf]} if run.address else leaf

    names = Names(
        children="children",
        text=text,
        heading=lambda level: {"type": "heading", "tag": f"h{level}"},
        bullets=lambda: {"type": "list", "listType": "bullet", "tag": "ul"},
        numbers=lambda: {"type": "list", "listType": "number", "tag": "ol"},
        item="listitem",
        in_item="",
    )
    return {"root": {"type": "root", "children": nested(names), "direction": "ltr"}}


def _structured_text() -> DataValue:
    def text(run: Run) -> DataValue:
        leaf: DataValue = {
            "type": "span",
            "value": run.text,
            **({"marks": ["strong"]} if run.is_strong else {}),
        }
        return {"type": "link", "url": run.address, "children": [leaf]} if run.address else leaf

    names = Names(
        children="children",
        text=text,
        heading=lambda level: {"type": "heading", "level": level},
        bullets=lambda: {"type": "list", "style": "bulleted"},
        numbers=lambda: {"type": "list", "style": "numbered"},
        item="listItem",
    )
    return {"schema": "dast", "document": {"type": "root", "children": nested(names)}}


def _mdast() -> DataValue:
    def text(run: Run) -> DataValue:
        leaf: DataValue = {"type": "text", "value": run.text}
        leaf = {"type": "strong", "children": [leaf]} if run.is_strong else leaf
        return {"type": "link", "url": run.address, "children": [leaf]} if run.address else leaf

    names = Names(
        children="children",
        text=text,
        heading=lambda level: {"type": "heading", "depth": level},
        bullets=lambda: {"type": "list", "ordered": False},
        numbers=lambda: {"type": "list", "ordered": True},
        item="listItem",
    )
    return {"type": "root", "children": nested(names)}


def _hast() -> DataValue:
    def element(tag: str, *children: DataValue, **properties: str) -> DataValue:
        return {"type": "element", "tagName": tag, "properties": {**properties}, "children": list(children)}

    def text(run: Run) -> DataValue:
        leaf: DataValue = {"type": "text", "value": run.text}
        leaf = element("strong", leaf) if run.is_strong else leaf
        return element("a", leaf, href=run.address) if run.address else leaf

    nodes: list[DataValue] = []
    for block in POLICY:
        texts = [list(map(text, runs)) for runs in block.texts]
        inside = [element("li", *one) for one in texts] if block.tag in ("ul", "ol") else texts[0]
        nodes.append(element(block.tag, *inside))
    return {"type": "root", "children": nodes}


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
        texts = [_runs_html(runs) for runs in block.texts]
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
    "contentful": _contentful,
    "storyblok": _storyblok,
    "tiptap": _tiptap,
    "slate": _slate,
    "hygraph": _hygraph,
    "strapi": _strapi,
    "lexical": _lexical,
    "structured text": _structured_text,
    "mdast": _mdast,
    "hast": _hast,
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
