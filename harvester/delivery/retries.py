"""How long a mail that was not accepted waits before the next attempt; pure."""

from __future__ import annotations

from datetime import timedelta

from harvester.errors import MailDeferred, MailError, MailRefused

FIRST_PAUSE = timedelta(minutes=15)
"""RFC 5321, 4.5.4.1 asks for at least 30 minutes between attempts; only the first pause is shorter."""
LONGEST_PAUSE = timedelta(hours=12)
REFUSED_PAUSE = timedelta(hours=20)
"""A rejected mail is tried once a day; less than a day, so that a daily timer with jitter finds it due."""

# Request Timeout, Too Early, Too Many Requests (RFC 9110, 15.5.9; RFC 8470; RFC 6585).
_PASSING = frozenset({408, 425, 429})


def is_final(status: int) -> bool:
    """Return whether an answer over HTTP means that the same request will fail again, until somebody acts.

    Args:
        status: of the answer; 0 if there was none.
    """
    return 300 <= status < 500 and status not in _PASSING


def pause(error: MailError, attempts: int) -> timedelta:
    """Return how long to wait before the next attempt: longer each time, or a day after a rejection.

    If the server asked for a longer pause, that is kept to.

    Args:
        error: why the mail was not accepted.
        attempts: how many attempts had failed before this one.
    """
    if isinstance(error, MailRefused):
        return REFUSED_PAUSE
    doublings = min(attempts, 16)
    own = min(FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)
    asked = error.asked_pause if isinstance(error, MailDeferred) else None
    # One that asks for a week is asked again all the same.
    return max(own, min(asked or own, REFUSED_PAUSE))
