"""The tables, indexes and views that a store must have."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from store.database import Database
from store.tables.pace_ledger import PaceLedger


@cache
def expected_schema() -> dict[tuple[str, str], str | None]:
    """Return the definition of each table, index and view of a new store, by kind and name."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.db"
        database = Database(path)
        PaceLedger(path).close()
        try:
            rows = database.rows("SELECT type, name, sql FROM sqlite_master")
        finally:
            database.close()
    return {(row["type"], row["name"]): row["sql"] for row in rows}
