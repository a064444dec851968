"""Requests to archives to capture pages: each is stored before it is sent, so that none is sent twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from store.database import Database, Row

SaveState = Literal["asking", "pending", "captured", "recent", "unclear", "refused"]

_SAVE = "archive, url, asked_at, state, job, timestamp, original, code, said, settled_at, again_at"


@dataclass(frozen=True, slots=True)
class SaveOutcome:
    """What became of a request for a capture.

    Attributes:
        state: ``asking`` = no answer is stored; ``pending`` = a job is under way; ``captured``; ``recent`` =
            the archive has one that is young enough; ``unclear`` = it may have been captured or not;
            ``refused``.
        job: the archive's name of the job, or ``""``.
        timestamp: of the capture, 14 digits, or None if it was not said.
        original: its URL, after redirects, or None.
        code: why nothing was captured, or ``""``.
        said: what the archive said, or ``""``.
        settled_at: when the outcome became known (aware, UTC), or None while it is open.
        again_at: before when the archive is not asked again (aware, UTC), or None while it is open.
    """

    state: SaveState
    job: str = ""
    timestamp: str | None = None
    original: str | None = None
    code: str = ""
    said: str = ""
    settled_at: datetime | None = None
    again_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Save:
    """A request for a capture, and what became of it.

    Attributes:
        archive: location of the archive.
        url: the address.
        asked_at: when it was asked (aware, UTC).
        outcome: what became of it.
    """

    archive: str
    url: str
    asked_at: datetime
    outcome: SaveOutcome

    @property
    def is_open(self) -> bool:
        """Whether the outcome is still to come."""
        return self.outcome.state in ("asking", "pending")


@dataclass(frozen=True, slots=True)
class StoredQuota:
    """How much an account may still ask for, as it was when it was last looked at.

    Attributes:
        asked_at: when this was asked (aware, UTC).
        today: how many captures were made on that day, or None if the archive did not say it.
        a_day: how many may be made in a day, or None.
        rests_until: before when nothing is asked for (aware, UTC), or None.
        reason: why, or ``""``.
    """

    asked_at: datetime
    today: int | None = None
    a_day: int | None = None
    rests_until: datetime | None = None
    reason: str = ""


class Saves:
    """What archives were asked to capture."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, archive: str, url: str, asked_at: datetime) -> Save:
        """Record a request that is about to be sent; not even a power cut makes it be sent again.

        Args:
            archive: location of the archive.
            url: the address.
            asked_at: the time (aware, UTC).
        """
        save = Save(archive, url, asked_at, SaveOutcome("asking"))
        with self._database.step(durable=True):
            self._put(save)
        return save

    def mark(self, save: Save, outcome: SaveOutcome) -> Save:
        """Record what became of a request, and return it.

        Args:
            save: the request.
            outcome: what became of it.
        """
        marked = Save(save.archive, save.url, save.asked_at, outcome)
        with self._database.step():
            self._put(marked)
        return marked

    def withdraw(self, save: Save) -> None:
        """Remove a request that was not sent.

        Args:
            save: the request.
        """
        with self._database.step():
            self._database.execute(
                "DELETE FROM saves WHERE archive = ? AND url = ? AND asked_at = ?",
                (save.archive, save.url, save.asked_at.isoformat()),
            )

    def open(self, archive: str) -> tuple[Save, ...]:
        """Return the requests whose outcome is still to come, in the order in which they were sent.

        Args:
            archive: location of the archive.
        """
        rows = self._database.rows(
            f"SELECT {_SAVE} FROM saves WHERE archive = ? AND state IN ('asking', 'pending') "
            "ORDER BY asked_at, url",
            (archive,),
        )
        return tuple(map(_save, rows))

    def of(self, archive: str, url: str, most: int) -> tuple[Save, ...]:
        """Return the last requests for an address, the newest first.

        Args:
            archive: location of the archive.
            url: the address.
            most: the maximum number of requests.
        """
        rows = self._database.rows(
            f"SELECT {_SAVE} FROM saves WHERE archive = ? AND url = ? ORDER BY asked_at DESC LIMIT ?",
            (archive, url, most),
        )
        return tuple(map(_save, rows))

    def of_document(self, document: int) -> tuple[Save, ...]:
        """Return the last request for each address of a document, in the order of its addresses.

        Args:
            document: id of the document.
        """
        rows = self._database.rows(
            f"SELECT {_SAVE} FROM (SELECT s.*, a.position, row_number() OVER "
            "(PARTITION BY s.archive, s.url ORDER BY s.asked_at DESC) AS place "
            "FROM addresses a JOIN saves s ON s.url = a.url WHERE a.document = ?) "
            "WHERE place = 1 ORDER BY position, archive",
            (document,),
        )
        return tuple(map(_save, rows))

    def documents_at(self, url: str) -> tuple[int, ...]:
        """Return the ids of the documents that have an address.

        Args:
            url: the address.
        """
        rows = self._database.rows("SELECT document FROM addresses WHERE url = ? ORDER BY document", (url,))
        return tuple(row["document"] for row in rows)

    def newest_capture(self, document: int, urlkey: str) -> str | None:
        """Return the timestamp of the newest capture of a URL that is not that of an error, or None.

        Args:
            document: id of the document.
            urlkey: of the URL.
        """
        row = self._database.row(
            "SELECT max(timestamp) AS newest FROM captures WHERE document = ? AND urlkey = ? "
            "AND coalesce(statuscode, 200) < 400",
            (document, urlkey),
        )
        return row["newest"] if row else None

    def quota(self, archive: str) -> StoredQuota | None:
        """Return how much could still be asked for when this was last looked at, or None.

        Args:
            archive: location of the archive.
        """
        row = self._database.row("SELECT * FROM save_quotas WHERE archive = ?", (archive,))
        if row is None:
            return None
        return StoredQuota(
            datetime.fromisoformat(row["asked_at"]),
            row["today"],
            row["a_day"],
            _time(row["rests_until"]),
            row["reason"],
        )

    def mark_quota(self, archive: str, quota: StoredQuota) -> None:
        """Record how much may still be asked for.

        Args:
            archive: location of the archive.
            quota: what the archive said.
        """
        row = {
            "archive": archive,
            "asked_at": quota.asked_at.isoformat(),
            "today": quota.today,
            "a_day": quota.a_day,
            "rests_until": _text(quota.rests_until),
            "reason": quota.reason,
        }
        with self._database.step():
            self._database.insert("save_quotas", [row], replace=True)

    def _put(self, save: Save) -> None:
        outcome = save.outcome
        row = {
            "archive": save.archive,
            "url": save.url,
            "asked_at": save.asked_at.isoformat(),
            "state": outcome.state,
            "job": outcome.job,
            "timestamp": outcome.timestamp,
            "original": outcome.original,
            "code": outcome.code,
            "said": outcome.said,
            "settled_at": _text(outcome.settled_at),
            "again_at": _text(outcome.again_at),
        }
        self._database.insert("saves", [row], replace=True)


def _save(row: Row) -> Save:
    outcome = SaveOutcome(
        row["state"],
        row["job"],
        row["timestamp"],
        row["original"],
        row["code"],
        row["said"],
        _time(row["settled_at"]),
        _time(row["again_at"]),
    )
    return Save(row["archive"], row["url"], datetime.fromisoformat(row["asked_at"]), outcome)


def _text(time: datetime | None) -> str | None:
    return time.isoformat() if time else None


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
