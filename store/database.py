"""Open, migrate and write the SQLite file, one transaction at a time (the only use of sqlite_utils)."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlite_utils

from store.chain import MigrationSeal, Sealer
from store.errors import StoreError
from store.migrations import MIGRATIONS

# How long a transaction waits for that of another process before the store counts as unusable.
BUSY_TIMEOUT_SECONDS = 60

# The keys are SQLite's primary result codes (sqlite.org/rescode.html).
_REMEDIES = {
    sqlite3.SQLITE_BUSY: "Another program has locked it: end that program, and run again",
    sqlite3.SQLITE_LOCKED: "Another program has locked it: end that program, and run again",
    sqlite3.SQLITE_FULL: "Free some disk space, and run again; what was done is saved",
    sqlite3.SQLITE_READONLY: "Check the permissions of the file and of its folder",
    sqlite3.SQLITE_CANTOPEN: "Check the folder and its permissions",
    sqlite3.SQLITE_NOTADB: "Name another file with --db",
    sqlite3.SQLITE_CORRUPT: "Restore a backup, or start again with another file",
}

Row = Mapping[str, Any]


class Database:
    """A connection to the store, for queries and for transactions.

    Args:
        path: the file; created if it does not exist, unless `create` is False.
        create: whether a missing file may be created.
        clock: gives the seconds of a clock that only goes forward.
        sleep: waits for some seconds.

    Raises:
        StoreError: the file is not a store, is damaged, is newer than this program or cannot be written.
    """

    def __init__(
        self,
        path: Path,
        *,
        create: bool = True,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.path = path
        if not path.exists() and not create:
            raise StoreError(f"{path}: there is no store yet. Run `harvest` or `harvest import` first.")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_SECONDS, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise StoreError(
                f"{path}: cannot be opened ({error}). Check the folder and its permissions."
            ) from error
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            # NORMAL is safe against a killed process in WAL mode (sqlite.org/pragma.html#pragma_synchronous).
            connection.execute("PRAGMA synchronous = NORMAL")
            _use_write_ahead_log(connection, clock, sleep)
            self._sqlite = sqlite_utils.Database(connection)
            self._sealer: Sealer | None = None
            self._migrate()
        except sqlite3.Error as error:
            connection.close()
            raise _unusable(path, error, "is not a usable store: ") from error
        except StoreError:
            connection.close()
            raise

    def _migrate(self) -> None:
        """Apply pending migrations; reject a store that was written by a newer version of the program."""
        steps = sqlite_utils.Migrations("harvest")
        for migration in MIGRATIONS:

            def apply(db: sqlite_utils.Database, sql: str = migration.sql) -> None:
                for statement in _statements(sql):
                    db.execute(statement)

            steps(name=migration.name)(apply)
        known = {migration.name for migration in MIGRATIONS}
        unknown = [applied.name for applied in steps.applied(self._sqlite) if applied.name not in known]
        if unknown:
            raise StoreError(
                f"{self.path}: was written by a newer version of harvest ({unknown[-1]}). Update the program."
            )
        if not steps.pending(self._sqlite):
            return
        with self._transaction():
            seal = MigrationSeal(self._sqlite.conn)
            steps.apply(self._sqlite)
            seal.seal()

    @contextmanager
    def step(self) -> Iterator[None]:
        """Open a transaction: everything inside is stored when it ends, or nothing is.

        Steps may be nested; the outermost one counts. The write lock is acquired at the beginning, so that
        two processes take turns and neither works with data that the other is about to change.

        Raises:
            StoreError: the store is locked, full or damaged.
        """
        if self._sqlite.conn.in_transaction:
            yield
            return
        with self._usable():
            sealer = self._sealer or Sealer(self._sqlite.conn)
            self._sealer = sealer
        with self._transaction():
            yield
            sealer.seal()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Begin and end a transaction."""
        connection = self._sqlite.conn
        with self._usable():
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                connection.rollback()
                raise
            connection.execute("COMMIT")

    @contextmanager
    def _usable(self, about: str = "") -> Iterator[None]:
        """Turn SQLite's errors into those of the store."""
        try:
            yield
        except sqlite3.Error as error:
            raise _unusable(self.path, error, about) from error

    def rows(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[Row]:
        """Return all rows that `sql` selects.

        Raises:
            StoreError: the store is locked or damaged.
        """
        return list(self.stream(sql, parameters))

    def stream(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Iterator[Row]:
        """Yield the rows that `sql` selects, one by one; nothing may be written meanwhile.

        Raises:
            StoreError: the store is locked or damaged.
        """
        try:
            yield from self._sqlite.query(
                sql, parameters if isinstance(parameters, dict) else list(parameters)
            )
        except sqlite3.Error as error:
            raise _unusable(self.path, error) from error

    def row(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Row | None:
        """Return the first row that `sql` selects, or None.

        Raises:
            StoreError: the store is locked or damaged.
        """
        return next(iter(self.rows(sql, parameters)), None)

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Run a statement, and return how many rows it changed; without a step, it is one of its own.

        Raises:
            StoreError: the store is locked, full or damaged.
        """
        if not self._sqlite.conn.in_transaction:
            with self.step():
                return self.execute(sql, parameters)
        try:
            return self._sqlite.conn.execute(sql, parameters).rowcount
        except sqlite3.Error as error:
            raise _unusable(self.path, error) from error

    def insert(self, table: str, rows: Iterable[Mapping[str, Any]], *, replace: bool = False) -> None:
        """Insert rows; with `replace`, they replace rows with the same key. Without a step, this is one.

        Raises:
            StoreError: a row violates the schema, or the store is locked, full or damaged.
        """
        with self.step(), self._usable(f"{table}: "):
            self._sqlite.table(table).insert_all((dict(row) for row in rows), replace=replace)

    def close(self) -> None:
        """Close the file."""
        self._sqlite.close()


def _use_write_ahead_log(
    connection: sqlite3.Connection, clock: Callable[[], float], sleep: Callable[[float], None]
) -> None:
    """Turn on the write-ahead log; SQLite itself does not wait if another process is doing the same."""
    last_try = clock() + BUSY_TIMEOUT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or clock() > last_try:
                raise
            sleep(0.01)
        else:
            return


def _unusable(path: Path, error: sqlite3.Error, about: str = "") -> StoreError:
    """Return a `StoreError` for an error of SQLite, with a remedy."""
    # Errors that Python's module detects itself have no code; the primary code is in the lowest byte.
    code = getattr(error, "sqlite_errorcode", None)
    remedy = _REMEDIES.get((code or 0) & 0xFF, "Run `harvest verify`")
    return StoreError(f"{path}: {about}{error}. {remedy}.")


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script, because `executescript` would commit the current transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
