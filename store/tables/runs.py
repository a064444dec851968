"""The records of runs, and when the daemon began them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from store.database import Database


@dataclass(frozen=True, slots=True)
class RunRecord:
    """The record of a run for one document.

    Attributes:
        id: its row id.
        document: id of the document.
        archive: the location that was asked.
        started_at: ISO time of its beginning.
        finished_at: ISO time of its end, or None while it is running or if it was interrupted.
        listing: the state of the list, or None.
        requests_index: how many requests were sent to the index.
        requests_memento: how many requests were sent for mementos.
        snapshots_new: how many snapshots were new.
        versions_new: how many versions were new.
        changes_new: how many changes were new.
        remaining: how many captures are left to fetch, or None if it is not known.
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
        """Record the beginning of a run, and return its id."""
        with self._database.step():
            self._database.execute(
                "INSERT INTO runs (document, archive, started_at) VALUES (?, ?, ?)",
                (document, archive, now.isoformat()),
            )
            row = self._database.row("SELECT last_insert_rowid() AS id")
            assert row is not None
            return int(row["id"])

    def end(self, run: int, now: datetime, outcome: Mapping[str, int | str | None]) -> None:
        """Record the end of a run, and what it found.

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

    def break_off(self, runs: Iterable[int], now: datetime, problem: str) -> None:
        """Record why runs ended early; those whose end is on record already keep it.

        Args:
            runs: their ids.
            now: when they ended (aware, UTC).
            problem: why.
        """
        with self._database.step():
            for run in runs:
                self._database.execute(
                    "UPDATE runs SET finished_at = ?, problem = ? WHERE id = ? AND finished_at IS NULL",
                    (now.isoformat(), problem, run),
                )

    def unended(self, document: int) -> int:
        """Return how many of the newest runs of a document have no end on record."""
        row = self._database.row(
            "SELECT count(*) AS runs FROM runs WHERE document = ? AND id > coalesce("
            "(SELECT max(id) FROM runs WHERE document = ? AND finished_at IS NOT NULL), 0)",
            (document, document),
        )
        return int(row["runs"]) if row else 0

    def last(self, document: int) -> RunRecord | None:
        """Return the newest run of a document, or None."""
        row = self._database.row(
            "SELECT * FROM runs WHERE document = ? ORDER BY id DESC LIMIT 1", (document,)
        )
        return None if row is None else RunRecord(**row)


class Watches:
    """When the daemon last began to harvest each company."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begun(self) -> dict[str, datetime]:
        """Return when the last harvest of each company began; companies that never were are missing."""
        rows = self._database.rows("SELECT company, begun_at FROM watches")
        return {row["company"]: datetime.fromisoformat(row["begun_at"]) for row in rows}

    def mark(self, companies: Iterable[str], begun_at: datetime) -> None:
        """Record that companies were harvested.

        Args:
            companies: slugs.
            begun_at: when the harvest began (aware, UTC).
        """
        with self._database.step():
            self._database.insert(
                "watches",
                [{"company": company, "begun_at": begun_at.isoformat()} for company in companies],
                replace=True,
            )
