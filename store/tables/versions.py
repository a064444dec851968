"""The timeline of a document: its versions and the changes between neighbours, derived as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diffs.records import Change, Comparison
from store.database import Database, Row


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change of a section, as it is kept.

    Attributes:
        change: what happened.
        words_added: number of words that are new.
        words_removed: number of words that are gone.
        tags: why it weighs, each with the sentence that triggered it.
    """

    change: Change
    words_added: int
    words_removed: int
    tags: Sequence[Row] = ()


class Versions:
    """Versions and changes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def replace(self, document: int, rows: Iterable[Row]) -> int:
        """Put a timeline in the place of the old one; what did not change is not written.

        Args:
            document: id of the document.
            rows: columns of `versions` but for the document, oldest first.

        Returns:
            How many versions are new, known by their first capture and text.
        """
        wanted = [{**row, "document": document} for row in rows]
        with self._database.step():
            before = {row["first_capture"]: dict(row) for row in self.of(document)}
            known = {(row["first_capture"], row["text"]) for row in before.values()}
            if list(before.values()) != wanted:
                self._database.execute("DELETE FROM versions WHERE document = ?", (document,))
                self._database.insert("versions", wanted)
            self._database.execute(
                "UPDATE documents SET derived = 1 WHERE id = ? AND derived = 0", (document,)
            )
        return sum((row["first_capture"], row["text"]) not in known for row in wanted)

    def of(self, document: int) -> list[Row]:
        """The versions of a document, oldest first."""
        return self._database.rows(
            "SELECT first_capture, number, text, url, last_capture, after_capture, dated, dated_by, "
            "effective, updated, reason, flags, captures, extractor, document "
            "FROM versions WHERE document = ? ORDER BY number",
            (document,),
        )

    def log(self, document: int) -> list[Row]:
        """The versions of a document with title, number of words and of sections, oldest first."""
        return self._database.rows(
            "SELECT v.*, t.title, t.words, t.essence, "
            "(SELECT count(*) FROM sections s WHERE s.text = v.text) AS sections "
            "FROM versions v JOIN texts t ON t.sha256 = v.text WHERE v.document = ? ORDER BY v.number",
            (document,),
        )

    def compared(self, document: int) -> set[tuple[str, str]]:
        """The pairs of texts that were compared."""
        rows = self._database.rows(
            "SELECT old_text, new_text FROM comparisons WHERE document = ?", (document,)
        )
        return {(row["old_text"], row["new_text"]) for row in rows}

    def add_comparison(
        self,
        document: int,
        old_text: str,
        new_text: str,
        comparison: Comparison,
        changes: Iterable[ChangeRow],
    ) -> None:
        """Keep what changed between two texts.

        Args:
            document: id of the document.
            old_text: SHA-256 of the old text.
            new_text: SHA-256 of the new text.
            comparison: the two, compared.
            changes: its changes with their counts and tags.
        """
        with self._database.step():
            self._database.insert(
                "comparisons",
                [{"document": document, "old_text": old_text, "new_text": new_text,
                  "cosmetic": int(comparison.cosmetic), "coarse": int(comparison.coarse),
                  "unchanged": comparison.unchanged}],
            )  # fmt: skip
            self._database.insert(
                "changes",
                [
                    {
                        "document": document,
                        "old_text": old_text,
                        "new_text": new_text,
                        **_change_row(number, row),
                    }
                    for number, row in enumerate(changes)
                ],
            )

    def keep_comparisons(self, document: int, pairs: Iterable[tuple[str, str]]) -> None:
        """Remove the comparisons of texts that are no neighbours any more."""
        stale = self.compared(document) - set(pairs)
        if not stale:
            return
        with self._database.step():
            for old_text, new_text in sorted(stale):
                self._database.execute(
                    "DELETE FROM comparisons WHERE document = ? AND old_text = ? AND new_text = ?",
                    (document, old_text, new_text),
                )

    def is_drawn(self, document: int) -> bool:
        """Whether the timeline holds all that was read."""
        row = self._database.row("SELECT derived FROM documents WHERE id = ?", (document,))
        return bool(row and row["derived"])


def _change_row(number: int, row: ChangeRow) -> Row:
    """The columns of a change."""
    change = row.change
    return {
        "position": number,
        "kinds": " ".join(change.kinds),
        "before_index": change.before and change.before.index,
        "after_index": change.after and change.after.index,
        "other_indexes": json.dumps([section.index for section in change.others]),
        "before_heading": change.before and f"{change.before.number} {change.before.heading}".strip(),
        "after_heading": change.after and f"{change.after.number} {change.after.heading}".strip(),
        "similarity": change.similarity,
        "words_added": row.words_added,
        "words_removed": row.words_removed,
        "edits": json.dumps([[edit.op, edit.text] for edit in change.edits], ensure_ascii=False),
        "tags": json.dumps(list(row.tags), ensure_ascii=False),
    }
