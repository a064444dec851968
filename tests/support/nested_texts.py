"""The policy in the formats of content systems whose rich texts are trees of nodes."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from harvester.extract.data.values import DataValue
from tests.support.policy_blocks import POLICY, Run


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


def contentful() -> DataValue:
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


def storyblok() -> DataValue:
    return {"type": "doc", "content": nested(Names(text=_prosemirror()))}


def tiptap() -> DataValue:
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


def slate() -> DataValue:
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


def hygraph() -> DataValue:
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


def strapi() -> DataValue:
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


def lexical() -> DataValue:
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


def structured_text() -> DataValue:
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


def mdast() -> DataValue:
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


def hast() -> DataValue:
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
