"""When we looked, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from store.database import Database


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One look at one document, as it is on record.

    Attributes:
        id: its row.
        document: id of the document.
        archive: the location that was asked.
        started_at: ISO time of its beginning.
        finished_at: ISO time of its end, or None while it lasts or where it was broken off.
        listing: how far the list came, or None.
        requests_index: how often the index was asked.
        requests_memento: how often a memento was asked for.
        snapshots_new: snapshots that the store did not hold.
        versions_new: versions that the store did not hold.
        changes_new: changes that the store did not hold.
        remaining: captures left to fetch, or None where nobody can tell.
        problem: what could not be looked at, or ``""``.
    """

    id: int
    document: int
    archive: str
    started_at: str
    finished_at: str | None
    listing: str | None
    requests_index: int
    requests_memento: int
    snapshots_new: int
    versions_new: int
    changes_new: int
    remaining: int | None
    problem: str


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

    def last(self, document: int) -> RunRecord | None:
        """Return the newest run of a document, or None."""
        row = self._database.row(
            "SELECT * FROM runs WHERE document = ? ORDER BY id DESC LIMIT 1", (document,)
        )
        return None if row is None else RunRecord(**row)


class Watches:
    """The daemon's memory."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begun(self) -> dict[str, datetime]:
        """When it was last begun to look at each company; companies never looked at are missing."""
        rows = self._database.rows("SELECT company, begun_at FROM watches")
        return {row["company"]: datetime.fromisoformat(row["begun_at"]) for row in rows}

    def mark(self, companies: Iterable[str], begun_at: datetime) -> None:
        """Record that companies were looked at.

        Args:
            companies: slugs.
            begun_at: when it was begun (aware, UTC).
        """
        with self._database.step():
            self._database.insert(
                "watches",
                [{"company": company, "begun_at": begun_at.isoformat()} for company in companies],
                replace=True,
            )
