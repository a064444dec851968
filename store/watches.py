"""When the daemon last began to look at each company, so that a restart forgets nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from store.database import Database


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
