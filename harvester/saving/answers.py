"""What an answer means for the next time: later again, no more today, or rarely; pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Literal

from harvester.archive.saver import JobStatus, SaveAnswer
from harvester.saving.due import INDEX_LAG, threshold
from store.tables.saves import Save, SaveOutcome
from store.timestamps import moment

Sort = Literal["later", "today", "page"]

# The sorts of the codes in the archive's API paper (2025-10-22) and in the tables of five public clients.
# What is not among them is asked for later again, and shown. `no-captures` is in no table: it was answered
# in 2026 for a page that could be reached.
_LATER = frozenset(
    {
        "user-session-limit",
        "too-many-requests",
        "service-unavailable",
        "cannot-fetch",
        "no-browsers-available",
        "celery",
        "proxy-error",
        "internal-server-error",
        "job-failed",
        "browsing-timeout",
        "soft-time-limit-exceeded",
        "read-timeout",
        "protocol-error",
        "bad-gateway",
        "gateway-timeout",
        "bandwidth-limit-exceeded",
        "capture-location-error",
        "invalid-server-response",
        "no-captures",
        "blocked-client-ip",
    }
)
_TODAY_BEGINS = "max-daily-bandwidth"
# The first is said of an address, which was captured too often today, and of an account; the second of a site
# of which the archive has captured 100 GB today.
_TODAY_OF_ONE, _TODAY_OF_SITE = "too-many-daily-captures", "max-daily-bandwidth-host"
_OF_THE_PAGE = frozenset(
    {
        "not-found",
        "no-access",
        "unauthorized",
        "blocked",
        "blocked-url",
        "invalid-url-syntax",
        "invalid-host-resolution",
        "too-many-redirects",
        "filesize-limit",
        "method-not-allowed",
        "not-implemented",
        "bad-request",
        "ftp-access-denied",
        "http-version-not-supported",
        "network-authentication-required",
    }
)
# What is a matter of the page is asked for as rarely as what the archive excludes.
PAGE_DAYS = 30
# After a fault that passes, an hour; after each further one in a row four times as long, up to a day.
_FIRST_PAUSE, _LONGEST_PAUSE, _GROWTH = timedelta(hours=1), timedelta(days=1), 4


def sort_of(code: str) -> Sort:
    """Return what an error means: later again, no more today, or a matter of the page.

    Args:
        code: without ``error:``.
    """
    if code == _TODAY_OF_ONE or code.startswith(_TODAY_BEGINS):
        return "today"
    return "page" if code in _OF_THE_PAGE else "later"


def is_of_account(code: str) -> bool | None:
    """Return whether an error for today is about the account, and not about one address or site.

    Args:
        code: without ``error:``.

    Returns:
        None if it is said of both.
    """
    return None if code == _TODAY_OF_ONE else code != _TODAY_OF_SITE


def is_known(code: str) -> bool:
    """Return whether it was documented, when this was written, what an error means.

    Args:
        code: without ``error:``.
    """
    return code in _LATER or sort_of(code) != "later"


def tomorrow(now: datetime) -> datetime:
    """Return the beginning of the next day (UTC), from which the archive counts anew.

    Args:
        now: the time (aware).
    """
    return datetime.combine(now.astimezone(UTC).date() + timedelta(days=1), time(tzinfo=UTC))


def outcome_of_answer(
    answer: SaveAnswer, before: Sequence[Save], every: timedelta, now: datetime
) -> SaveOutcome:
    """Return what the answer to a request means.

    Args:
        answer: the answer.
        before: the earlier requests for the address, the newest first.
        every: how old its newest capture may be.
        now: the time (aware, UTC).
    """
    if answer.kind == "job":
        return SaveOutcome("pending", answer.job, said=answer.said)
    if answer.kind == "unclear":
        return unclear(now, answer.code, answer.said)
    if answer.kind == "recent":
        again = now - (answer.age or timedelta()) + threshold(every)
        return SaveOutcome(
            "recent", said=answer.said, settled_at=now, again_at=max(again, now + _FIRST_PAUSE)
        )
    return _refused(answer.code, answer.said, before, now)


def outcome_of_job(save: Save, status: JobStatus, before: Sequence[Save], now: datetime) -> SaveOutcome:
    """Return what the status of a job means.

    Args:
        save: the request.
        status: of its job, which is not pending.
        before: the earlier requests for the address, the newest first.
        now: the time (aware, UTC).
    """
    job = save.outcome.job
    if status.state == "refused":
        refused = _refused(status.code, status.said, before, now)
        return SaveOutcome(
            "refused", job, code=refused.code, said=refused.said, settled_at=now, again_at=refused.again_at
        )
    # A capture of the day after tomorrow is one of a clock that is wrong, its own or ours.
    is_plausible = status.timestamp and moment(status.timestamp) <= now + timedelta(days=2)
    if status.state == "captured" and is_plausible:
        return SaveOutcome(
            "captured",
            job,
            status.timestamp,
            status.original,
            said=status.said,
            settled_at=now,
            # It may be an older one, which the archive takes to be as good.
            again_at=now + _FIRST_PAUSE,
        )
    lost = unclear(now, "", status.said or "it states an impossible time")
    return SaveOutcome("unclear", job, said=lost.said, settled_at=now, again_at=lost.again_at)


def unclear(now: datetime, code: str, said: str) -> SaveOutcome:
    """Return the outcome of a request that may have been followed or not: the index will show it.

    Args:
        now: the time (aware, UTC).
        code: the status of the answer, or ``""``.
        said: what happened.
    """
    return SaveOutcome("unclear", code=code, said=said, settled_at=now, again_at=now + INDEX_LAG)


def _refused(code: str, said: str, before: Sequence[Save], now: datetime) -> SaveOutcome:
    sort = sort_of(code)
    if sort == "today":
        again = tomorrow(now)
    elif sort == "page":
        again = now + timedelta(days=PAGE_DAYS)
    else:
        in_a_row = 0
        for one in before:
            if one.outcome.state != "refused":
                break
            in_a_row += 1
        again = now + min(_FIRST_PAUSE * _GROWTH ** min(in_a_row, 5), _LONGEST_PAUSE)
    return SaveOutcome("refused", code=code, said=said, settled_at=now, again_at=again)
