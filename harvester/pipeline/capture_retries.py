"""When a capture that the archive refused, or a site that it excluded, is asked for again; pure."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from store.records import archives_in

# Failures that count as permanent are tried again after this time, because exclusions are lifted and captures
# come back (docs/archive.md).
PERMANENT_DAYS = 90
EXCLUDED_DAYS = 30
# A first refusal may be a passing fault of the archive: the capture is tried again on the next day.
FIRST_REFUSAL_DAYS = 1
# A listed capture that the archive did not serve on this many different days counts as unplayable.
UNPLAYABLE_AFTER = 2


def in_days(now: datetime, days: int) -> str:
    """Return the day that is some days from now, in ISO form."""
    return (now + timedelta(days=days)).date().isoformat()


def is_retry_due(retry_on: str | None, tried_in: str | None, location: str, today: date) -> bool:
    """Return whether a failure is to be tried again.

    Args:
        retry_on: ISO day from which it is due, or None for at once.
        tried_in: the archives that failed, one a line, or None.
        location: the archives that are used now, one a line; if one of them did not fail, it is always due.
        today: the day (UTC).
    """
    is_untried = not set(archives_in(location)) <= set(archives_in(tried_in or ""))
    return is_untried or retry_on is None or retry_on <= today.isoformat()
