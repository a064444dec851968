"""The tables, indexes and views that a store must have, and those that it may have."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from store.database import Database
from store.tables.pace_ledger import PaceLedger

Schema = dict[tuple[str, str], str | None]


@dataclass(frozen=True, slots=True)
class ExpectedSchema:
    """Definitions by kind and name.

    Attributes:
        required: what every store has.
        optional: what a store has once an archive was asked.
    """

    required: Schema
    optional: Schema


@cache
def expected_schema() -> ExpectedSchema:
    """Return the definition of each table, index and view of a new store."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.db"
        database = Database(path)
        try:
            required = _schema(database)
            PaceLedger(path).close()
            optional = _schema(database)
        finally:
            database.close()
    return ExpectedSchema(required, optional)


def _schema(database: Database) -> Schema:
    rows = database.rows("SELECT type, name, sql FROM sqlite_master")
    return {(row["type"], row["name"]): row["sql"] for row in rows if not is_internal(row["name"])}


def is_internal(name: str) -> bool:
    """Return whether SQLite itself, or sqlite-utils for the names of migrations, makes a table or index.

    Args:
        name: its name.
    """
    return name.startswith("sqlite_") or "_sqlite_migrations" in name
