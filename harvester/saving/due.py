"""Decide whether the archive is asked to capture an address: pure arithmetic on what is known of it.

Times from the future are those of a clock that has since been set back; none of them puts anything off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from store.tables.saves import Save
from store.timestamps import moment

# A daily run begins some minutes earlier or later than the day before. Without some slack, each capture would
# be asked for a day late.
SLACK = 1 / 12
# The archive captures an address five times a day at most (its API paper of 2025-10-22).
MOST_A_DAY = 5
DAY = timedelta(days=1)
# The index shows a capture up to 12 hours late (internetarchive/wayback-machine-webextension#999).
INDEX_LAG = timedelta(hours=12)
# Nothing is put off for longer than this; a time further ahead is of a clock that was wrong.
LONGEST_PAUSE = timedelta(days=367)

VerdictKind = Literal["barred", "fresh", "open", "waits", "look", "due"]


@dataclass(frozen=True, slots=True)
class WatchedAddress:
    """An address in force, with what is known of its captures.

    Attributes:
        company: slug of the company; of the first, if several watch it.
        document: slug of its document.
        row: id of the document.
        url: the address.
        path: the file of its store.
        newest: when its newest capture was made that is not an error, or None if there is none.
        looked_at: when its list was last read to its end, or None if it is not complete now.
        obstacle: why it is not asked for at all now, or ``""``.
        saves: the last requests for captures of it, the newest first.
    """

    company: str
    document: str
    row: int
    url: str
    path: Path
    newest: datetime | None = None
    looked_at: datetime | None = None
    obstacle: str = ""
    saves: Sequence[Save] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an address is asked for.

    Attributes:
        kind: ``barred`` = it is not asked for at all now; ``fresh`` = it has a young capture; ``open`` = a
            request is under way; ``waits`` = it was asked for, and not captured; ``look`` = it is due unless
            the list has a young capture by now; ``due``.
        until: until when it is fresh or waits, or None.
    """

    kind: VerdictKind
    until: datetime | None = None


def threshold(every: timedelta) -> timedelta:
    """Return the age from which a capture is too old.

    Args:
        every: how old the newest capture may be in the end.
    """
    return every - every * SLACK


def youngest(known: WatchedAddress) -> datetime | None:
    """Return when the newest capture was made that was listed, or that the archive said it made.

    Args:
        known: the address.
    """
    told = [moment(one.outcome.timestamp) for one in known.saves if one.outcome.timestamp]
    return max((*told, *((known.newest,) if known.newest else ())), default=None)


def whether_due(known: WatchedAddress, every: timedelta, now: datetime) -> Verdict:
    """Return whether an address is asked for.

    Args:
        known: the address.
        every: how old its newest capture may be.
        now: the time (aware, UTC).
    """
    newest, old = youngest(known), threshold(every)
    if any(one.is_open for one in known.saves):
        return Verdict("open")
    if newest is not None and now - newest < old:
        return Verdict("fresh", newest + old)
    until = _paused_until(known.saves, now)
    if until is not None:
        return Verdict("waits", until)
    if known.obstacle:
        return Verdict("barred")
    needed = [newest + old if newest is not None else now - old]
    # What may have been captured is in the index by now if it was.
    needed += [_sent_at(one, now) + INDEX_LAG for one in known.saves if one.outcome.state == "unclear"]
    looked_at = known.looked_at
    has_looked = looked_at is not None and max(one for one in needed if one <= now) <= looked_at <= now
    return Verdict("due" if has_looked else "look")


def _sent_at(save: Save, now: datetime) -> datetime:
    """Return when a request was sent; a time of the future is of a clock that was ahead."""
    return save.asked_at if save.asked_at <= now else (save.outcome.settled_at or save.asked_at)


def _paused_until(saves: Sequence[Save], now: datetime) -> datetime | None:
    """Return until when nothing is asked for an address, or None."""
    past = [one for one in saves if _sent_at(one, now) <= now]
    again = [one.outcome.again_at for one in past if one.outcome.again_at]
    lately = sorted(sent for one in past if (sent := _sent_at(one, now)) > now - DAY)
    again += [lately[-MOST_A_DAY] + DAY] if len(lately) >= MOST_A_DAY else []
    return max((one for one in again if now < one <= now + LONGEST_PAUSE), default=None)
