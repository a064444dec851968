"""How long a mail that was not accepted waits before the next attempt; pure."""

from __future__ import annotations

from datetime import timedelta

from harvester.errors import MailError, MailRefused

FIRST_PAUSE = timedelta(minutes=15)
"""RFC 5321, 4.5.4.1 asks for at least 30 minutes between attempts; only the first pause is shorter."""
LONGEST_PAUSE = timedelta(hours=12)
REFUSED_PAUSE = timedelta(hours=20)
"""A rejected mail is tried once a day; less than a day, so that a daily timer with jitter finds it due."""


def pause(error: MailError, attempts: int) -> timedelta:
    """Return how long to wait before the next attempt: longer each time, or a day after a rejection.

    Args:
        error: why the mail was not accepted.
        attempts: how many attempts had failed before this one.
    """
    if isinstance(error, MailRefused):
        return REFUSED_PAUSE
    doublings = min(attempts, 16)
    return min(FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)
