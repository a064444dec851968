"""Comparisons of neighbouring texts: what happened to each section."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from diffs import count_words
from diffs.changed_sentences import changed_sentences
from diffs.summaries import SummarizedComparison
from store.database import Database, Row
from store.pairs import pair_number
from store.tables.comparison_rows import change_row, comparison_row

_KEY = ("document", "old_text", "new_text")


@dataclass(frozen=True, slots=True)
class StoredComparison:
    """A comparison of two texts, exactly as the tables hold it.

    Attributes:
        columns: its row in `comparisons`, without the key; ``rules`` names the rules that made it.
        changes: its rows in `compared_sections`, without the key, in the order of the new text.
        sentences: its rows in `changed_sentences`: the position of a change, and the fingerprint of a
            sentence that it added or removed; sorted.
    """

    columns: Row
    changes: tuple[Row, ...]
    sentences: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, rules: str, compared: SummarizedComparison) -> StoredComparison:
        """Return a comparison in the form in which it is stored.

        Args:
            rules: the rules that made it.
            compared: the comparison with its numbers and topics.
        """
        changes = (change_row(number, one) for number, one in enumerate(compared.sections))
        sentences = sorted(
            (number, sentence.fingerprint)
            for number, one in enumerate(compared.sections)
            for sentence in changed_sentences(one.change)
        )
        return cls({"rules": rules, **comparison_row(compared)}, tuple(changes), tuple(sentences))


@dataclass(frozen=True, slots=True)
class LinkedChange:
    """Which sections a stored change links; places count from 0.

    Attributes:
        position: its place among the changes of its comparison.
        before: the place of the old section, or None.
        after: the place of the new section, or None.
        others: the places of the other new sections of a split, or of the other old ones of a merger.
        is_split: whether it is a split.
        moved_to: of a section that was removed, the place of the new one to which most of its text moved; of
            one that was added, the place of the old one from which most of its text came; otherwise None.
    """

    position: int
    before: int | None
    after: int | None
    others: tuple[int, ...] = ()
    is_split: bool = False
    moved_to: int | None = None


class Comparisons:
    """Comparisons of neighbouring texts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def pairs(self, document: int) -> set[tuple[str, str]]:
        """Return the pairs of texts that were compared for a document."""
        rows = self._database.rows(
            "SELECT old_text, new_text FROM comparisons WHERE document = ?", (document,)
        )
        return {(row["old_text"], row["new_text"]) for row in rows}

    def add(self, document: int, pair: tuple[str, str], comparison: StoredComparison) -> None:
        """Store what changed between two texts.

        Args:
            document: id of the document.
            pair: SHA-256 of the old text, and of the new one.
            comparison: the comparison of the two.
        """
        key = dict(zip(_KEY, (document, *pair), strict=True))
        short = {"document": document, "pair": pair_number(*pair)}
        sentences = [
            {**short, "position": position, "fingerprint": fingerprint}
            for position, fingerprint in comparison.sentences
        ]
        with self._database.step():
            self._database.insert("comparisons", [{**key, **short, **comparison.columns}])
            self._database.insert("compared_sections", [{**short, **one} for one in comparison.changes])
            self._database.insert("changed_sentences", sentences)

    def find(self, document: int, pair: tuple[str, str]) -> StoredComparison | None:
        """Return what is stored of the comparison of two texts, or None if they were not compared.

        Args:
            document: id of the document.
            pair: SHA-256 of the old text, and of the new one.
        """
        where = "WHERE document = ? AND old_text = ? AND new_text = ?"
        row = self._database.row(f"SELECT * FROM comparisons {where}", (document, *pair))
        if row is None:
            return None
        changes = self._database.rows(
            "SELECT * FROM compared_sections WHERE document = ? AND pair = ? ORDER BY position",
            (document, row["pair"]),
        )
        sentences = self._database.rows(
            "SELECT position, fingerprint FROM changed_sentences WHERE document = ? AND pair = ? "
            "ORDER BY position, fingerprint",
            (document, row["pair"]),
        )
        return StoredComparison(
            _without_key(row),
            tuple(map(_without_key, changes)),
            tuple((one["position"], one["fingerprint"]) for one in sentences),
        )

    def linked(self, document: int, pair: tuple[str, str]) -> tuple[LinkedChange, ...]:
        """Return which sections the changes between two texts link; none if the texts were not compared.

        Args:
            document: id of the document.
            pair: SHA-256 of the old text, and of the new one.
        """
        rows = self._database.rows(_LINKED, (document, *pair))
        return tuple(
            LinkedChange(
                row["position"],
                row["before_index"],
                row["after_index"],
                tuple(json.loads(row["other_indexes"])),
                "split" in row["kinds"].split(),
                _most_moved(row),
            )
            for row in rows
        )

    def cosmetic(self, document: int) -> dict[tuple[str, str], bool]:
        """Return the pairs of texts that were compared for a document, each with whether no word differs."""
        rows = self._database.rows(
            "SELECT old_text, new_text, cosmetic FROM comparisons WHERE document = ?", (document,)
        )
        return {(row["old_text"], row["new_text"]): bool(row["cosmetic"]) for row in rows}

    def keep(self, document: int, pairs: Iterable[tuple[str, str]], rules: str) -> set[tuple[str, str]]:
        """Remove the comparisons of a document that are not needed, and those that other rules made.

        Args:
            document: id of the document.
            pairs: the texts of neighbouring versions; only their comparisons are needed.
            rules: the current rules.

        Returns:
            The pairs whose comparisons are left.
        """
        with self._database.step():
            self.keep_made_by(document, rules)
            compared = self.pairs(document)
            for pair in sorted(compared - set(pairs)):
                self._database.execute(
                    "DELETE FROM comparisons WHERE document = ? AND old_text = ? AND new_text = ?",
                    (document, *pair),
                )
        return compared & set(pairs)

    def keep_made_by(self, document: int, rules: str) -> None:
        """Remove the comparisons of a document that other rules made.

        Args:
            document: id of the document.
            rules: the current rules.
        """
        self._database.execute("DELETE FROM comparisons WHERE document = ? AND rules <> ?", (document, rules))


# Only of a section that only one text has it matters where its text moved to or came from.
_LINKED = """
    SELECT position, kinds, before_index, after_index, other_indexes,
           words_added + words_removed + words_moved_in + words_moved_out AS words,
           iif((before_index IS NULL OR after_index IS NULL) AND words_moved_in + words_moved_out > 0,
               edits, '[]') AS edits
    FROM changes WHERE document = ? AND old_text = ? AND new_text = ? ORDER BY position
"""


def _most_moved(row: Row) -> int | None:
    """Return to or from which section more than half of the words of a section moved, or None."""
    moved: Counter[int] = Counter()
    for _, text, *index in json.loads(row["edits"]):
        for place in index:
            moved[place] += count_words(text)
    place, words = max(moved.items(), key=lambda one: (one[1], -one[0]), default=(None, 0))
    return place if 2 * words > row["words"] else None


def _without_key(row: Row) -> Row:
    """Return the columns of a row that are not part of its key."""
    return {name: value for name, value in row.items() if name not in (*_KEY, "pair")}
