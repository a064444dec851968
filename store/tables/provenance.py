"""Where captures come from: rows of the archives' indexes, who lists them, and who served a capture."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from store.database import Database
from store.records import Capture


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A row of an archive's index.

    Attributes:
        capture: the row.
        listed_by: the locations that list it, sorted.
    """

    capture: Capture
    listed_by: tuple[str, ...]


class Provenance:
    """Answers where a capture comes from."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def index_row(self, document: int, timestamp: str, original: str) -> IndexRow | None:
        """Return the row of the index of a capture, or None if no archive lists it.

        Args:
            document: id of the document.
            timestamp: 14 digits.
            original: the URL as captured.
        """
        row = self._database.row(
            "SELECT * FROM captures c WHERE document = ? AND timestamp = ? AND original = ? "
            "AND EXISTS (SELECT 1 FROM sightings s WHERE s.capture = c.id) "
            # A row that was added for a citation alone was not listed.
            "AND NOT (digest = '-' AND length IS NULL AND mimetype = 'unk') "
            "ORDER BY state = 'read' DESC, digest LIMIT 1",
            (document, timestamp, original),
        )
        if row is None:
            return None
        names = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")
        return IndexRow(Capture(**{name: row[name] for name in names}), self._listed_by(row["id"]))

    def location_of(self, document: int, timestamp: str, original: str) -> str | None:
        """Return the archive that served a capture, or that lists it with the digest of one that was served.

        A capture that an archive lists and does not serve is no evidence: its link would lead nowhere.

        Args:
            document: id of the document.
            timestamp: 14 digits.
            original: the URL as captured.
        """
        row = self._database.row(
            "SELECT capture FROM snapshots WHERE document = ? AND timestamp = ? AND original = ?",
            (document, timestamp, original),
        )
        if row is not None and (location := self.served_by(row["capture"])):
            return location
        listed = self.index_row(document, timestamp, original)
        if listed is None or not self.headers_with_digest(document, listed.capture.digest):
            return None
        return listed.listed_by[0]

    def served_by(self, capture_id: int) -> str | None:
        """Return the location of the archive that served a capture, or None if that is not recorded.

        Args:
            capture_id: row id of the capture that was requested.
        """
        row = self._database.row("SELECT tried_in FROM captures WHERE id = ?", (capture_id,))
        if row is not None and row["tried_in"]:
            return str(row["tried_in"])
        # A run that was killed between two steps has the bytes, but not yet what became of the capture.
        listed = self._listed_by(capture_id)
        return listed[0] if len(listed) == 1 else None

    def headers_of(self, document: int, timestamp: str, original: str) -> Mapping[str, str]:
        """Return the headers that were stored with the bytes of a capture; none if it was not fetched.

        Args:
            document: id of the document.
            timestamp: 14 digits.
            original: the URL as captured.
        """
        row = self._database.row(
            "SELECT headers FROM snapshots WHERE document = ? AND timestamp = ? AND original = ?",
            (document, timestamp, original),
        )
        return json.loads(row["headers"]) if row else {}

    def headers_with_digest(
        self, document: int, digest: str, archive: str | None = None
    ) -> Mapping[str, str]:
        """Return the headers of the first fetched capture that has a digest in the index; may be none.

        Args:
            document: id of the document.
            digest: as in the index; ``-`` is none.
            archive: only of what this location served, or None for any.
        """
        row = self._database.row(
            "SELECT s.headers FROM snapshots s JOIN captures c ON c.id = s.capture "
            "AND c.timestamp = s.timestamp AND c.original = s.original "
            "WHERE s.document = ? AND c.digest = ? AND c.digest <> '-' "
            "AND c.tried_in = coalesce(?, c.tried_in) ORDER BY s.timestamp LIMIT 1",
            (document, digest, archive),
        )
        return json.loads(row["headers"]) if row else {}

    def _listed_by(self, capture_id: int) -> tuple[str, ...]:
        rows = self._database.rows(
            "SELECT archive FROM sightings WHERE capture = ? ORDER BY archive", (capture_id,)
        )
        return tuple(row["archive"] for row in rows)
