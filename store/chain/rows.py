"""Hash a row; pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

# SQLite's storage classes, as Python's sqlite3 gives them.
Value = None | int | float | str | bytes

# So many hexadecimal digits tell whether a row is the one that was sealed last; the seal itself is complete.
_SHORT = 16


def _bytes_as_json(value: bytes) -> object:
    """Return what stands for bytes in JSON."""
    return {"bytes": len(value), "sha256": hashlib.sha256(value).hexdigest()}


_AS_JSON = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), default=_bytes_as_json)


def row_hash(table: str, values: Sequence[Value]) -> str:
    """Return the hash of a row, which differs if a value, its type or the table does.

    It is the SHA-256 of a list in JSON: the table, and the values of the covered columns, whose names are in
    the chain. JSON tells numbers from texts; for bytes there is an object with their number and SHA-256.

    Args:
        table: the table.
        values: the values of its covered columns, in order.
    """
    return hashlib.sha256(_AS_JSON.encode([table, *values]).encode()).hexdigest()


def seal_prefix(seal: str | None) -> str | None:
    """Return the first digits of the hash of a row, which name it where it is replaced.

    Args:
        seal: the hash, or None if there is no row.
    """
    return seal and seal[:_SHORT]


def key_text(values: Sequence[Value]) -> str:
    """Return the key of a row as JSON.

    Args:
        values: the values of the columns that identify it.
    """
    return _AS_JSON.encode(list(values))


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
