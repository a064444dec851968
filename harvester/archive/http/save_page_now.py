"""Save Page Now, the Wayback Machine's service that captures a page when it is asked to.

docs/archive.md describes what is requested, and what was seen to be answered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from urllib.parse import quote

from diffs.text import message
from harvester.archive.http.answer import Answer
from harvester.archive.http.connection import Connection, UnusableUrl
from harvester.archive.http.replay import TRANSIENT_STATUSES
from harvester.archive.http.save_answers import content, is_about_one, read_job, read_quota, read_save
from harvester.archive.saver import JobStatus, SaveAnswer, SaveQuota
from harvester.config import SaveKeys
from harvester.config.save_keys import ACCESS_VARIABLE, SECRET_VARIABLE
from harvester.errors import SavingRefused, Unreachable

# In characters: of what the archive says.
_SHOWN = 200
# How many jobs one question is about.
_JOBS = 50
# There is no such service, or it takes no such request.
_NO_SERVICE = frozenset({404, 405, 501})
_NO_ACCOUNT = frozenset({401, 407})


class SavePageNow:
    """Asks one archive to capture pages, for one account."""

    def __init__(
        self, base: str, connection: Connection, keys: SaveKeys, clock: Callable[[], datetime]
    ) -> None:
        """Prepare; no request is sent yet.

        Args:
            base: such as ``https://web.archive.org``, without trailing slash.
            connection: sends the requests.
            keys: of the account.
            clock: gives the time (aware).
        """
        self._address, self._connection, self._keys, self._clock = f"{base}/save", connection, keys, clock
        self._headers = {
            "Accept": "application/json",
            "Authorization": f"LOW {keys.access}:{keys.secret}",
        }

    def quota(self) -> SaveQuota:
        """See `PageSaver.quota`.

        Raises:
            Unreachable: no usable answer came.
        """
        # The random parameter of the API paper keeps caches from answering; the time does so, too.
        params = {"_t": str(round(self._clock().timestamp() * 1000))}
        answer = self._get(f"{self._address}/status/user", params)
        if answer.fault or not isinstance(content(answer), dict):
            cause = answer.fault or f"its quota cannot be read ({answer.status})"
            raise Unreachable(f"{self._address}/status/user", 1, self._quoted(cause))
        return read_quota(content(answer))

    def ask(self, url: str, within: timedelta) -> SaveAnswer:
        """See `PageSaver.ask`."""
        form = {
            "url": url,
            "if_not_archived_within": str(round(within.total_seconds())),
            # Whether this is the first capture of the page would take the archive time to find out.
            "skip_first_archive": "1",
        }
        try:
            answer = self._connection.post(
                "save", self._address, form, headers=self._headers, is_own=is_about_one
            )
        except UnusableUrl as error:
            return SaveAnswer("refused", code="invalid-url-syntax", said=self._quoted(str(error)))
        self._check(answer)
        return read_save(answer, self._quoted)

    def follow(self, jobs: Sequence[str]) -> Mapping[str, JobStatus]:
        """See `PageSaver.follow`."""
        found: dict[str, JobStatus] = {}
        for start in range(0, len(jobs), _JOBS):
            some = jobs[start : start + _JOBS]
            if len(some) > 1:
                found |= dict(self._together(some))
            # What an answer about several jobs leaves out is asked for alone.
            for job in some:
                status = found.get(job) or self._alone(job)
                if status is not None:
                    found[job] = status
        return found

    def _together(self, jobs: Sequence[str]) -> Iterator[tuple[str, JobStatus]]:
        """Yield what one answer says about several jobs."""
        answer = self._connection.post(
            "save status",
            f"{self._address}/status",
            {"job_ids": ",".join(jobs)},
            headers=self._headers,
            is_own=lambda answer: False,
        )
        self._check(answer, is_job=True)
        found = content(answer)
        if not isinstance(found, list) and answer.status not in _NO_SERVICE:
            # It would not answer a question about each, either.
            raise Unreachable(f"{self._address}/status", 1, f"the archive answers {answer.status}")
        for one in found if isinstance(found, list) else ():
            name = one.get("job_id") if isinstance(one, dict) else None
            status = read_job(one, self._quoted)
            if isinstance(name, str) and name in jobs and status is not None:
                yield name, status

    def _alone(self, job: str) -> JobStatus | None:
        """Return how far a job is, or None if nothing can be read now."""
        answer = self._get(f"{self._address}/status/{quote(job)}", {}, is_job=True)
        if answer.fault:
            raise Unreachable(answer.url, self._connection.tries, self._quoted(answer.fault))
        if answer.status == 404:
            return JobStatus("gone", said="the archive does not know the job any more")
        return read_job(content(answer), self._quoted)

    def _get(self, url: str, params: Mapping[str, str], *, is_job: bool = False) -> Answer:
        try:
            answer = self._connection.get(
                "save status", url, params=params, headers=self._headers, transient=_passing
            )
        except UnusableUrl as error:
            raise Unreachable(url, 1, self._quoted(str(error))) from None
        self._check(answer, is_job=is_job)
        return answer

    def _check(self, answer: Answer, *, is_job: bool = False) -> None:
        """Raise an error if the archive captures nothing for this account, or for anybody."""
        if answer.status in _NO_ACCOUNT:
            reason = (
                f"the archive does not accept the keys ({answer.status}): {ACCESS_VARIABLE} and "
                f"{SECRET_VARIABLE} are wrong, or the account was closed"
            )
            raise SavingRefused(self._address, reason)
        if answer.status in _NO_SERVICE and not is_job and not isinstance(content(answer), dict):
            reason = f"there is no Save Page Now at {self._address} ({answer.status})"
            raise SavingRefused(self._address, reason)

    def _quoted(self, text: str) -> str:
        """Return what the archive says, fit to be shown: one line, and nothing of the keys in it."""
        return message(text, _SHOWN, (self._keys.secret, self._keys.access))


def _passing(answer: Answer) -> str:
    """Return why a question should be repeated soon, or ``""``."""
    return f"the archive answers {answer.status}" if answer.status in TRANSIENT_STATUSES else ""
