"""Open, migrate and write the SQLite file, one transaction at a time."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import chain, groupby
from pathlib import Path
from typing import Any, TypeVar

from store.chain import Sealer
from store.errors import StoreError
from store.opening import (
    APPLICATION_ID,
    IN_MEMORY,
    exists,
    is_migration_pending,
    open_for_reading,
    open_for_writing,
)
from store.private_copy import copied
from store.sqlite_errors import SQLITE_FAILURES, needs_repair, unusable
from store.writing import close_after_writing, set_synchronous

Row = Mapping[str, Any]
Found = TypeVar("Found")

# How many processes in a row may be killed between the opening of the file and a reading.
_REPAIRS = 20


class Database:
    """A connection to the store, for queries and for transactions.

    A database that is opened for reading never changes the file. What is written to it nevertheless, so that
    what is shown is up to date, is written to a private copy, which is made then and discarded at the end.

    Args:
        path: the file; created if it does not exist, unless `create` is False.
        create: whether a missing file may be created.
        reading: whether to open it for reading.
        clock: gives the seconds of a clock that only goes forward.

    Attributes:
        path: the file.
        was_older: whether it was opened for reading, and an older version of the program wrote it.
        written: the names of the tables into which rows were inserted.

    Raises:
        StoreError: the file is not a store, is damaged, is newer than this program or cannot be opened.
    """

    def __init__(
        self,
        path: Path,
        *,
        create: bool = True,
        reading: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.path = path
        self._is_durable = False
        self.was_older = False
        self.written: set[str] = set()
        if (reading or not create) and not exists(path):
            raise StoreError(f"{path}: there is no store yet. Run `harvest` or `harvest import` first.")
        self._reading = reading
        self._sealer: Sealer | None = None
        if reading:
            connection, is_private = open_for_reading(path)
            self._in_place = not is_private
        else:
            connection, self._in_place = open_for_writing(path, clock), False
        self._connection = _with_triggers(connection)
        try:
            self._migrate()
        except BaseException as error:
            self.close()
            if isinstance(error, SQLITE_FAILURES):
                raise unusable(path, error, "is not a usable store: ") from error
            raise

    def _migrate(self) -> None:
        """Apply pending migrations, and mark the file as a store."""
        if self._repaired(lambda: is_migration_pending(self._connection)):
            # Most calls need no migration, and sqlite_utils takes long to import.
            from store.migrating import apply_migrations, begin_in_memory

            self.was_older = self._reading
            self._write_to_copy()
            if self.path == IN_MEMORY:
                begin_in_memory(self._connection)
                return
            with self._transaction():
                apply_migrations(self._connection)
        row = self.row("PRAGMA application_id")
        if not self._reading and row != {"application_id": APPLICATION_ID}:
            with self.step():
                self.execute(f"PRAGMA application_id = {APPLICATION_ID}")

    @property
    def is_in_place(self) -> bool:
        """Whether it was opened for reading, and what is read is the file itself, not a private copy."""
        return self._in_place

    def _write_to_copy(self) -> None:
        """Continue with a private copy if the file itself is open for reading."""
        if not self._in_place:
            return
        in_step = self._connection.in_transaction
        self._connection, self._in_place = _with_triggers(copied(self._connection)), False
        if in_step:
            self._connection.execute("BEGIN IMMEDIATE")

    def _repair(self, error: sqlite3.OperationalError) -> None:
        """Open the file again if a process that wrote to it was killed meanwhile, else raise the error."""
        if not self._in_place or not needs_repair(error):
            raise error
        self._connection.close()
        connection, is_private = open_for_reading(self.path)
        self._connection, self._in_place = _with_triggers(connection), not is_private

    def _repaired(self, read: Callable[[], Found]) -> Found:
        """Read, and open the file again each time that a process that wrote to it was killed meanwhile."""
        for _ in range(_REPAIRS):
            try:
                return read()
            except sqlite3.OperationalError as error:
                self._repair(error)
        return read()

    def _begin(self) -> None:
        """Begin a transaction: of a reader one that reads, which goes on in the copy if one is made."""
        self._repaired(lambda: self._connection.execute("BEGIN IMMEDIATE"))

    def _query(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any]) -> Iterator[Row]:
        """Run a query."""
        cursor = self._repaired(lambda: self._connection.execute(sql, parameters))
        names = _names(cursor)
        return (dict(zip(names, row, strict=True)) for row in cursor)

    @contextmanager
    def step(self, *, durable: bool = False) -> Iterator[None]:
        """Open a transaction: everything inside is stored when it ends, or nothing is.

        Steps may be nested; the outermost one counts. The write lock is acquired at the beginning, so that
        two processes take turns and neither works with data that the other is about to change.

        Args:
            durable: whether a power cut must not undo it once it has ended, nor any step before it.

        Raises:
            StoreError: the store is locked, full or damaged.
            RuntimeError: it is to be durable, and is part of a step that is not.
        """
        if self._connection.in_transaction:
            if durable and not self._is_durable and not self._reading:
                raise RuntimeError("a durable step cannot be part of one that is not")
            yield
            return
        if self._reading:
            with self._transaction():
                yield
            return
        with self._usable():
            sealer = self._sealer or Sealer(self._connection)
            self._sealer = sealer
        with self._usable(), self._synchronous(durable), self._transaction():
            yield
            sealer.seal()

    @contextmanager
    def _synchronous(self, durable: bool) -> Iterator[None]:
        """Make transactions durable within the context, if so wanted.

        NORMAL does not wait for the disk at a commit in WAL mode: a power cut may undo the last ones. FULL
        does, and with a rollback journal, EXTRA also waits until its removal is on the disk, without which
        the commit could be rolled back (sqlite.org/pragma.html#pragma_synchronous).
        """
        self._is_durable = durable
        if not durable:
            yield
            return
        set_synchronous(self._connection, "EXTRA")
        try:
            yield
        finally:
            self._is_durable = False
            set_synchronous(self._connection, "NORMAL")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Begin and end a transaction."""
        with self._usable():
            self._begin()
            try:
                yield
            except BaseException:
                self._connection.rollback()
                raise
            self._connection.execute("COMMIT")

    @contextmanager
    def _usable(self) -> Iterator[None]:
        """Turn SQLite's errors into those of the store."""
        try:
            yield
        except SQLITE_FAILURES as error:
            raise unusable(self.path, error) from error

    def rows(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[Row]:
        """Return all rows that `sql` selects.

        Raises:
            StoreError: the store is locked or damaged.
        """
        try:
            cursor = self._repaired(lambda: self._connection.execute(sql, parameters))
            first = cursor.fetchone()
            if first is None:
                return []
            names = _names(cursor)
            return [dict(zip(names, row, strict=True)) for row in chain((first,), cursor)]
        except SQLITE_FAILURES as error:
            raise unusable(self.path, error) from error

    def stream(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Iterator[Row]:
        """Yield the rows that `sql` selects, one by one; nothing may be written meanwhile.

        Raises:
            StoreError: the store is locked or damaged.
        """
        try:
            yield from self._query(sql, parameters)
        except SQLITE_FAILURES as error:
            raise unusable(self.path, error) from error

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
        if not self._connection.in_transaction:
            with self.step():
                return self.execute(sql, parameters)
        try:
            self._write_to_copy()
            return self._connection.execute(sql, parameters).rowcount
        except SQLITE_FAILURES as error:
            raise unusable(self.path, error) from error

    def execute_many(self, sql: str, parameters: Iterable[Sequence[Any]]) -> None:
        """Run a statement once for each set of parameters; without a step, all of it is one.

        Raises:
            StoreError: the store is locked, full or damaged.
        """
        if not self._connection.in_transaction:
            with self.step():
                self.execute_many(sql, parameters)
            return
        try:
            self._write_to_copy()
            self._connection.executemany(sql, parameters)
        except SQLITE_FAILURES as error:
            raise unusable(self.path, error) from error

    def insert(self, table: str, rows: Iterable[Mapping[str, Any]], *, replace: bool = False) -> None:
        """Insert rows; with `replace`, they replace rows with the same key. Without a step, this is one.

        Raises:
            StoreError: a row violates the schema, or the store is locked, full or damaged.
        """
        wanted = list(rows)
        if not wanted:
            return
        self.written.add(table)
        if not self._connection.in_transaction:
            with self.step():
                self.insert(table, wanted, replace=replace)
            return
        try:
            self._write_to_copy()
            for columns, alike in groupby(wanted, key=tuple):
                statement = _insert_statement(table, columns, replace=replace)
                self._connection.executemany(statement, (tuple(row.values()) for row in alike))
        except SQLITE_FAILURES as error:
            raise unusable(self.path, error, f"{table}: ") from error

    def vacuum(self) -> None:
        """Write the file anew, without free pages; if this is interrupted, it is as it was.

        Raises:
            StoreError: the store is locked, or the disk is full.
        """
        with self._usable():
            self._connection.execute("VACUUM")

    def data_version(self) -> int:
        """Return a number that changes when another connection has written to the file."""
        row = self.row("PRAGMA data_version")
        return int(row["data_version"]) if row else 0

    def close(self) -> None:
        """Close the file."""
        if self._reading:
            self._connection.close()
        else:
            close_after_writing(self._connection)


def _names(cursor: sqlite3.Cursor) -> list[str]:
    """Return the names of the columns of a query."""
    names = [column[0] for column in cursor.description]
    # Of two columns with the same name, the value of one would be lost.
    assert len(set(names)) == len(names)
    return names


def _with_triggers(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return a connection on which a row that replaces another one fires the triggers of a deletion."""
    connection.execute("PRAGMA recursive_triggers = ON")
    return connection


@lru_cache
def _insert_statement(table: str, columns: Sequence[str], *, replace: bool) -> str:
    """Return the statement that inserts a row."""
    names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    return f"INSERT {'OR REPLACE ' if replace else ''}INTO {table} ({names}) VALUES ({marks})"
