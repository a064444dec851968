"""The forms in which sites keep a policy: source code, strings in JSON, and the trees of content systems."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from tests.support.sites.policies import LEAVES, Policy, runs

Json = dict[str, Any]
MENU = [
    {"href": "/", "label": "Home"},
    {"href": "/news", "label": "News"},
    {"href": "/help", "label": "Help"},
]


def svelte(policy: Policy) -> str:
    """Return a component of Svelte: HTML is one."""
    return f"<h1>{policy.title}</h1>\n{policy.html}"


def jsx(policy: Policy) -> str:
    """Return a component of React."""
    return f"export default function Policy() {{\n  return (<>\n{svelte(policy)}</>)\n}}\n"


def html_in_json(policy: Policy) -> str:
    """Return an answer with the body as one string of HTML."""
    return _json({"id": 7, "slug": "terms-of-service", "title": policy.title, "body": policy.html})


def markdown_in_json(policy: Policy) -> str:
    """Return the properties of a page with the body as one string of Markdown."""
    return _json({"menu": MENU, "title": policy.title, "markdown": policy.body})


def sections_in_json(policy: Policy) -> str:
    """Return an answer in which each section has a heading and HTML of its own."""
    introduction, *sections = (Policy(heading, body) for heading, body in policy.sections.items())
    drawn = [{"heading": section.title, "html": section.html} for section in sections]
    return _json({"title": policy.title, "introduction": introduction.html, "sections": drawn})


def contentful(policy: Policy) -> str:
    """Return an entry with a rich text as Contentful keeps it."""
    body = {
        "nodeType": "document",
        "data": {},
        "content": [_contentful(node) for node in policy.tree.children],
    }
    system = {"id": "privacy-notice", "type": "Entry", "locale": "en", "revision": 3}
    return _json({"sys": system, "fields": {"title": policy.title, "body": body}})


def portable_text(policy: Policy) -> str:
    """Return the state of a store with blocks of Portable Text, as Sanity keeps it."""
    keys = (f"k{number}" for number in count())
    blocks = [block for node in policy.tree.children for block in _portable(node, keys)]
    document = {"_type": "legal", "_id": "4f0c", "title": policy.title, "body": blocks}
    return _json({"site": {"menu": MENU}, "document": document})


def prosemirror(policy: Policy) -> str:
    """Return a story with a ProseMirror document, as Storyblok keeps it."""
    body = {"type": "doc", "content": [_prosemirror(node) for node in policy.tree.children]}
    content = {"component": "legal", "title": policy.title, "body": body}
    return _json({"name": "privacy", "full_slug": "legal/privacy", "content": content})


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)


def _contentful(node: SyntaxTreeNode) -> Json:
    if node.type in LEAVES:
        name = f"heading-{node.tag[1]}" if node.type == "heading" else node.type
        return {"nodeType": name, "data": {}, "content": _contentful_texts(node)}
    name = {"bullet_list": "unordered-list", "list_item": "list-item"}[node.type]
    return {"nodeType": name, "data": {}, "content": [_contentful(child) for child in node.children]}


def _contentful_texts(block: SyntaxTreeNode) -> list[Json]:
    found: list[Json] = []
    for words, bold, link in runs(block):
        text = {"nodeType": "text", "value": words, "marks": [{"type": "bold"}] * bold, "data": {}}
        found.append({"nodeType": "hyperlink", "data": {"uri": link}, "content": [text]} if link else text)
    return found


def _portable(node: SyntaxTreeNode, keys: Iterator[str]) -> list[Json]:
    if node.type == "bullet_list":
        items = [block for item in node.children for block in item.children]
        return [_portable_block(item, keys) | {"listItem": "bullet", "level": 1} for item in items]
    return [_portable_block(node, keys)]


def _portable_block(node: SyntaxTreeNode, keys: Iterator[str]) -> Json:
    links: list[Json] = []
    spans: list[Json] = []
    for words, bold, link in runs(node):
        marks = ["strong"] * bold
        if link:
            links.append({"_type": "link", "_key": next(keys), "href": link})
            marks.append(links[-1]["_key"])
        spans.append({"_type": "span", "_key": next(keys), "text": words, "marks": marks})
    style = node.tag if node.type == "heading" else "normal"
    return {"_type": "block", "_key": next(keys), "style": style, "markDefs": links, "children": spans}


def _prosemirror(node: SyntaxTreeNode) -> Json:
    if node.type in LEAVES:
        attributes = {"attrs": {"level": int(node.tag[1])}} if node.type == "heading" else {}
        return {"type": node.type, **attributes, "content": _prosemirror_texts(node)}
    return {"type": node.type, "content": [_prosemirror(child) for child in node.children]}


def _prosemirror_texts(block: SyntaxTreeNode) -> list[Json]:
    found: list[Json] = []
    for words, bold, link in runs(block):
        marks: list[Json] = [{"type": "bold"}] * bold
        if link:
            marks.append({"type": "link", "attrs": {"href": link, "target": "_self"}})
        found.append({"type": "text", "text": words, **({"marks": marks} if marks else {})})
    return found
