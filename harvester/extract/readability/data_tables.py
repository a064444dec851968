"""Tell data tables, which are kept, from layout tables, which may be dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from harvester.extract.dom import Node

_DATA_ONLY = ("col", "colgroup", "tfoot", "thead", "th")
_MANY_ROWS, _MANY_COLUMNS, _MANY_CELLS = 10, 4, 10
# Enough for any number that means something.
_LONGEST_SPAN = 20
_INTEGER = re.compile(r"\s*([+-]?[0-9]+)")


def mark_data_tables(elements: Mapping[str, Sequence[Node]]) -> bool:
    """Mark the tables that hold data, and return whether there are any.

    Args:
        elements: the elements of the article by name, in document order.
    """
    tables = elements.get("table", ())
    if not tables:
        return False
    data_only = _tables_around(element for name in _DATA_ONLY for element in elements.get(name, ()))
    nesting = _tables_around(reversed(tables))
    captioned = _tables_captioned(elements.get("caption", ()))
    for table in tables:
        table.data_table = _holds_data(table, table in captioned or table in data_only, table in nesting)
    return any(table.data_table for table in tables)


def _holds_data(table: Node, has_data_element: bool, has_table: bool) -> bool:
    """Return whether a table is one of data, by the same signs as Firefox' accessibility code goes by."""
    if table.attribute("role") == "presentation" or table.attribute("datatable") == "0":
        return False
    if table.attribute("summary") or has_data_element:
        return True
    if has_table:
        return False
    rows, columns = _rows_and_columns(table)
    return rows >= _MANY_ROWS or columns > _MANY_COLUMNS or rows * columns > _MANY_CELLS


def _tables_around(elements: Iterator[Node]) -> set[Node]:
    """Return all tables that one of the elements is in."""
    found: set[Node] = set()
    for element in elements:
        ancestor = element.parent
        # Around a table that is known already, all are.
        while ancestor is not None and ancestor not in found:
            if ancestor.name == "table":
                found.add(ancestor)
            ancestor = ancestor.parent
    return found


def _tables_captioned(captions: Sequence[Node]) -> set[Node]:
    """Return the tables whose first caption has something in it."""
    seen: set[Node] = set()
    captioned = set()
    for caption in captions:
        ancestor = caption.parent
        while ancestor is not None and ancestor not in seen:
            if ancestor.name == "table":
                seen.add(ancestor)
                if caption.first is not None:
                    captioned.add(ancestor)
            ancestor = ancestor.parent
    return captioned


def _rows_and_columns(table: Node) -> tuple[int, int]:
    """Return how many rows and columns a table without tables in it says it has."""
    rows = columns = 0
    for node in table.descendants():
        if node.name == "tr":
            rows += _span(node, "rowspan")
            cells = (cell for cell in node.descendants() if cell.name == "td")
            columns = max(columns, sum(_span(cell, "colspan") for cell in cells))
    return rows, columns


def _span(node: Node, name: str) -> int:
    """Return the value of a span, 1 where it says nothing or nonsense."""
    match = _INTEGER.match(node.attribute(name)[:_LONGEST_SPAN])
    return (int(match.group(1)) if match else 0) or 1
