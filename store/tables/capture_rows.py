"""What is kept of a capture, and what is recorded of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from sys import intern
from typing import Literal

from store.database import Row
from store.records import Capture

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
        tried_in: the archive of the last try, or None; if none served it, all that were asked, one a line.
        held_as: what its page is instead of the policy, or ``""``.
        listed_in: the archives in use that list it, one a line, or ``""`` if this was not asked for.
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
    listed_in: str = ""


@dataclass(frozen=True, slots=True)
class CaptureOutcome:
    """The result of requesting a capture.

    Attributes:
        state: its new state.
        archive: the location that served it, or those that were asked, one a line.
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


def known_capture(row: Row, listed_in: str = "") -> KnownCapture:
    """Return the capture of a row of the table; strings that nearly all rows share are stored in memory once.

    Args:
        row: the row.
        listed_in: see `KnownCapture`.
    """
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
        listed_in,
    )
