"""The raw bytes of what was fetched and cited, compressed and stored under their hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from store import compression
from store.bodies import BodyReader, BodyRow
from store.database import Database, Row
from store.records import Capture, Snapshot


@dataclass(frozen=True, slots=True)
class StoredSnapshot:
    """A snapshot as it is stored.

    Attributes:
        capture_id: row id of the capture that was requested.
        snapshot: the bytes, and where they came from.
        statuscode: the origin's HTTP status.
        redirects: archived redirects that led to it.
        link_original: the URL that was captured according to the archive, or ``""``.
        framed_by: the page that shows it in a frame, or ``""``.
    """

    capture_id: int
    snapshot: Snapshot
    statuscode: int
    redirects: tuple[str, ...] = ()
    link_original: str = ""
    framed_by: str = ""


class Snapshots:
    """Bodies by their SHA-256, and the snapshots that refer to them.

    Attributes:
        compress: compresses bytes, against others; whatever it is replaced by gives the same.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.compress = compression.compress
        self._bodies = BodyReader(self._body_row)

    def add(self, document: int, stored: StoredSnapshot) -> bool:
        """Store a fetched memento, and return whether it is new.

        Args:
            document: id of the document.
            stored: the memento.
        """
        snapshot, served = stored.snapshot, stored.snapshot.capture
        with self._database.step():
            self.add_body(document, served.timestamp, snapshot.body)
            return bool(
                self._database.execute(
                    "INSERT OR IGNORE INTO snapshots (document, timestamp, original, sha256, statuscode, "
                    "headers, redirects, link_original, capture, fetched_at, framed_by) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        document,
                        served.timestamp,
                        served.original,
                        snapshot.sha256,
                        stored.statuscode,
                        json.dumps(dict(snapshot.headers), ensure_ascii=False, sort_keys=True),
                        json.dumps(stored.redirects),
                        stored.link_original,
                        stored.capture_id,
                        snapshot.fetched_at.isoformat(),
                        stored.framed_by,
                    ),
                )
            )

    def add_body(self, document: int, timestamp: str, body: bytes) -> str:
        """Store bytes under their hash, compressed against the nearest snapshot of the document.

        Args:
            document: id of the document.
            timestamp: 14 digits; the snapshot nearest in time is the most likely to be nearly equal.
            body: the bytes.

        Returns:
            Their SHA-256, in hex.
        """
        sha256 = hashlib.sha256(body).hexdigest()
        if self._database.row("SELECT 1 FROM bodies WHERE sha256 = ?", (sha256,)):
            return sha256
        nearest = self._nearest(document, timestamp)
        base = (
            nearest
            if nearest is not None and compression.can_be_base(nearest["depth"], nearest["size"])
            else None
        )
        encoded = self.compress(body, None if base is None else self.body(base["sha256"]))
        on_base = base if encoded.based else None
        self._database.execute(
            "INSERT INTO bodies (sha256, size, codec, base, depth, data) VALUES (?, ?, ?, ?, ?, ?)",
            (
                sha256,
                len(body),
                encoded.codec,
                on_base and on_base["sha256"],
                on_base["depth"] + 1 if on_base else 0,
                encoded.data,
            ),
        )
        return sha256

    def _nearest(self, document: int, timestamp: str) -> Row | None:
        """Return the stored body nearest in time; of two at the same distance, the newer one."""
        return self._database.row(
            "SELECT b.sha256, b.depth, b.size FROM snapshots s JOIN bodies b ON b.sha256 = s.sha256 "
            "WHERE s.document = ? "
            "ORDER BY abs(julianday(substr(s.timestamp, 1, 4) || '-' || substr(s.timestamp, 5, 2) || '-' || "
            "substr(s.timestamp, 7, 2)) - julianday(substr(?, 1, 4) || '-' || substr(?, 5, 2) || '-' || "
            "substr(?, 7, 2))), s.timestamp DESC LIMIT 1",
            (document, timestamp, timestamp, timestamp),
        )

    def body(self, sha256: str) -> bytes:
        """Return the bytes with this hash, verified.

        Raises:
            StoreError: they are missing or damaged.
        """
        return self._bodies.read(sha256)

    def _body_row(self, sha256: str) -> BodyRow | None:
        """Return codec, base and data of a body."""
        row = self._database.row("SELECT codec, base, data FROM bodies WHERE sha256 = ?", (sha256,))
        return None if row is None else (row["codec"], row["base"], row["data"])

    def of(self, document: int) -> Iterator[StoredSnapshot]:
        """Yield the snapshots of a document, in the order in which they were stored."""
        keys = self._database.rows(
            "SELECT timestamp, original FROM snapshots WHERE document = ? ORDER BY rowid",
            (document,),
        )
        for key in keys:
            kept = self.find(document, key["timestamp"], key["original"])
            if kept is not None:
                yield kept

    def count(self) -> int:
        """Return how many snapshots there are, of all documents."""
        row = self._database.row("SELECT count(*) AS snapshots FROM snapshots")
        return int(row["snapshots"]) if row else 0

    def asked_as(self, document: int, capture_id: int) -> StoredSnapshot | None:
        """Return the snapshot of a document that was served when a capture was requested, or None."""
        row = self._database.row(
            "SELECT timestamp, original FROM snapshots WHERE document = ? AND capture = ?",
            (document, capture_id),
        )
        return None if row is None else self.find(document, row["timestamp"], row["original"])

    def times_of(self, document: int, original: str) -> tuple[str, ...]:
        """Return the timestamps of the snapshots of a document that were served for `original`, in order."""
        rows = self._database.rows(
            "SELECT timestamp FROM snapshots WHERE document = ? AND original = ? ORDER BY timestamp",
            (document, original),
        )
        return tuple(row["timestamp"] for row in rows)

    def around(self, document: int, original: str, framed_by: str) -> tuple[str, ...]:
        """Return the address of a page, of the page that shows it in a frame, and so on to the outermost.

        Args:
            document: id of the document.
            original: the address of the page.
            framed_by: the page that shows it in a frame, or ``""``.
        """
        found = dict.fromkeys(filter(None, (original, framed_by)))
        while framed_by:
            row = self._database.row(
                "SELECT framed_by FROM snapshots WHERE document = ? AND original = ? "
                "ORDER BY framed_by LIMIT 1",
                (document, framed_by),
            )
            framed_by = row["framed_by"] if row is not None else ""
            if framed_by in found:
                break
            found |= dict.fromkeys(filter(None, (framed_by,)))
        return tuple(found)

    def find(self, document: int, timestamp: str, original: str) -> StoredSnapshot | None:
        """Return the snapshot of a document that was served at `timestamp` for `original`, or None."""
        row = self._database.row(
            "SELECT s.*, c.urlkey, c.mimetype, c.digest, c.length FROM snapshots s "
            "JOIN captures c ON c.id = s.capture "
            "WHERE s.document = ? AND s.timestamp = ? AND s.original = ?",
            (document, timestamp, original),
        )
        if row is None:
            return None
        capture = Capture(
            row["urlkey"],
            row["timestamp"],
            row["original"],
            row["mimetype"],
            row["statuscode"],
            row["digest"],
            row["length"],
        )
        snapshot = Snapshot(
            capture,
            self.body(row["sha256"]),
            json.loads(row["headers"]),
            row["sha256"],
            datetime.fromisoformat(row["fetched_at"]),
        )
        return StoredSnapshot(
            row["capture"],
            snapshot,
            row["statuscode"],
            tuple(json.loads(row["redirects"])),
            row["link_original"],
            row["framed_by"],
        )
