"""When we looked, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from store.database import Database, Row


class Runs:
    """Run records: one for each document and run."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, document: int, archive: str, now: datetime) -> int:
        """Record that a document is being looked at; returns the run's id."""
        with self._database.step():
            self._database.execute(
                "INSERT INTO runs (document, archive, started_at) VALUES (?, ?, ?)",
                (document, archive, now.isoformat()),
            )
            row = self._database.row("SELECT last_insert_rowid() AS id")
            assert row is not None
            return int(row["id"])

    def end(self, run: int, now: datetime, outcome: Mapping[str, int | str | None]) -> None:
        """Record what a run found.

        Args:
            run: its id.
            now: when it ended (aware, UTC).
            outcome: columns of `runs`: listing, requests_index, requests_memento, snapshots_new,
                versions_new, changes_new, remaining, problem.
        """
        columns = ", ".join(f"{name} = ?" for name in outcome)
        with self._database.step():
            self._database.execute(
                f"UPDATE runs SET finished_at = ?, {columns} WHERE id = ?",
                (now.isoformat(), *outcome.values(), run),
            )

    def last(self, document: int) -> Row | None:
        """The newest run of a document, or None."""
        return self._database.row(
            "SELECT * FROM runs WHERE document = ? ORDER BY id DESC LIMIT 1", (document,)
        )
