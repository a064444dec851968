"""Tell whether anything changed that is shown of a document, without reading texts and comparisons."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from store.database import Database

# What was captured, read and compared. Texts and comparisons are known by their hashes and rules.
_CONTENTS = (
    "SELECT d.company, n.name, d.slug, d.title, d.rules, d.drawn_by, d.traced_by, d.news_after "
    "FROM documents d JOIN companies n ON n.slug = d.company WHERE d.id = ?",
    "SELECT * FROM addresses WHERE document = ? ORDER BY url",
    "SELECT * FROM versions WHERE document = ? ORDER BY first_capture",
    "SELECT old_text, new_text, rules FROM comparisons WHERE document = ? ORDER BY old_text, new_text",
    "SELECT timestamp, original, digest, state, reason, held_as, tried_in, target FROM captures "
    "WHERE document = ? ORDER BY timestamp, original, digest",
    "SELECT c.timestamp, c.original, c.digest, s.archive FROM captures c "
    "JOIN sightings s ON s.capture = c.id WHERE c.document = ? "
    "ORDER BY c.timestamp, c.original, c.digest, s.archive",
    "SELECT timestamp, original, sha256, fetched_at FROM snapshots WHERE document = ? "
    "ORDER BY timestamp, original",
    "SELECT timestamp, original, sha256, browser FROM renderings WHERE document = ? "
    "ORDER BY timestamp, original",
    "SELECT * FROM citations WHERE document = ? ORDER BY timestamp, url",
    "SELECT * FROM reviews WHERE document = ? ORDER BY timestamp, url",
)
# When the archives were asked, and what came of it.
_LOOKS = (
    "SELECT * FROM listings WHERE document = ? ORDER BY url, archive",
    "SELECT archive, started_at, finished_at, problem FROM runs WHERE document = ? ORDER BY id DESC LIMIT 1",
)


class Contents:
    """What is stored of a document, as hashes that change with it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def fingerprint(self, document: int) -> str:
        """Return a hash of all that is known of a document, except when archives were last asked.

        Args:
            document: id of the document.
        """
        return self._hash(document, _CONTENTS)

    def last_look(self, document: int) -> str:
        """Return a hash of when the archives were last asked about a document, and what came of it.

        Args:
            document: id of the document.
        """
        return self._hash(document, _LOOKS)

    def newest_source(self, document: int) -> str | None:
        """Return the ISO time at which the newest source of a document was fetched or imported, or None.

        Args:
            document: id of the document.
        """
        row = self._database.row(
            "SELECT max(time) AS time FROM ("
            "SELECT fetched_at AS time FROM snapshots WHERE document = ?1 "
            "UNION ALL SELECT imported_at FROM citations WHERE document = ?1)",
            (document,),
        )
        return None if row is None else row["time"]

    def _hash(self, document: int, queries: Iterable[str]) -> str:
        digest = hashlib.sha256()
        for query in queries:
            for row in self._database.stream(query, (document,)):
                digest.update(repr(tuple(row.values())).encode("utf-8", "surrogatepass"))
            digest.update(b"\n")
        return digest.hexdigest()
