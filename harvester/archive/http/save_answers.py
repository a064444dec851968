"""Read what Save Page Now answers: JSON as its API paper says, messages without a job, or pages; pure.

docs/archive.md has the rules and says where each kind of answer was seen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from harvester.archive.http.answer import Answer
from harvester.archive.http.replay import TRANSIENT_STATUSES
from harvester.archive.saver import JobStatus, SaveAnswer, SaveQuota
from harvester.archive.timestamps import DIGITS

Quoted = Callable[[str], str]

_JOB = re.compile(r"[A-Za-z0-9_.:-]{1,200}")
_CODE = re.compile(r"[^a-z0-9-]+")
_RECENT = re.compile(
    r"snapshot (?:had been|has been|was) (?:made|captured)(?P<age>[^.]*?) ago", re.IGNORECASE
)
_AGE = re.compile(r"(?P<number>\d{1,6}) (?P<unit>second|minute|hour|day|week|month)s?", re.IGNORECASE)
_UNITS = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
    "month": timedelta(days=30),
}
_LONGEST_CODE = 60
# The code of a request that came too soon after others, of whatever kind.
_TOO_MANY_REQUESTS = "too-many-requests"


def content(answer: Answer) -> object:
    """Return the JSON of an answer, or None if it is something else, such as a page."""
    try:
        return json.loads(answer.text)
    except (ValueError, RecursionError):
        return None


def is_about_one(answer: Answer) -> bool:
    """Return whether an answer with 429 is about one capture, and not about all requests.

    Args:
        answer: the answer to a request for a capture.
    """
    found = content(answer)
    code = _code(found, str) if isinstance(found, dict) else ""
    return code not in ("", _TOO_MANY_REQUESTS)


def read_save(answer: Answer, quoted: Quoted) -> SaveAnswer:
    """Return what the archive answered when it was asked for a capture.

    Args:
        answer: the answer, neither 401 nor one that says that there is no such service.
        quoted: makes the archive's words fit to be shown.
    """
    found = content(answer)
    if not isinstance(found, dict):
        is_unclear = answer.status == 200 or answer.fault or answer.status in TRANSIENT_STATUSES
        said = quoted(answer.fault) if answer.fault else f"it answers {answer.status} with a page"
        return SaveAnswer("unclear" if is_unclear else "refused", code=str(answer.status or ""), said=said)
    said = quoted(_text(found, "message"))
    job = found.get("job_id")
    if isinstance(job, str) and _JOB.fullmatch(job):
        return SaveAnswer("job", job, said=said)
    recent = _RECENT.search(_text(found, "message"))
    if recent:
        return SaveAnswer("recent", said=said, age=_age(recent["age"]))
    code = _code(found, quoted)
    if not code and (answer.status in TRANSIENT_STATUSES or not said):
        return SaveAnswer("unclear", code=str(answer.status), said=said)
    return SaveAnswer("refused", code=code, said=said)


def read_job(found: object, quoted: Quoted) -> JobStatus | None:
    """Return how far a job is, or None if nothing can be read.

    Args:
        found: the JSON about one job.
        quoted: makes the archive's words fit to be shown.
    """
    if not isinstance(found, dict):
        return None
    status, said = _text(found, "status"), quoted(_text(found, "message"))
    if status == "success":
        timestamp, original = _text(found, "timestamp"), _text(found, "original_url")
        is_address = original.startswith(("http://", "https://")) and original.isprintable()
        if DIGITS.fullmatch(timestamp) and is_address:
            return JobStatus("captured", timestamp, original, said=said)
        # It is said to be there, but not where: the index shows it.
        return JobStatus("gone", said="it says success without a capture")
    if status == "error":
        # Each error of a capture has a code; without one, it is about the question.
        code = _code(found, quoted)
        return JobStatus("refused" if code else "gone", code=code, said=said)
    return JobStatus("pending") if status == "pending" else None


def read_quota(found: object) -> SaveQuota:
    """Return how much may still be asked for, as far as it is said.

    Args:
        found: the JSON of the answer.
    """
    said: Mapping[str, Any] = found if isinstance(found, dict) else {}
    return SaveQuota(
        _number(said.get("available")),
        _number(said.get("daily_captures")),
        _number(said.get("daily_captures_limit")),
    )


def _text(found: Mapping[str, object], name: str) -> str:
    value = found.get(name)
    return value if isinstance(value, str) else ""


def _code(found: Mapping[str, object], quoted: Quoted) -> str:
    """Return the code of an error without its prefix, in lower case."""
    code = quoted(_text(found, "status_ext")).strip().lower().removeprefix("error:")
    return _CODE.sub("-", code).strip("-")[:_LONGEST_CODE]


def _age(words: str) -> timedelta | None:
    """Return the length of time that ``3 hours, 5 minutes`` means, or None."""
    parts = [int(one["number"]) * _UNITS[one["unit"].lower()] for one in _AGE.finditer(words)]
    return sum(parts, timedelta()) if parts else None


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
