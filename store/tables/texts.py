"""What today's rules make of the sources: texts, readings, versions and the changes between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from diffs.records import Section
from store.database import Database, Row
from store.errors import StoreError
from store.records import DateKind, StatedDate

# SHA-1 of nothing, in base32: the digest that all empty answers share (docs/archive.md).
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

    def stated(self, kind: DateKind) -> StatedDate | None:
        """The most authoritative date of a kind that the text states of itself, or None."""
        return next((stated for stated in self.dates if stated.kind == kind), None)


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

    def put(self, text: Text) -> None:
        """Keep a text, in the place of what other rules had read in it."""
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
        """The text with this hash.

        Raises:
            StoreError: it is not there.
        """
        row = self._database.row("SELECT markdown FROM texts WHERE sha256 = ?", (sha256,))
        if row is None:
            raise StoreError(f"{self._database.path}: the text {sha256} is missing. Run `harvest verify`.")
        return str(row["markdown"])

    def of(self, document: int) -> tuple[tuple[str, str], ...]:
        """Title and Markdown of the text that each capture of a document shows, repeats included."""
        return tuple(
            (row["title"], row["markdown"])
            for row in self._database.rows(
                "SELECT t.title, t.markdown FROM readings r JOIN texts t ON t.sha256 = r.text "
                "WHERE r.document = ? ORDER BY r.timestamp, r.source, r.url",
                (document,),
            )
        )

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


@dataclass(frozen=True, slots=True)
class Shown:
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

    def of(self, document: int) -> tuple[Shown, ...]:
        """What the captures of a document show, oldest first, a memento before the citation of its second."""
        dates = self._dates(document)
        return tuple(
            Shown(
                row["timestamp"], row["url"], row["source"], row["text"], row["essence"], row["dateless"],
                dates.get((row["text"], "effective")), dates.get((row["text"], "updated")),
                row["extractor"], bool(row["technical"]),
            )
            for row in self._database.rows(
                "SELECT r.*, t.essence, t.dateless FROM readings r JOIN texts t ON t.sha256 = r.text "
                "WHERE r.document = ? ORDER BY r.timestamp, r.source DESC, r.url",
                (document,),
            )
        )  # fmt: skip

    def _dates(self, document: int) -> dict[tuple[str, str], StatedDate]:
        """The most authoritative date of each kind, by text and kind."""
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
        """Captures that were not read, but whose digest is that of one that was: they show the same.

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
