"""Extracted texts, each stored once, with its dates and sections.

A text is stored as the passages that it consists of, and a passage once for all texts that have it. For
reading, `texts` and `sections` are views (store/migrations/passages.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from diffs import Section
from store.database import Database, Row
from store.errors import StoreError
from store.records import DateKind, StatedDate
from store.tables.search_index import SearchIndex
from store.tables.section_rows import passage_row, section_of


@dataclass(frozen=True, slots=True)
class Text:
    """An extracted text, with its dates and sections.

    Attributes:
        sha256: hex SHA-256 of `markdown` in UTF-8.
        title: the page's title.
        markdown: the corpus document without its header line.
        essence: hash that is equal for texts that differ only cosmetically.
        dateless: the same without the dates that the text states.
        words: number of words.
        dates: the dates that it states about itself, the most authoritative first.
        sections: its sections; joined, they are equal to `markdown`.
        rules: the rules that found all of that in `markdown`; ``""`` for unknown ones.
    """

    sha256: str
    title: str
    markdown: str
    essence: str
    dateless: str
    words: int
    dates: tuple[StatedDate, ...]
    sections: tuple[Section, ...]
    rules: str = ""

    def stated(self, kind: DateKind) -> StatedDate | None:
        """Return the most authoritative date of a kind that the text states about itself, or None."""
        return next((stated for stated in self.dates if stated.kind == kind), None)


# What is stored of a text in its own row, in addition to the Markdown itself.
_FACTS = ("title", "essence", "dateless", "words", "rules")


class Texts:
    """Texts by their SHA-256, each stored once."""

    def __init__(self, database: Database, index: SearchIndex) -> None:
        self._database, self._index = database, index

    def add(self, text: Text) -> None:
        """Store a text, unless it is stored already with what the same rules found in it."""
        row = self._database.row("SELECT rules FROM texts WHERE sha256 = ?", (text.sha256,))
        if row is None or row["rules"] != text.rules:
            self.put(text)

    def put(self, text: Text) -> None:
        """Store a text, replacing what other rules had found in it.

        If its sections change, its comparisons are removed. If anything changes, the timelines of all
        documents that show it are marked as out of date.
        """
        with self._database.step():
            before = self.find(text.sha256)
            if before == text:
                return
            self._put_facts(text, is_new=before is None)
            if before is None or before.dates != text.dates:
                self._database.execute("DELETE FROM stated_dates WHERE text = ?", (text.sha256,))
                self._database.insert("stated_dates", _date_rows(text))
            if before is None or (before.rules, before.sections) != (text.rules, text.sections):
                self._put_sections(text)
            if before is None or before.sections != text.sections:
                self._database.execute(
                    "DELETE FROM comparisons WHERE old_text = ?1 OR new_text = ?1", (text.sha256,)
                )
            self._database.execute(
                "UPDATE documents SET derived = 0 WHERE id IN "
                "(SELECT document FROM readings WHERE text = ?1 OR corpus_text = ?1)",
                (text.sha256,),
            )

    def _put_facts(self, text: Text, *, is_new: bool) -> None:
        """Store what is stored of a text in its own row."""
        facts = {name: getattr(text, name) for name in _FACTS}
        if is_new:
            self._database.insert("stored_texts", [{"sha256": text.sha256, "id": self._next_id(), **facts}])
            return
        marks = ", ".join(f"{name} = ?" for name in _FACTS)
        self._database.execute(
            f"UPDATE stored_texts SET {marks} WHERE sha256 = ?", (*facts.values(), text.sha256)
        )

    def _next_id(self) -> int:
        """Return a number that no text has."""
        row = self._database.row("SELECT coalesce(max(id), 0) + 1 AS id FROM stored_texts")
        assert row is not None
        return int(row["id"])

    def _put_sections(self, text: Text) -> None:
        """Store the sections of a text, each as a passage that other texts may have, too."""
        self._database.execute(
            "DELETE FROM text_passages WHERE text = (SELECT id FROM stored_texts WHERE sha256 = ?)",
            (text.sha256,),
        )
        rows = [
            {**passage_row(text.rules, section), "content": self._index.add(text.rules, section)}
            for section in text.sections
        ]
        self._database.execute_many(_ADD_PASSAGE, [tuple(row.values()) for row in rows])
        places = [
            (text.sha256, section.index, row["digest"])
            for section, row in zip(text.sections, rows, strict=True)
        ]
        self._database.execute_many(_ADD_PLACE, places)

    def find(self, sha256: str) -> Text | None:
        """Return a text with its dates and sections, or None if it is not stored.

        Args:
            sha256: its hash.
        """
        row = self._database.row("SELECT * FROM texts WHERE sha256 = ?", (sha256,))
        if row is None:
            return None
        of_text = "WHERE text = ? ORDER BY position"
        dates = self._database.rows(f"SELECT * FROM stated_dates {of_text}", (sha256,))
        return stored_text(row, dates, self.sections(sha256))

    def of_other_rules(self, document: int, rules: str) -> tuple[str, ...]:
        """Return the hashes of the texts of a document in which other rules found the dates and sections.

        Args:
            document: id of the document.
            rules: the current rules.
        """
        rows = self._database.rows(
            "SELECT sha256 FROM texts WHERE rules <> ?2 AND sha256 IN ("
            "SELECT text FROM readings WHERE document = ?1 UNION "
            "SELECT corpus_text FROM readings WHERE document = ?1 AND corpus_text IS NOT NULL)",
            (document, rules),
        )
        return tuple(row["sha256"] for row in rows)

    def markdown(self, sha256: str) -> str:
        """Return the text with this hash.

        Raises:
            StoreError: it is missing.
        """
        row = self._database.row("SELECT markdown FROM texts WHERE sha256 = ?", (sha256,))
        if row is None:
            raise StoreError(f"{self._database.path}: the text {sha256} is missing. Run `harvest verify`.")
        return str(row["markdown"])

    def of(self, document: int) -> tuple[tuple[str, str], ...]:
        """Return title and Markdown of the text that each capture of a document shows, with repeats."""
        return tuple(
            (row["title"], row["markdown"])
            for row in self._database.rows(
                "SELECT t.title, t.markdown FROM readings r JOIN texts t ON t.sha256 = r.text "
                "WHERE r.document = ? ORDER BY r.timestamp, r.source, r.url",
                (document,),
            )
        )

    def sections(self, sha256: str) -> tuple[Section, ...]:
        """Return the sections of the text with this hash, in order.

        Args:
            sha256: its hash.
        """
        rows = self._database.rows("SELECT * FROM sections WHERE text = ? ORDER BY position", (sha256,))
        return tuple(map(section_of, rows))

    def drop_if_unused(self, sha256: str) -> None:
        """Remove a text if no reading and no version refers to it."""
        self._database.execute(
            "DELETE FROM stored_texts WHERE sha256 = ?1 "
            "AND NOT EXISTS (SELECT 1 FROM readings WHERE text = ?1) "
            "AND NOT EXISTS (SELECT 1 FROM readings WHERE corpus_text = ?1) "
            "AND NOT EXISTS (SELECT 1 FROM versions WHERE text = ?1)",
            (sha256,),
        )


# The parameters are those of `passage_row`, and what identifies its content. A passage that another program
# altered becomes again what its digest says.
_ADD_PASSAGE = """
    INSERT INTO passages (digest, number, heading, raw_heading, level, body, content)
    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (digest) DO UPDATE SET
        number = excluded.number, heading = excluded.heading, raw_heading = excluded.raw_heading,
        level = excluded.level, body = excluded.body, content = excluded.content
    WHERE (number, heading, raw_heading, level, body, content) IS NOT
        (excluded.number, excluded.heading, excluded.raw_heading, excluded.level, excluded.body,
         excluded.content)
"""
_ADD_PLACE = """
    INSERT INTO text_passages
    SELECT t.id, ?2, q.id FROM stored_texts t JOIN passages q ON q.digest = ?3 WHERE t.sha256 = ?1
"""


def stored_text(row: Row, dates: Iterable[Row], sections: tuple[Section, ...]) -> Text:
    """Return a text.

    Args:
        row: its row of `texts`.
        dates: its rows of `stated_dates`, in their order.
        sections: its sections.
    """
    return Text(
        sha256=row["sha256"],
        markdown=row["markdown"],
        dates=tuple(map(stated_date, dates)),
        sections=sections,
        **{name: row[name] for name in _FACTS},
    )


def dates_by_text(rows: Iterable[Row]) -> dict[tuple[str, str], StatedDate]:
    """Return the most authoritative date of each kind, by text and kind.

    Args:
        rows: rows of `stated_dates`, the most authoritative of a text first.
    """
    found: dict[tuple[str, str], StatedDate] = {}
    for row in rows:
        found.setdefault((row["text"], row["kind"]), stated_date(row))
    return found


def stated_date(row: Row) -> StatedDate:
    """Return the date of a row of `stated_dates`.

    Args:
        row: the row.
    """
    day = date.fromisoformat(row["date"])
    return StatedDate(row["kind"], day, row["precision"], row["quote"], bool(row["ambiguous"]))


def _date_rows(text: Text) -> list[Row]:
    """Return the rows of the dates that a text states."""
    return [
        {
            "text": text.sha256,
            "position": position,
            "kind": stated.kind,
            "date": stated.date.isoformat(),
            "precision": stated.precision,
            "quote": stated.quote,
            "ambiguous": int(stated.ambiguous),
        }
        for position, stated in enumerate(text.dates)
    ]
