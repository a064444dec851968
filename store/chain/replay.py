"""Read the chain, and compare what it says with the rows that are there."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from store.chain.covered import COVERED, CoveredTable
from store.chain.rows import Value, key_text, link_hash, row_hash, seal_prefix

# What the first link follows.
FIRST_LINK = "0" * 64
# A link has at most some thousand entries; one that claims more is damaged.
_LINK_LIMIT_BYTES = 64 * 2**20

# Table, key (None: the columns that are hashed follow), and the hashes before and after.
_Entry = tuple[str, Sequence[Value] | None, object, object]

Alteration = Literal["changed", "added", "removed", "changed before", "broken"]


@dataclass(frozen=True, slots=True)
class ChainFault:
    """A place where the chain and the rows disagree, or the chain itself is broken.

    Attributes:
        kind: a row was ``changed``, ``added`` or ``removed`` by another program; it was ``changed before``
            this program wrote it again; or a link is ``broken``.
        table: the table, or ``chain``.
        key: the values that identify the row; of a link, its number.
        reason: what is wrong with a link, or ``""``.
    """

    kind: Alteration
    table: str
    key: tuple[Value, ...]
    reason: str = ""


class Sealed:
    """What the chain says of each row, in a temporary file of its own: stores may be larger than the memory.

    Attributes:
        layouts: the columns that are hashed, by table.
        number: the number of the last link that was read.
        head: its hash.
    """

    def __init__(self) -> None:
        self.layouts: dict[str, tuple[str, ...]] = {}
        self.number, self.head = 0, FIRST_LINK
        # SQLite removes a database without a name when it is closed (sqlite.org/inmemorydb.html).
        self._scratch = sqlite3.connect("", isolation_level=None)
        self._scratch.execute(
            "CREATE TABLE sealed (subject TEXT, name TEXT, hash TEXT, PRIMARY KEY (subject, name)) "
            "WITHOUT ROWID"
        )
        self._scratch.execute("BEGIN")

    def hash_of(self, table: str, name: str) -> str | None:
        """Return the hash of a row, or None if there should be none."""
        row = self._scratch.execute(
            "SELECT hash FROM sealed WHERE subject = ? AND name = ?", (table, name)
        ).fetchone()
        return None if row is None else row[0]

    def put(self, table: str, name: str, now: str | None) -> None:
        """Set the hash of a row."""
        if now is None:
            self._scratch.execute("DELETE FROM sealed WHERE subject = ? AND name = ?", (table, name))
        else:
            self._scratch.execute("INSERT OR REPLACE INTO sealed VALUES (?, ?, ?)", (table, name, now))

    def of(self, table: str) -> Iterator[tuple[str, str]]:
        """Yield the key and the hash of each row of a table, in the order of the keys."""
        yield from self._scratch.execute(
            "SELECT name, hash FROM sealed WHERE subject = ? ORDER BY name", (table,)
        )

    def count(self, table: str) -> int:
        """Return how many rows of a table there should be."""
        found = self._scratch.execute("SELECT count(*) FROM sealed WHERE subject = ?", (table,)).fetchone()
        return int(found[0])

    def close(self) -> None:
        """Remove the temporary file."""
        self._scratch.close()


class Chain:
    """The chain of a store.

    Args:
        connection: of the store; it is only read.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def replay(self, sealed: Sealed) -> Iterator[ChainFault]:
        """Read the chain from its beginning, and yield what is wrong with it.

        Args:
            sealed: is brought up to date.
        """
        stored = self._connection.execute("SELECT number, entries, link FROM main.chain ORDER BY number")
        for number, packed, link in stored:
            expected = sealed.number + 1
            if number != expected:
                yield ChainFault("broken", "chain", (expected,), "is missing")
            try:
                text = _unpacked(packed)
                entries = _entries(text)
            except (ValueError, TypeError, KeyError, zlib.error, RecursionError) as error:
                yield ChainFault("broken", "chain", (number,), f"cannot be read ({error})")
            else:
                if link_hash(number, sealed.head, text) != link:
                    yield ChainFault(
                        "broken", "chain", (number,), "does not fit its hash and the link before"
                    )
                yield from self._apply(sealed, entries)
            sealed.number, sealed.head = number, str(link)

    def _apply(
        self,
        sealed: Sealed,
        entries: Sequence[_Entry],
    ) -> Iterator[ChainFault]:
        """Take over the entries of a link, and yield the rows that were not what the chain said before."""
        for table, key, was, now in entries:
            if key is None:
                sealed.layouts[table] = tuple(now) if isinstance(now, list) else ()
                continue
            name = key_text(key)
            if seal_prefix(sealed.hash_of(table, name)) != was:
                yield ChainFault("changed before", table, tuple(key))
            sealed.put(table, name, now if isinstance(now, str) else None)

    def link(self, number: int) -> str | None:
        """Return the hash of a link, or None if there is none; the first one follows link 0.

        Args:
            number: its place in the chain, from 1.
        """
        if not number:
            return FIRST_LINK
        row = self._connection.execute("SELECT link FROM main.chain WHERE number = ?", (number,)).fetchone()
        return None if row is None else str(row[0])

    def end(self) -> tuple[int, str]:
        """Return the number and the hash of the last link; 0 and `FIRST_LINK` if there is none."""
        row = self._connection.execute(
            "SELECT number, link FROM main.chain ORDER BY number DESC LIMIT 1"
        ).fetchone()
        return (0, FIRST_LINK) if row is None else (int(row[0]), str(row[1]))

    def written_after(self, number: int) -> Counter[str]:
        """Return how many rows of each table were written after a link.

        Args:
            number: the number of the link.
        """
        found: Counter[str] = Counter()
        for (packed,) in self._connection.execute(
            "SELECT entries FROM main.chain WHERE number > ? ORDER BY number", (number,)
        ):
            found.update(table for table, key, _, _ in _entries(_unpacked(packed)) if key is not None)
        return found

    def alterations(self, sealed: Sealed, table: str) -> Iterator[ChainFault]:
        """Yield the rows of a table that are not what the chain says.

        Args:
            sealed: what the whole chain says.
            table: a covered table.

        Raises:
            sqlite3.Error: the table cannot be read.
        """
        covered, columns = COVERED[table], sealed.layouts.get(table, COVERED[table].columns)
        present = 0
        for key, now in self.rows(table, columns):
            was = sealed.hash_of(table, key_text(key))
            present += was is not None
            if was != now:
                yield ChainFault("added" if was is None else "changed", table, key)
        if present < sealed.count(table):
            yield from self._removed(sealed, table, covered)

    def _removed(self, sealed: Sealed, table: str, covered: CoveredTable) -> Iterator[ChainFault]:
        """Yield the rows of a table that are missing."""
        wanted = " AND ".join(f"{name} = ?" for name in covered.key)
        for name, _ in sealed.of(table):
            key = json.loads(name)
            if not self._connection.execute(f"SELECT 1 FROM main.{table} WHERE {wanted}", key).fetchone():
                yield ChainFault("removed", table, tuple(key))

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[tuple[tuple[Value, ...], str]]:
        """Yield key and hash of each row of a covered table.

        Args:
            table: the table.
            columns: what is hashed.

        Raises:
            sqlite3.Error: the table cannot be read.
        """
        key = COVERED[table].key
        names = ", ".join(f'"{name}"' for name in (*key, *columns))
        for row in self._connection.execute(f"SELECT {names} FROM main.{table}"):
            yield row[: len(key)], row_hash(table, row[len(key) :])


def _unpacked(packed: bytes) -> str:
    """Return the entries of a link as JSON.

    Raises:
        ValueError, TypeError, zlib.error: they are damaged.
    """
    unpack = zlib.decompressobj()
    text = unpack.decompress(packed, _LINK_LIMIT_BYTES)
    if not unpack.eof or unpack.unused_data:
        raise ValueError("it is cut off, or something follows it")
    return text.decode("utf-8")


def _entries(text: str) -> list[_Entry]:
    """Return the entries of a link.

    Raises:
        ValueError, TypeError: they have another form.
    """
    found: list[_Entry] = []
    for table, key, was, now in json.loads(text):
        if not isinstance(table, str) or not (key is None or isinstance(key, list)):
            raise ValueError("an entry has another form")
        found.append((table, key, was, now))
    return found
