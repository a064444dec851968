"""A temporary store in which a document is derived anew from the sources of a store that is checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

from diffs import Section
from store.bodies import BodyRow
from store.chain import Value
from store.checks.compared_rows import RawRow, RowDifference, differences
from store.checks.examined import Examined
from store.store import Store
from store.tables.renderings import Renderings
from store.tables.search_index import SearchIndex, content_key
from store.tables.section_rows import section_of
from store.tables.snapshots import Snapshots
from store.tables.texts import Texts, stored_text

# What is derived for one document: the key of each table, apart from the document.
_OF_DOCUMENT = {
    "readings": ("timestamp", "url", "source"),
    "reviews": ("timestamp", "url"),
    "versions": ("first_capture",),
    "comparisons": ("old_text", "new_text"),
    "compared_sections": ("pair", "position"),
    "lineages": ("address",),
    "lineage_sections": ("first_capture", "position"),
    "lineage_ends": ("lineage", "first_capture"),
    "lineage_links": ("first_capture", "origin", "target"),
    "changed_sentences": ("pair", "position", "fingerprint"),
}
# What is derived from a text: the key apart from the text, and the column with the hash of the text.
_OF_TEXT = {
    "texts": ((), "sha256"),
    "stated_dates": (("position",), "text"),
    "sections": (("position",), "text"),
}
# The sources of one document, as far as rules read them from the store.
_SOURCES = ("documents", "captures", "citations", "snapshots", "renderings", "rendering_parts")


class _LentBodies(Snapshots):
    """The snapshots of a scratch store, whose bodies are those of the examined one, and its own."""

    def __init__(self, store: Store, examined: Examined) -> None:
        super().__init__(store.database)
        self._examined = examined

    def body(self, sha256: str) -> bytes:
        """Return the bytes with this hash, verified.

        Raises:
            StoreError: they are missing or damaged.
        """
        return self._bodies.read(sha256) if self._own_row(sha256) else self._examined.bodies.read(sha256)

    def _own_row(self, sha256: str) -> BodyRow | None:
        return super()._body_row(sha256)

    def _body_row(self, sha256: str) -> BodyRow | None:
        """Return codec, base and data of a body, which may be based on one of the other store."""
        return self._own_row(sha256) or self._examined.body_row(sha256)


class _UnwrittenIndex(SearchIndex):
    """The search index of a scratch store, in which nobody searches.

    To write it takes a seventh of the time of a rebuild.
    """

    def add(self, rules: str, section: Section) -> bytes:
        """Return what identifies the content of a section."""
        return content_key(rules, section.heading, section.body)


class _Discarded(Exception):
    """Ends a transaction without its effects."""


class Scratch:
    """A temporary store, in memory.

    Args:
        examined: the store that is checked.
    """

    def __init__(self, examined: Examined) -> None:
        self._examined = examined
        # It holds what belongs to one document at a time.
        self.store = Store(":memory:")
        self.store.snapshots = _LentBodies(self.store, examined)
        self.store.search_index = _UnwrittenIndex(self.store.database)
        self.store.texts = Texts(self.store.database, self.store.search_index)
        self.store.renderings = Renderings(self.store.database, self.store.snapshots)

    @contextmanager
    def document(self, document: int, also: Iterable[str] = ()) -> Iterator[list[str]]:
        """Copy the sources of a document for as long as the context lasts; everything is undone at its end.

        Args:
            document: its id.
            also: other tables of which its rows are copied.

        Yields:
            What could not be copied.
        """
        try:
            with self.store.step():
                # What the rows refer to is not copied.
                self.store.database.execute("PRAGMA defer_foreign_keys = ON")
                yield list(self._copied_sources(document, (*_SOURCES, *also)))
                raise _Discarded
        except _Discarded:
            pass

    def _copied_sources(self, document: int, tables: Iterable[str]) -> Iterator[str]:
        for table in tables:
            column = "id" if table == "documents" else "document"
            # What SQLite works out itself cannot be written, and is not among the columns.
            stored = ", ".join(f'"{name}"' for name in self._examined.columns(table)) or "*"
            rest = f"WHERE {column} = ? ORDER BY rowid"
            for row in self._examined.rows(table, rest, (document,), only=stored):
                yield from self._copy(table, row)

    def _copy(self, table: str, row: RawRow) -> Iterator[str]:
        """Copy a row, or yield why it cannot be copied."""
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        try:
            self.store.database.execute(
                f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", tuple(row.values())
            )
        except Exception as error:
            yield f"{table}: a row cannot be used ({error})"

    def copy_reading(self, document: int, timestamp: str, url: str, source: str) -> None:
        """Copy a stored reading with its texts, because its source cannot be read.

        Args:
            document: id of the document.
            timestamp: its capture, 14 digits.
            url: its URL.
            source: ``memento`` or ``citation``.
        """
        rest = "WHERE document = ? AND timestamp = ? AND url = ? AND source = ?"
        for row in list(self._examined.rows("readings", rest, (document, timestamp, url, source))):
            for text in (row["text"], row.get("corpus_text")):
                # What cannot be used is missed when the tables are compared.
                with suppress(Exception):
                    self._copy_text(text)
            list(self._copy("readings", row))

    def _copy_text(self, sha256: Value) -> None:
        """Copy a stored text, unless it was derived here."""
        for row in self._examined.rows("texts", "WHERE sha256 = ?", (sha256,)):
            if self.store.texts.find(str(sha256)) is None:
                of_text = ("WHERE text = ? ORDER BY position", (sha256,))
                sections = map(section_of, self._examined.rows("sections", *of_text))
                self.store.texts.put(
                    stored_text(row, self._examined.rows("stated_dates", *of_text), tuple(sections))
                )

    def copy_memory(self, document: int) -> None:
        """Take over what earlier rules gave: it cannot be derived again, and is chained."""
        for row in self._examined.rows("readings", "WHERE document = ? AND technical <> 0", (document,)):
            self.store.database.execute(
                "UPDATE readings SET technical = ? "
                "WHERE document = ? AND timestamp = ? AND url = ? AND source = ?",
                (row["technical"], document, row["timestamp"], row["url"], row["source"]),
            )

    def differences(self, document: int, table: str) -> Iterator[RowDifference]:
        """Yield the rows of a document that differ from what was derived here.

        Args:
            document: its id.
            table: a table of what is derived for one document.
        """
        key = _OF_DOCUMENT[table]
        rest = f"WHERE document = ? ORDER BY {', '.join(key)}"
        yield from differences(
            self._examined.rows(table, rest, (document,)),
            self.store.database.stream(f"SELECT * FROM {table} {rest}", (document,)),
            key,
        )

    def texts(self) -> list[tuple[str, str]]:
        """Return the hashes of the texts that were derived here, each with its title."""
        rows = self.store.database.rows("SELECT sha256, title FROM texts ORDER BY sha256")
        return [(row["sha256"], row["title"]) for row in rows]

    def text_differences(self, sha256: str) -> Iterator[tuple[str, RowDifference]]:
        """Yield the table and the difference of each row of a text that differs from what was derived here.

        Args:
            sha256: the hash of the text.
        """
        for table, (key, column) in _OF_TEXT.items():
            order = f"ORDER BY {', '.join(key)}" if key else ""
            rest = f"WHERE {column} = ? {order}"
            found = differences(
                self._examined.rows(table, rest, (sha256,)),
                self.store.database.stream(f"SELECT * FROM {table} {rest}", (sha256,)),
                key,
            )
            yield from ((table, one) for one in found)

    def close(self) -> None:
        """Remove the temporary store."""
        self.store.close()
