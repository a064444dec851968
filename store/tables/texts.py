"""Extracted texts, each stored once, with its dates and sections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from diffs import Section
from store.database import Database, Row
from store.errors import StoreError
from store.records import DateKind, StatedDate


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
    """

    sha256: str
    title: str
    markdown: str
    essence: str
    dateless: str
    words: int
    dates: tuple[StatedDate, ...]
    sections: tuple[Section, ...]

    def stated(self, kind: DateKind) -> StatedDate | None:
        """Return the most authoritative date of a kind that the text states about itself, or None."""
        return next((stated for stated in self.dates if stated.kind == kind), None)


class Texts:
    """Texts by their SHA-256, each stored once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, text: Text) -> None:
        """Store a text with its dates and sections."""
        with self._database.step():
            new = self._database.execute(
                "INSERT OR IGNORE INTO texts (sha256, title, markdown, essence, dateless, words) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (text.sha256, text.title, text.markdown, text.essence, text.dateless, text.words),
            )
            if not new:
                return
            self._database.insert("stated_dates", _date_rows(text))
            self._database.insert("sections", _section_rows(text))

    def put(self, text: Text) -> None:
        """Store a text, replacing the dates and sections that other rules had found in it."""
        with self._database.step():
            self._database.execute("DELETE FROM stated_dates WHERE text = ?", (text.sha256,))
            self._database.execute("DELETE FROM sections WHERE text = ?", (text.sha256,))
            new = self._database.execute(
                "UPDATE texts SET title = ?, essence = ?, dateless = ?, words = ? WHERE sha256 = ?",
                (text.title, text.essence, text.dateless, text.words, text.sha256),
            )
            if not new:
                self.add(text)
                return
            self._database.insert("stated_dates", _date_rows(text))
            self._database.insert("sections", _section_rows(text))

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

    def drop_if_unused(self, sha256: str) -> None:
        """Remove a text if no reading and no version refers to it."""
        self._database.execute(
            "DELETE FROM texts WHERE sha256 = ?1 "
            "AND NOT EXISTS (SELECT 1 FROM readings WHERE text = ?1) "
            "AND NOT EXISTS (SELECT 1 FROM readings WHERE corpus_text = ?1) "
            "AND NOT EXISTS (SELECT 1 FROM versions WHERE text = ?1)",
            (sha256,),
        )


def dates_by_text(rows: Iterable[Row]) -> dict[tuple[str, str], StatedDate]:
    """Return the most authoritative date of each kind, by text and kind.

    Args:
        rows: rows of `stated_dates`, the most authoritative of a text first.
    """
    found: dict[tuple[str, str], StatedDate] = {}
    for row in rows:
        day = date.fromisoformat(row["date"])
        stated = StatedDate(row["kind"], day, row["precision"], row["quote"], bool(row["ambiguous"]))
        found.setdefault((row["text"], row["kind"]), stated)
    return found


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


def _section_rows(text: Text) -> list[Row]:
    """Return the rows of the sections of a text."""
    return [
        {
            "text": text.sha256,
            "position": section.index,
            "number": section.number,
            "heading": section.heading,
            "raw_heading": section.raw_heading,
            "level": section.level,
            "body": section.body,
        }
        for section in text.sections
    ]
