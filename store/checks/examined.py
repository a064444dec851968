"""Read a store that may be damaged: every error is one of SQLite, and ends only what was asked for."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from store.bodies import BodyReader, BodyRow
from store.chain import COVERED, Chain, Value
from store.checks.compared_rows import RawRow, as_text
from store.checks.hashes import RowsHash, rows_hash
from store.checks.schema import expected_schema, is_internal, is_same
from store.errors import StoreError
from store.migrations import MIGRATIONS
from store.opening import APPLICATION_ID, open_for_reading, open_unchecked
from store.sqlite_errors import unusable

# Bodies that are read one after another are mostly based on each other.
_KEPT_BYTES = 32 * 2**20

# What is derived, with the columns that identify a row.
DERIVED_KEYS = {
    "texts": ("sha256",),
    "stated_dates": ("text", "position"),
    "sections": ("text", "position"),
    "reviews": ("document", "timestamp", "url"),
    "versions": ("document", "first_capture"),
    "comparisons": ("document", "old_text", "new_text"),
    "compared_sections": ("document", "pair", "position"),
    "lineages": ("document", "address"),
    "lineage_sections": ("document", "first_capture", "position"),
    "lineage_ends": ("document", "lineage", "first_capture"),
    "lineage_links": ("document", "first_capture", "origin", "target"),
    "changed_sentences": ("document", "pair", "position", "fingerprint"),
}

# What tells people which row is meant, besides its document.
_NAMES = {
    "captures": ("timestamp", "original"),
    "readings": ("timestamp", "url", "source"),
    "runs": ("started_at",),
}


class Examined:
    """A store that is only read, as it was at one moment.

    Args:
        path: the file.

    Attributes:
        path: the file.
        refused: why other commands refuse the file, or ``""``.
        chain: its chain.
        bodies: reads the stored bodies.

    Raises:
        StoreError: the file cannot be opened, or is no database.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.refused = ""
        try:
            self._connection = self._opened(path)
            # What is no UTF-8 is a fault of one row, not of all that come after it.
            self._connection.text_factory = lambda text: text.decode("utf-8", "surrogateescape")
        except sqlite3.Error as error:
            raise unusable(path, error, "cannot be read: ") from error
        except UnicodeDecodeError as error:
            # The message of an error may quote damaged bytes.
            raise StoreError(f"{path}: cannot be read ({error}).") from error
        self.chain = Chain(self._connection)
        self.bodies = BodyReader(self.body_row, _KEPT_BYTES)
        self._documents: dict[Value, str] = {}

    def _opened(self, path: Path) -> sqlite3.Connection:
        """Open the file, also if other commands refuse it although it is marked as a store."""
        try:
            return open_for_reading(path, _stand_still)[0]
        except StoreError as error:
            connection, _ = open_unchecked(path, _stand_still)
            if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
                connection.close()
                raise
            self.refused = str(error)
            return connection

    def look_again(self) -> None:
        """Read from now on what is stored now."""
        self.let_go()
        self._documents.clear()
        _stand_still(self._connection)

    def let_go(self) -> None:
        """Read nothing until it looks again, so that what is old can be removed from the file."""
        self._connection.rollback()

    def structure(self) -> Iterator[str]:
        """Yield the faults of the file's structure and of its references, one line each."""
        for (fault,) in self._connection.execute("PRAGMA integrity_check"):
            if fault != "ok":
                yield f"{self.path}: {fault}"

    def references(self) -> Iterator[str]:
        """Yield one line for each row that refers to a row that is missing."""
        for table, rowid, parent, _ in self._connection.execute("PRAGMA foreign_key_check"):
            row = "a row" if rowid is None else f"row {rowid}"
            yield f"{table}: {row} refers to a row of {parent} that is missing"

    def schema(self) -> Iterator[str]:
        """Yield the tables, columns, indexes and views that are missing, altered or not of this program."""
        found = {
            (kind, name): sql
            for kind, name, sql in self._connection.execute("SELECT type, name, sql FROM sqlite_master")
            if not is_internal(kind, name, sql)
        }
        expected = expected_schema()
        known = expected.optional | expected.required
        for kind, name in sorted(expected.required.keys() - found.keys()):
            yield f"{kind} {name}: is missing"
        for kind, name in sorted(found):
            if (kind, name) not in known:
                yield f"{kind} {name}: is not of this program"
            elif not is_same(found[kind, name], known[kind, name]):
                yield f"{kind} {name}: its definition is another one"
        for mark, expected_value in (("application_id", APPLICATION_ID), ("user_version", 0)):
            (value,) = self._connection.execute(f"PRAGMA {mark}").fetchone()
            if value != expected_value:
                yield f"{self.path}: its {mark} is {value}, not {expected_value}"

    def older(self) -> str:
        """Return the last migration of a store that an older version of the program wrote, or ``""``."""
        known = [migration.name for migration in MIGRATIONS]
        try:
            found = [str(row["name"]) for row in self.rows("_sqlite_migrations", "ORDER BY id")]
        except (sqlite3.Error, KeyError):
            return ""
        return found[-1] if found and len(found) < len(known) and found == known[: len(found)] else ""

    def migrations(self) -> Iterator[str]:
        """Yield the migrations that are missing, or not of this program."""
        found = [
            (str(row["migration_set"]), str(row["name"]))
            for row in self.rows("_sqlite_migrations", "ORDER BY id")
        ]
        expected = [("harvest", migration.name) for migration in MIGRATIONS]
        for _, name in [one for one in expected if one not in found]:
            yield f"_sqlite_migrations: {name}: is missing"
        for (group, name), times in Counter(found).items():
            if times > 1:
                yield f"_sqlite_migrations: {group} {name}: is there {times} times"
        for group, name in [one for one in found if one not in expected]:
            yield f"_sqlite_migrations: {group} {name}: is not of this program, which may be older"

    def is_empty(self) -> bool:
        """Return whether nothing was ever stored."""
        return not any(
            self._connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone()
            for table in ("documents", "bodies", "captures", "citations")
        )

    def columns(self, table: str) -> tuple[str, ...]:
        """Return the columns of a table; none if there is no such table."""
        return tuple(row[1] for row in self._connection.execute(f"PRAGMA table_info({table})"))

    def count(self, table: str) -> int:
        """Return the number of rows of a table."""
        return int(self._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def rows(
        self, table: str, rest: str = "", parameters: Sequence[Value] = (), *, only: str = "*"
    ) -> Iterator[RawRow]:
        """Yield rows of a table one by one.

        Args:
            table: the table.
            rest: the rest of the query: conditions and order.
            parameters: its parameters.
            only: the columns, or all.
        """
        found = self._connection.execute(f"SELECT {only} FROM {table} {rest}", parameters)
        names = [column[0] for column in found.description]
        for row in found:
            yield dict(zip(names, row, strict=True))

    def query(self, sql: str, parameters: Sequence[Value] = ()) -> Iterator[RawRow]:
        """Yield the rows that a query selects, one by one.

        Args:
            sql: the query.
            parameters: its parameters.
        """
        found = self._connection.execute(sql, parameters)
        names = [column[0] for column in found.description]
        for row in found:
            yield dict(zip(names, row, strict=True))

    def document(self, key: Value) -> str:
        """Return the name of a document for people."""
        if not self._documents:
            for row in self._connection.execute("SELECT id, company, slug FROM documents"):
                self._documents[row[0]] = f"{as_text(row[1])}/{as_text(row[2])}"
        return self._documents.get(key, f"document {as_text(key)}")

    def name(self, table: str, key: Sequence[Value]) -> str:
        """Return the name of a row of a covered table for people.

        Args:
            table: the table.
            key: the values that identify the row.
        """
        covered = COVERED.get(table)
        if covered is None or len(key) != len(covered.key):
            return f"{table}: {_words(key)}"
        values = dict(zip(covered.key, key, strict=True))
        try:
            wanted = " AND ".join(f"{name} = ?" for name in covered.key)
            row = next(self.rows(table, f"WHERE {wanted}", tuple(key)), values)
            named = _NAMES.get(table, ())
            shown = [row[name] for name in named] if all(name in row for name in named) and named else None
            if table == "documents":
                return f"documents: {self.document(key[0])}"
            if "document" in row:
                rest = shown or [value for name, value in values.items() if name != "document"]
                return f"{table}: {self.document(row['document'])}: {_words(rest)}"
        except (sqlite3.Error, UnicodeDecodeError):
            pass
        return f"{table}: {_words(key)}"

    def shown_texts(self, document: int) -> Iterator[tuple[str, str]]:
        """Yield title and Markdown of the text that each capture of a document shows, with repeats."""
        yield from self._connection.execute(
            "SELECT t.title, t.markdown FROM readings r JOIN texts t ON t.sha256 = r.text "
            "WHERE r.document = ? ORDER BY r.timestamp, r.source, r.url",
            (document,),
        )

    def derived_hashes(self) -> Iterator[tuple[str, RowsHash]]:
        """Yield each table of what is derived, with the hash of its rows."""
        for table, key in DERIVED_KEYS.items():
            yield table, rows_hash(table, self.rows(table, f"ORDER BY {', '.join(key)}"))

    def document_hashes(self) -> Iterator[tuple[str, RowsHash]]:
        """Yield the name of each document, with the hash of its versions."""
        for row in self.rows("documents", "ORDER BY company, slug"):
            versions = self.rows("versions", "WHERE document = ? ORDER BY first_capture", (row["id"],))
            yield self.document(row["id"]), rows_hash("versions", versions)

    def body_row(self, sha256: str) -> BodyRow | None:
        """Return codec, base and data of a body.

        Args:
            sha256: its hash.
        """
        row: BodyRow | None = self._connection.execute(
            "SELECT codec, base, data FROM bodies WHERE sha256 = ?", (sha256,)
        ).fetchone()
        return row

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _stand_still(connection: sqlite3.Connection) -> None:
    """Let a writing program that runs meanwhile not change what is read."""
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _words(values: Sequence[Value]) -> str:
    return " ".join(map(as_text, values))
