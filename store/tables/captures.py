"""What the archives list: listings with their state and cursor, captures with theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from sys import intern
from typing import Literal

from store.database import Database, Row
from store.records import Capture

ListingState = Literal["complete", "partial", "failed"]
CaptureState = Literal["listed", "read", "held", "no-text", "elsewhere", "unplayable", "excluded", "failed"]


@dataclass(frozen=True, slots=True)
class Listing:
    """How far an archive's list of one address is known.

    Attributes:
        state: ``complete``, ``partial`` (cut short, goes on at `cursor`) or ``failed``.
        problem: why it is not complete, or ``""``.
        cursor: opaque key where a broken-off listing goes on, or None.
        cursor_since: from which timestamp that listing was asked, or None for the beginning.
        newest: the newest timestamp that it has shown, or None.
        listed_at: ISO time when it was last asked, or None.
        full_at: ISO time when it was last read to its end from the beginning, or None.
        retry_on: ISO day from which an address that is excluded is asked again, or None.
    """

    state: ListingState
    problem: str = ""
    cursor: str | None = None
    cursor_since: str | None = None
    newest: str | None = None
    listed_at: str | None = None
    full_at: str | None = None
    retry_on: str | None = None


@dataclass(frozen=True, slots=True)
class KnownCapture:
    """A capture with what has become of it.

    Attributes:
        id: its row.
        capture: the index' line.
        state: what has become of it.
        reason: why it is not ``read``, or ``""``.
        refusals: on how many days the archive did not serve it.
        tried_on: ISO day of the last try, or None.
        retry_on: ISO day from which it is due again, or None.
        tried_in: the archive of the last try, or None.
    """

    id: int
    capture: Capture
    state: CaptureState
    reason: str
    refusals: int
    tried_on: str | None
    retry_on: str | None
    tried_in: str | None


class Index:
    """Listings and captures."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def listing(self, document: int, url: str, archive: str) -> Listing | None:
        """What is known of an address' listing in an archive, or None where it was never asked."""
        row = self._database.row(
            "SELECT state, problem, cursor, cursor_since, newest, listed_at, full_at, retry_on FROM listings "
            "WHERE document = ? AND url = ? AND archive = ?",
            (document, url, archive),
        )
        return None if row is None else Listing(**row)

    def mark_listing(self, document: int, url: str, archive: str, listing: Listing) -> None:
        """Record how far a listing has come."""
        with self._database.step():
            self._database.execute(
                "INSERT INTO listings (document, url, archive, state, problem, cursor, cursor_since, "
                "newest, listed_at, full_at, retry_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (document, url, archive) DO UPDATE SET state = excluded.state, "
                "problem = excluded.problem, cursor = excluded.cursor, "
                "cursor_since = excluded.cursor_since, newest = excluded.newest, "
                "listed_at = excluded.listed_at, full_at = excluded.full_at, "
                "retry_on = excluded.retry_on",
                (document, url, archive, listing.state, listing.problem, listing.cursor,
                 listing.cursor_since, listing.newest, listing.listed_at, listing.full_at, listing.retry_on),
            )  # fmt: skip

    def add_captures(self, document: int, archive: str, captures: Iterable[Capture]) -> int:
        """Add listed captures; rows are only ever added, so a shorter list never replaces a longer one.

        Args:
            document: id of the document.
            archive: the location that lists them.
            captures: rows of the index.

        Returns:
            How many of them were new.
        """
        added = 0
        with self._database.step():
            for capture in captures:
                added += self._add_capture(document, capture)
                self._database.execute(
                    "INSERT OR IGNORE INTO sightings (capture, archive) SELECT id, ? FROM captures "
                    "WHERE document = ? AND timestamp = ? AND original = ? AND digest = ?",
                    (archive, document, capture.timestamp, capture.original, capture.digest),
                )
        return added

    def _add_capture(self, document: int, capture: Capture) -> int:
        """Add one row; a row that stood in for it, without a digest, becomes it."""
        if capture.digest != "-":
            self._database.execute(
                "UPDATE OR IGNORE captures SET digest = ?, statuscode = coalesce(statuscode, ?), "
                "mimetype = ?, length = ?, urlkey = ? "
                "WHERE document = ? AND timestamp = ? AND original = ? AND digest = '-'",
                (capture.digest, capture.statuscode, capture.mimetype, capture.length, capture.urlkey,
                 document, capture.timestamp, capture.original),
            )  # fmt: skip
        return self._database.execute(
            "INSERT OR IGNORE INTO captures "
            "(document, urlkey, timestamp, original, mimetype, statuscode, digest, length) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (document, capture.urlkey, capture.timestamp, capture.original, capture.mimetype,
             capture.statuscode, capture.digest, capture.length),
        )  # fmt: skip

    def captures(self, document: int, archive: str | None = None) -> Iterator[KnownCapture]:
        """The captures of a document, oldest first, one by one; of one archive's list, or of all.

        Args:
            document: id of the document.
            archive: only what this location lists, or None.
        """
        only = "" if archive is None else (
            "AND EXISTS (SELECT 1 FROM sightings s WHERE s.capture = c.id AND s.archive = :archive) "
        )  # fmt: skip
        for row in self._database.stream(
            f"SELECT * FROM captures c WHERE document = :document {only}ORDER BY timestamp, original, digest",
            {"document": document, "archive": archive} if archive is not None else {"document": document},
        ):
            yield _known(row)

    def sightings(
        self, document: int, archive: str, urlkey: str, since: str | None = None, until: str | None = None
    ) -> int:
        """How many captures of a URL an archive has listed so far.

        Args:
            document: id of the document.
            archive: the location that lists them.
            urlkey: of the URL.
            since: only those from this timestamp (1 to 14 digits) on, or None.
            until: only those up to the end of this timestamp (1 to 14 digits), or None.
        """
        row = self._database.row(
            "SELECT count(*) AS number FROM captures c JOIN sightings s ON s.capture = c.id "
            "WHERE c.document = ? AND s.archive = ? AND c.urlkey = ? "
            "AND c.timestamp BETWEEN ? AND ? "
            # What stands for a capture that only a citation tells of was in no list.
            "AND NOT (c.digest = '-' AND c.length IS NULL AND c.mimetype = 'unk')",
            (document, archive, urlkey, since or "", (until or "").ljust(14, "9")),
        )
        return int(row["number"]) if row else 0

    def capture_at(self, document: int, timestamp: str, original: str, digest: str) -> KnownCapture | None:
        """The capture of a document with this line of the index, or None."""
        row = self._database.row(
            "SELECT * FROM captures WHERE document = ? AND timestamp = ? AND original = ? AND digest = ?",
            (document, timestamp, original, digest),
        )
        return None if row is None else _known(row)

    def capture_served(self, document: int, served: Capture) -> KnownCapture | None:
        """The line of the index for a capture to which a redirect led, or None where it is not listed.

        Args:
            document: id of the document.
            served: with the digest of what came; of several lines of its second the one with it counts.
        """
        row = self._database.row(
            "SELECT * FROM captures WHERE document = ? AND timestamp = ? AND original = ? "
            "ORDER BY digest = ? DESC, digest LIMIT 1",
            (document, served.timestamp, served.original, served.digest),
        )
        return None if row is None else _known(row)

    def mark_capture(
        self, capture: KnownCapture, *, state: CaptureState, reason: str = "", archive: str,
        today: datetime, retry_on: str | None = None, nearest: str | None = None, refusals: int = 0,
        target: str | None = None,
    ) -> None:  # fmt: skip
        """Record what has become of a capture.

        Args:
            capture: as it was when it was asked for.
            state: what it is now.
            reason: why it is not ``read``.
            archive: the location that was asked.
            today: when (aware, UTC).
            retry_on: ISO day from which it is due again, or None.
            nearest: the timestamp that the archive offered instead.
            refusals: on how many days the archive did not serve it.
            target: where it redirects to, or None where it is no redirect.
        """
        with self._database.step():
            self._database.execute(
                "UPDATE captures SET state = ?, reason = ?, refusals = ?, tried_on = ?, retry_on = ?, "
                "nearest = ?, tried_in = ?, target = ? WHERE id = ?",
                (state, reason, refusals, today.date().isoformat(), retry_on, nearest, archive, target,
                 capture.id),
            )  # fmt: skip

    def exclude(self, document: int, urlkey: str, reason: str, archive: str, retry_on: str | None) -> None:
        """Record that an archive does not show a URL: of all its captures that were not fetched.

        Args:
            document: id of the document.
            urlkey: the URL, in its SURT form.
            reason: what the archive says.
            archive: the location that was asked.
            retry_on: ISO day from which they are due again.
        """
        with self._database.step():
            self._database.execute(
                "UPDATE captures SET state = 'excluded', reason = ?, retry_on = ?, tried_in = ? "
                "WHERE document = ? AND urlkey = ? "
                "AND state IN ('listed', 'failed', 'unplayable', 'excluded')",
                (reason, retry_on, archive, document, urlkey),
            )

    def mark_judged(self, capture: int, state: CaptureState, reason: str) -> None:
        """Record what today's rules take a stored snapshot for; one that was elsewhere stays so."""
        with self._database.step():
            self._database.execute(
                "UPDATE captures SET state = ?1, reason = ?2 "
                "WHERE id = ?3 AND NOT (state = 'elsewhere' AND ?1 = 'read')",
                (state, reason, capture),
            )

    def tally(self, document: int) -> Row:
        """How many captures are in which state, with the oldest and newest timestamp."""
        row = self._database.row(
            "SELECT count(*) AS captures, min(timestamp) AS first_capture, "
            "max(timestamp) AS last_capture, "
            "coalesce(sum(state IN ('read', 'held', 'no-text', 'elsewhere')), 0) AS fetched, "
            "coalesce(sum(state = 'unplayable'), 0) AS unplayable, "
            "coalesce(sum(state = 'excluded'), 0) AS excluded, "
            "coalesce(sum(state = 'failed'), 0) AS failed "
            "FROM captures WHERE document = ?",
            (document,),
        )
        assert row is not None
        return row

    def aside(self, document: int) -> list[Row]:
        """The captures that were asked for and gave no text: timestamp, original, state, reason, retry_on."""
        return self._database.rows(
            "SELECT timestamp, original, state, reason, retry_on FROM captures "
            "WHERE document = ? AND state NOT IN ('listed', 'read') ORDER BY timestamp, original",
            (document,),
        )

    def redirects(self, document: int) -> list[Row]:
        """The captures that were seen to redirect elsewhere: timestamp, original, target; oldest first.

        Those are left out whose target is a page that is not the policy.
        """
        return self._database.rows(
            "SELECT timestamp, original, target FROM captures WHERE document = ? AND target IS NOT NULL "
            "AND state NOT IN ('held', 'no-text') ORDER BY timestamp, original",
            (document,),
        )

    def exclusions(self, document: int, archive: str, today: str) -> tuple[str, ...]:
        """Why captures are not shown by an archive that is not to be asked for them yet, each reason once.

        Args:
            document: id of the document.
            archive: its location.
            today: ISO day.
        """
        rows = self._database.rows(
            "SELECT DISTINCT reason FROM captures WHERE document = ? AND state = 'excluded' "
            "AND tried_in = ? AND retry_on > ? ORDER BY reason",
            (document, archive, today),
        )
        return tuple(row["reason"] for row in rows)

    def stretch_history(self, document: int, redirect: str, served: str) -> None:
        """A page that an archived redirect of the first listing led to is history as the redirect is.

        Args:
            document: id of the document.
            redirect: timestamp of the redirect.
            served: timestamp of the page, which may be hours later.
        """
        with self._database.step():
            self._database.execute(
                "UPDATE documents SET news_after = ?3 WHERE id = ?1 AND ?2 <= news_after AND news_after < ?3",
                (document, redirect, served),
            )

    def begin_news(self, document: int) -> None:
        """At the first complete listing: what is captured after its newest capture is news (docs/design.md).

        A cited snapshot counts as a capture, also where the archive has lost it: what a corpus document
        told us before the first listing is history. A list without captures begins nothing: behind a
        mistyped address, the whole history would be news once it is put right.
        """
        with self._database.step():
            self._database.execute(
                "UPDATE documents SET news_after = (SELECT max(timestamp) FROM "
                "(SELECT timestamp FROM captures WHERE document = ?1 "
                "UNION ALL SELECT timestamp FROM citations WHERE document = ?1)) "
                "WHERE id = ?1 AND news_after IS NULL",
                (document,),
            )

    def listings(self, document: int) -> list[Row]:
        """The listings of a document, one row for each address and archive."""
        return self._database.rows("SELECT * FROM listings WHERE document = ? ORDER BY url", (document,))


def _known(row: Row) -> KnownCapture:
    """The value that a row holds; what nearly all rows share is held in memory once."""
    capture = Capture(
        intern(row["urlkey"]), row["timestamp"], intern(row["original"]), intern(row["mimetype"]),
        row["statuscode"], row["digest"], row["length"],
    )  # fmt: skip
    return KnownCapture(
        row["id"], capture, row["state"], row["reason"], row["refusals"],
        row["tried_on"], row["retry_on"], row["tried_in"],
    )  # fmt: skip
