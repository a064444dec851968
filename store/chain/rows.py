"""Hash a row; pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

# SQLite's storage classes, as Python's sqlite3 gives them.
Value = None | int | float | str | bytes

_AS_JSON = json.JSONEncoder(ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def row_hash(table: str, columns: Sequence[str], values: Sequence[Value]) -> str:
    """Return the hash of a row, which differs if a value, its type, its column or the table does.

    It is the SHA-256 of JSON: the table, and an object with the values by column, sorted. JSON tells numbers
    from texts; bytes are an object with their number and SHA-256.

    Args:
        table: the table.
        columns: the names of the columns that count.
        values: their values, in the same order.
    """
    row = {name: _plain(value) for name, value in zip(columns, values, strict=True)}
    return hashlib.sha256(_AS_JSON.encode([table, row]).encode()).hexdigest()


def key_text(values: Sequence[Value]) -> str:
    """Return the key of a row as JSON.

    Args:
        values: the values of the columns that identify it.
    """
    return _AS_JSON.encode([_plain(value) for value in values])


def link_hash(number: int, before: str, entries: str) -> str:
    """Return the hash of a link.

    Args:
        number: its place in the chain, from 1.
        before: the hash of the link before.
        entries: what it records, as JSON.
    """
    return hashlib.sha256(f"{number} {before}\n{entries}".encode("utf-8", "surrogatepass")).hexdigest()


def entries_text(entries: Sequence[Sequence[object]]) -> str:
    """Return the entries of a link as JSON."""
    return _AS_JSON.encode(entries)


def _plain(value: Value) -> object:
    """Return a value that JSON can represent."""
    if isinstance(value, bytes):
        return {"bytes": len(value), "sha256": hashlib.sha256(value).hexdigest()}
    return value
