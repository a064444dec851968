"""Find the version that FROM or TO of `diff` names (docs/json.md, *FROM and TO of diff*); pure."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from store.errors import UnknownVersion
from store.records import Version
from store.timestamps import moment

Side = Literal["from", "to"]

_FORMS = (
    "a version number of `log`, a capture time (8 or 14 digits), a date (YYYY, YYYY-MM, YYYY-MM-DD), "
    "`first` or `latest`"
)


def version_at(versions: Sequence[Version], when: datetime) -> Version | None:
    """Return the version that was shown at a time, or None before the first capture.

    Args:
        versions: a timeline, oldest first.
        when: the time (aware).
    """
    return next((one for one in reversed(versions) if moment(one.first_capture) <= when), None)


def in_force_on(versions: Sequence[Version], day: date) -> Version | None:
    """Return the version in force at the end of a day (UTC), or None before the first one.

    A version is in force from the date that it states, not from when it was posted or captured. If captures
    show that the version before was still there after that date (a late notice, a silent edit), or if it
    states no date, it is in force from its first capture.

    Args:
        versions: a timeline, oldest first.
        day: the day.
    """
    end = datetime.combine(day, time.max, UTC)
    return next((one for one in reversed(versions) if _in_force_from(one) <= end), None)


def resolve(versions: Sequence[Version], spec: str, side: Side) -> Version:
    """Return the version that FROM or TO names.

    An integer below 1000, or ``v`` and an integer, is a version number; ``first`` and ``latest`` are the ends
    of the timeline; 8 or 14 digits are a capture time. A year, month or day selects a version with such a
    date (of several, the earliest for FROM and the latest for TO), or else the version in force on that day
    (of a month or year, the first day for FROM and the last day for TO).

    Args:
        versions: a timeline, oldest first.
        spec: what the user wrote.
        side: which end of the comparison it is.

    Raises:
        UnknownVersion: no version matches; the message lists the known ones.
    """
    spec = spec.strip()
    found: Version | None = None
    numbered = re.fullmatch(r"[vV]?([0-9]{1,3})|[vV]([0-9]{4,9})", spec)
    if numbered:
        wanted = int(numbered[1] or numbered[2])
        found = next((one for one in versions if one.number == wanted), None)
    elif spec.lower() in ("first", "latest"):
        found = next(iter(versions if spec.lower() == "first" else reversed(versions)), None)
    elif not _can_be_a_time(spec):
        raise UnknownVersion(spec, "is not a date", "Write YYYY, YYYY-MM or YYYY-MM-DD.")
    elif re.fullmatch(r"[0-9]{8}|[0-9]{14}", spec):
        found = _shown(versions, spec, side)
    elif re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", spec):
        found = _dated(versions, spec, side)
    else:
        raise UnknownVersion(spec, f"is not {_FORMS}", _known(versions))
    if found is None:
        raise UnknownVersion(spec, "does not match any version", _known(versions))
    return found


def resolve_pair(
    versions: Sequence[Version], first: str | None, second: str | None
) -> tuple[Version, Version]:
    """Return the two versions that `diff [FROM [TO]]` compares.

    Without TO, the newest version is used. Without both, the newest version is compared with the last one
    before it that has different words.

    Args:
        versions: a timeline, oldest first.
        first: FROM, or None.
        second: TO, or None.

    Raises:
        UnknownVersion: one of them matches no version, or there are no two versions that differ in words.
    """
    if not versions:
        raise UnknownVersion("", "there is no version yet", "Run `harvest` to fetch some.")
    newest = versions[-1] if second is None else resolve(versions, second, "to")
    if first is not None:
        return resolve(versions, first, "from"), newest
    older = [one for one in versions if one.number < newest.number and one.essence != newest.essence]
    if not older:
        raise UnknownVersion("", "there are no two versions that differ in words", _known(versions))
    return older[-1], newest


def _can_be_a_time(spec: str) -> bool:
    """Return whether what has the form of a date or of a capture time is one: 2024-02-30 is not."""
    digits = spec.replace("-", "")
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}|[0-9]{8}|[0-9]{14}", spec):
        return True
    day = digits[:8]
    # Old captures have "00" as a month or day; the archive knows them by these digits.
    if len(digits) == 14 and "00" in (day[4:6], day[6:]):
        return True
    clock = re.fullmatch("([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]", digits[8:])
    return _as_date(day + "0101"[len(day) - 4 :]) is not None and (len(digits) < 14 or clock is not None)


def _shown(versions: Sequence[Version], digits: str, side: Side) -> Version | None:
    """Return the version shown at a capture time; on a day with several, the first (FROM) or last (TO)."""
    if len(digits) == 14:
        exact = [one for one in versions if one.first_capture == digits]
        return exact[0] if exact else version_at(versions, moment(digits))
    if _as_date(digits) is None:
        return None
    begin = moment(f"{digits}000000")
    end = begin + timedelta(days=1)
    captured = [
        one for one in versions if moment(one.first_capture) < end and begin <= moment(one.last_capture)
    ]
    if captured:
        return captured[0] if side == "from" else captured[-1]
    return version_at(versions, end)


def _dated(versions: Sequence[Version], spec: str, side: Side) -> Version | None:
    """Return the version with a date, or else the one in force then."""
    named = [one for one in versions if (one.dated + "-").startswith(spec + "-")]
    if named:
        # Versions are ordered by date, with the stated precision; if dates are equal, by their captures.
        order = [(one.dated, one.number) for one in named]
        chosen = min(order) if side == "from" else max(order)
        return named[order.index(chosen)]
    on = _edge(spec, side)
    return None if on is None else in_force_on(versions, on)


def _edge(spec: str, side: Side) -> date | None:
    """Return the first or the last day of a year, month or day; None if there is no such day."""
    digits = spec.replace("-", "")
    first = _as_date(digits + "0101"[len(digits) - 4 :])
    if first is None or side == "from" or len(digits) == 8:
        return first
    month = first.month if len(digits) == 6 else 12
    return first.replace(month=month, day=monthrange(first.year, month)[1])


def _as_date(digits: str) -> date | None:
    """Return the day that 8 digits mean, or None if there is no such day."""
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def _in_force_from(version: Version) -> datetime:
    """Return the time from which a version was in force, as far as it is known."""
    captured = moment(version.known_from)
    if version.stated is None:
        return captured
    stated = datetime.combine(version.stated.date, time(), UTC)
    if version.stated.kind == "updated":
        stated = min(stated, captured)
    if version.not_before is not None and stated + timedelta(days=1) <= moment(version.not_before):
        return captured
    return stated


def _known(versions: Sequence[Version]) -> str:
    """Return the known versions, as the last sentence of an error message."""
    if not versions:
        return "There is no version yet."
    listed = ", ".join(f"{one.number} ({one.dated_by} {one.dated})" for one in versions[:8])
    return f"Known versions: {listed}{', ...' if len(versions) > 8 else ''}."
