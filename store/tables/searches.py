"""Find sentences in the versions of documents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from store.database import Database, Row
from store.records import DatedBy, Reason
from store.searching import Query, SearchPhrase, search_sql
from store.tables.search_passages import SearchPassages
from store.tables.versions import LAST_URL_OF_V

# In a place, that of the section stands above so many bits for that of the sentence.
_SECTION_SHIFT = 32


@dataclass(frozen=True, slots=True)
class SentenceStretch:
    """Neighbouring versions of a document that all have a sentence.

    Attributes:
        document: id of the document.
        alike: is equal for what differs only cosmetically; a number for each sentence, mostly one.
        first: number of the first of the versions.
        last: number of the last one.
        sentences: id of the sentence as it stands in the first one, or of those over whose ends a phrase
            runs.
        place: its place there, which orders the sentences of a text.
        sections: how many sections have it there.
    """

    document: int
    alike: tuple[int, ...]
    first: int
    last: int
    sentences: tuple[int, ...]
    place: int
    sections: int

    @property
    def position(self) -> int:
        """Place of the first section that has it there, from 0."""
        return self.place >> _SECTION_SHIFT


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

# What is looked for, as pairs of it and a section's content. A sentence that differs cosmetically from one
# that was found belongs to its run, wherever it stands.
_FOUND = """
    WITH hits (id) AS MATERIALIZED ({hits}),
    found (id, alike) AS MATERIALIZED (
        SELECT id, alike FROM sentences WHERE alike IN
            (SELECT s.alike FROM hits CROSS JOIN sentences s ON s.id = hits.id)),
    pairs (key, sentence, content, place) AS MATERIALIZED (
        SELECT f.alike, f.id, c.content, c.place FROM found f
        CROSS JOIN content_sentences c ON c.sentence = f.id)
"""
_ALL = """
    WITH pairs (key, sentence, content, place) AS MATERIALIZED (
        SELECT s.alike, s.id, c.content, c.place FROM (
            SELECT DISTINCT k.id FROM versions v CROSS JOIN sections x ON x.text = v.text
            CROSS JOIN section_contents k ON k.content = x.content {only}) one
        CROSS JOIN content_sentences c ON c.content = one.id
        CROSS JOIN sentences s ON s.id = c.sentence)
"""
_PASSAGES = """
    WITH pairs (key, sentence, content, place) AS MATERIALIZED (
        SELECT value ->> 0, value ->> 0, value ->> 1, value ->> 2 FROM json_each(?))
"""
# Many versions have the same contents: where each stands is found once, however many of its sentences are
# looked for. Of neighbouring versions, number and place among the versions with the content differ by the
# same. SQLite takes the other columns from the row with the minimum (sqlite.org/lang_select.html, 2.5).
_STRETCHES = """,
    shown (content, document, number, position, sections) AS (
        SELECT k.id, v.document, v.number, min(x.position), count(*)
        FROM (SELECT DISTINCT content FROM pairs) p
        CROSS JOIN section_contents k ON k.id = p.content
        CROSS JOIN sections x ON x.content = k.content
        CROSS JOIN versions v ON v.text = x.text {only}
        GROUP BY k.id, v.document, v.number),
    spans (content, document, first, versions, position, sections) AS MATERIALIZED (
        SELECT content, document, min(number), count(*), position, sections FROM (
            SELECT *, number - row_number() OVER (PARTITION BY content, document ORDER BY number) AS stretch
            FROM shown)
        GROUP BY content, document, stretch)
    SELECT s.document, p.key, s.first, s.first + s.versions - 1 AS last, p.sentence,
        s.position << 32 | min(p.place) AS place, s.sections
    FROM pairs p CROSS JOIN spans s ON s.content = p.content
    GROUP BY p.key, p.content, s.document, s.first ORDER BY s.document, p.key, s.first, place
"""
_ALIKE = "SELECT id, alike FROM sentences WHERE id IN (SELECT value FROM json_each(?))"
_NAMES = """
    WITH asked (key, text, position) AS MATERIALIZED (SELECT key, value ->> 0, value ->> 1 FROM json_each(?))
    SELECT x.number, x.heading FROM asked a
    CROSS JOIN sections x ON x.text = a.text AND x.position = a.position ORDER BY a.key
"""
_HEADINGS = """
    SELECT x.number, x.heading FROM sections x JOIN section_contents k ON k.content = x.content
    WHERE x.text = ? AND EXISTS (SELECT 1 FROM {row} WHERE {conditions}) ORDER BY x.position
"""


@dataclass(frozen=True, slots=True)
class SectionName:
    """The number and the heading of a section, without markup; each may be ``""``."""

    number: str
    heading: str


def _of_documents(documents: Sequence[int] | None) -> tuple[str, tuple[str, ...]]:
    """Return the condition for versions of documents, or of all of them, with its parameters."""
    if documents is None:
        return "", ()
    return "WHERE v.document IN (SELECT value FROM json_each(?))", (json.dumps(documents),)


def _merged(rows: Iterable[Row]) -> Iterator[SentenceStretch]:
    """Yield where each key stands; several contents that have it one after the other are one stretch.

    Args:
        rows: where contents with it stand, in the order of `_STRETCHES`.
    """
    stretch: SentenceStretch | None = None
    for row in rows:
        one = SentenceStretch(
            row["document"],
            (row["key"],),
            row["first"],
            row["last"],
            (row["sentence"],),
            row["place"],
            row["sections"],
        )
        if stretch is not None and _goes_on(stretch, one):
            sections = stretch.sections + (one.sections if one.first == stretch.first else 0)
            stretch = replace(stretch, last=max(stretch.last, one.last), sections=sections)
            continue
        if stretch is not None:
            yield stretch
        stretch = one
    if stretch is not None:
        yield stretch


def _goes_on(stretch: SentenceStretch, one: SentenceStretch) -> bool:
    """Return whether another content has what a stretch has, before or when the stretch ends."""
    is_same = (stretch.document, stretch.alike) == (one.document, one.alike)
    return is_same and one.first <= stretch.last + 1


class Searches:
    """Answers where sentences stand."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def stretches(self, query: Query | None, documents: Sequence[int] | None = None) -> list[SentenceStretch]:
        """Return where the sentences stand that a query asks for, by document, sentence and version.

        Args:
            query: the query, or None for all sentences.
            documents: ids of the documents to search, or None for all.

        Raises:
            QueryError: the query cannot be answered.
        """
        only, given = _of_documents(documents)
        if query is None:
            sql, parameters = _ALL.format(only=only), given
        else:
            asked = search_sql(query)
            sql, parameters = _FOUND.format(hits=asked.sql), asked.parameters
        found = list(self._stretches(sql, parameters, documents))
        if isinstance(query, SearchPhrase):
            found += self._passages(query, documents)
        return sorted(found, key=lambda one: (one.document, one.alike, one.first))

    def _stretches(
        self, pairs: str, parameters: tuple[str, ...], documents: Sequence[int] | None
    ) -> Iterator[SentenceStretch]:
        """Yield where the keys of pairs stand."""
        only, given = _of_documents(documents)
        return _merged(self._database.stream(pairs + _STRETCHES.format(only=only), (*parameters, *given)))

    def _passages(self, phrase: SearchPhrase, documents: Sequence[int] | None) -> Iterator[SentenceStretch]:
        """Yield where the sentences stand, one after the other, over whose ends a phrase runs."""
        found = SearchPassages(self._database).across(phrase)
        if not found:
            return
        ids = {sentence for one in found for sentence in one.sentences}
        rows = self._database.stream(_ALIKE, (json.dumps(list(ids)),))
        alike = {row["id"]: row["alike"] for row in rows}
        chains = [tuple(alike[sentence] for sentence in one.sentences) for one in found]
        # Each row of sentences has a number here: that of the first passage that is one.
        numbers = {chain: number for number, chain in reversed(list(enumerate(chains)))}
        asked = [(numbers[chain], one.content, one.place) for one, chain in zip(found, chains, strict=True)]
        for stretch in self._stretches(_PASSAGES, (json.dumps(asked),), documents):
            (number,) = stretch.alike
            yield replace(stretch, alike=chains[number], sentences=found[number].sentences)

    def versions(self, numbers: Iterable[tuple[int, int]]) -> dict[tuple[int, int], SearchedVersion]:
        """Return versions by document and number, as far as there are such versions.

        Args:
            numbers: ids of documents, each with the number of a version.
        """
        columns = ", ".join(f"v.{name}" for name in _VERSION)
        rows = self._database.stream(
            "WITH asked (document, number) AS MATERIALIZED "
            "(SELECT value ->> 0, value ->> 1 FROM json_each(?)) "
            f"SELECT {columns} FROM asked a CROSS JOIN versions v "
            "ON v.document = a.document AND v.number = a.number",
            (json.dumps(list(numbers)),),
        )
        return {(row["document"], row["number"]): SearchedVersion(**row) for row in rows}

    def sentences(self, ids: Iterable[int]) -> dict[int, str]:
        """Return the texts of sentences by their ids."""
        rows = self._database.stream(
            "SELECT id, text FROM sentences WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
        return {row["id"]: row["text"] for row in rows}

    def names(self, asked: Sequence[tuple[str, int]]) -> list[SectionName]:
        """Return the names of sections.

        Args:
            asked: hashes of texts, each with the place of a section, from 0.
        """
        rows = self._database.stream(_NAMES, (json.dumps(asked),))
        return [SectionName(row["number"], row["heading"]) for row in rows]

    def sections(self, text: str, alike: Sequence[int]) -> tuple[SectionName, ...]:
        """Return the sections of a text that have a sentence, or several in a row, in the order of the text.

        Args:
            text: hash of the text.
            alike: of the sentences.
        """
        joined = [
            f"JOIN content_sentences c{at} ON c{at}.content = c0.content AND c{at}.place = c0.place + {at} "
            f"JOIN sentences s{at} ON s{at}.id = c{at}.sentence"
            for at in range(1, len(alike))
        ]
        row = " ".join(["content_sentences c0 JOIN sentences s0 ON s0.id = c0.sentence", *joined])
        conditions = " AND ".join(["c0.content = k.id", *(f"s{at}.alike = ?" for at in range(len(alike)))])
        rows = self._database.rows(_HEADINGS.format(row=row, conditions=conditions), (text, *alike))
        return tuple(SectionName(row["number"], row["heading"]) for row in rows)

    def stands_in(self, text: str, alike: Sequence[int]) -> bool:
        """Return whether a sentence, or several in a row, stand in a text.

        Args:
            text: hash of the text.
            alike: of the sentences.
        """
        return bool(self.sections(text, alike))

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
