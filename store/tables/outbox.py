"""The outbox: mails, whether they were delivered, and what was reported to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from store.database import Database, Row

_MAIL = "recipient, sender, message_id, subject, raw, payload"

# The runs since the last good one that ended with a problem, or never ended; of a document whose last run was
# good, no other run is read. CROSS JOIN fixes the order of the loops. The last run of a document may
# still be going on. A single one that never ended is continued by the next run, and is no trouble yet.
_EPISODES = """
    WITH newest AS (
        SELECT d.id AS document,
               (SELECT r.id FROM runs r WHERE r.document = d.id ORDER BY r.id DESC LIMIT 1) AS id
        FROM documents d
    ),
    troubled AS (
        SELECT n.document, n.id AS newest,
               coalesce((SELECT g.id FROM runs g WHERE g.document = n.document AND g.problem = ''
                         AND g.finished_at IS NOT NULL ORDER BY g.id DESC LIMIT 1), 0) AS good
        FROM newest n CROSS JOIN runs r ON r.id = n.id
        WHERE r.finished_at IS NULL OR r.problem <> ''
    ),
    bad AS (
        SELECT r.id, r.document, r.started_at, r.finished_at
        FROM troubled t CROSS JOIN runs r ON r.document = t.document AND r.id > t.good
        WHERE r.finished_at IS NOT NULL OR NOT :is_running OR r.id < t.newest
    ),
    found AS (
        SELECT document, min(started_at) AS since, max(id) AS newest,
               max(iif(finished_at IS NULL, NULL, id)) AS ended,
               count(*) AS runs, count(DISTINCT date(started_at)) AS days
        FROM bad GROUP BY document
    )
    SELECT f.document, f.since, e.problem, e.listing,
           (SELECT count(*) FROM bad b
            WHERE b.document = f.document AND b.id > coalesce(f.ended, 0)) AS unended
    FROM found f LEFT JOIN runs e ON e.id = f.ended
    WHERE f.ended IS NOT NULL OR f.days >= :days OR f.runs >= :runs
    ORDER BY f.document
"""

# On so many days, or so often on a day, a run begins and never ends until it is trouble.
_UNENDED_DAYS, _UNENDED_RUNS = 2, 3

# No mail waits longer than a day for the next attempt (harvester/delivery/retries.py).
_LONGEST_WAIT = timedelta(days=2)

CHANNEL_PREFIX = "apprise:"
"""How the names of channels begin; no mail address and no web address does."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail to one recipient; it is composed only once.

    Attributes:
        recipient: the mail address that it is sent to, the address of a webhook, or the name of a channel.
        sender: the mail address that it comes from.
        message_id: its Message-ID, with angle brackets.
        subject: its subject, on one line.
        raw: the complete mail as it is transmitted (RFC 5322, CRLF).
        payload: the same news as JSON.
    """

    recipient: str
    sender: str
    message_id: str
    subject: str
    raw: bytes
    payload: str


def is_web_address(recipient: str) -> bool:
    """Return whether a recipient is a webhook rather than a mail address."""
    return recipient.startswith(("https://", "http://"))


def is_channel(recipient: str) -> bool:
    """Return whether a recipient is a channel of a chat service, which is known by a name without secrets."""
    return recipient.startswith(CHANNEL_PREFIX)


@dataclass(frozen=True, slots=True)
class QueuedMail:
    """A mail that was not accepted yet.

    Attributes:
        mail: the mail.
        attempts: how often sending it failed.
        reason: why the last try failed, or ``""``.
    """

    mail: Mail
    attempts: int
    reason: str


@dataclass(frozen=True, slots=True)
class ReportedChange:
    """A change as it was reported to a recipient.

    Attributes:
        document: id of the document.
        old_text: SHA-256 of the old text.
        new_text: SHA-256 of the new text.
        after_capture: the last capture that showed the old text, as it was known then.
        first_capture: the first capture that showed the new text, as it was known then.
    """

    document: int
    old_text: str
    new_text: str
    after_capture: str
    first_capture: str


@dataclass(frozen=True, slots=True)
class Episode:
    """A period in which a document could not be looked at.

    Attributes:
        document: id of the document.
        since: when the first failed run began; this and the document identify the episode.
        problem: the problem of its newest run that ended, or ``""``.
        listed: whether at least the list was complete.
        until: when the first successful run after it began, or None while it lasts.
        unended: how many runs after that one never ended.
    """

    document: int
    since: datetime
    problem: str
    listed: bool
    until: datetime | None = None
    unended: int = 0


class Outbox:
    """Mails, and what they reported.

    What is written here is on the disk when the call returns: not even a power cut may make the program
    forget what it is about to send, and compose it again under another Message-ID.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(
        self, mail: Mail, now: datetime, changes: Iterable[ReportedChange], episodes: Iterable[Episode]
    ) -> None:
        """Store a mail and what it reports, which then counts as reported; it is sent until it is accepted.

        Args:
            mail: the composed mail.
            now: when it was composed (aware, UTC).
            changes: the changes that it reports.
            episodes: the episodes whose beginning or end it reports.
        """
        told = {"recipient": mail.recipient, "message_id": mail.message_id}
        with self._database.step(durable=True):
            self._database.insert(
                "mails",
                [
                    {
                        **{name: getattr(mail, name) for name in Mail.__slots__},
                        "composed_at": now.isoformat(),
                        "due_at": now.isoformat(),
                    }
                ],
            )
            self._database.insert(
                "told_changes",
                [
                    {**told, **{name: getattr(change, name) for name in ReportedChange.__slots__}}
                    for change in changes
                ],
                replace=True,
            )
            self._database.insert(
                "told_troubles",
                [
                    {
                        **told,
                        "document": episode.document,
                        "since": episode.since.isoformat(),
                        "over": int(episode.until is not None),
                    }
                    for episode in episodes
                ],
                replace=True,
            )

    def put_part(
        self, mail: Mail, now: datetime, changes: Iterable[ReportedChange], episodes: Iterable[Episode]
    ) -> None:
        """Store what a mail over several stores reports of this one, once; it is not sent from here.

        Args:
            mail: what would have been sent if there were only this store.
            now: when it was composed (aware, UTC).
            changes: the changes that it reports.
            episodes: the episodes whose beginning or end it reports.
        """
        known = "SELECT 1 FROM mails WHERE message_id = ?"
        with self._database.step(durable=True):
            if self._database.row(known, (mail.message_id,)) is None:
                self.put(mail, now, changes, episodes)
                self._database.execute(
                    "UPDATE mails SET due_at = NULL WHERE message_id = ?", (mail.message_id,)
                )

    def take_over(self, other: Outbox) -> None:
        """Take over the mails that wait in the outbox of a store which now shares this one.

        Args:
            other: the outbox of the store.
        """
        for row in other._database.rows("SELECT * FROM mails WHERE due_at IS NOT NULL"):
            message_id = row["message_id"]
            with self._database.step(durable=True):
                # Two copies of a store have the same mails.
                known = "SELECT 1 FROM mails WHERE message_id = ?"
                if self._database.row(known, (message_id,)) is None:
                    self._database.insert("mails", [row])
            with other._database.step(durable=True):
                other._database.execute("UPDATE mails SET due_at = NULL WHERE message_id = ?", (message_id,))

    def due(self, now: datetime) -> Iterator[QueuedMail]:
        """Yield the mails that are due now, oldest first; each is read when its turn comes.

        Args:
            now: the time (aware, UTC). What is put off further than any pause was put off by a clock that was
                ahead, and is due.
        """
        found = self._database.rows(
            "SELECT message_id FROM mails WHERE due_at <= ? OR due_at > ? ORDER BY composed_at, message_id",
            (now.isoformat(), (now + _LONGEST_WAIT).isoformat()),
        )
        for row in found:
            # Thousands of mails with attachments take gigabytes.
            yield from self._queued("message_id = ? AND due_at IS NOT NULL", row["message_id"])

    def waiting(self) -> tuple[QueuedMail, ...]:
        """Return the mails that were not accepted yet, oldest first."""
        return self._queued("due_at IS NOT NULL ORDER BY composed_at, message_id")

    def _queued(self, condition: str, *parameters: str) -> tuple[QueuedMail, ...]:
        rows = self._database.rows(
            f"SELECT {_MAIL}, attempts, reason FROM mails WHERE {condition}", parameters
        )
        return tuple(QueuedMail(_mail(row), row["attempts"], row["reason"]) for row in rows)

    def mark_taken(self, mail: Mail, now: datetime) -> None:
        """Record that a mail was accepted."""
        with self._database.step(durable=True):
            self._database.execute(
                "UPDATE mails SET due_at = NULL, sent_at = ?, reason = '' WHERE message_id = ?",
                (now.isoformat(), mail.message_id),
            )

    def mark_failed(self, mail: Mail, reason: str, due_at: datetime) -> None:
        """Record that a mail was not accepted, why, and when it is tried again."""
        with self._database.step(durable=True):
            self._database.execute(
                "UPDATE mails SET attempts = attempts + 1, reason = ?, due_at = ? WHERE message_id = ?",
                (reason, due_at.isoformat(), mail.message_id),
            )

    def revive(self, now: datetime, since: datetime | None, recipients: Iterable[str]) -> int:
        """Make mails due again that were accepted; they are sent unchanged, with the same Message-ID.

        Args:
            now: the time (aware, UTC).
            since: take those composed since then; None: the newest of each recipient.
            recipients: take only mails to these recipients.

        Returns:
            How many mails are due again.
        """
        newest = (
            "(recipient, composed_at) IN (SELECT recipient, max(composed_at) FROM mails GROUP BY recipient)"
        )
        condition, parameters = (newest, ()) if since is None else ("composed_at >= ?", (since.isoformat(),))
        wanted = tuple(recipients)
        marks = ", ".join("?" * len(wanted))
        with self._database.step(durable=True):
            return self._database.execute(
                f"UPDATE mails SET due_at = ?, attempts = 0 WHERE {condition} AND recipient IN ({marks})",
                (now.isoformat(), *parameters, *wanted),
            )

    def last_composed(self, recipient: str, now: datetime | None = None) -> datetime | None:
        """Return when the newest mail of a recipient was composed, or None.

        Args:
            recipient: as in `Mail`.
            now: the time (aware, UTC), to leave out what was composed by a clock that was ahead.
        """
        until = now.isoformat() if now else "9"
        row = self._database.row(
            "SELECT max(composed_at) AS at FROM mails WHERE recipient = ? AND composed_at <= ?",
            (recipient, until),
        )
        return datetime.fromisoformat(row["at"]) if row and row["at"] else None

    def told_changes(self, recipient: str) -> tuple[ReportedChange, ...]:
        """Return the changes that were reported to a recipient."""
        names = ", ".join(ReportedChange.__slots__)
        rows = self._database.rows(f"SELECT {names} FROM told_changes WHERE recipient = ?", (recipient,))
        return tuple(ReportedChange(**row) for row in rows)

    def told_troubles(self, recipient: str) -> dict[tuple[int, datetime], bool]:
        """Return the episodes reported to a recipient: (document, since) → whether the end was reported."""
        rows = self._database.rows(
            "SELECT document, since, over FROM told_troubles WHERE recipient = ?", (recipient,)
        )
        return {(row["document"], datetime.fromisoformat(row["since"])): bool(row["over"]) for row in rows}

    def rereadings(self, document: int) -> tuple[tuple[str, str], ...]:
        """Return pairs of texts of a document that older and newer rules extracted from the same snapshot."""
        rows = self._database.rows(
            "SELECT old_text, new_text FROM rereadings WHERE document = ?", (document,)
        )
        return tuple((row["old_text"], row["new_text"]) for row in rows)

    def episodes(self, *, is_running: bool) -> tuple[Episode, ...]:
        """Return the episodes that last.

        They are those of documents whose newest run ended with a problem, and of those of which the runs of
        two days, or three on one day, never ended: the process was killed, or the machine went down.

        Args:
            is_running: whether a run is going on, so that the newest one of a document may have no end yet.
        """
        limits = {"days": _UNENDED_DAYS, "runs": _UNENDED_RUNS}
        rows = self._database.rows(_EPISODES, {"is_running": is_running, **limits})
        return tuple(
            Episode(
                document=row["document"],
                since=datetime.fromisoformat(row["since"]),
                problem=row["problem"] or "",
                listed=row["listing"] == "complete" and not row["unended"],
                unended=row["unended"],
            )
            for row in rows
        )

    def end_of(self, document: int, since: datetime) -> datetime | None:
        """Return when a document could be looked at again after an episode began, or None."""
        row = self._database.row(
            "SELECT min(started_at) AS at FROM runs "
            "WHERE document = ? AND problem = '' AND finished_at IS NOT NULL AND started_at > ?",
            (document, since.isoformat()),
        )
        return datetime.fromisoformat(row["at"]) if row and row["at"] else None


def _mail(row: Row) -> Mail:
    return Mail(**{name: row[name] for name in Mail.__slots__})
