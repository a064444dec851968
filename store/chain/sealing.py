"""Record in the chain what this program writes.

Triggers note each row before it is changed. They are temporary ones of the program's own connection, which do
not fire for other programs: what those change is therefore not in the chain, and is found.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from store.chain.covered import COVERED, CoveredTable
from store.chain.replay import FIRST_LINK, Chain, Sealed
from store.chain.rows import Value, entries_text, key_text, link_hash, row_hash, seal_prefix

# A link is read as a whole, so its size is limited.
ENTRIES_OF_A_LINK = 5_000
# Hashes can only be halved; higher levels take several times as long for it.
_ZLIB_LEVEL = 1

# What a trigger notes: the key of a row that is new, or the row as it was.
_IS_NEW, _WAS = 0, 1

ChainEntry = Sequence[object]


class Sealer:
    """Appends links to the chain.

    Args:
        connection: of the store, not in a transaction.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        # Without it, a row that is replaced by another one is not noted (sqlite.org/lang_createtrigger.html).
        connection.execute("PRAGMA recursive_triggers = ON")
        for table, covered in COVERED.items():
            for statement in _triggers(table, covered):
                connection.execute(statement)
        # One question for all tables: asking each of them takes longer than all the rest.
        self._noted_tables = " UNION ALL ".join(
            f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM temp.noted_{table})" for table in COVERED
        )

    def seal(self) -> None:
        """Append what was written in the current transaction, as a part of it."""
        noted = [table for (table,) in self._connection.execute(self._noted_tables)]
        append(self._connection, (entry for table in noted for entry in self._written(table, COVERED[table])))

    def _written(self, table: str, covered: CoveredTable) -> Iterator[ChainEntry]:
        """Yield an entry for each row of a table that differs from what it was before the transaction."""
        # A row may be noted several times: the first note says what it was.
        before: dict[tuple[Value, ...], str | None] = {}
        for kind, *values in self._connection.execute(f"SELECT * FROM temp.noted_{table} ORDER BY rowid"):
            key = tuple(values[: len(covered.key)])
            if key not in before:
                before[key] = row_hash(table, values) if kind == _WAS else None
        if not before:
            return
        now = {row[: len(covered.key)]: row_hash(table, row) for row in self._noted_rows(table, covered)}
        self._connection.execute(f"DELETE FROM temp.noted_{table}")
        for key, was in before.items():
            if was != now.get(key):
                yield table, key, seal_prefix(was), now.get(key)

    def _noted_rows(self, table: str, covered: CoveredTable) -> sqlite3.Cursor:
        """Return the rows that were noted and that there are, as they are now."""
        key, columns = ", ".join(covered.key), ", ".join(f"t.{name}" for name in covered.columns)
        same = " AND ".join(f"t.{name} = n.{name}" for name in covered.key)
        # CROSS JOIN fixes the order of the loops (sqlite.org/lang_select.html): the table is not scanned.
        return self._connection.execute(
            f"SELECT {columns} FROM (SELECT DISTINCT {key} FROM temp.noted_{table}) n "
            f"CROSS JOIN main.{table} t ON {same}"
        )


def append(connection: sqlite3.Connection, entries: Iterable[ChainEntry]) -> None:
    """Append entries to the chain, in as few links as possible.

    Args:
        connection: of the store, in a transaction.
        entries: the table, the key, and the hashes of the row before and after, or None if there is none.
    """
    last: tuple[int, str] | None = None
    coming = iter(entries)
    while some := list(islice(coming, ENTRIES_OF_A_LINK)):
        if last is None:
            row = connection.execute("SELECT number, link FROM chain ORDER BY number DESC LIMIT 1").fetchone()
            last = row or (0, FIRST_LINK)
        text = entries_text(some)
        last = last[0] + 1, link_hash(last[0] + 1, last[1], text)
        connection.execute(
            "INSERT INTO chain (number, entries, link) VALUES (?, ?, ?)",
            (last[0], zlib.compress(text.encode(), _ZLIB_LEVEL), last[1]),
        )


class MigrationSeal:
    """Seals rows as a migration left them, except those that another program had altered before it.

    Args:
        connection: of the store, in the transaction of the migration, which has not begun.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._sealed = Sealed()
        self._altered: set[tuple[str, str]] = set()
        tables = "SELECT name FROM main.sqlite_master WHERE type = 'table'"
        there = {name for (name,) in connection.execute(tables)}
        if "chain" in there:
            chain = Chain(connection)
            faults = [*chain.replay(self._sealed)]
            # The migration makes the others; `verify` reports one that another program dropped.
            for table in self._sealed.layouts.keys() & COVERED.keys() & there:
                faults += chain.alterations(self._sealed, table)
            self._altered = {(fault.table, key_text(fault.key)) for fault in faults}

    def seal(self) -> None:
        """Append what the migration changed; nothing is appended if there is no chain yet."""
        append(self._connection, self._changed())

    def close(self) -> None:
        """Remove what the chain said."""
        self._sealed.close()
        self._sealed.close()

    def _changed(self) -> Iterator[ChainEntry]:
        """Yield the columns that are hashed from now on, and the rows whose hash is another one."""
        chain = Chain(self._connection)
        for table, covered in COVERED.items():
            if self._sealed.layouts.get(table) != covered.columns:
                yield table, None, None, covered.columns
            left = {name for name, _ in self._sealed.of(table)}
            for key, now in chain.rows(table, covered.columns):
                name = key_text(key)
                left.discard(name)
                was = self._sealed.hash_of(table, name)
                if was != now and (table, name) not in self._altered:
                    yield table, key, seal_prefix(was), now
            for name in sorted(left):
                if (table, name) not in self._altered:
                    yield table, json.loads(name), seal_prefix(self._sealed.hash_of(table, name)), None


def _triggers(table: str, covered: CoveredTable) -> Iterator[str]:
    """Yield the statements that note what is written to a table."""
    columns, noted = covered.columns, f"noted_{table}"
    blank = ", NULL" * (len(columns) - len(covered.key))
    was = ", ".join(f"OLD.{name}" for name in columns)
    is_new = f"{_IS_NEW}, {', '.join(f'NEW.{name}' for name in covered.key)}{blank}"
    differs = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in columns)
    moved = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in covered.key)
    yield f"CREATE TEMP TABLE {noted} (kind, {', '.join(columns)})"
    yield (
        f"CREATE TEMP TRIGGER {noted}_insert AFTER INSERT ON main.{table} "
        f"BEGIN INSERT INTO {noted} VALUES ({is_new}); END"
    )
    yield (
        f"CREATE TEMP TRIGGER {noted}_update AFTER UPDATE ON main.{table} WHEN {differs} BEGIN "
        f"INSERT INTO {noted} VALUES ({_WAS}, {was}); INSERT INTO {noted} SELECT {is_new} WHERE {moved}; END"
    )
    yield (
        f"CREATE TEMP TRIGGER {noted}_delete AFTER DELETE ON main.{table} "
        f"BEGIN INSERT INTO {noted} VALUES ({_WAS}, {was}); END"
    )
