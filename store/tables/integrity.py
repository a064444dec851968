"""Check the file: SQLite's own checks, and the stored data that the other checks need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from store.database import Database


@dataclass(frozen=True, slots=True)
class StoredText:
    """A text as it is stored, not checked yet.

    Attributes:
        sha256: the hash under which it is stored.
        title: the page's title.
        markdown: the text.
    """

    sha256: str
    title: str
    markdown: str


class Integrity:
    """Checks of the store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def structure(self) -> Iterator[str]:
        """Yield the faults of the file's structure and of its references, one line each."""
        for row in self._database.rows("PRAGMA integrity_check"):
            if row["integrity_check"] != "ok":
                yield f"{self._database.path}: {row['integrity_check']}"
        for row in self._database.rows("PRAGMA foreign_key_check"):
            yield f"{self._database.path}: a row of {row['table']} refers to a missing row of {row['parent']}"

    def texts(self) -> Iterator[StoredText]:
        """Yield every text."""
        for row in self._database.rows("SELECT sha256 FROM texts ORDER BY sha256"):
            for text in self._database.rows(
                "SELECT sha256, title, markdown FROM texts WHERE sha256 = ?", (row["sha256"],)
            ):
                yield StoredText(**text)

    def joined(self, text: str) -> str:
        """Return the stored sections of a text, joined."""
        rows = self._database.rows(
            "SELECT raw_heading, body FROM sections WHERE text = ? ORDER BY position", (text,)
        )
        return "".join(row["raw_heading"] + row["body"] for row in rows)
