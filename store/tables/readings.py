"""Readings: which text each capture shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from store.database import Database
from store.records import EMPTY_DIGEST, StatedDate


@dataclass(frozen=True, slots=True)
class StoredReading:
    """What a capture shows: the outcome of reading it.

    Attributes:
        timestamp: 14 digits, of the capture that was served.
        url: the URL as captured.
        source: ``memento``, or ``citation`` for a corpus document.
        text: SHA-256 of its text.
        essence: hash that is equal for texts that differ only cosmetically.
        dateless: the same without the dates that the text states.
        effective: the most authoritative date from which it says to count, or None.
        updated: the most authoritative date at which it says that it was changed, or None.
        extractor: the rules that read it.
        technical: True where other rules had given another text from the same bytes.
    """

    timestamp: str
    url: str
    source: str
    text: str
    essence: str
    dateless: str
    effective: StatedDate | None
    updated: StatedDate | None
    extractor: str
    technical: bool


class Readings:
    """What each capture shows."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, document: int, *, timestamp: str, url: str, source: str, text: str, extractor: str) -> None:
        """Record what a capture shows; where other rules had given another text, that is kept in mind."""
        with self._database.step():
            before = self._database.row(
                "SELECT text, extractor, technical FROM readings "
                "WHERE document = ? AND timestamp = ? AND url = ? AND source = ?",
                (document, timestamp, url, source),
            )
            if before and before["text"] == text and before["extractor"] == extractor:
                return
            # The same rules give another text only from other bytes: a corpus document that was corrected.
            reread = bool(before and before["text"] != text and before["extractor"] != extractor)
            technical = reread or bool(before and before["technical"])
            if before and reread:
                self._database.execute(
                    "INSERT OR IGNORE INTO rereadings (document, old_text, new_text, extractor) "
                    "VALUES (?, ?, ?, ?)",
                    (document, before["text"], text, extractor),
                )
            self._database.execute(
                "INSERT INTO readings (document, timestamp, url, source, text, extractor, technical) "
                "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (document, timestamp, url, source) DO UPDATE SET "
                "text = excluded.text, extractor = excluded.extractor, technical = excluded.technical",
                (document, timestamp, url, source, text, extractor, int(technical)),
            )
            self._database.execute("UPDATE documents SET derived = 0 WHERE id = ?", (document,))

    def remove(self, document: int, timestamp: str, url: str) -> None:
        """Forget what a memento shows: today's rules do not take it for the policy."""
        with self._database.step():
            gone = self._database.execute(
                "DELETE FROM readings "
                "WHERE document = ? AND timestamp = ? AND url = ? AND source = 'memento'",
                (document, timestamp, url),
            )
            if gone:
                self._database.execute("UPDATE documents SET derived = 0 WHERE id = ?", (document,))

    def of(self, document: int) -> tuple[StoredReading, ...]:
        """Return what the captures of a document show, oldest first, a memento before its citation."""
        dates = self._dates(document)
        return tuple(
            StoredReading(
                row["timestamp"],
                row["url"],
                row["source"],
                row["text"],
                row["essence"],
                row["dateless"],
                dates.get((row["text"], "effective")),
                dates.get((row["text"], "updated")),
                row["extractor"],
                bool(row["technical"]),
            )
            for row in self._database.rows(
                "SELECT r.*, t.essence, t.dateless FROM readings r JOIN texts t ON t.sha256 = r.text "
                "WHERE r.document = ? ORDER BY r.timestamp, r.source DESC, r.url",
                (document,),
            )
        )

    def _dates(self, document: int) -> dict[tuple[str, str], StatedDate]:
        """Return the most authoritative date of each kind, by text and kind."""
        found: dict[tuple[str, str], StatedDate] = {}
        for row in self._database.rows(
            "SELECT d.* FROM stated_dates d WHERE d.text IN (SELECT text FROM readings WHERE document = ?) "
            "ORDER BY d.text, d.position",
            (document,),
        ):
            stated = StatedDate(
                row["kind"],
                date.fromisoformat(row["date"]),
                row["precision"],
                row["quote"],
                bool(row["ambiguous"]),
            )
            found.setdefault((row["text"], row["kind"]), stated)
        return found

    def same_bytes(self, document: int) -> tuple[tuple[str, str, str, str], ...]:
        """Return captures that were not read, but whose digest is that of one that was: they show the same.

        Returns:
            (timestamp, url, timestamp read, url read), oldest first. Only whole pages count (status 200
            or none, a revisit), and neither digests of nothing nor of an archived redirect.
        """
        return tuple(
            (row["timestamp"], row["original"], row["read_at"], row["read_url"])
            for row in self._database.rows(
                "SELECT c.timestamp, c.original, r.timestamp AS read_at, r.original AS read_url "
                "FROM captures c JOIN captures r ON r.document = c.document AND r.digest = c.digest "
                "AND r.state = 'read' AND r.id <> c.id "
                "WHERE c.document = ? AND c.state = 'listed' AND c.digest NOT IN ('-', '', ?) "
                "AND coalesce(c.statuscode, 200) = 200 AND coalesce(r.statuscode, 200) = 200 "
                "GROUP BY c.id ORDER BY c.timestamp, c.original",
                (document, EMPTY_DIGEST),
            )
        )
