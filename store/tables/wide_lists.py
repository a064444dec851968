"""Questions to an index about all addresses that begin alike, and whether the answers could be used."""

from __future__ import annotations

from datetime import datetime

from store.database import Database


class WideLists:
    """Which questions about many addresses an archive could not answer surely: no list says that."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def refused_at(self, archive: str, prefix: str) -> datetime | None:
        """Return when such a question was last asked, if the answer could not be used.

        Args:
            archive: location of the archive.
            prefix: how the addresses begin.
        """
        row = self._database.row(
            "SELECT asked_at FROM wide_lists WHERE archive = ? AND prefix = ? AND problem <> ''",
            (archive, prefix),
        )
        return datetime.fromisoformat(row["asked_at"]) if row else None

    def mark(self, archive: str, prefix: str, asked_at: datetime, problem: str) -> None:
        """Record a question.

        Args:
            archive: location of the archive.
            prefix: how the addresses begin.
            asked_at: when it was asked (aware, UTC).
            problem: why the answer could not be used, or ``""``.
        """
        row = {"archive": archive, "prefix": prefix, "asked_at": asked_at.isoformat(), "problem": problem}
        with self._database.step():
            self._database.insert("wide_lists", [row], replace=True)
