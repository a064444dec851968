"""What is known of all documents at once: whether each was looked at, and what it has.

Each question is one pass over a table, however many documents there are.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import datetime

from store.database import Database
from store.records import archives_in

# A run looked at a document if it ended, and either had no problem or knew its lists to their end.
_LOOKED = "finished_at IS NOT NULL AND (problem = '' OR listing = 'complete')"
# Of addresses that the policy had only earlier, nothing new can come.
_IN_USE = "(a.valid_until IS NULL OR substr(a.valid_until || '99999999', 1, 8) >= :today)"
# An archive that excludes an address is asked again rarely; until then, nothing is due.
_IS_DUE = "(l.retry_on IS NULL OR l.retry_on <= :day)"

_DOCUMENTS = f"""
    WITH looks AS (
        SELECT document, count(finished_at) AS looks,
               sum(finished_at IS NOT NULL AND NOT ({_LOOKED})) AS failed_looks,
               max(CASE WHEN {_LOOKED} THEN started_at END) AS looked_at,
               max(id) AS newest
        FROM runs GROUP BY document
    ),
    lists AS (
        SELECT a.document, count(*) AS lists, sum(l.url IS NULL) AS lists_unasked,
               sum(coalesce(l.state <> 'complete' AND {_IS_DUE}, 0)) AS lists_failed,
               min(CASE WHEN {_IS_DUE} THEN l.listed_at END) AS listed_at
        FROM looks k CROSS JOIN runs r ON r.id = k.newest
        CROSS JOIN addresses a ON a.document = k.document
        CROSS JOIN json_each(:places) o ON o.key = r.archive
        CROSS JOIN json_each(o.value) p
        LEFT JOIN listings l ON l.document = a.document AND l.url = a.url AND l.archive = p.value
        WHERE {_IN_USE}
        GROUP BY a.document
    ),
    states AS (
        SELECT document,
               sum(state = 'listed') AS listed,
               sum(state IN ('read', 'held', 'no-text', 'elsewhere')) AS fetched,
               sum(state = 'unplayable') AS unplayable,
               sum(state = 'excluded') AS excluded,
               sum(state = 'failed') AS failed
        FROM captures GROUP BY document
    ),
    unsaved AS (
        SELECT a.document, count(*) AS unsaved
        FROM addresses a LEFT JOIN (
            SELECT url, max(asked_at) AS asked_at, max(again_at) AS again_at FROM saves GROUP BY url
        ) s ON s.url = a.url
        WHERE :saved_since IS NOT NULL AND {_IN_USE}
            AND coalesce(s.asked_at, '') < :saved_since AND coalesce(s.again_at, '') < :now
        GROUP BY a.document
    ),
    shown AS (SELECT document, count(*) AS versions FROM versions GROUP BY document),
    compared AS (SELECT document, sum(NOT cosmetic) AS changes FROM comparisons GROUP BY document)
    SELECT d.id, d.company, d.slug AS document, k.looked_at, l.listed_at,
           coalesce(k.looks, 0) AS looks, coalesce(k.failed_looks, 0) AS failed_looks,
           coalesce(l.lists, 0) AS lists, coalesce(l.lists_unasked, 0) AS lists_unasked,
           coalesce(l.lists_failed, 0) AS lists_failed,
           coalesce(s.listed, 0) AS listed, coalesce(s.fetched, 0) AS fetched,
           coalesce(s.unplayable, 0) AS unplayable, coalesce(s.excluded, 0) AS excluded,
           coalesce(s.failed, 0) AS failed,
           coalesce(v.versions, 0) AS versions, coalesce(c.changes, 0) AS changes,
           r.started_at, r.finished_at, coalesce(r.problem, '') AS problem, r.remaining,
           (SELECT max(timestamp) FROM captures WHERE document = d.id) AS newest_capture,
           coalesce(u.unsaved, 0) AS unsaved
    FROM documents d
    LEFT JOIN looks k ON k.document = d.id
    LEFT JOIN runs r ON r.id = k.newest
    LEFT JOIN lists l ON l.document = d.id
    LEFT JOIN states s ON s.document = d.id
    LEFT JOIN unsaved u ON u.document = d.id
    LEFT JOIN shown v ON v.document = d.id
    LEFT JOIN compared c ON c.document = d.id
    ORDER BY d.company, d.slug
"""


@dataclass(frozen=True, slots=True)
class DocumentOverview:
    """What is known of one document; times are ISO times, or None.

    Attributes:
        id: its row id.
        company: slug of its company.
        document: its slug.
        looked_at: when the last run began that looked at it.
        listed_at: up to when all lists that are due again were asked for.
        looks: how many runs ended.
        failed_looks: how many of them could not look at it.
        lists: how many lists it has: one for each address in use and archive.
        lists_unasked: how many of them were never asked for.
        lists_failed: how many of them are not complete, and are asked for again.
        listed: captures that were not fetched.
        fetched: captures that were fetched.
        unplayable: captures that no archive serves.
        excluded: captures that an archive excludes.
        failed: captures that could not be fetched.
        versions: how many versions it has.
        changes: how many changes of words.
        started_at: when the newest run began.
        finished_at: when it ended, or None if it did not.
        problem: what went wrong in it, or ``""``.
        remaining: how many captures it left to fetch, or None if that is not known.
        newest_capture: the timestamp of the newest capture that is known, or None.
        unsaved: of how many addresses in use no archive was lately asked for a capture, and may be.
    """

    id: int
    company: str
    document: str
    looked_at: str | None
    listed_at: str | None
    looks: int
    failed_looks: int
    lists: int
    lists_unasked: int
    lists_failed: int
    listed: int
    fetched: int
    unplayable: int
    excluded: int
    failed: int
    versions: int
    changes: int
    started_at: str | None
    finished_at: str | None
    problem: str
    remaining: int | None
    newest_capture: str | None
    unsaved: int


@dataclass(frozen=True, slots=True)
class WaitingMails:
    """The mails to one recipient that were not accepted yet.

    Attributes:
        recipient: as in `Mail`.
        waiting: how many there are.
        failed: how many of them were tried and not accepted.
        since: ISO time at which the first was composed.
        reason: why the last try of one of them failed, or ``""``.
    """

    recipient: str
    waiting: int
    failed: int
    since: str
    reason: str

    def joined(self, other: WaitingMails | None) -> WaitingMails:
        """Return these mails together with those to the same recipient in another store.

        Args:
            other: the others, or None if there are none.
        """
        if other is None:
            return self
        return WaitingMails(
            self.recipient,
            self.waiting + other.waiting,
            self.failed + other.failed,
            min(self.since, other.since),
            max(self.reason, other.reason),
        )


@dataclass(frozen=True, slots=True)
class RequestTotals:
    """How many requests were sent in all runs.

    Attributes:
        index: to indexes.
        memento: for mementos.
    """

    index: int
    memento: int

    def joined(self, other: RequestTotals) -> RequestTotals:
        """Return these together with those of another store.

        Args:
            other: the others.
        """
        return RequestTotals(self.index + other.index, self.memento + other.memento)


class Overviews:
    """What is known of all documents, and of all mails."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def archives(self) -> tuple[str, ...]:
        """Return the locations that the newest runs of documents asked, each once; one may be several."""
        rows = self._database.rows(
            "SELECT DISTINCT r.archive FROM (SELECT max(id) AS newest FROM runs GROUP BY document) n "
            "CROSS JOIN runs r ON r.id = n.newest ORDER BY r.archive"
        )
        return tuple(row["archive"] for row in rows)

    def documents(
        self, now: datetime, location: str | None = None, saved_since: datetime | None = None
    ) -> tuple[DocumentOverview, ...]:
        """Return what is known of each document, sorted by company and slug.

        Args:
            now: the time (aware, UTC).
            location: the archive whose lists count, or several, one a line; None for what the newest run of
                each document asked.
            saved_since: since when archives are to be asked for captures (aware, UTC), or None if never.
        """
        places = {asked: archives_in(location or asked) for asked in self.archives()}
        asked = {
            "places": json.dumps(places),
            "today": f"{now:%Y%m%d}",
            "day": f"{now:%Y-%m-%d}",
            "now": now.isoformat(),
            "saved_since": saved_since.isoformat() if saved_since else None,
        }
        names = [field.name for field in fields(DocumentOverview)]
        rows = self._database.rows(_DOCUMENTS, asked)
        return tuple(DocumentOverview(**{name: row[name] for name in names}) for row in rows)

    def mails(self) -> tuple[WaitingMails, ...]:
        """Return the mails that were not accepted yet, by recipient."""
        rows = self._database.rows(
            "SELECT recipient, count(*) AS waiting, sum(attempts > 0) AS failed, min(composed_at) AS since, "
            "max(reason) AS reason FROM mails WHERE due_at IS NOT NULL GROUP BY recipient ORDER BY recipient"
        )
        return tuple(WaitingMails(**row) for row in rows)

    def requests(self) -> RequestTotals:
        """Return how many requests were sent in all runs."""
        row = self._database.row(
            "SELECT coalesce(sum(requests_index), 0) AS sent_index, "
            "coalesce(sum(requests_memento), 0) AS sent_memento FROM runs"
        )
        assert row is not None
        return RequestTotals(row["sent_index"], row["sent_memento"])
