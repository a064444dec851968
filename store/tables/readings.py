"""Readings: which text each capture shows."""

from __future__ import annotations

import json
from dataclasses import dataclass

from store.database import Database, Row
from store.records import EMPTY_DIGEST, Counterpart, Reading, ReadingRecipe, StatedDate
from store.tables.texts import dates_by_text


@dataclass(frozen=True, slots=True)
class NewReading:
    """A reading that is to be stored.

    Attributes:
        timestamp: the capture that was served, 14 digits.
        url: the URL as captured.
        source: ``memento``, or ``citation`` for a corpus document.
        text: SHA-256 of its text, which must be stored already.
        extractor: the rules that extracted it.
        recipe: the recipe by which the text was extracted.
        coverage: the share of the page's visible words in the text, 0 to 1; None for a corpus document.
        notes: what was unusual about the capture, in words.
        has_end: False if the markup of the page does not close it.
        unmatched: the selectors of the configuration that matched nothing on the page.
        span: of a page that a browser rendered, the times of the earliest and the latest capture that its
            words may come from, 14 digits; otherwise None.
    """

    timestamp: str
    url: str
    source: str
    text: str
    extractor: str
    recipe: ReadingRecipe
    coverage: float | None = None
    notes: tuple[str, ...] = ()
    has_end: bool = True
    unmatched: tuple[str, ...] = ()
    span: tuple[str, str] | None = None


class Readings:
    """What each capture shows."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, document: int, reading: NewReading) -> None:
        """Record what a capture shows, and whether other rules had extracted another text before."""
        text, extractor = reading.text, reading.extractor
        earliest, latest = reading.span or (None, None)
        facts = {
            "text": text,
            "extractor": extractor,
            "recipe": reading.recipe,
            "coverage": reading.coverage,
            "notes": json.dumps(reading.notes, ensure_ascii=False),
            "has_end": int(reading.has_end),
            "unmatched": json.dumps(reading.unmatched, ensure_ascii=False),
            "earliest": earliest,
            "latest": latest,
        }
        with self._database.step():
            before = self._database.row(
                f"SELECT technical, {', '.join(facts)} FROM readings "
                "WHERE document = ? AND timestamp = ? AND url = ? AND source = ?",
                (document, reading.timestamp, reading.url, reading.source),
            )
            if before and all(before[name] == value for name, value in facts.items()):
                return
            # The same rules give another text only if the bytes differ: a corpus document was corrected.
            reread = bool(before and before["text"] != text and before["extractor"] != extractor)
            technical = reread or bool(before and before["technical"])
            if before and reread:
                self._database.execute(
                    "INSERT OR IGNORE INTO rereadings (document, old_text, new_text, extractor) "
                    "VALUES (?, ?, ?, ?)",
                    (document, before["text"], text, extractor),
                )
            self._database.execute(
                f"INSERT INTO readings (document, timestamp, url, source, technical, {', '.join(facts)}) "
                f"VALUES (?, ?, ?, ?, ?{', ?' * len(facts)}) "
                "ON CONFLICT (document, timestamp, url, source) DO UPDATE SET "
                f"{', '.join(f'{name} = excluded.{name}' for name in facts)}, "
                "technical = excluded.technical, corpus_text = NULL",
                (
                    document,
                    reading.timestamp,
                    reading.url,
                    reading.source,
                    int(technical),
                    *facts.values(),
                ),
            )
            self._database.execute("UPDATE documents SET derived = 0 WHERE id = ?", (document,))

    def add_counterpart(self, document: int, timestamp: str, url: str, text: str) -> None:
        """Record the text of a memento by the corpus recipe; the text itself must be stored already."""
        self._database.execute(
            "UPDATE readings SET corpus_text = ? "
            "WHERE document = ? AND timestamp = ? AND url = ? AND source = 'memento'",
            (text, document, timestamp, url),
        )

    def forget_counterpart(self, document: int, timestamp: str, url: str) -> None:
        """Remove the record of the text of a memento by the corpus recipe."""
        self._database.execute(
            "UPDATE readings SET corpus_text = NULL WHERE document = ? AND timestamp = ? AND url = ?",
            (document, timestamp, url),
        )

    def remove(self, document: int, timestamp: str, url: str) -> None:
        """Remove what a memento shows, because the current rules do not class it as the policy."""
        with self._database.step():
            gone = self._database.execute(
                "DELETE FROM readings "
                "WHERE document = ? AND timestamp = ? AND url = ? AND source = 'memento'",
                (document, timestamp, url),
            )
            if gone:
                self._database.execute("UPDATE documents SET derived = 0 WHERE id = ?", (document,))

    def of(self, document: int) -> tuple[Reading, ...]:
        """Return what the captures of a document show, oldest first, a memento before its citation."""
        dates = self._dates(document)
        return tuple(
            _shown(row, dates.get((row["text"], "effective")), dates.get((row["text"], "updated")))
            for row in self._database.rows(
                "SELECT r.*, t.essence, t.dateless, t.words, "
                "c.essence AS corpus_essence, c.dateless AS corpus_dateless "
                "FROM readings r JOIN texts t ON t.sha256 = r.text "
                "LEFT JOIN texts c ON c.sha256 = r.corpus_text "
                "WHERE r.document = ? ORDER BY r.timestamp, r.source DESC, r.url",
                (document,),
            )
        )

    def _dates(self, document: int) -> dict[tuple[str, str], StatedDate]:
        """Return the most authoritative date of each kind, by text and kind."""
        rows = self._database.rows(
            "SELECT d.* FROM stated_dates d WHERE d.text IN (SELECT text FROM readings WHERE document = ?) "
            "ORDER BY d.text, d.position",
            (document,),
        )
        return dates_by_text(rows)

    def newest_unmatched(self, document: int) -> tuple[str, tuple[str, ...]]:
        """Return the time of the newest memento that was read, and the selectors that found nothing on it.

        Args:
            document: id of the document.
        """
        row = self._database.row(
            "SELECT timestamp, unmatched FROM readings WHERE document = ? AND source = 'memento' "
            "ORDER BY timestamp DESC, url DESC LIMIT 1",
            (document,),
        )
        return (row["timestamp"], tuple(json.loads(row["unmatched"]))) if row else ("", ())

    def same_bytes(self, document: int) -> tuple[tuple[str, str, str, str], ...]:
        """Return captures that were not read, but show the same as one that was, as their digests are equal.

        Captures that were requested and not served are included.

        Returns:
            (timestamp, url, timestamp read, url read), oldest first. Only pages count (status 200, or none
            for a revisit), and the digest must be known and not that of the empty body.
        """
        return tuple(
            (row["timestamp"], row["original"], row["read_at"], row["read_url"])
            for row in self._database.rows(
                "SELECT c.timestamp, c.original, r.timestamp AS read_at, r.original AS read_url "
                "FROM captures c JOIN captures r ON r.document = c.document AND r.digest = c.digest "
                "AND r.state = 'read' AND r.id <> c.id "
                "WHERE c.document = ? AND c.state IN ('listed', 'failed', 'unplayable', 'excluded') "
                "AND c.digest NOT IN ('-', '', ?) "
                "AND coalesce(c.statuscode, 200) = 200 AND coalesce(r.statuscode, 200) = 200 "
                # What scripts show may differ although the page that runs them is the same.
                "AND NOT EXISTS (SELECT 1 FROM renderings x WHERE x.document = r.document "
                "AND x.timestamp = r.timestamp AND x.original = r.original) "
                "GROUP BY c.id ORDER BY c.timestamp, c.original",
                (document, EMPTY_DIGEST),
            )
        )


def _shown(row: Row, effective: StatedDate | None, updated: StatedDate | None) -> Reading:
    """Return the reading of a row."""
    corpus = None
    if row["corpus_text"] is not None:
        corpus = Counterpart(row["corpus_text"], row["corpus_essence"], row["corpus_dateless"])
    return Reading(
        timestamp=row["timestamp"],
        url=row["url"],
        source=row["source"],
        text=row["text"],
        essence=row["essence"],
        dateless=row["dateless"],
        effective=effective,
        updated=updated,
        extractor=row["extractor"],
        technical=bool(row["technical"]),
        recipe=row["recipe"],
        corpus=corpus,
        coverage=row["coverage"],
        notes=tuple(json.loads(row["notes"])),
        words=row["words"],
        has_end=bool(row["has_end"]),
        span=None if row["earliest"] is None else (row["earliest"], row["latest"]),
    )
