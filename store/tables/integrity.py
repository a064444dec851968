"""Whether the file is whole: what SQLite itself can say, and what is needed to check the rest."""

from __future__ import annotations

from collections.abc import Iterator

from store.database import Database, Row


class Check:
    """Integrity of the store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def structure(self) -> Iterator[str]:
        """Faults of the file's structure and of its references, one line each."""
        for row in self._database.rows("PRAGMA integrity_check"):
            if row["integrity_check"] != "ok":
                yield f"{self._database.path}: {row['integrity_check']}"
        for row in self._database.rows("PRAGMA foreign_key_check"):
            yield f"{self._database.path}: a row of {row['table']} lacks its row of {row['parent']}"

    def texts(self) -> Iterator[Row]:
        """Every text: sha256, title, markdown."""
        for row in self._database.rows("SELECT sha256 FROM texts ORDER BY sha256"):
            yield from self._database.rows(
                "SELECT sha256, title, markdown FROM texts WHERE sha256 = ?", (row["sha256"],)
            )

    def joined(self, text: str) -> str:
        """The stored sections of a text, put together again."""
        rows = self._database.rows(
            "SELECT raw_heading, body FROM sections WHERE text = ? ORDER BY position", (text,)
        )
        return "".join(row["raw_heading"] + row["body"] for row in rows)
