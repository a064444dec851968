"""Captures that are held for review: they do not make a version until another capture confirms them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from store.database import Database
from store.records import HeldCapture


class Reviews:
    """Captures that are held for review."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def replace(self, document: int, held: Sequence[HeldCapture]) -> None:
        """Replace the captures that are held; nothing is written if they did not change.

        Args:
            document: id of the document.
            held: the captures, oldest first.
        """
        if self.of(document) == tuple(held):
            return
        with self._database.step():
            self._database.execute("DELETE FROM reviews WHERE document = ?", (document,))
            self._database.insert("reviews", [{"document": document, **asdict(one)} for one in held])

    def of(self, document: int) -> tuple[HeldCapture, ...]:
        """Return the captures of a document that are held, oldest first."""
        rows = self._database.rows(
            "SELECT timestamp, url, reason, words FROM reviews WHERE document = ? ORDER BY timestamp, url",
            (document,),
        )
        return tuple(HeldCapture(row["timestamp"], row["url"], row["reason"], row["words"]) for row in rows)
