"""What today's rules make of the sources: texts, readings, versions and the changes between them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diffs.records import Section
from store.database import Database, Row
from store.records import StatedDate

# SHA-1 of nothing, in base32: the digest that all empty answers share (the reference: edgi/wayback cassettes).
EMPTY_DIGEST = "3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"


@dataclass(frozen=True, slots=True)
class Text:
    """A text as extraction gives it, with what is read in it.

    Attributes:
        sha256: hex SHA-256 of `markdown` in UTF-8.
        title: the page's title.
        markdown: the corpus document without its header line.
        essence: hash that is equal for texts that differ only cosmetically.
        dateless: the same without the dates that the text states.
        words: number of words.
        dates: the dates that it states of itself, the most authoritative first.
        sections: its sections; joined they give `markdown` back.
    """

    sha256: str
    title: str
    markdown: str
    essence: str
    dateless: str
    words: int
    dates: tuple[StatedDate, ...]
    sections: tuple[Section, ...]


class Texts:
    """Texts by their SHA-256, each kept once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, text: Text) -> None:
        """Keep a text with its dates and sections."""
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

    def markdown(self, sha256: str) -> str | None:
        """The text with this hash, or None."""
        row = self._database.row("SELECT markdown FROM texts WHERE sha256 = ?", (sha256,))
        return None if row is None else str(row["markdown"])

    def drop_unused(self) -> None:
        """Remove the texts that no reading and no version shows."""
        with self._database.step():
            self._database.execute(
                "DELETE FROM texts WHERE sha256 NOT IN (SELECT text FROM readings) "
                "AND sha256 NOT IN (SELECT text FROM versions)"
            )


def _date_rows(text: Text) -> list[Row]:
    """Rows of the dates that a text states."""
    return [
        {"text": text.sha256, "position": position, "kind": stated.kind, "date": stated.date.isoformat(),
         "precision": stated.precision, "quote": stated.quote, "ambiguous": int(stated.ambiguous)}
        for position, stated in enumerate(text.dates)
    ]  # fmt: skip


def _section_rows(text: Text) -> list[Row]:
    """Rows of the sections of a text."""
    return [
        {"text": text.sha256, "position": section.index, "number": section.number,
         "heading": section.heading, "raw_heading": section.raw_heading, "level": section.level,
         "body": section.body}
        for section in text.sections
    ]  # fmt: skip
