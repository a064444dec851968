"""Send HTTP requests to an archive: on one keep-alive connection, at its pace, and again after a fault.

This is the only module that imports `requests`. It decides whether there is a usable answer; what the answer
means is decided in `cdx` and `replay`.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from importlib import metadata
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import HTTPError, NameResolutionError

from harvester.archive.clock import Timing
from harvester.archive.http.pace import Pace, RequestKind
from harvester.archive.interface import LARGEST_BYTES, Requests
from harvester.archive.timestamps import http_date
from harvester.config import ArchiveSettings
from harvester.errors import Offline, Unreachable

_CHUNK_BYTES = 2**16

# The largest of the archive's own pages that was seen has 57 KB.
_OWN_PAGE_BYTES = 2**18

# EDGI's client tries 6 times. With the delays below, 5 tries take half a minute.
TRIES = 5
# The delay before the second try; it doubles with each further one. A server on this machine needs none.
_DELAY_SECONDS, _LOCAL_DELAY_SECONDS = 2.0, 0.05
_LONGEST_DELAY_SECONDS = 300.0

# A whole answer may take this many times the time-out of a single read, so that a very slow one ends.
_PATIENCE = 5

# If this machine has no network, or cannot look up the archive's name, the archive has not refused us.
_OFFLINE_TRIES = 2  # a network that comes back within seconds is worth one more try
_OFFLINE = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN)


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer as received.

    Attributes:
        url: what was requested.
        status: the HTTP status.
        headers: names in lower case; values of repeated headers joined by commas.
        body: the bytes; the transfer encoding is undone, and the content encoding of an index answer, too.
        fault: why the answer cannot be used (cut off, a temporary fault of the archive), or ``""``.
        too_large: True if reading stopped because the body is larger than `LARGEST_BYTES`.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    fault: str = ""
    too_large: bool = False

    @property
    def text(self) -> str:
        """The beginning of the body, in which messages of the archive are looked for."""
        return self.body[:_OWN_PAGE_BYTES].decode("utf-8", "replace")


class UnusableUrl(Exception):
    """The URL cannot be requested."""


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
    ) -> None:
        """Create a connection, which is opened by the first request.

        Args:
            settings: contact and time-out in seconds.
            pace: decides when requests may be sent.
            local: whether the server is on this machine; then no proxy is used, and delays are shorter.
            tries: how often a request is sent at most.
            timing: measures how long an answer takes, and waits between tries.
        """
        self._settings, self._pace, self._local, self.tries = settings, pace, local, tries
        self.requests = Requests()
        self.heard: Mapping[str, str] = {}
        self._timing = timing
        self._session = self._new_session()

    def close(self) -> None:
        """Close the connection."""
        self._session.close()

    def forget_cookies(self) -> None:
        """Forget the archive's cookies, which bind a listing to one of its servers."""
        self._session.cookies.clear()

    def get(
        self,
        kind: RequestKind,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        transient: Callable[[Answer], str],
    ) -> Answer:
        """Send a request, and repeat it until the answer is not a temporary fault.

        Args:
            kind: the kind of request, for the pace and for counting.
            url: the address, percent-encoded.
            params: query parameters, not encoded.
            transient: returns why the request should be repeated after an answer, or ``""``.

        Returns:
            The answer; if even the last try had a fault, with that fault.

        Raises:
            RateLimited, CoolingDown, Blocked: send no more requests.
            Offline: this machine has no network; send no more requests, either.
            Unreachable: the last try gave no answer at all.
            UnusableUrl: the URL cannot be requested.
        """
        delay, cause = 0.0, ""
        answer: Answer | None = None
        for attempt in range(1, self.tries + 1):
            if attempt > 1:
                self._timing.sleep(delay)
            self._pace.turn(kind, url)
            delay = self._delay(attempt)
            try:
                answer = self._ask(kind, url, params)
            except requests.RequestException as error:
                answer, cause = None, self._failed(url, attempt, error)
                if attempt >= _OFFLINE_TRIES and _is_offline(error):
                    raise Offline(url, attempt, cause) from error
                continue
            self._refuse_429(url, answer)
            answer = replace(answer, fault=answer.fault or transient(answer))
            if not answer.fault or answer.too_large:
                self._pace.answered()
                return answer
            self.forget_cookies()
            delay = max(delay, min(self._retry_after(answer) or 0, _LONGEST_DELAY_SECONDS))
        if answer is None:
            raise Unreachable(url, self.tries, cause)
        return answer

    def _ask(self, kind: RequestKind, url: str, params: Mapping[str, str] | None) -> Answer:
        """Send one request, and return the answer even if it is incomplete."""
        if kind == "index":
            self.requests.index += 1
        else:
            self.requests.memento += 1
        # A memento is wanted as it was stored; the index may be compressed.
        encoding = "gzip" if kind == "index" else "identity"
        response = self._session.get(
            url,
            params=params,
            headers={"Accept-Encoding": encoding},
            timeout=(min(20.0, self._settings.timeout_seconds), self._settings.timeout_seconds),
            allow_redirects=False,
            stream=True,
        )
        headers = {name.lower(): value for name, value in response.headers.items()}
        with response:
            self.heard = headers
            body, fault = self._read(response, decode=kind == "index")
        too_large = len(body) > LARGEST_BYTES
        return Answer(response.url or url, response.status_code, headers, body, fault, too_large)

    def _read(self, response: requests.Response, *, decode: bool) -> tuple[bytes, str]:
        """Return the body, and why it is incomplete or ``""``."""
        body = bytearray()
        raw = response.raw
        # By default, urllib3 discards what came before a cut; the length is compared below instead.
        raw.enforce_content_length = False
        deadline = self._timing.clock() + timedelta(seconds=_PATIENCE * self._settings.timeout_seconds)
        try:
            for chunk in raw.stream(_CHUNK_BYTES, decode_content=decode):
                body += chunk
                if len(body) > LARGEST_BYTES:
                    return bytes(body), f"it is larger than {LARGEST_BYTES // 2**20} MB"
                if self._timing.clock() > deadline:
                    return bytes(body), "it came too slowly"
        except (HTTPError, OSError) as error:
            return bytes(body), f"the answer was cut off ({type(error).__name__})"
        announced = response.headers.get("Content-Length", "")
        if announced.isdecimal() and raw.tell() < int(announced):
            return bytes(body), f"the answer was cut off after {raw.tell()} of {announced} bytes"
        return bytes(body), ""

    def _failed(self, url: str, attempt: int, error: requests.RequestException) -> str:
        """Return why no answer came; further tries use a new connection."""
        if isinstance(error, (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema)):
            raise UnusableUrl(f"its address cannot be requested ({error})") from error
        self._session.close()
        self._session = self._new_session()
        cause = _cause(error)
        refused = isinstance(error, (requests.ConnectionError, requests.exceptions.ChunkedEncodingError))
        if refused and not isinstance(error, requests.exceptions.SSLError) and not _is_offline(error):
            self._pace.refused(url, attempt, cause)
        return cause

    def _refuse_429(self, url: str, answer: Answer) -> None:
        """Raise an error if the archive itself, not an archived page, says that we send too many requests."""
        if "memento-datetime" in answer.headers:
            return
        sent_off = (
            300 <= answer.status < 400
            and urlsplit(answer.headers.get("location", "")).path.rstrip("/") == "/429.html"
        )
        if answer.status == 429 or sent_off:
            raise self._pace.limited(url, self._retry_after(answer))

    def _retry_after(self, answer: Answer) -> float | None:
        """Return for how many seconds the archive asks us to wait (RFC 9110, section 10.2.3), or None."""
        value = answer.headers.get("retry-after", "").strip()
        if value.isdecimal():
            return float(value)
        date = http_date(value) if value else None
        return max(0.0, (date - self._timing.clock()).total_seconds()) if date else None

    def _delay(self, attempt: int) -> float:
        """Return the seconds before the next try: doubled each time, with a jitter so that clients differ."""
        first = _LOCAL_DELAY_SECONDS if self._local else _DELAY_SECONDS
        return min(first * 2.0 ** (attempt - 1) * (0.5 + self._timing.jitter()), _LONGEST_DELAY_SECONDS)

    def _new_session(self) -> requests.Session:
        session = requests.Session()
        adapter = requests.adapters.HTTPAdapter(pool_connections=1, pool_maxsize=1, max_retries=0)
        session.mount("https://", adapter)
        session.mount("http://", adapter)
        session.trust_env = not self._local
        session.headers["User-Agent"] = user_agent(self._settings.contact)
        return session


def user_agent(contact: str) -> str:
    """Return the User-Agent header: name and version of the program, and the contact of its user.

    Args:
        contact: mail address or URL, or ``""``.
    """
    try:
        version = metadata.version("policy-harvest")
    except metadata.PackageNotFoundError:  # run from a source tree that is not installed
        version = "dev"
    # Header values are Latin-1 at most; other characters in the contact must not stop the harvest.
    shown = contact.strip().encode("ascii", "replace").decode("ascii")
    return f"policy-harvest/{version}" + (f" (+{shown})" if shown else "")


def _cause(error: BaseException) -> str:
    """Return what happened, in a few words: the innermost exception is the most specific."""
    chain = _chain(error)
    named = chain[-1]
    return f"{type(named).__name__}: {named}"[:300]


def _is_offline(error: BaseException) -> bool:
    return any(
        isinstance(link, NameResolutionError) or (isinstance(link, OSError) and link.errno in _OFFLINE)
        for link in _chain(error)
    )


def _chain(error: BaseException) -> list[BaseException]:
    """Return the exception and those that caused it, outermost first."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or link.__context__
    return chain
