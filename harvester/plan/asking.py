"""Choose which lists of an archive to ask for, and when: pure arithmetic on what is known of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import sqrt

_DAY = timedelta(days=1)
# Of all ways to share out a number of requests, pauses in proportion to the square root of the mean time
# between changes make the sum of the delays of all changes smallest. The factor is chosen on real series of
# captures (benchmarks/asking.py), so that it takes about a quarter of the requests of asking every day.
PAUSE_PER_ROOT = 0.5


@dataclass(frozen=True, slots=True)
class KnownList:
    """One archive's list of the captures of one address, with what tells when to ask for it again.

    Attributes:
        document: id of the document.
        url: the address.
        archive: location of the archive.
        asked_at: when it was last asked for (aware, UTC), or None if it never was.
        is_complete: whether it was then read to its end.
        first: the time of the oldest capture that is known of it, or None.
        newest: the time of the newest, or None.
        rhythm_days: the mean time between the newest captures, in days.
        changes: how often the words of the document are known to have changed.
        excluded_until: the day (UTC) before which it is not asked for, because the archive excludes the
            address, or None.
    """

    document: int
    url: str
    archive: str
    asked_at: datetime | None = None
    is_complete: bool = False
    first: datetime | None = None
    newest: datetime | None = None
    rhythm_days: float = 0
    changes: int = 0
    excluded_until: date | None = None

    @property
    def name(self) -> tuple[int, str, str]:
        """What it is known by."""
        return self.document, self.url, self.archive


def days_between_changes(known: KnownList) -> float:
    """Return how many days pass, as far as is known, until the archive shows another change; at least one.

    It is the longest of three: the mean time between changes, as if one were due now; the mean time between
    the newest captures, because only a capture can show a change; and the time since the newest one, because
    what was silent for long is likely to stay so.

    Args:
        known: a list that was asked for; without any capture, a change is not to be expected.
    """
    if known.asked_at is None or known.first is None or known.newest is None:
        return float("inf")
    span = (known.asked_at - known.first) / _DAY
    silence = (known.asked_at - known.newest) / _DAY
    return max(1.0, span / (known.changes + 1), known.rhythm_days, silence)


def pause_days(known: KnownList, longest: int) -> int:
    """Return for how many days a list is left alone after it was asked for.

    Args:
        known: the list.
        longest: the longest pause, in days; 0 means that every run asks.
    """
    root = sqrt(days_between_changes(known))
    return min(longest, max(1, round(min(PAUSE_PER_ROOT * root, longest))))


def due_on(known: KnownList, longest: int) -> date | None:
    """Return the day (UTC) from which a list is asked for again, or None if the next run asks for it.

    Days are counted, not hours: a daily run begins some minutes earlier or later than the day before.

    Args:
        known: the list.
        longest: the longest pause, in days; 0 means that every run asks.
    """
    if known.excluded_until is not None:
        return known.excluded_until
    if known.asked_at is None or not known.is_complete or not longest:
        return None
    return known.asked_at.date() + timedelta(days=pause_days(known, longest))


def in_turn(lists: Iterable[KnownList], now: datetime, longest: int) -> list[KnownList]:
    """Return the lists that are due, in the order in which to ask for them.

    What was never asked for comes first; then what has waited for the longest pause, in the order of
    waiting, so that no budget is so small that something is never asked for; then what is most likely to
    have changed since it was last asked for.

    Args:
        lists: what is known.
        now: the time (aware, UTC).
        longest: the longest pause, in days; 0 means that all are due that are not excluded.
    """
    due = [one for one in lists if _is_due(one, now, longest)]
    return sorted(due, key=lambda one: (*_rank(one, now, longest), one.name))


def _is_due(known: KnownList, now: datetime, longest: int) -> bool:
    """Return whether a list is due; a clock that was wrong when it was asked for must not put it off."""
    if known.excluded_until is not None:
        return known.excluded_until <= now.date()
    day = due_on(known, longest)
    return day is None or not now.date() < day <= now.date() + timedelta(days=longest)


def _rank(known: KnownList, now: datetime, longest: int) -> tuple[int, float]:
    """Return the place of a list that is due: its class, and what it is sorted by in it, ascending."""
    if known.asked_at is None:
        return 0, 0.0
    if (now.date() - known.asked_at.date()).days >= longest:
        return 1, known.asked_at.timestamp()
    return 2, -((now - known.asked_at) / _DAY) / days_between_changes(known)
