"""Renderings: what a browser made of captures that only scripts can show, and what it stands on."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from store.database import Database, Row
from store.records import NEEDS_SCRIPTS
from store.tables.snapshots import Snapshots


@dataclass(frozen=True, slots=True)
class RenderingPart:
    """What an archive served for a request that a page made while it was rendered.

    Attributes:
        url: the address that the page asked for.
        served_at: the timestamp of the capture that was served, 14 digits.
        served_url: the address of the capture that was served.
        sha256: SHA-256 of its body.
        statuscode: the origin's HTTP status.
        headers: the origin's headers, names in lower case.
        archive: the location of the archive that served it.
        fetched_at: when it was fetched (aware, UTC).
        same_at: the timestamp of the capture near the page that the archive lists with the digest of this
            one, which was served for an earlier rendering; ``""`` if this one was asked for.
    """

    url: str
    served_at: str
    served_url: str
    sha256: str
    statuscode: int
    headers: Mapping[str, str]
    archive: str
    fetched_at: datetime
    same_at: str = ""

    @property
    def known_at(self) -> str:
        """The time near the page at which an archive captured what was served."""
        return self.same_at or self.served_at


@dataclass(frozen=True, slots=True)
class StoredRendering:
    """What a browser made of a capture.

    Attributes:
        timestamp: the capture that was rendered, 14 digits.
        original: its URL as captured.
        sha256: SHA-256 of the page as rendered, or None if it could not be rendered.
        problem: why it could not be rendered, or ``""``.
        browser: the name and the version of the browser.
        rendered_at: when it was rendered (aware, UTC).
        retry_on: ISO day from which it is tried again if it does not show the policy, or None.
        missing: the addresses that it asked for and that the archive does not have near its time.
        is_incomplete: whether it was rendered without a part that it needs.
    """

    timestamp: str
    original: str
    sha256: str | None
    problem: str
    browser: str
    rendered_at: datetime
    retry_on: str | None = None
    missing: tuple[str, ...] = ()
    is_incomplete: bool = False

    def is_due(self, today: str) -> bool:
        """Return whether the capture is to be rendered again.

        Args:
            today: ISO day.
        """
        return self.retry_on is not None and self.retry_on <= today


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A page as a browser rendered it.

    Attributes:
        body: the page in UTF-8, or None if it could not be rendered.
        missing: the addresses that it asked for and that the archive does not have near its time.
        problem: why it could not be rendered, or ``""``.
        is_incomplete: whether it was rendered without a part that it needs.
        parts: what the archive served for it.
    """

    body: bytes | None
    missing: tuple[str, ...]
    problem: str = ""
    is_incomplete: bool = False
    parts: tuple[RenderingPart, ...] = ()

    @property
    def errors(self) -> tuple[str, ...]:
        """The addresses for which the archive served a captured error."""
        return tuple(one.url for one in self.parts if one.statuscode >= HTTPStatus.BAD_REQUEST)


@dataclass(frozen=True, slots=True)
class ShownRendering:
    """A rendered page from which the text of a capture was extracted.

    Attributes:
        rendering: the page.
        parts: what the archive served for it, by address.
        span: the times of the earliest and the latest capture that its words may come from, 14 digits.
    """

    rendering: StoredRendering
    parts: tuple[RenderingPart, ...]
    span: tuple[str, str]


class Renderings:
    """The renderings of captures, and the parts that they stand on."""

    def __init__(self, database: Database, snapshots: Snapshots) -> None:
        self._database, self._snapshots = database, snapshots

    def add_body(self, document: int, timestamp: str, body: bytes) -> str:
        """Store the body of a page or a part, and return its SHA-256.

        Args:
            document: id of the document.
            timestamp: the time of its capture, 14 digits.
            body: the bytes.
        """
        return self._snapshots.add_body(document, timestamp, body)

    def put(self, document: int, rendering: StoredRendering, parts: Sequence[RenderingPart]) -> None:
        """Store a rendering, whose bodies are stored already, in place of an earlier one.

        Args:
            document: id of the document.
            rendering: the rendering.
            parts: what the archive served for it.
        """
        name = (document, rendering.timestamp, rendering.original)
        with self._database.step():
            self._database.execute(
                "DELETE FROM rendering_parts WHERE document = ? AND timestamp = ? AND original = ?", name
            )
            self._database.execute(
                "INSERT INTO renderings (document, timestamp, original, sha256, problem, browser, "
                "rendered_at, retry_on, missing, incomplete) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (document, timestamp, original) DO UPDATE SET sha256 = excluded.sha256, "
                "problem = excluded.problem, browser = excluded.browser, "
                "rendered_at = excluded.rendered_at, retry_on = excluded.retry_on, "
                "missing = excluded.missing, incomplete = excluded.incomplete",
                (
                    *name,
                    rendering.sha256,
                    rendering.problem,
                    rendering.browser,
                    rendering.rendered_at.isoformat(),
                    rendering.retry_on,
                    json.dumps(rendering.missing, ensure_ascii=False),
                    int(rendering.is_incomplete),
                ),
            )
            for part in parts:
                self._database.execute(
                    "INSERT OR IGNORE INTO rendering_parts (document, timestamp, original, url, served_at, "
                    "served_url, sha256, statuscode, headers, archive, fetched_at, same_at) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        *name,
                        part.url,
                        part.served_at,
                        part.served_url,
                        part.sha256,
                        part.statuscode,
                        json.dumps(dict(part.headers), ensure_ascii=False, sort_keys=True),
                        part.archive,
                        part.fetched_at.isoformat(),
                        part.same_at,
                    ),
                )

    def find(self, document: int, timestamp: str, original: str) -> StoredRendering | None:
        """Return the rendering of a capture, or None if it was never rendered."""
        row = self._database.row(
            "SELECT * FROM renderings WHERE document = ? AND timestamp = ? AND original = ?",
            (document, timestamp, original),
        )
        return None if row is None else _rendering(row)

    def shells_due(self, document: int, today: str) -> frozenset[tuple[str, str]]:
        """Return timestamp and URL of the captures that need scripts and are to be rendered on a day.

        A capture that redirects shows the page that was served for it, and this is what is rendered. What
        several captures redirect to is rendered for one of them.

        Args:
            document: id of the document.
            today: ISO day.
        """
        return frozenset(
            (row["timestamp"], row["original"])
            for row in self._database.rows(
                "SELECT c.timestamp, c.original FROM captures c JOIN snapshots s ON s.capture = c.id "
                "WHERE c.document = ?1 AND c.held_as = ?2 AND s.document = ?1 AND NOT EXISTS ("
                "SELECT 1 FROM renderings r WHERE r.document = ?1 AND r.timestamp = s.timestamp "
                "AND r.original = s.original AND (r.retry_on IS NULL OR r.retry_on > ?3))",
                (document, NEEDS_SCRIPTS, today),
            )
        )

    def next_retry(self, document: int) -> str | None:
        """Return the first ISO day from which captures without a text are rendered again.

        Args:
            document: id of the document.

        Returns:
            The day; ``""`` if none of them is, and None if one of them was never rendered.
        """
        row = self._database.row(
            "SELECT coalesce(min(r.retry_on), '') AS day, count(*) - count(r.document) AS untried "
            "FROM captures c JOIN snapshots s ON s.capture = c.id "
            "LEFT JOIN renderings r ON r.document = c.document AND r.timestamp = s.timestamp "
            "AND r.original = s.original WHERE c.document = ? AND c.held_as = ?",
            (document, NEEDS_SCRIPTS),
        )
        return None if row is None or row["untried"] else row["day"]

    def due(self, document: int, today: str) -> int:
        """Return how many captures need scripts, or may need them, and are to be rendered.

        Args:
            document: id of the document.
            today: ISO day.
        """
        # Those that were not fetched have the bytes of one that needs scripts.
        row = self._database.row(
            "SELECT count(*) AS due FROM captures c WHERE c.document = ?1 AND c.state = 'listed' "
            "AND c.digest <> '-' AND EXISTS (SELECT 1 FROM captures s "
            "WHERE s.document = ?1 AND s.held_as = ?2 AND s.digest = c.digest)",
            (document, NEEDS_SCRIPTS),
        )
        return (0 if row is None else int(row["due"])) + len(self.shells_due(document, today))

    def parts_each(self, document: int) -> float | None:
        """Return how many parts were fetched for each rendering on average, or None without renderings.

        What is the same as for an earlier rendering is not fetched again.

        Args:
            document: id of the document.
        """
        row = self._database.row(
            "SELECT (SELECT count(*) FROM (SELECT DISTINCT url, served_at, served_url FROM rendering_parts "
            "WHERE document = ?1)) * 1.0 / nullif(count(*), 0) AS parts FROM renderings WHERE document = ?1",
            (document,),
        )
        return None if row is None else row["parts"]

    def page(self, document: int, timestamp: str, original: str) -> RenderedPage | None:
        """Return a capture as a browser rendered it, or None if it was never rendered.

        Raises:
            StoreError: the bytes are missing or damaged.
        """
        found = self.find(document, timestamp, original)
        if found is None:
            return None
        body = None if found.sha256 is None else self._snapshots.body(found.sha256)
        parts = self.parts(document, timestamp, original)
        return RenderedPage(body, found.missing, found.problem, found.is_incomplete, parts)

    def parts(self, document: int, timestamp: str, original: str) -> tuple[RenderingPart, ...]:
        """Return what the archive served for the rendering of a capture, by address."""
        return tuple(
            _part(row)
            for row in self._database.rows(
                "SELECT * FROM rendering_parts WHERE document = ? AND timestamp = ? AND original = ? "
                "ORDER BY url",
                (document, timestamp, original),
            )
        )

    def shown(self, document: int, timestamp: str, text: str) -> ShownRendering | None:
        """Return the rendered page of a capture that shows a text, or None if no browser rendered it.

        Args:
            document: id of the document.
            timestamp: of the capture, 14 digits.
            text: SHA-256 of the text.
        """
        row = self._database.row(
            "SELECT url, earliest, latest FROM readings WHERE document = ? AND timestamp = ? AND text = ? "
            "AND source = 'memento' AND recipe = 'rendered' ORDER BY url LIMIT 1",
            (document, timestamp, text),
        )
        found = None if row is None else self.find(document, timestamp, row["url"])
        if row is None or found is None:
            return None
        span = row["earliest"] or timestamp, row["latest"] or timestamp
        return ShownRendering(found, self.parts(document, timestamp, row["url"]), span)

    def earlier(self, document: int, url: str) -> tuple[RenderingPart, ...]:
        """Return what the archive served for an address in all renderings of a document, oldest first."""
        return tuple(
            _part(row)
            for row in self._database.rows(
                "SELECT * FROM rendering_parts WHERE document = ? AND url = ? "
                "GROUP BY served_at, served_url ORDER BY served_at, served_url",
                (document, url),
            )
        )


def _rendering(row: Row) -> StoredRendering:
    """Return the rendering of a row."""
    return StoredRendering(
        row["timestamp"],
        row["original"],
        row["sha256"],
        row["problem"],
        row["browser"],
        datetime.fromisoformat(row["rendered_at"]),
        row["retry_on"],
        tuple(json.loads(row["missing"])),
        bool(row["incomplete"]),
    )


def _part(row: Row) -> RenderingPart:
    """Return the part of a row."""
    return RenderingPart(
        row["url"],
        row["served_at"],
        row["served_url"],
        row["sha256"],
        row["statuscode"],
        json.loads(row["headers"]),
        row["archive"],
        datetime.fromisoformat(row["fetched_at"]),
        row["same_at"],
    )
