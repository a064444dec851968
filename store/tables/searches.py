"""Find sentences in the versions of documents."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from store.database import Database
from store.records import DatedBy, Reason
from store.searching import Query, search_sql
from store.tables.versions import LAST_URL_OF_V


@dataclass(frozen=True, slots=True)
class SentencePlace:
    """A sentence in a version.

    Attributes:
        document: id of the document.
        alike: is equal for sentences that differ only cosmetically.
        version: number of the version.
        sentence: id of the sentence.
        position: place of the first section that has it among those of the version, from 0.
    """

    document: int
    alike: int
    version: int
    sentence: int
    position: int


@dataclass(frozen=True, slots=True)
class SearchedVersion:
    """What the answer to a search says of a version; `Version` describes the attributes."""

    document: int
    number: int
    text: str
    url: str
    first_capture: str
    last_capture: str
    known_from: str
    known_until: str
    not_before: str | None
    dated: str
    dated_by: DatedBy
    reason: Reason
    compared_from: str | None
    compared_to: str | None


_VERSION = SearchedVersion.__slots__

# A sentence that differs cosmetically from one that was found belongs to its run, wherever it stands.
_PLACES = """
    WITH hits (id) AS MATERIALIZED ({hits}),
    found (id, alike) AS MATERIALIZED (
        SELECT id, alike FROM sentences WHERE alike IN
            (SELECT s.alike FROM hits CROSS JOIN sentences s ON s.id = hits.id))
    SELECT v.document, f.alike, v.number, min(f.id) AS sentence, min(x.position) AS position
    FROM found f
    CROSS JOIN content_sentences c ON c.sentence = f.id
    CROSS JOIN section_contents k ON k.id = c.content
    CROSS JOIN sections x ON x.content = k.content
    CROSS JOIN versions v ON v.text = x.text
    {only}
    GROUP BY v.document, f.alike, v.number ORDER BY v.document, f.alike, v.number
"""
_IN_TEXT = """
    SELECT EXISTS (SELECT 1 FROM sections x JOIN section_contents k ON k.content = x.content
        JOIN content_sentences c ON c.content = k.id JOIN sentences s ON s.id = c.sentence
        WHERE x.text = ? AND s.alike = ?) AS there
"""
_HEADINGS = """
    SELECT DISTINCT x.position, x.number, x.heading
    FROM sections x JOIN section_contents k ON k.content = x.content
    JOIN content_sentences c ON c.content = k.id JOIN sentences s ON s.id = c.sentence
    WHERE x.text = ? AND s.alike = ? ORDER BY x.position
"""


@dataclass(frozen=True, slots=True)
class SectionName:
    """The number and the heading of a section, without markup; each may be ``""``."""

    number: str
    heading: str


class Searches:
    """Answers where sentences stand."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def places(self, query: Query | None, documents: Iterable[int] | None = None) -> list[SentencePlace]:
        """Return where the sentences stand that a query asks for, by document, sentence and version.

        Args:
            query: the query, or None for all sentences.
            documents: ids of the documents to search, or None for all.

        Raises:
            QueryError: the query cannot be answered.
        """
        asked = None if query is None else search_sql(query)
        sql, parameters = (asked.sql, asked.parameters) if asked else ("SELECT id FROM sentences", ())
        only = "" if documents is None else "WHERE v.document IN (SELECT value FROM json_each(?))"
        given = () if documents is None else (json.dumps(list(documents)),)
        return [
            SentencePlace(row["document"], row["alike"], row["number"], row["sentence"], row["position"])
            for row in self._database.stream(_PLACES.format(hits=sql, only=only), (*parameters, *given))
        ]

    def versions(self, documents: Iterable[int]) -> dict[int, tuple[SearchedVersion, ...]]:
        """Return the versions of documents, oldest first.

        Args:
            documents: ids of the documents.
        """
        found: dict[int, list[SearchedVersion]] = {}
        for row in self._database.stream(
            f"SELECT {', '.join(_VERSION)} FROM versions "
            "WHERE document IN (SELECT value FROM json_each(?)) ORDER BY document, number",
            (json.dumps(list(documents)),),
        ):
            found.setdefault(row["document"], []).append(SearchedVersion(**row))
        return {document: tuple(versions) for document, versions in found.items()}

    def sentences(self, ids: Iterable[int]) -> dict[int, str]:
        """Return the texts of sentences by their ids."""
        rows = self._database.stream(
            "SELECT id, text FROM sentences WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
        return {row["id"]: row["text"] for row in rows}

    def sections(self, text: str, alike: int) -> tuple[SectionName, ...]:
        """Return the sections of a text that have a sentence.

        Args:
            text: hash of the text.
            alike: of the sentence.
        """
        rows = self._database.rows(_HEADINGS, (text, alike))
        return tuple(SectionName(row["number"], row["heading"]) for row in rows)

    def stands_in(self, text: str, alike: int) -> bool:
        """Return whether a sentence stands in a text.

        Args:
            text: hash of the text.
            alike: of the sentence.
        """
        row = self._database.row(_IN_TEXT, (text, alike))
        return bool(row and row["there"])

    def last_url(self, document: int, version: int) -> str | None:
        """Return the address of the last capture of a version, or None if only a corpus document shows it.

        Args:
            document: id of the document.
            version: its number.
        """
        row = self._database.row(
            f"SELECT {LAST_URL_OF_V} AS url FROM versions v WHERE document = ? AND number = ?",
            (document, version),
        )
        return row["url"] if row else None

    def unread(self, document: int, after: str, before: str) -> int:
        """Return how many captures of pages between two others were not read.

        Args:
            document: id of the document.
            after: 14 digits.
            before: 14 digits.
        """
        row = self._database.row(
            "SELECT count(DISTINCT timestamp) AS captures FROM captures WHERE document = ? "
            "AND timestamp > ? AND timestamp < ? AND state = 'listed' "
            "AND coalesce(statuscode, (SELECT min(c.statuscode) FROM captures c WHERE c.document = "
            "captures.document AND c.digest = captures.digest), 200) BETWEEN 200 AND 299",
            (document, after, before),
        )
        return int(row["captures"]) if row else 0

    def held(self, documents: Iterable[int]) -> dict[int, int]:
        """Return how many captures of documents are held for review, by document; without those of none.

        Args:
            documents: ids of the documents.
        """
        rows = self._database.rows(
            "SELECT document, count(*) AS captures FROM reviews "
            "WHERE document IN (SELECT value FROM json_each(?)) GROUP BY document",
            (json.dumps(list(documents)),),
        )
        return {row["document"]: row["captures"] for row in rows}
