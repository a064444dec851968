"""Apply migrations, with sqlite_utils, which takes long to import: only where a migration is pending."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache

from store.chain import MigrationSeal
from store.lean_sqlite_utils import sqlite_utils
from store.migrations import MIGRATIONS, Migration
from store.opening import APPLICATION_ID, MIGRATION_SET


def apply_migrations(connection: sqlite3.Connection) -> None:
    """Apply pending migrations within the current transaction, and mark the file as a store.

    Args:
        connection: to the store.
    """
    database, steps = sqlite_utils.Database(connection), sqlite_utils.Migrations(MIGRATION_SET)
    for migration in MIGRATIONS:

        def apply(db: sqlite_utils.Database, one: Migration = migration) -> None:
            for name, function in one.functions.items():
                db.conn.create_function(name, -1, function, deterministic=True)
            for statement in _statements(one.sql):
                db.execute(statement)

        steps(name=migration.name)(apply)
    with closing(MigrationSeal(connection)) as seal:
        steps.apply(database)
        seal.seal()
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def begin_in_memory(connection: sqlite3.Connection) -> None:
    """Make an empty store of a database in memory; the migrations are only applied once in a process.

    They take a tenth of a second, and `harvest bulk` has such a store for each part.

    Args:
        connection: to an empty database.
    """
    with closing(sqlite3.connect(":memory:")) as source:
        source.deserialize(_empty_store())
        source.backup(connection)


@cache
def _empty_store() -> bytes:
    """Return the file of a store that holds nothing."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        made.execute("BEGIN")
        apply_migrations(made)
        made.execute("COMMIT")
        return made.serialize()


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script, because `executescript` would commit the current transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
