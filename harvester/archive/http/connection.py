"""Send HTTP requests to an archive: on one keep-alive connection, at its pace, and again after a fault.

This is the only module that imports `requests`. It decides whether there is a usable answer; what the answer
means is decided in `cdx` and `replay`.
"""

from __future__ import annotations

import errno
import logging
import warnings
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import requests
from urllib3 import exceptions

from diffs.in_words import count
from diffs.text import message
from harvester.archive.clock import Timing
from harvester.archive.http.answer import OWN_PAGE_BYTES, Answer
from harvester.archive.http.deadline import Deadline, WatchedResponse
from harvester.archive.http.faults import cause_of, chain_of, is_malformed
from harvester.archive.http.pace import Pace, RequestKind
from harvester.archive.http.question import Question
from harvester.archive.http.user_agent import user_agent
from harvester.archive.interface import LARGEST_BYTES, TOO_LARGE, Requests
from harvester.archive.timestamps import http_date
from harvester.archive.urls import split_url
from harvester.config import ArchiveSettings
from harvester.errors import Offline, Unreachable
from harvester.extract.decode import TooLarge, inflated

_CHUNK_BYTES = 2**16

# Python refuses to read numbers of more than 4,300 digits.
_LONGEST_NUMBER = 4000

# EDGI's client tries 6 times. With the delays below, 5 tries take half a minute.
TRIES = 5
# The delay before the second try; it doubles with each further one. A server on this machine needs none.
_DELAY_SECONDS, _LOCAL_DELAY_SECONDS = 2.0, 0.05
_LONGEST_DELAY_SECONDS = 300.0
# What a server may ask us to wait, in words of its own; a pause that is kept is a day at most.
_LONGEST_ASKED_SECONDS = 366 * 86400.0

# A whole answer may take this many times the time-out of a single read.
_PATIENCE = 5

# If this machine has no network or proxy, or cannot look up the archive's name, the archive has not refused.
_OFFLINE_TRIES = 2  # a network that comes back within seconds is worth one more try
_OFFLINE = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN)
_NO_WAY = (exceptions.NameResolutionError, exceptions.ProxyError)
_SHUT_OUT = (exceptions.NewConnectionError, exceptions.ConnectTimeoutError)


class UnusableUrl(Exception):
    """The URL cannot be requested."""


# Requests and answers, one line each; `harvest -v` writes them into its log.
_LOG = logging.getLogger("harvester.archive")
# In characters: of an address in the log.
_SHOWN = 500


class _Session(requests.Session):
    """A session that leaves redirects alone.

    Even if it is not to follow a redirect, `requests` reads and unpacks its whole body, and parses where it
    leads; it raises errors of its own if that is impossible.
    """

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        return None


class _Adapter(requests.adapters.HTTPAdapter):
    """One keep-alive connection, whose answers have a deadline."""

    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> Any:
        pool: Any = super().get_connection_with_tls_context(*args, **kwargs)
        plain = type(pool).ConnectionCls

        def connect(**settings: Any) -> Any:
            connection = plain(**settings)
            connection.response_class = partial(WatchedResponse, deadline=self._deadline)
            return connection

        pool.ConnectionCls = connect
        return pool


class Connection:
    """Sends requests to one archive.

    Attributes:
        tries: how often a request is sent at most.
        requests: how many requests were sent.
        heard: the headers of the last answer, for reports about the archive itself.
    """

    def __init__(
        self,
        settings: ArchiveSettings,
        pace: Pace,
        *,
        local: bool,
        tries: int = TRIES,
        timing: Timing,
        login: tuple[str, str] | None = None,
    ) -> None:
        """Create a connection, which is opened by the first request.

        Args:
            settings: contact and time-out in seconds.
            pace: decides when requests may be sent.
            local: whether the server is on this machine; then no proxy is used, and delays are shorter.
            tries: how often a request is sent at most.
            timing: measures how long an answer takes, and waits between tries.
            login: user name and password for the server, or None.
        """
        self._login = login
        self._settings, self._pace, self._local, self.tries = settings, pace, local, tries
        self.requests = Requests()
        self.heard: Mapping[str, str] = {}
        self._timing, self._deadline = timing, Deadline(timing.clock)
        self._session = self._new_session()
        # The URL that was last answered, and the one at which the archive then hung up again and again.
        self._answered = self._forgiven = ""

    def close(self) -> None:
        """Close the connection."""
        self._session.close()

    def quoted(self, text: str, limit: int) -> str:
        """Return what the archive says, fit to be shown: one line, and nothing of the login in it.

        Args:
            text: foreign words.
            limit: the most characters to keep.
        """
        user, password = self._login or ("", "")
        encoded = b64encode(f"{user}:{password}".encode()).decode() if self._login else ""
        return message(text, limit, (password, encoded))

    def forget_cookies(self) -> None:
        """Forget the archive's cookies, which bind a listing to one of its servers."""
        self._session.cookies.clear()

    def get(
        self,
        kind: RequestKind,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        transient: Callable[[Answer], str],
    ) -> Answer:
        """Send a request, and repeat it until the answer is not a temporary fault.

        Args:
            kind: the kind of request, for the pace and for counting.
            url: the address, percent-encoded.
            params: query parameters, not encoded.
            headers: further headers of the request.
            transient: returns why the request should be repeated after an answer, or ``""``.

        Returns:
            The answer; if even the last try had a fault, with that fault.

        Raises:
            RateLimited, CoolingDown, Blocked: send no more requests.
            Offline: this machine has no network; send no more requests, either.
            Unreachable: the last try gave no answer at all, or the archive hangs up at this URL alone.
            UnusableUrl: the URL cannot be requested.
        """
        question = Question(kind, url, params or {}, headers or {})
        return self._send(question, self.tries, transient, lambda answer: False)

    def post(
        self,
        kind: RequestKind,
        url: str,
        form: Mapping[str, str],
        *,
        headers: Mapping[str, str],
        is_own: Callable[[Answer], bool],
    ) -> Answer:
        """Send a form, once: what has no answer may have been done all the same.

        Args:
            kind: the kind of request, for the pace and for counting.
            url: the address, percent-encoded.
            form: the fields, not encoded.
            headers: further headers of the request.
            is_own: returns whether a 429 is about this request alone, and not about all requests.

        Returns:
            The answer, whatever its status.

        Raises:
            ArchiveError: as for `get`.
            UnusableUrl: the URL cannot be requested.
        """
        question = Question(kind, url, headers=headers, form=form)
        return self._send(question, 1, lambda answer: "", is_own)

    def _send(
        self,
        question: Question,
        tries: int,
        transient: Callable[[Answer], str],
        is_own: Callable[[Answer], bool],
    ) -> Answer:
        """Send a request some times at most; see `get` and `post`."""
        kind, url, asked = question.kind, question.url, question.asked
        delay, cause = 0.0, ""
        answer: Answer | None = None
        for attempt in range(1, tries + 1):
            if attempt > 1:
                self._timing.sleep(delay)
            self._pace.turn(kind, url)
            delay = self._delay(attempt)
            try:
                answer = self._ask(question)
            except requests.RequestException as error:
                answer, cause = None, self._failed(url, asked, attempt, error)
                _LOG.debug("%s %s: no answer: %s", kind, self.quoted(asked, _SHOWN), cause)
                if is_malformed(error):
                    fault = f"the archive's answer cannot be read ({cause})"
                    answer = Answer(url, 0, {}, b"", fault, malformed=True)
                elif attempt >= min(_OFFLINE_TRIES, tries) and _is_offline(error):
                    raise Offline(url, attempt, cause) from error
                continue
            size = count(len(answer.body), "byte")
            _LOG.debug("%s %s: %d, %s", kind, self.quoted(asked, _SHOWN), answer.status, size)
            if not is_own(answer):
                self._refuse_429(url, answer)
            answer = replace(answer, fault=answer.fault or transient(answer))
            if not answer.fault or answer.too_large:
                self._pace.answered()
                self._answered, self._forgiven = asked, ""
                return answer
            self.forget_cookies()
            delay = max(delay, min(self._retry_after(answer) or 0, _LONGEST_DELAY_SECONDS))
        if answer is None:
            raise Unreachable(url, tries, cause)
        return answer

    def _ask(self, question: Question) -> Answer:
        """Send one request, and return the answer even if it is incomplete."""
        kind, url = question.kind, question.url
        # A memento is wanted as it was stored; the index may be compressed.
        encoding = "gzip" if kind == "index" else "identity"
        self._deadline.begin(_PATIENCE * self._settings.timeout_seconds)
        with self._timing.waiting(), warnings.catch_warnings():
            # It prints a traceback for a cookie that it cannot read, and ignores it.
            warnings.filterwarnings("ignore", message="http.cookiejar bug")
            # A signal that came before has ended the wait already: no request is sent then.
            self._count(kind)
            response = self._session.request(
                "GET" if question.form is None else "POST",
                url,
                params=question.params,
                data=question.form,
                headers={"Accept-Encoding": encoding, **question.headers},
                auth=_unchanged if "Authorization" in question.headers else None,
                timeout=(min(20.0, self._settings.timeout_seconds), self._settings.timeout_seconds),
                allow_redirects=False,
                stream=True,
            )
        heard = {name.lower(): value for name, value in response.headers.items()}
        with response, self._timing.waiting():
            self.heard = heard
            body, fault = self._read(response)
        too_large = len(body) > LARGEST_BYTES
        if kind == "index":
            try:
                body = inflated(body, heard.get("content-encoding"))
            except TooLarge:
                body, fault, too_large = b"", TOO_LARGE, True
        return Answer(response.url or url, response.status_code, heard, body, fault, too_large)

    def _count(self, kind: RequestKind) -> None:
        """Count a request that is being sent."""
        if kind == "index":
            self.requests.index += 1
        elif kind == "memento":
            self.requests.memento += 1
        else:
            self.requests.saving += 1

    def _read(self, response: requests.Response) -> tuple[bytes, str]:
        """Return the body, and why it is incomplete or ``""``."""
        body = bytearray()
        raw = response.raw
        # A redirect says all in its headers; its body may be endless, and is not needed.
        redirects = 300 <= response.status_code < 400 and "Location" in response.headers
        # By default, urllib3 discards what came before a cut; the length is compared below instead.
        raw.enforce_content_length = False
        try:
            for chunk in raw.stream(_CHUNK_BYTES, decode_content=False):
                body += chunk
                if redirects and len(body) > OWN_PAGE_BYTES:
                    return bytes(body[:OWN_PAGE_BYTES]), ""
                if len(body) > LARGEST_BYTES:
                    return bytes(body), TOO_LARGE
        except (exceptions.HTTPError, OSError) as error:
            if redirects:
                return bytes(body), ""
            slow = "it came too slowly" if self._deadline.has_passed else ""
            return bytes(body), slow or f"the answer was cut off ({type(error).__name__})"
        announced = _number(response.headers.get("Content-Length", ""))
        if announced is not None and raw.tell() < announced and not redirects:
            return bytes(body), f"the answer was cut off after {raw.tell()} of {announced} bytes"
        return bytes(body), ""

    def _failed(self, url: str, asked: str, attempt: int, error: requests.RequestException) -> str:
        """Return why no answer came; further tries use a new connection."""
        if isinstance(error, (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema)):
            raise UnusableUrl(f"its address cannot be requested ({message(str(error), 300)})") from error
        self._session.close()
        self._session = self._new_session()
        cause = ("the proxy: " if isinstance(error, requests.exceptions.ProxyError) else "") + cause_of(error)
        refused = isinstance(error, requests.ConnectionError) and not (
            isinstance(error, requests.exceptions.SSLError) or _is_offline(error) or is_malformed(error)
        )
        if refused:
            # A server that answers all but one URL fails at that one; a firewall lets no connection in.
            hung_up = self._answered not in ("", asked) and not _is_shut_out(error)
            forgiven = hung_up and self._forgiven in ("", asked)
            self._forgiven = asked if forgiven else self._forgiven
            self._pace.refused(url, attempt, cause, forgiven=forgiven)
        return cause

    def _refuse_429(self, url: str, answer: Answer) -> None:
        """Raise an error if the archive itself, not an archived page, says that we send too many requests."""
        if "memento-datetime" in answer.headers:
            return
        sent_off = (
            300 <= answer.status < 400
            and split_url(answer.headers.get("location", "")).path.rstrip("/") == "/429.html"
        )
        if answer.status == 429 or sent_off:
            raise self._pace.limited(url, self._retry_after(answer))

    def _retry_after(self, answer: Answer) -> float | None:
        """Return for how many seconds the archive asks us to wait (RFC 9110, section 10.2.3), or None."""
        value = answer.headers.get("retry-after", "").strip()
        if value.isdecimal():
            return min(float(value), _LONGEST_ASKED_SECONDS)
        date = http_date(value) if value else None
        return max(0.0, (date - self._timing.clock()).total_seconds()) if date else None

    def _delay(self, attempt: int) -> float:
        """Return the seconds before the next try: doubled each time, with a jitter so that clients differ."""
        first = _LOCAL_DELAY_SECONDS if self._local else _DELAY_SECONDS
        return min(first * 2.0 ** (attempt - 1) * (0.5 + self._timing.jitter()), _LONGEST_DELAY_SECONDS)

    def _new_session(self) -> requests.Session:
        session = _Session()
        adapter = _Adapter(self._deadline)
        session.mount("https://", adapter)
        session.mount("http://", adapter)
        session.trust_env = not self._local
        if self._login:
            # As bytes: requests would encode the text as Latin-1, and fail for other letters.
            user, password = (one.encode() for one in self._login)
            session.auth = requests.auth.HTTPBasicAuth(user, password)
        session.headers["User-Agent"] = user_agent(self._settings.contact)
        return session


def _number(text: str) -> int | None:
    """Return the number of bytes that a header announces, or None if it is not a number of bytes."""
    return int(text) if text.isdecimal() and len(text) < _LONGEST_NUMBER else None


def _unchanged(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Return a request with the credentials that it has: a login, or one of ~/.netrc, would replace them."""
    return request


def _is_shut_out(error: BaseException) -> bool:
    """Return whether no connection was made at all."""
    return any(isinstance(link, _SHUT_OUT) for link in chain_of(error))


def _is_offline(error: BaseException) -> bool:
    return any(
        isinstance(link, _NO_WAY) or getattr(link, "errno", None) in _OFFLINE for link in chain_of(error)
    )
