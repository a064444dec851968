"""Write rich texts that are lists of blocks as markup: Portable Text, Prismic, Draft.js and Editor.js.

A list is not a block there: items follow each other, and each says how deep it is. Marks are ranges of a text
in Prismic and Draft.js, counted in UTF-16 units. Sources: the published documentation of these formats.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from harvester.extract.data.trees.inline import address_in, escaped_text, tag_of, with_link, with_tags
from harvester.extract.data.trees.nested import Other, heading_tag
from harvester.extract.data.values import Budget, DataValue

_DEEPEST_ITEM = 10
_HEADING = re.compile(r"(?:heading|header|h)[-_]?(?:([1-6])|(one|two|three|four|five|six))", re.IGNORECASE)
_BULLETS = frozenset(("list-item", "unordered-list-item", "bullet"))
_NUMBERS = frozenset(("o-list-item", "ordered-list-item", "number"))


class _FlatBlock(NamedTuple):
    """A block: its markup, the kind of list that it is an item of, or ``""``, and how deep the item is."""

    markup: str
    tag: str
    item_of: str = ""
    depth: int = 0


class _Range(NamedTuple):
    """A range of a text in UTF-16 units, with the tag or the address that it has."""

    start: int
    end: int
    tag: str
    address: str


def is_portable(value: list[DataValue]) -> bool:
    """Return whether a list is Portable Text."""
    return (
        bool(value)
        and all(isinstance(one, dict) and isinstance(one.get("_type"), str) for one in value)
        and any(
            isinstance(one, dict) and one.get("_type") == "block" and isinstance(one.get("children"), list)
            for one in value
        )
    )


def is_prismic(value: list[DataValue]) -> bool:
    """Return whether a list is the rich text of Prismic."""
    found = 0
    for one in value:
        if not isinstance(one, dict) or not isinstance(one.get("type"), str):
            return False
        inside = one.get("content")
        holder = inside if isinstance(inside, dict) else one
        found += isinstance(holder.get("text"), str) and isinstance(holder.get("spans"), list)
    return found > 0


def is_draft(value: dict[str, DataValue]) -> bool:
    """Return whether an object is the raw content of Draft.js."""
    blocks = value.get("blocks")
    return (
        isinstance(blocks, list)
        and bool(blocks)
        and all(isinstance(one, dict) and isinstance(one.get("text"), str) for one in blocks)
        and (
            isinstance(value.get("entityMap"), dict | list)
            or any(isinstance(one, dict) and "inlineStyleRanges" in one for one in blocks)
        )
    )


def is_editor_js(value: DataValue) -> bool:
    """Return whether a value is the list of the blocks of Editor.js, or of blocks that are written alike."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(
            isinstance(one, dict) and isinstance(one.get("type"), str) and isinstance(one.get("data"), dict)
            for one in value
        )
    )


def portable_markup(value: list[DataValue], budget: Budget, other: Other) -> str:
    """Return the markup of Portable Text.

    Args:
        value: a list for which `is_portable` holds.
        budget: how many values may be written.
        other: what writes blocks of other kinds.

    Raises:
        Undecodable: the budget is spent.
    """
    blocks: list[_FlatBlock] = []
    for one in value:
        budget.spend()
        assert isinstance(one, dict)
        children = one.get("children")
        if one["_type"] != "block" or not isinstance(children, list):
            blocks.append(_FlatBlock(_portable_table(one, budget, other) or other(_without_kind(one)), ""))
            continue
        links = {
            key: address_in(mark)
            for mark in _dicts(one.get("markDefs"))
            if isinstance(key := mark.get("_key"), str)
        }
        markup = "".join(_portable_span(span, links, budget) for span in _dicts(children))
        listed = one.get("listItem")
        item_of = "ol" if listed == "number" else "ul" if isinstance(listed, str) else ""
        level = one.get("level")
        depth = level - 1 if isinstance(level, int) else 0
        blocks.append(_FlatBlock(markup, _tag_of(one.get("style")), item_of, depth))
    return _joined(blocks)


def _portable_span(span: dict[str, DataValue], links: dict[str, str], budget: Budget) -> str:
    """Return the markup of a span with its marks, which are names or keys of links."""
    budget.spend()
    text = span.get("text")
    text = text if isinstance(text, str) else ""
    budget.read(text)
    names = [mark for mark in _list(span.get("marks")) if isinstance(mark, str)]
    markup = with_tags(escaped_text(text), filter(None, map(tag_of, names)))
    return with_link(markup, next((links[name] for name in names if links.get(name)), ""))


def _portable_table(one: dict[str, DataValue], budget: Budget, other: Other) -> str:
    """Return the markup of a block of rows of cells, or ``""``."""
    rows = [_list(row.get("cells")) for row in _dicts(one.get("rows"))]
    return _table(rows, budget, other) if any(rows) else ""


def prismic_markup(value: list[DataValue], budget: Budget) -> str:
    """Return the markup of the rich text of Prismic.

    Args:
        value: a list for which `is_prismic` holds.
        budget: how many values may be written.

    Raises:
        Undecodable: the budget is spent.
    """
    blocks = []
    for one in _dicts(value):
        budget.spend()
        inside = one.get("content")
        holder = inside if isinstance(inside, dict) else one
        text, kind = holder.get("text"), one["type"]
        if not isinstance(text, str) or not isinstance(kind, str):
            continue
        ranges = [
            _Range(start, end, tag_of(str(span.get("type"))), _link_of(span))
            for span in _dicts(holder.get("spans"))
            if isinstance(start := span.get("start"), int) and isinstance(end := span.get("end"), int)
        ]
        item_of = "ul" if kind in _BULLETS else "ol" if kind in _NUMBERS else ""
        blocks.append(_FlatBlock(_with_ranges(text, ranges, budget), _tag_of(kind), item_of))
    return _joined(blocks)


def _link_of(span: dict[str, DataValue]) -> str:
    """Return the address of a range that is a link."""
    return address_in(span) if span.get("type") == "hyperlink" else ""


def draft_markup(value: dict[str, DataValue], budget: Budget) -> str:
    """Return the markup of the raw content of Draft.js.

    Args:
        value: an object for which `is_draft` holds.
        budget: how many values may be written.

    Raises:
        Undecodable: the budget is spent.
    """
    entities = value.get("entityMap")
    if isinstance(entities, list):
        entities = {str(number): entity for number, entity in enumerate(entities)}
    known = entities if isinstance(entities, dict) else {}
    blocks = []
    for one in _dicts(value["blocks"]):
        budget.spend()
        text, kind, depth = one["text"], one.get("type"), one.get("depth")
        assert isinstance(text, str)
        ranges = []
        for place in (*_dicts(one.get("inlineStyleRanges")), *_dicts(one.get("entityRanges"))):
            start, length = place.get("offset"), place.get("length")
            if isinstance(start, int) and isinstance(length, int):
                entity = known.get(str(place.get("key")))
                address = address_in(entity) if isinstance(entity, dict) and "style" not in place else ""
                ranges.append(_Range(start, start + length, tag_of(str(place.get("style"))), address))
        item_of = "ul" if kind in _BULLETS else "ol" if kind in _NUMBERS else ""
        level = depth if isinstance(depth, int) else 0
        blocks.append(_FlatBlock(_with_ranges(text, ranges, budget), _tag_of(kind), item_of, level))
    return _joined(blocks)


def editor_js_markup(value: list[DataValue], budget: Budget, other: Other) -> str:
    """Return the markup of the blocks of Editor.js, whose texts are markup.

    Args:
        value: a list for which `is_editor_js` holds.
        budget: how many values may be written.
        other: what writes blocks of other kinds.

    Raises:
        Undecodable: the budget is spent.
    """
    written = []
    for one in _dicts(value):
        budget.spend()
        kind, data = one.get("type"), one.get("data")
        assert isinstance(data, dict)
        text = data.get("text")
        if isinstance(data.get("items"), list):
            written.append(_items(data, budget))
        elif kind == "table" and isinstance(data.get("content"), list):
            rows = [_list(row) for row in _list(data["content"])]
            written.append(_table(rows, budget, other, escapes=False))
        elif isinstance(text, str):
            level = data.get("level")
            is_heading = kind in ("header", "heading") and isinstance(level, int) and 1 <= level <= 6
            tag = f"h{level}" if is_heading else "blockquote" if kind == "quote" else "p"
            budget.read(text)
            written.append(f"<{tag}>{text}</{tag}>")
        else:
            written.append(other(data))
    return "".join(written)


def _items(data: dict[str, DataValue], budget: Budget, depth: int = 0) -> str:
    """Return the markup of a list of Editor.js, whose items may hold items."""
    tag = "ol" if data.get("style") == "ordered" else "ul"
    items = []
    for one in _list(data.get("items")):
        budget.spend()
        if isinstance(one, dict):
            text = one.get("content", one.get("text"))
            budget.read(text if isinstance(text, str) else "")
            below = (
                _items({**one, "style": data.get("style")}, budget, depth + 1)
                if depth < _DEEPEST_ITEM
                else ""
            )
            items.append(
                f"<li>{text if isinstance(text, str) else ''}{below if one.get('items') else ''}</li>"
            )
        elif isinstance(one, str):
            budget.read(one)
            items.append(f"<li>{one}</li>")
    return f"<{tag}>{''.join(items)}</{tag}>" if items else ""


def _with_ranges(text: str, ranges: list[_Range], budget: Budget) -> str:
    """Return the markup of a text with marks and links."""
    budget.read(text)
    if not ranges:
        return escaped_text(text)
    coded = text.encode("utf-16-le", "surrogatepass")
    length = len(coded) // 2
    ends = {0, length}
    for place in ranges:
        ends |= {min(max(place.start, 0), length), min(max(place.end, 0), length)}
    bounds = sorted(ends)
    pieces: list[tuple[str, str]] = []
    for start, end in pairwise(bounds):
        budget.spend(len(ranges))
        here = [place for place in ranges if place.start <= start and end <= place.end]
        part = coded[2 * start : 2 * end].decode("utf-16-le", "replace")
        address = next((place.address for place in here if place.address), "")
        piece = with_tags(escaped_text(part), [place.tag for place in here if place.tag])
        if pieces and pieces[-1][1] == address:
            piece = pieces.pop()[0] + piece
        pieces.append((piece, address))
    return "".join(with_link(piece, address) for piece, address in pieces)


def _joined(blocks: list[_FlatBlock]) -> str:
    """Return the markup of blocks, with lists around their items."""
    written: list[str] = []
    opened: list[str] = []
    for block in blocks:
        depth = min(max(block.depth, 0), _DEEPEST_ITEM) + 1 if block.item_of else 0
        while len(opened) > depth or (depth and len(opened) == depth and opened[-1] != block.item_of):
            written.append(f"</li></{opened.pop()}>")
        if not block.item_of:
            written.append(f"<{block.tag}>{block.markup}</{block.tag}>" if block.tag else block.markup)
            continue
        if len(opened) == depth:
            written.append("</li>")
        while len(opened) < depth:
            opened.append(block.item_of)
            written.append(f"<{block.item_of}>" + ("<li>" if len(opened) < depth else ""))
        written.append(f"<li>{block.markup}")
    written.extend(f"</li></{tag}>" for tag in reversed(opened))
    return "".join(written)


def _tag_of(kind: DataValue) -> str:
    """Return the tag of a block by its kind or style."""
    heading = _HEADING.fullmatch(kind) if isinstance(kind, str) else None
    if heading is not None:
        return heading_tag(heading)
    return {"blockquote": "blockquote", "preformatted": "pre", "code-block": "pre"}.get(str(kind), "p")


def _table(rows: list[list[DataValue]], budget: Budget, other: Other, *, escapes: bool = True) -> str:
    """Return the markup of rows of cells, which are strings or rich texts."""
    written = []
    for row in rows:
        budget.spend(len(row) + 1)
        for cell in row:
            budget.read(cell if isinstance(cell, str) else "")
        texts = (cell if isinstance(cell, str) and not escapes else _cell(cell, other) for cell in row)
        written.append("".join(f"<td>{text}</td>" for text in texts))
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in written) + "</table>"


def _cell(cell: DataValue, other: Other) -> str:
    """Return the markup of a cell."""
    return escaped_text(cell) if isinstance(cell, str) else other(cell)


def _without_kind(one: dict[str, DataValue]) -> dict[str, DataValue]:
    """Return a block less what says what it is."""
    return {key: value for key, value in one.items() if not key.startswith("_")}


def _list(value: DataValue) -> list[DataValue]:
    """Return a list, or an empty one."""
    return value if isinstance(value, list) else []


def _dicts(value: DataValue) -> list[dict[str, DataValue]]:
    """Return the objects in a list."""
    return [one for one in _list(value) if isinstance(one, dict)]
