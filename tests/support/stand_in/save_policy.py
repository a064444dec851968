"""What Save Page Now is to do, as a script: the fate of each request, outages, quotas and delays."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

KEYS = ("Fh3kLw9sQeVb8xRt", "Rt2mUyZc5hGp7jTo")


@dataclass(frozen=True, slots=True)
class LivePage:
    """What a site serves when the archive captures a page.

    Attributes:
        body: the page.
        status: its status; from 400 on, nothing is captured, as it is without ``capture_all``.
        url: where redirects led, or ``""`` for the address itself.
    """

    body: bytes
    status: int = 200
    url: str = ""


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a request for a capture.

    Attributes:
        answer: ``job`` = a job is named; ``refused`` = `code` at once; ``page`` = HTML with 200; ``523``;
            ``silence`` = the connection is closed without an answer; ``message`` = JSON with nothing else.
        code: why the job ends in an error, or is refused at once; ``""`` = the page is captured.
        said: the message that goes with it.
        seconds: how long the job takes.
        captures: whether the page is captured although the answer does not name a job.
        is_lost: whether the status of the job is never found, although the page is captured.
    """

    answer: Literal["job", "refused", "page", "523", "silence", "message"] = "job"
    code: str = ""
    said: str = ""
    seconds: float = 20
    captures: bool = True
    is_lost: bool = False


@dataclass(slots=True)
class SavePolicy:
    """How the service behaves; a test, or a simulation of a year, states what differs.

    Attributes:
        fate: what becomes of a request, by its address and how often that was asked for before.
        outages: from when to when everything about saving answers 502.
        spent_days: the days (UTC) on which the quota was used up by others.
        revoked_from: from when the keys are not accepted, or None.
        keys: the two keys of the account.
        per_minute: captures that may be asked for in a minute; beyond it, 429 with a page.
        per_url: captures of an address in a day.
        a_day: captures in a day.
        sessions: captures that may be under way at once.
        index_delay: how long after a capture the index shows it.
        replay_delay: how long after a capture its memento plays.
        keeps_status: how long the status of a job is known.
        forgotten: how an unknown job is answered: 404, or ``pending`` for ever.
        recent: how a page is answered that was captured lately: with the job of that capture, or a message.
    """

    fate: Callable[[str, int], Fate] = lambda url, number: Fate()
    outages: Collection[tuple[datetime, datetime]] = ()
    spent_days: Collection[date] = ()
    revoked_from: datetime | None = None
    keys: tuple[str, str] = KEYS
    per_minute: int = 7
    per_url: int = 5
    a_day: int = 30_000
    sessions: int = 12
    index_delay: timedelta = timedelta(hours=6)
    replay_delay: timedelta = timedelta()
    keeps_status: timedelta = timedelta(hours=1)
    forgotten: Literal["404", "pending"] = "404"
    recent: Literal["job", "message"] = "job"

    def is_out(self, now: datetime) -> bool:
        """Return whether the service is down."""
        return any(begin <= now < end for begin, end in self.outages)
