"""The outbox: mails with their fate, and what was told to whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from store.database import Database, Row

_MAIL = "recipient, sender, message_id, subject, raw, payload"

_EPISODES = """
    WITH ended AS (SELECT * FROM runs WHERE finished_at IS NOT NULL),
    good AS (SELECT document, max(id) AS id FROM ended WHERE problem = '' GROUP BY document)
    SELECT e.document, min(e.started_at) AS since, max(e.id) AS newest
    FROM ended e LEFT JOIN good g ON g.document = e.document
    WHERE e.id > coalesce(g.id, 0)
    GROUP BY e.document
"""


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail to one recipient; it is never composed anew.

    Attributes:
        recipient: the mail address it goes to, or the address of a webhook.
        sender: the mail address it comes from.
        message_id: its Message-ID, angle brackets included.
        subject: its subject, on one line.
        raw: the whole mail as it goes over the wire (RFC 5322, CRLF).
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


@dataclass(frozen=True, slots=True)
class QueuedMail:
    """A mail that was not taken yet.

    Attributes:
        mail: the mail.
        attempts: how often it was tried in vain.
        reason: why the last try failed, or ``""``.
    """

    mail: Mail
    attempts: int
    reason: str


@dataclass(frozen=True, slots=True)
class ReportedChange:
    """A change as it was told to somebody.

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
    """A time in which a document could not be looked at.

    Attributes:
        document: id of the document.
        since: begin of the first run that failed; with the document it names the episode.
        problem: what the newest of its runs said.
        listed: whether the list at least was complete.
        until: begin of the first run that went well again, or None while it lasts.
    """

    document: int
    since: datetime
    problem: str
    listed: bool
    until: datetime | None = None


class Outbox:
    """Mails, and what they told."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(
        self, mail: Mail, now: datetime, changes: Iterable[ReportedChange], episodes: Iterable[Episode]
    ) -> None:
        """Keep a mail with what it tells; from now on it counts as told, and is sent until it is taken.

        Args:
            mail: the mail, composed.
            now: when it was composed (aware, UTC).
            changes: the changes that it tells.
            episodes: the troubles that it tells, and those of which it tells that they are over.
        """
        told = {"recipient": mail.recipient, "message_id": mail.message_id}
        with self._database.step():
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

    def due(self, now: datetime) -> tuple[QueuedMail, ...]:
        """Return the mails to be tried now, the oldest first.

        Args:
            now: the time (aware, UTC).
        """
        return self._queued("due_at <= ? ORDER BY composed_at, message_id", now.isoformat())

    def waiting(self) -> tuple[QueuedMail, ...]:
        """Return the mails that nobody has taken yet, the oldest first."""
        return self._queued("due_at IS NOT NULL ORDER BY composed_at, message_id")

    def _queued(self, condition: str, *parameters: str) -> tuple[QueuedMail, ...]:
        rows = self._database.rows(
            f"SELECT {_MAIL}, attempts, reason FROM mails WHERE {condition}", parameters
        )
        return tuple(QueuedMail(_mail(row), row["attempts"], row["reason"]) for row in rows)

    def mark_taken(self, mail: Mail, now: datetime) -> None:
        """Record that a mail was taken."""
        with self._database.step():
            self._database.execute(
                "UPDATE mails SET due_at = NULL, sent_at = ?, reason = '' WHERE message_id = ?",
                (now.isoformat(), mail.message_id),
            )

    def mark_failed(self, mail: Mail, reason: str, due_at: datetime) -> None:
        """Record that a mail was not taken, why, and when it is tried again."""
        with self._database.step():
            self._database.execute(
                "UPDATE mails SET attempts = attempts + 1, reason = ?, due_at = ? WHERE message_id = ?",
                (reason, due_at.isoformat(), mail.message_id),
            )

    def revive(self, now: datetime, since: datetime | None, recipients: Iterable[str]) -> int:
        """Make mails due again that were taken; they go out as they were, with their Message-ID.

        Args:
            now: the time (aware, UTC).
            since: those composed from then on; None: the newest of each recipient.
            recipients: whose mails; those of others stay as they are.

        Returns:
            How many mails are due again.
        """
        newest = (
            "(recipient, composed_at) IN (SELECT recipient, max(composed_at) FROM mails GROUP BY recipient)"
        )
        condition, parameters = (newest, ()) if since is None else ("composed_at >= ?", (since.isoformat(),))
        wanted = tuple(recipients)
        marks = ", ".join("?" * len(wanted))
        with self._database.step():
            return self._database.execute(
                f"UPDATE mails SET due_at = ?, attempts = 0 WHERE {condition} AND recipient IN ({marks})",
                (now.isoformat(), *parameters, *wanted),
            )

    def last_composed(self, recipient: str) -> datetime | None:
        """When the newest mail of a recipient was composed, or None."""
        row = self._database.row("SELECT max(composed_at) AS at FROM mails WHERE recipient = ?", (recipient,))
        return datetime.fromisoformat(row["at"]) if row and row["at"] else None

    def told_changes(self, recipient: str) -> tuple[ReportedChange, ...]:
        """Return the changes that a recipient was told of."""
        names = ", ".join(ReportedChange.__slots__)
        rows = self._database.rows(f"SELECT {names} FROM told_changes WHERE recipient = ?", (recipient,))
        return tuple(ReportedChange(**row) for row in rows)

    def told_troubles(self, recipient: str) -> dict[tuple[int, datetime], bool]:
        """Return the troubles told to a recipient: (document, since) → whether told that it is over."""
        rows = self._database.rows(
            "SELECT document, since, over FROM told_troubles WHERE recipient = ?", (recipient,)
        )
        return {(row["document"], datetime.fromisoformat(row["since"])): bool(row["over"]) for row in rows}

    def rereadings(self, document: int) -> tuple[tuple[str, str], ...]:
        """Pairs of texts of a document: what old rules read in a snapshot, and what newer ones read in it."""
        rows = self._database.rows(
            "SELECT old_text, new_text FROM rereadings WHERE document = ?", (document,)
        )
        return tuple((row["old_text"], row["new_text"]) for row in rows)

    def episodes(self) -> tuple[Episode, ...]:
        """Return the documents that cannot be looked at now: their newest runs all ended with a problem."""
        rows = self._database.rows(
            f"SELECT x.document, x.since, r.problem, r.listing FROM ({_EPISODES}) x "
            "JOIN runs r ON r.id = x.newest ORDER BY x.document"
        )
        return tuple(
            Episode(
                row["document"],
                datetime.fromisoformat(row["since"]),
                row["problem"],
                row["listing"] == "complete",
            )
            for row in rows
        )

    def end_of(self, document: int, since: datetime) -> datetime | None:
        """When a document could be looked at again after an episode began, or None."""
        row = self._database.row(
            "SELECT min(started_at) AS at FROM runs "
            "WHERE document = ? AND problem = '' AND finished_at IS NOT NULL AND started_at > ?",
            (document, since.isoformat()),
        )
        return datetime.fromisoformat(row["at"]) if row and row["at"] else None


def _mail(row: Row) -> Mail:
    return Mail(**{name: row[name] for name in Mail.__slots__})
