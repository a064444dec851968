"""Ping a monitor that waits for it, as healthchecks.io does: it raises the alarm if nothing runs any more.

A run pings when it begins (``/start``), and when it ends: the address itself if all was looked at, else the
address with its exit code. Whatever the monitor does, the run goes on.
"""

from __future__ import annotations

import http.client
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from diffs.text import message, parts_of_secret, printable, public_address
from harvester.delivery.no_redirects import direct_opener
from harvester.delivery.within import Overdue, within
from harvester.errors import StoreError

HELD_UP_SECONDS = 10.0
"""How long a ping holds up a run at most, whatever the monitor does."""
_TIMEOUT_SECONDS = 4.0
_TRIES = 2
# In characters: healthchecks.io keeps 100 kB of a body.
_LONGEST = 10_000
_MISSED, _STORE = 1, 3


class Ping:
    """The monitor of a store's runs.

    Args:
        url: its address, a secret: whoever knows it can say that all is well; ``""`` if there is none.
        complain: is told why a ping was not taken.
        held_up_seconds: how long a ping holds up a run at most.
    """

    def __init__(
        self, url: str, complain: Callable[[str], None], held_up_seconds: float = HELD_UP_SECONDS
    ) -> None:
        self._url, self._complain, self._held_up_seconds = url, complain, held_up_seconds

    def started(self) -> None:
        """Say that a run begins."""
        self._send("/start", "")

    def ended(self, code: int, summary: str) -> None:
        """Say that a run has ended.

        Args:
            code: its exit code.
            summary: what it did, in lines for people.
        """
        self._send(f"/{code}" if code else "", summary)

    def _send(self, suffix: str, body: str) -> None:
        if not self._url:
            return
        given_up = threading.Event()
        try:
            problem = within(self._held_up_seconds, lambda: self._try(suffix, body, given_up))
        except Overdue:
            # A beginning must not be told after the end.
            given_up.set()
            problem = "no answer yet; the run goes on"
        if problem:
            self._complain(f"the ping of {public_address(self._url)} was not taken: {problem}")

    def _try(self, suffix: str, body: str, given_up: threading.Event) -> str:
        """Post to the address some times at most; return why the last try failed, or ``""``."""
        problem = ""
        for _ in range(_TRIES):
            if given_up.is_set():
                break
            problem = self._post(suffix, body)
            if not problem:
                break
        return problem

    def _post(self, suffix: str, body: str) -> str:
        """Post once; return why the ping was not taken, or ``""``."""
        try:
            parts = urlsplit(self._url)
            address = urlunsplit(parts._replace(path=parts.path.rstrip("/") + suffix))
            content = printable(body)[:_LONGEST].encode()
            headers = {"Content-Type": "text/plain; charset=utf-8", "User-Agent": "harvest"}
            request = urllib.request.Request(address, data=content, headers=headers, method="POST")
            with direct_opener().open(request, timeout=_TIMEOUT_SECONDS):
                return ""
        except urllib.error.HTTPError as error:
            with error:
                return self._shown(f"it answered {error.code} {error.reason}")
        except (OSError, http.client.HTTPException, ValueError) as error:
            return self._shown(f"no answer: {getattr(error, 'reason', error)}")

    def _shown(self, problem: str) -> str:
        """Return a problem without the address in it."""
        return message(problem, 300, parts_of_secret(self._url))


@dataclass(slots=True)
class PingReport:
    """How a run ended.

    Attributes:
        code: its exit code, or None as long as it has not ended, or if a signal ended it.
        summary: what it did, in lines for people.
    """

    code: int | None = None
    summary: str = ""


@contextmanager
def pinged(ping: Ping) -> Iterator[PingReport]:
    """Ping when the run within the context begins, and when it has ended.

    A run that a signal ended is continued by the next one, which says how it ended.

    Args:
        ping: the monitor.

    Yields:
        Where the run leaves how it ended.
    """
    ping.started()
    report = PingReport()
    try:
        yield report
    except Exception as error:
        ping.ended(_STORE if isinstance(error, StoreError) else _MISSED, message(str(error)))
        raise
    if report.code is not None:
        ping.ended(report.code, report.summary)
