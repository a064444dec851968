"""Find the parts of a page that hold data, or markup that a script would show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harvester.extract.data.payload import unpaired
from harvester.extract.data.scripts import SHORTEST, decoded, json_of, streams_of, values_of
from harvester.extract.data.values import Budget, DataValue, Holder, Undecodable
from harvester.extract.dom import Node, inner_markup

_RUN = frozenset(
    [
        *("", "module", "text/javascript", "application/javascript", "text/ecmascript"),
        *("application/ecmascript", "application/x-javascript", "text/jsx", "text/babel"),
    ]
)
_MARKUP = frozenset(("text/html", "text/template", "text/x-template", "text/ng-template", "text/markdown"))
# What JSON-LD says of an article; its other properties describe the page, or are excerpts for search engines.
_TEXT_OF_LD = "articleBody"
# A number that a minifier of another kind put before a script's own type.
_REWRITTEN = re.compile("^[0-9a-f]{24}-")
_DATA = ("{", "[", "<", "&lt;", "%7B")
_NOT_DATA = ("on", "style", "srcset", "d", "content")
_TEMPLATE = re.compile(r"<(/?)template\b", re.IGNORECASE)


def holders(document: Node, budget: Budget) -> Iterator[Holder]:
    """Yield the parts of a page that hold data, in the order of the page; streams at the end.

    Args:
        document: the page, with its scripts.
        budget: how many values may be read.
    """
    scripts: list[str] = []
    shadows: list[str] = []
    for node in document.descendants():
        if not node.is_element:
            continue
        if node.tag == "script":
            yield from _from_script(node, scripts, budget)
        elif node.tag == "template" and node.template is not None:
            inside = inner_markup(node.template)
            if "shadowrootmode" in node.attributes or "shadowroot" in node.attributes:
                shadows.append(_TEMPLATE.sub(r"<\1div", inside))
            elif len(inside) >= SHORTEST:
                yield Holder("`<template>`", inside)
        elif node.tag == "textarea":
            text = node.text_content()
            if len(text) >= SHORTEST:
                yield Holder("`<textarea>`", text)
        if node.attributes:
            yield from _from_attributes(node, budget)
    if sum(map(len, shadows)) >= SHORTEST:
        yield Holder("`<template shadowrootmode>`", "\n".join(shadows))
    try:
        yield from streams_of(scripts, budget)
    except Undecodable:
        return


def _from_script(node: Node, scripts: list[str], budget: Budget) -> Iterator[Holder]:
    """Yield the values in a script element, and note scripts that run."""
    text = node.text_content()
    if len(text) < SHORTEST and "__next_f" not in text and "streamController" not in text:
        return
    kind = _REWRITTEN.sub("", node.attribute("type").strip().lower().partition(";")[0])
    name = node.attribute("id").strip()
    where = f"`{name[:60]}`" if name else f'`<script type="{kind[:60]}">`' if kind else "`<script>`"
    try:
        if kind in _MARKUP:
            yield Holder(where, text)
        elif kind not in _RUN or text.lstrip()[:1] in ("{", "["):
            value = json_of(text)
            if kind == "application/ld+json":
                value = _texts_of(value, budget)
                where = "JSON-LD"
            if value is not None:
                yield Holder(where, decoded(value, budget))
        if kind in _RUN:
            scripts.append(text)
            yield from values_of(text, budget)
    except Undecodable:
        return


def _from_attributes(node: Node, budget: Budget) -> Iterator[Holder]:
    """Yield the values in the attributes of an element."""
    for name, text in node.attributes.items():
        if text is None or len(text) < SHORTEST or name in _NOT_DATA or name.startswith("on"):
            continue
        if name == "srcdoc" and node.tag == "iframe":
            yield Holder("`srcdoc`", text)
            continue
        start = text.lstrip()
        if not start.startswith(_DATA):
            continue
        value: DataValue = json_of(start)
        if value is None:
            value = text
        else:
            try:
                value = unpaired(value, budget) if node.tag == "astro-island" else decoded(value, budget)
            except Undecodable:
                continue
        yield Holder(f"`{name[:60]}`", value)


def _texts_of(value: DataValue, budget: Budget) -> DataValue:
    """Return only the texts in JSON-LD, each with the names of what it belongs to."""
    found: list[DataValue] = []
    pending: list[DataValue] = [value]
    while pending:
        container = pending.pop()
        budget.spend()
        if isinstance(container, dict):
            if isinstance(container.get(_TEXT_OF_LD), str):
                facts = ("name", "headline", "url", "inLanguage", _TEXT_OF_LD)
                found.append({key: container[key] for key in facts if key in container})
            else:
                pending.extend(reversed(list(container.values())))
        elif isinstance(container, list):
            pending.extend(reversed(container))
    return found
