"""Read rows from the views of the store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from store.database import Database, Row
from store.rows.table import RowType

_PRECISIONS = {4: "year", 7: "month", 10: "day"}
_PRECISION = "_precision"


def rows_of_view(
    database: Database, kind: type[RowType], sql: str, parameters: tuple[Any, ...]
) -> Iterator[RowType]:
    """Yield the rows that a query selects.

    Args:
        database: the database of the store.
        kind: the class of the rows, a dataclass; the query has its columns, and may have others.
        sql: the query.
        parameters: its parameters.
    """
    columns = _columns(kind)
    for row in database.stream(sql, parameters):
        yield kind(**{name: _value(row, name, annotation) for name, annotation in columns})


def _columns(kind: Any) -> tuple[tuple[str, str], ...]:
    """Return the names of the columns of a kind of rows, with their types as they are written."""
    return tuple((one.name, str(one.type)) for one in fields(kind))


def _value(row: Row, name: str, annotation: str) -> Any:
    """Return the value of a column as its type demands."""
    if name.endswith(_PRECISION):
        stated = row[name.removesuffix(_PRECISION)]
        return None if stated is None else _PRECISIONS[len(stated)]
    value = row[name]
    if value is None:
        return None
    if annotation.startswith("datetime"):
        return datetime.fromisoformat(value)
    if annotation.startswith("date"):
        return date.fromisoformat(f"{value}-01-01"[:10] if len(value) < 7 else f"{value}-01"[:10])
    if annotation.startswith("tuple"):
        return tuple(json.loads(value))
    return bool(value) if annotation == "bool" else value
