"""Listings: how much of each archive's list of each address is known, and what counts as news after it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from store.database import Database
from store.records import Capture

ListingState = Literal["complete", "partial", "failed"]

# A row that was added for a citation, or for a capture that was asked for, was not listed (yet).
_IN_AN_INDEX = "NOT (c.digest = '-' AND c.length IS NULL AND c.mimetype = 'unk')"
_LISTING = "state, problem, cursor, cursor_since, newest, listed_at, full_at, retry_on, warning"


@dataclass(frozen=True, slots=True)
class Listing:
    """How much of an archive's list of one address is known.

    Attributes:
        state: ``complete``, ``partial`` (interrupted; it is resumed at `cursor`) or ``failed``.
        problem: why it is not complete, or ``""``.
        cursor: opaque key at which an interrupted listing is resumed, or None.
        cursor_since: the timestamp at which that listing begins, or None for the beginning.
        newest: the newest timestamp that was listed, or None.
        listed_at: ISO time at which it was last requested, or None.
        full_at: ISO time at which it was last read from beginning to end, or None.
        retry_on: ISO day from which an excluded address is requested again, or None.
        warning: what is doubtful about a complete list, such as that it is empty, or ``""``.
    """

    state: ListingState
    problem: str = ""
    cursor: str | None = None
    cursor_since: str | None = None
    newest: str | None = None
    listed_at: str | None = None
    full_at: str | None = None
    retry_on: str | None = None
    warning: str = ""


@dataclass(frozen=True, slots=True)
class AddressListing:
    """How much of one archive's list of one address of a document is known.

    Attributes:
        url: the address.
        archive: location of the archive.
        listing: how much of its list is known.
    """

    url: str
    archive: str
    listing: Listing


def last_looks(listings: Iterable[AddressListing]) -> tuple[str, ...]:
    """Return for each archive the ISO time up to which all of some lists were asked for.

    They are asked for at different times, so what was looked at goes to the earliest of these.

    Args:
        listings: of a document; those that were never asked for do not count.
    """
    earliest: dict[str, str] = {}
    for one in listings:
        if one.listing.listed_at:
            earliest[one.archive] = min(
                earliest.get(one.archive, one.listing.listed_at), one.listing.listed_at
            )
    return tuple(earliest.values())


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How an archive captures one address.

    Attributes:
        first: the timestamp of the oldest capture that it lists, or None.
        newest: the timestamps of the newest ones, newest first.
    """

    first: str | None
    newest: tuple[str, ...]


class Listings:
    """The listings of documents, one for each address and archive."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def listing(self, document: int, url: str, archive: str) -> Listing | None:
        """Return the listing of an address in an archive, or None if it was never requested."""
        row = self._database.row(
            f"SELECT {_LISTING} FROM listings WHERE document = ? AND url = ? AND archive = ?",
            (document, url, archive),
        )
        return None if row is None else Listing(**row)

    def mark_listing(self, document: int, url: str, archive: str, listing: Listing) -> None:
        """Record the progress of a listing."""
        with self._database.step():
            self._database.execute(
                "INSERT INTO listings (document, url, archive, state, problem, cursor, cursor_since, "
                "newest, listed_at, full_at, retry_on, warning) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (document, url, archive) DO UPDATE SET state = excluded.state, "
                "problem = excluded.problem, cursor = excluded.cursor, "
                "cursor_since = excluded.cursor_since, newest = excluded.newest, "
                "listed_at = excluded.listed_at, full_at = excluded.full_at, "
                "retry_on = excluded.retry_on, warning = excluded.warning",
                (
                    document,
                    url,
                    archive,
                    listing.state,
                    listing.problem,
                    listing.cursor,
                    listing.cursor_since,
                    listing.newest,
                    listing.listed_at,
                    listing.full_at,
                    listing.retry_on,
                    listing.warning,
                ),
            )

    def of(self, document: int) -> tuple[AddressListing, ...]:
        """Return the listings of a document, one for each address and archive, by address."""
        return tuple(
            AddressListing(row.pop("url"), row.pop("archive"), Listing(**row))
            for row in map(
                dict,
                self._database.rows(
                    f"SELECT url, archive, {_LISTING} FROM listings WHERE document = ? ORDER BY url",
                    (document,),
                ),
            )
        )

    def rhythm(self, document: int, archive: str, urlkey: str, most: int) -> Rhythm:
        """Return how an archive captures a URL.

        Args:
            document: id of the document.
            archive: the location that lists the captures.
            urlkey: of the URL.
            most: how many of the newest captures are wanted.
        """
        listed = (
            "SELECT timestamp FROM captures c WHERE document = ? AND urlkey = ? "
            "AND EXISTS (SELECT 1 FROM sightings s WHERE s.capture = c.id AND s.archive = ?) "
            f"AND {_IN_AN_INDEX} "
        )
        about = (document, urlkey, archive)
        oldest = self._database.row(f"{listed} ORDER BY timestamp LIMIT 1", about)
        newest = self._database.rows(f"{listed} ORDER BY timestamp DESC LIMIT ?", (*about, most))
        return Rhythm(oldest["timestamp"] if oldest else None, tuple(row["timestamp"] for row in newest))

    def has_failed(self, document: int) -> bool:
        """Return whether no address of a document was listed when it was last requested.

        Args:
            document: id of the document.
        """
        row = self._database.row(
            "SELECT min(state = 'failed') AS failed FROM listings WHERE document = ?", (document,)
        )
        return bool(row and row["failed"])

    def sightings(
        self, document: int, archive: str, urlkey: str, since: str | None = None, until: str | None = None
    ) -> int:
        """Return how many captures of a URL an archive has listed so far.

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
            f"AND {_IN_AN_INDEX}",
            (document, archive, urlkey, since or "", (until or "").ljust(14, "9")),
        )
        return int(row["number"]) if row else 0

    def begin_news(self, document: int) -> None:
        """Record the newest capture of the first complete listing; later captures are news (docs/design.md).

        A cited snapshot counts as a capture even if the archive has lost it: what a corpus document showed
        before the first listing is history. A list without captures is not recorded, because it may be that
        of a mistyped address, and the whole history would become news when the address is corrected.
        """
        with self._database.step():
            self._database.execute(
                "UPDATE documents SET news_after = (SELECT max(timestamp) FROM "
                "(SELECT timestamp FROM captures WHERE document = ?1 "
                "UNION ALL SELECT timestamp FROM citations WHERE document = ?1)) "
                "WHERE id = ?1 AND news_after IS NULL",
                (document,),
            )

    def begin_news_at(self, document: int, address: str, now: str, *, ended: bool) -> None:
        """Record from when on captures of one address are news, whatever became of the other addresses.

        That is the newest capture in the first list that was read to its end; but never later than the first
        time that the address was asked for, so that what came in between stays news if the list is excluded,
        cut off or interrupted at first (docs/design.md, "News and history").

        Args:
            document: id of the document.
            address: the URL key of the address.
            now: the time at which it was asked for, 14 digits.
            ended: whether its list was read to its end, with malformed rows perhaps.
        """
        with self._database.step():
            self._database.execute(
                "INSERT OR IGNORE INTO news_starts (document, address, news_after) VALUES (?, ?, ?)",
                (document, address, now),
            )
            if ended:
                self._database.execute(
                    "UPDATE news_starts SET settled = 1, news_after = min(news_after, coalesce("
                    "(SELECT max(timestamp) FROM (SELECT timestamp FROM captures WHERE document = ?1 "
                    "UNION ALL SELECT timestamp FROM citations WHERE document = ?1)), news_after)) "
                    "WHERE document = ?1 AND address = ?2 AND NOT settled",
                    (document, address),
                )

    def stretch_history(self, document: int, redirect: Capture, served: Capture) -> None:
        """Count the page to which an archived redirect of the first listing led as history.

        Args:
            document: id of the document.
            redirect: the redirect.
            served: the page, which may be captured hours later, at an address that is not listed.
        """
        with self._database.step():
            self._database.execute(
                "UPDATE documents SET news_after = ?3 WHERE id = ?1 AND ?2 <= news_after AND news_after < ?3",
                (document, redirect.timestamp, served.timestamp),
            )
            self._database.execute(
                "INSERT INTO news_starts (document, address, news_after, settled) "
                "SELECT document, ?4, iif(?3 <= news_after, max(news_after, ?5), news_after), 1 "
                "FROM news_starts WHERE document = ?1 AND address = ?2 "
                "ON CONFLICT (document, address) DO UPDATE SET news_after = max(excluded.news_after, "
                "news_starts.news_after) WHERE ?3 <= excluded.news_after",
                (document, redirect.urlkey, redirect.timestamp, served.original, served.timestamp),
            )
