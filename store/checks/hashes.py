"""Hash the derived rows of a store, for its manifest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from store.chain import row_hash
from store.checks.compared_rows import RawRow

# The columns that name the rules by which a row was made.
GENERATION_COLUMNS = ("rules", "extractor")


@dataclass(frozen=True, slots=True)
class RowsHash:
    """The hash of some rows.

    Attributes:
        rows: how many there are.
        sha256: hex SHA-256 of the hashes of the rows, one a line.
        rules: the names of the rules that made them, sorted, or ``""``.
    """

    rows: int
    sha256: str
    rules: str


def rows_hash(table: str, rows: Iterable[RawRow]) -> RowsHash:
    """Return the hash of rows in their order.

    Args:
        table: their table.
        rows: the rows, with all columns.
    """
    hashed, number, rules = hashlib.sha256(), 0, set[str]()
    for row in rows:
        number += 1
        hashed.update(f"{row_hash(table, list(row.values()))}\n".encode())
        rules |= {str(row[name]) for name in GENERATION_COLUMNS if name in row}
    return RowsHash(number, hashed.hexdigest(), " ".join(sorted(rules)))
