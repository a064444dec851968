"""Tell whether a page got another date shortly before or after an edit, which may be that of the edit; pure.

Many pages get their new words on one day and their new date on another.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol

from store.records import StatedDate
from store.timestamps import moment

# A date that changes within these days of an edit, on either side, may be that of the edit.
_BEFORE, _AFTER = timedelta(14), timedelta(31)
# A date that is seen within a year is that of the edit if it lies between the last capture of the old words,
# less a margin, and so long after the first one of the new words.
_SEEN, _MARGIN, _DATED_AFTER = timedelta(365), timedelta(2), timedelta(7)
# An edit that is seen so soon after the stated date belongs to what was published on it.
_AT_ONCE = timedelta(2)
# A day has ended everywhere once it has ended at UTC-12; policies do not say which time zone they mean.
_LAST_ZONE = timedelta(hours=12)


class DatedVersion(Protocol):
    """A version as far as its dates count."""

    @property
    def first_capture(self) -> str:
        """Its first capture, 14 digits."""

    @property
    def last_capture(self) -> str:
        """Its last capture."""

    @property
    def effective(self) -> StatedDate | None:
        """The effective date that it states."""

    @property
    def updated(self) -> StatedDate | None:
        """The date of an update that it states."""

    @property
    def stated(self) -> StatedDate | None:
        """The effective date, or else that of an update."""


def is_dated_nearby(versions: Sequence[DatedVersion], place: int) -> bool:
    """Return whether the page got a date that may be that of an edit, before or after it.

    Args:
        versions: the timeline, oldest first.
        place: that of the edit, which states the dates of the version before it.
    """
    return _is_dated_before(versions, place) or _is_dated_later(versions, place)


def _is_dated_before(versions: Sequence[DatedVersion], place: int) -> bool:
    """Return whether the date came shortly before the words: they were published together."""
    new = versions[place]
    first = moment(new.first_capture)
    if new.stated is not None and first - ends(new.stated) < _AT_ONCE:
        return True
    since = place
    while since and _dates(versions[since - 1]) == _dates(new):
        since -= 1
    return since > 0 and first - moment(versions[since].first_capture) <= _BEFORE


def _is_dated_later(versions: Sequence[DatedVersion], place: int) -> bool:
    """Return whether the page got a date later that may be that of the edit."""
    new = versions[place]
    first = moment(new.first_capture)
    since = moment(versions[place - 1].last_capture) - _MARGIN
    for later in versions[place + 1 :]:
        seen = moment(later.first_capture) - first
        # Its date may be written in a way that is not understood.
        if later.stated is None and seen <= _AFTER:
            return True
        pairs = (new.effective, later.effective), (new.updated, later.updated), (new.stated, later.stated)
        for before, after in pairs:
            if before is None or after is None or after.date <= before.date:
                continue
            is_of_edit = ends(after) >= since and after.date <= (first + _DATED_AFTER).date()
            if seen <= (_SEEN if is_of_edit else _AFTER):
                return True
    return False


def _dates(version: DatedVersion) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """Return the dates that a version states, for comparison."""
    return key_of(version.effective), key_of(version.updated)


def key_of(stated: StatedDate | None) -> tuple[str, str] | None:
    """Return kind and value of a stated date; two dates are the same if these are equal.

    Args:
        stated: the date.
    """
    return None if stated is None else (stated.kind, stated.iso)


def was_over(stated: StatedDate, timestamp: str) -> bool:
    """Return whether the stated day, month or year had ended everywhere at the time of a capture.

    Args:
        stated: the date; one that can be read in two ways must have ended in both.
        timestamp: of the capture, 14 digits.
    """
    return moment(timestamp) >= ends(stated)


def ends(stated: StatedDate) -> datetime:
    """Return when a stated day, month or year has ended everywhere.

    Args:
        stated: the date; of one that can be read in two ways, the later day counts.
    """
    first = stated.date
    if stated.ambiguous and first.day <= 12:
        first = max(first, date(first.year, first.day, first.month))
    if stated.precision == "day":
        following = first + timedelta(days=1)
    elif stated.precision == "month":
        following = (first.replace(day=1) + timedelta(days=31)).replace(day=1)
    else:
        following = first.replace(year=first.year + 1, month=1, day=1)
    return datetime.combine(following, time(), UTC) + _LAST_ZONE
