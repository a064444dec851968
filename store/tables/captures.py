"""Captures: the rows of the archives' indexes, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store.database import Database
from store.records import FRAME, NEEDS_SCRIPTS, Capture, archives_in
from store.tables.capture_rows import (
    CapturedRedirect,
    CaptureOutcome,
    CaptureState,
    CaptureTally,
    KnownCapture,
    TextlessCapture,
    known_capture,
)

__all__ = [
    "CaptureOutcome",
    "CaptureState",
    "CaptureTally",
    "CapturedRedirect",
    "Captures",
    "KnownCapture",
    "TextlessCapture",
]


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
        added = completed = 0
        with self._database.step():
            for listed in captures:
                capture = self._same_elsewhere(document, listed)
                completed += self._complete_capture(document, capture)
                added += self._add_capture(document, capture)
                self._database.execute(
                    "INSERT OR IGNORE INTO sightings (capture, archive) SELECT id, ? FROM captures "
                    "WHERE document = ? AND timestamp = ? AND original = ? AND digest = ?",
                    (archive, document, capture.timestamp, capture.original, capture.digest),
                )
            if added or completed:
                # They may show what another capture shows, so that the timeline has to be drawn again.
                self._database.execute(
                    "UPDATE documents SET derived = 0 WHERE id = ? AND derived = 1", (document,)
                )
        return added

    def _same_elsewhere(self, document: int, capture: Capture) -> Capture:
        """Return the row of another archive for a capture that is listed without a digest, if there is one.

        A Memento server does not state digests; a capture of the same second and address counts as the same.
        """
        if capture.digest != "-":
            return capture
        row = self._database.row(
            "SELECT * FROM captures WHERE document = ? AND timestamp = ? AND original = ? AND digest <> '-' "
            "ORDER BY digest LIMIT 1",
            (document, capture.timestamp, capture.original),
        )
        return capture if row is None else known_capture(row).capture

    def _complete_capture(self, document: int, capture: Capture) -> int:
        """Complete a row without a digest, which was added for a citation; return how many there were."""
        if capture.digest == "-":
            return 0
        return self._database.execute(
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

    def _add_capture(self, document: int, capture: Capture) -> int:
        """Add one row, unless it is there; return how many were added."""
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
            archive: yield only what this location lists, or one of several; None for all.
        """
        where, values = "", {}
        listed_in = "''"
        if archive is not None:
            # A marker for each archive, because SQLite has no lists.
            values = {f"archive{number}": name for number, name in enumerate(archives_in(archive))}
            listed = f"s.capture = c.id AND s.archive IN ({', '.join(f':{name}' for name in values)})"
            where = f"AND EXISTS (SELECT 1 FROM sightings s WHERE {listed}) "
            if len(values) > 1:
                listed_in = f"(SELECT group_concat(s.archive, char(10)) FROM sightings s WHERE {listed})"
        for row in self._database.stream(
            f"SELECT c.*, {listed_in} AS listed_in FROM captures c WHERE document = :document {where}"
            "ORDER BY timestamp, original, digest",
            {"document": document, **values},
        ):
            yield known_capture(row, row["listed_in"] or archive or "")

    def listed_by(self, capture: int) -> tuple[str, ...]:
        """Return the locations of the archives that list a capture.

        Args:
            capture: its id.
        """
        rows = self._database.rows("SELECT archive FROM sightings WHERE capture = ?", (capture,))
        return tuple(row["archive"] for row in rows)

    def mark_served(self, capture: int, archive: str) -> None:
        """Record which archive served a capture, before it is read.

        Args:
            capture: its id.
            archive: the location of the archive.
        """
        with self._database.step():
            self._database.execute("UPDATE captures SET tried_in = ? WHERE id = ?", (archive, capture))

    def capture_at(self, document: int, timestamp: str, original: str, digest: str) -> KnownCapture | None:
        """Return the capture of a document with these values in the index, or None."""
        row = self._database.row(
            "SELECT * FROM captures WHERE document = ? AND timestamp = ? AND original = ? AND digest = ?",
            (document, timestamp, original, digest),
        )
        return None if row is None else known_capture(row)

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
        return None if row is None else known_capture(row)

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

    def exclude(
        self,
        document: int,
        urlkey: str,
        reason: str,
        archive: str,
        retry_on: str | None,
        others: tuple[str, ...] = (),
    ) -> None:
        """Record that an archive excludes a URL, for all its captures that were not fetched.

        Args:
            document: id of the document.
            urlkey: the URL, in its SURT form.
            reason: what the archive says.
            archive: the location that was asked, or several that all exclude it.
            retry_on: ISO day from which they are due again.
            others: further locations that are used; what they list is left to them.
        """
        left = ", ".join("?" * len(others))
        with self._database.step():
            self._database.execute(
                "UPDATE captures SET state = 'excluded', reason = ?, retry_on = ?, tried_in = ? "
                "WHERE document = ? AND urlkey = ? "
                "AND state IN ('listed', 'failed', 'unplayable', 'excluded') AND NOT EXISTS "
                f"(SELECT 1 FROM sightings s WHERE s.capture = captures.id AND s.archive IN ({left}))",
                (reason, retry_on, archive, document, urlkey, *others),
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
            "SELECT DISTINCT reason, tried_in FROM captures WHERE document = ? AND state = 'excluded' "
            "AND retry_on > ? ORDER BY reason",
            (document, today),
        )
        used = set(archives_in(archive))
        those = [row["reason"] for row in rows if used.issuperset(archives_in(row["tried_in"] or ""))]
        return tuple(dict.fromkeys(those))
