"""Captures: the rows of the archives' indexes, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from sys import intern
from typing import Literal

from store.database import Database, Row
from store.records import FRAME, NEEDS_SCRIPTS, Capture

CaptureState = Literal["listed", "read", "held", "no-text", "elsewhere", "unplayable", "excluded", "failed"]


@dataclass(frozen=True, slots=True)
class KnownCapture:
    """A capture, and what became of it.

    Attributes:
        id: its row id.
        capture: the row of the index.
        state: what became of it.
        reason: why it is not ``read``, or ``""``.
        refusals: on how many days the archive did not serve it.
        tried_on: ISO day of the last try, or None.
        retry_on: ISO day from which it is due again, or None.
        tried_in: the archive of the last try, or None.
        held_as: what its page is instead of the policy, or ``""``.
    """

    id: int
    capture: Capture
    state: CaptureState
    reason: str
    refusals: int
    tried_on: str | None
    retry_on: str | None
    tried_in: str | None
    held_as: str = ""


@dataclass(frozen=True, slots=True)
class CaptureOutcome:
    """The result of requesting a capture.

    Attributes:
        state: its new state.
        archive: the location that was asked.
        now: the time (aware, UTC).
        reason: why it is not ``read``, or ``""``.
        retry_on: ISO day from which it is due again, or None.
        nearest: the timestamp that the archive offered instead, or None.
        refusals: on how many days the archive did not serve it.
        target: where it redirects to, or None if it does not redirect.
        held_as: what its page is instead of the policy, or ``""``.
    """

    state: CaptureState
    archive: str
    now: datetime
    reason: str = ""
    retry_on: str | None = None
    nearest: str | None = None
    refusals: int = 0
    target: str | None = None
    held_as: str = ""


@dataclass(frozen=True, slots=True)
class CaptureTally:
    """The numbers of captures of a document.

    Attributes:
        captures: how many are known.
        first_capture: the oldest, 14 digits, or None if there are none.
        last_capture: the newest, 14 digits, or None if there are none.
        fetched: how many were fetched, whether or not they show the policy.
        unplayable: how many the archive does not serve.
        excluded: how many the archive excludes.
        failed: how many could not be fetched so far.
        needs_scripts: how many have no content until a script fills it in, or the bytes of one that has none.
    """

    captures: int
    first_capture: str | None
    last_capture: str | None
    fetched: int
    unplayable: int
    excluded: int
    failed: int
    needs_scripts: int


@dataclass(frozen=True, slots=True)
class TextlessCapture:
    """A capture that was requested and gave no text.

    Attributes:
        timestamp: 14 digits.
        original: the URL as captured.
        state: what became of it.
        reason: why it gave no text.
        retry_on: ISO day from which it is due again, or None.
        held_as: what its page is instead of the policy, or ``""``.
    """

    timestamp: str
    original: str
    state: CaptureState
    reason: str
    retry_on: str | None
    held_as: str


@dataclass(frozen=True, slots=True)
class CapturedRedirect:
    """A capture that redirects elsewhere.

    Attributes:
        timestamp: 14 digits.
        original: the URL as captured.
        target: where it redirects to.
    """

    timestamp: str
    original: str
    target: str


class Captures:
    """The captures of documents, and what became of each."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_captures(self, document: int, archive: str, captures: Iterable[Capture]) -> int:
        """Add listed captures; no row is removed, so a shorter list never replaces a longer one.

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
        """Add one row; a row without a digest that was added for a citation is completed instead."""
        if capture.digest != "-":
            self._database.execute(
                "UPDATE OR IGNORE captures SET digest = ?, statuscode = coalesce(statuscode, ?), "
                "mimetype = ?, length = ?, urlkey = ? "
                "WHERE document = ? AND timestamp = ? AND original = ? AND digest = '-'",
                (
                    capture.digest,
                    capture.statuscode,
                    capture.mimetype,
                    capture.length,
                    capture.urlkey,
                    document,
                    capture.timestamp,
                    capture.original,
                ),
            )
        return self._database.execute(
            "INSERT OR IGNORE INTO captures "
            "(document, urlkey, timestamp, original, mimetype, statuscode, digest, length) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                document,
                capture.urlkey,
                capture.timestamp,
                capture.original,
                capture.mimetype,
                capture.statuscode,
                capture.digest,
                capture.length,
            ),
        )

    def of(self, document: int, archive: str | None = None) -> Iterator[KnownCapture]:
        """Yield the captures of a document, oldest first.

        Args:
            document: id of the document.
            archive: yield only what this location lists; None for all.
        """
        only = (
            ""
            if archive is None
            else ("AND EXISTS (SELECT 1 FROM sightings s WHERE s.capture = c.id AND s.archive = :archive) ")
        )
        for row in self._database.stream(
            f"SELECT * FROM captures c WHERE document = :document {only}ORDER BY timestamp, original, digest",
            {"document": document, "archive": archive} if archive is not None else {"document": document},
        ):
            yield _known(row)

    def capture_at(self, document: int, timestamp: str, original: str, digest: str) -> KnownCapture | None:
        """Return the capture of a document with these values in the index, or None."""
        row = self._database.row(
            "SELECT * FROM captures WHERE document = ? AND timestamp = ? AND original = ? AND digest = ?",
            (document, timestamp, original, digest),
        )
        return None if row is None else _known(row)

    def capture_served(self, document: int, served: Capture) -> KnownCapture | None:
        """Return the listed capture to which a redirect led, or None if it is not listed.

        Args:
            document: id of the document.
            served: the capture that was served; of several listed ones of its second, the one with the same
                digest is returned.
        """
        row = self._database.row(
            "SELECT * FROM captures WHERE document = ? AND timestamp = ? AND original = ? "
            "ORDER BY digest = ? DESC, digest LIMIT 1",
            (document, served.timestamp, served.original, served.digest),
        )
        return None if row is None else _known(row)

    def mark_capture(self, capture: KnownCapture, outcome: CaptureOutcome) -> None:
        """Record what became of a capture.

        Args:
            capture: the capture as it was before the request.
            outcome: the result of the request.
        """
        with self._database.step():
            self._database.execute(
                "UPDATE captures SET state = ?, reason = ?, refusals = ?, tried_on = ?, retry_on = ?, "
                "nearest = ?, tried_in = ?, target = ?, held_as = ? WHERE id = ?",
                (
                    outcome.state,
                    outcome.reason,
                    outcome.refusals,
                    outcome.now.date().isoformat(),
                    outcome.retry_on,
                    outcome.nearest,
                    outcome.archive,
                    outcome.target,
                    outcome.held_as,
                    capture.id,
                ),
            )

    def exclude(self, document: int, urlkey: str, reason: str, archive: str, retry_on: str | None) -> None:
        """Record that an archive excludes a URL, for all its captures that were not fetched.

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

    def mark_judged(
        self, capture: int, state: CaptureState, reason: str, target: str = "", held_as: str = ""
    ) -> None:
        """Record how the current rules class a stored snapshot; ``elsewhere`` is not changed to ``read``.

        Args:
            capture: its id.
            state: its class.
            reason: why it is not a version, or ``""``.
            target: the address to which the page itself redirects its readers, or ``""``.
            held_as: what the page is instead of the policy, or ``""``.
        """
        with self._database.step():
            self._database.execute(
                "UPDATE captures SET state = ?1, reason = ?2, target = coalesce(nullif(?4, ''), target), "
                "held_as = ?5 "
                "WHERE id = ?3 AND NOT (state = 'elsewhere' AND ?1 = 'read')",
                (state, reason, capture, target, held_as),
            )

    def tally(self, document: int) -> CaptureTally:
        """Count the captures of a document by what became of them."""
        row = self._database.row(
            "SELECT count(*) AS captures, min(timestamp) AS first_capture, "
            "max(timestamp) AS last_capture, "
            "coalesce(sum(state IN ('read', 'held', 'no-text', 'elsewhere')), 0) AS fetched, "
            "coalesce(sum(state = 'unplayable'), 0) AS unplayable, "
            "coalesce(sum(state = 'excluded'), 0) AS excluded, "
            "coalesce(sum(state = 'failed'), 0) AS failed, "
            # Captures with the bytes of one that needs scripts need them, too.
            "coalesce(sum(held_as = ?1 OR (state = 'listed' AND digest <> '-' AND digest IN ("
            "SELECT digest FROM captures WHERE document = ?2 AND held_as = ?1))), 0) AS needs_scripts "
            "FROM captures WHERE document = ?2",
            (NEEDS_SCRIPTS, document),
        )
        assert row is not None
        return CaptureTally(**row)

    def without_text(self, document: int) -> tuple[TextlessCapture, ...]:
        """Return the captures that were requested and gave no text, oldest first."""
        rows = self._database.rows(
            "SELECT timestamp, original, state, reason, retry_on, held_as FROM captures "
            "WHERE document = ? AND state NOT IN ('listed', 'read') ORDER BY timestamp, original",
            (document,),
        )
        return tuple(TextlessCapture(**row) for row in rows)

    def newest_read(self, document: int, most: int) -> tuple[tuple[CaptureState, str, str], ...]:
        """Return state, reason and kind of page of the newest captures that were judged, newest first.

        The state of captures that are held for review is ``held``, too.

        Args:
            document: id of the document.
            most: the maximum number of captures.
        """
        rows = self._database.rows(
            "SELECT iif(r.reason IS NULL, c.state, 'held') AS state, coalesce(r.reason, c.reason) AS reason, "
            "c.held_as FROM captures c LEFT JOIN reviews r "
            "ON r.document = c.document AND r.timestamp = c.timestamp AND r.url = c.original "
            "WHERE c.document = ?1 AND c.state IN ('read', 'held', 'no-text') AND NOT (c.held_as = ?3 "
            # The document in its frame, or in a frame of that, was read, and counts itself.
            "AND EXISTS (SELECT 1 FROM snapshots s JOIN captures f ON f.id = s.capture "
            "WHERE s.document = ?1 AND s.framed_by = c.original AND (f.state = 'read' "
            "OR EXISTS (SELECT 1 FROM snapshots t JOIN captures g ON g.id = t.capture "
            "WHERE t.document = ?1 AND t.framed_by = f.original AND g.state = 'read')))) "
            "ORDER BY c.timestamp DESC, c.original DESC LIMIT ?2",
            (document, most, FRAME),
        )
        return tuple((row["state"], row["reason"], row["held_as"]) for row in rows)

    def redirects(self, document: int) -> tuple[CapturedRedirect, ...]:
        """Return the captures that redirect elsewhere, oldest first.

        A redirect to a page that is not the policy is left out.
        """
        rows = self._database.rows(
            "SELECT timestamp, original, target FROM captures WHERE document = ? AND target IS NOT NULL "
            "AND state NOT IN ('held', 'no-text') ORDER BY timestamp, original",
            (document,),
        )
        return tuple(CapturedRedirect(**row) for row in rows)

    def exclusions(self, document: int, archive: str, today: str) -> tuple[str, ...]:
        """Return why an archive excludes captures that are not to be requested again yet, each reason once.

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


def _known(row: Row) -> KnownCapture:
    """Return the capture of a row; strings that nearly all rows share are stored in memory once."""
    capture = Capture(
        intern(row["urlkey"]),
        row["timestamp"],
        intern(row["original"]),
        intern(row["mimetype"]),
        row["statuscode"],
        row["digest"],
        row["length"],
    )
    return KnownCapture(
        row["id"],
        capture,
        row["state"],
        row["reason"],
        row["refusals"],
        row["tried_on"],
        row["retry_on"],
        row["tried_in"],
        row["held_as"],
    )
