"""Changes that a digest has considered, and what each recipient wanted to be told of then."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from store.database import Database


@dataclass(frozen=True, slots=True)
class ConsideredChange:
    """A change when a digest was composed for the first time since it was there.

    Attributes:
        document: id of the document.
        old_text: SHA-256 of the old text.
        new_text: SHA-256 of the new text.
        first_capture: the first capture that showed the new text, as it was known then.
        weight: the weight of its heaviest section, or None if the texts were not compared.
        topics: the topics that it concerned.
        left_out: whether the configuration of its policy left it out for everybody.
        interests: the number of the newest interests at that time, or 0.
        company: slug of the company; only read.
    """

    document: int
    old_text: str
    new_text: str
    first_capture: str
    weight: int | None
    topics: tuple[str, ...]
    left_out: bool
    interests: int
    company: str = ""

    @property
    def identity(self) -> tuple[int, str, str, str]:
        """What it is known by."""
        return self.document, self.old_text, self.new_text, self.first_capture


class ConsideredChanges:
    """Considered changes, and the interests of recipients over time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[ConsideredChange, ...]:
        """Return the considered changes."""
        rows = self._database.rows(
            "SELECT c.*, d.company FROM considered_changes c JOIN documents d ON d.id = c.document"
        )
        return tuple(
            ConsideredChange(
                **{**row, "topics": tuple(json.loads(row["topics"])), "left_out": bool(row["left_out"])}
            )
            for row in rows
        )

    def interests(self) -> dict[str, list[tuple[int, str]]]:
        """Return the interests of each recipient, oldest first, each with its number, as they are stored."""
        found: dict[str, list[tuple[int, str]]] = {}
        for row in self._database.rows("SELECT number, recipient, interests FROM interests ORDER BY number"):
            found.setdefault(row["recipient"], []).append((row["number"], row["interests"]))
        return found

    def add(self, interests: Mapping[str, str], changes: Iterable[ConsideredChange]) -> None:
        """Record changes, and the interests of recipients in which they are considered.

        Args:
            interests: of those recipients whose interests are new.
            changes: the changes; `ConsideredChange.interests` is set here.
        """
        self._database.insert(
            "interests",
            [{"recipient": recipient, "interests": text} for recipient, text in interests.items()],
        )
        row = self._database.row("SELECT coalesce(max(number), 0) AS newest FROM interests")
        newest = row["newest"] if row else 0
        self._database.insert(
            "considered_changes",
            [
                {
                    "document": one.document,
                    "old_text": one.old_text,
                    "new_text": one.new_text,
                    "first_capture": one.first_capture,
                    "weight": one.weight,
                    "topics": json.dumps(one.topics),
                    "left_out": int(one.left_out),
                    "interests": newest,
                }
                for one in changes
            ],
        )
