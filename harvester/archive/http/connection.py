"""HTTP to an archive: one keep-alive connection, each request in its turn, faults tried again.

The door of `requests`. What an answer means is decided by those who ask (`cdx`, `replay`); here it is decided
whether there *is* an answer.
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

from harvester.archive.http.pace import Pace, RequestKind
from harvester.archive.protocol import LARGEST_BYTES, Requests
from harvester.archive.timestamps import http_date
from harvester.archive.timing import Timing
from harvester.config import ArchiveSettings
from harvester.errors import Offline, Unreachable

_CHUNK_BYTES = 2**16

# The largest page of the archive's own that was seen has 57 KB.
_OWN_PAGE_BYTES = 2**18

# EDGI's client tries 6 times; with the delays below 5 tries take half a minute.
TRIES = 5
# Before the second try; doubled for each further one. A server on this machine needs no rest.
_DELAY_SECONDS, _LOCAL_DELAY_SECONDS = 2.0, 0.05
_LONGEST_DELAY_SECONDS = 300.0

# Times the time-out between two reads: what one answer may take in all, so that a trickle ends.
_PATIENCE = 5

# No network here, or no name for the archive: that is not the archive refusing us.
_OFFLINE_TRIES = 2  # a network that comes back within seconds is worth one more try
_OFFLINE = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it came.

    Attributes:
        url: what was asked.
        status: the HTTP status.
        headers: names in lower case; values of repeated headers joined by commas.
        body: the bytes, with the transfer encoding undone, but no content encoding.
        fault: why it is not the answer that was wanted (cut off, the archive's own trouble), or ``""``.
        too_large: True where reading was given up because there is more than `LARGEST_BYTES` of it.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    fault: str = ""
    too_large: bool = False

    @property
    def text(self) -> str:
        """The beginning of the body, for finding the archive's own words in it."""
        return self.body[:_OWN_PAGE_BYTES].decode("utf-8", "replace")


class UnusableUrl(Exception):
    """The URL is none that can be asked for."""


class Connection:
    """Asks one archive.

    Attributes:
        tries: how often a question is asked at most.
        requests: how many requests were sent.
        heard: the headers of the last answer, for reports on the archive itself.
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
        """Make a connection that is opened with the first request.

        Args:
            settings: contact and time-out in seconds.
            pace: when requests may be sent.
            local: whether it is on this machine: then no proxy is asked, and tries follow each other sooner.
            tries: how often a question is asked at most.
            timing: measures how long an answer takes, and waits between tries.
        """
        self._settings, self._pace, self._local, self.tries = settings, pace, local, tries
        self.requests = Requests()
        self.heard: Mapping[str, str] = {}
        self._timing = timing
        self._session = self._new_session()

    def close(self) -> None:
        """Let go of the connection."""
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
        """Ask until an answer comes that is no passing fault.

        Args:
            kind: what is asked, for pace and counting.
            url: the address, percent-encoded.
            params: query parameters, encoded here.
            transient: says of an answer why it should be asked for again, or ``""``.

        Returns:
            the answer; with its fault where the last try had one too.

        Raises:
            RateLimited, CoolingDown, Blocked: ask nothing more.
            Offline: there is no network here; ask nothing more either.
            Unreachable: the last try gave no answer at all.
            UnusableUrl: the URL cannot be asked for.
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
        """One request, one answer, as whole as it came."""
        if kind == "index":
            self.requests.index += 1
        else:
            self.requests.memento += 1
        # A memento is wanted as it was stored; the index may be sent smaller.
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
        """Return the body, and why it is not whole or ``""``."""
        body = bytearray()
        raw = response.raw
        # Left to itself it throws away what came before a cut; the length is compared below.
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
        """No answer came: say why, on a new connection if it is tried again."""
        if isinstance(error, (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema)):
            raise UnusableUrl(f"no address that can be asked for ({error})") from error
        self._session.close()
        self._session = self._new_session()
        cause = _cause(error)
        refused = isinstance(error, (requests.ConnectionError, requests.exceptions.ChunkedEncodingError))
        if refused and not isinstance(error, requests.exceptions.SSLError) and not _is_offline(error):
            self._pace.refused(url, attempt, cause)
        return cause

    def _refuse_429(self, url: str, answer: Answer) -> None:
        """Raise an error where the archive (not an archived page) says that we are too fast."""
        if "memento-datetime" in answer.headers:
            return
        sent_off = (
            300 <= answer.status < 400
            and urlsplit(answer.headers.get("location", "")).path.rstrip("/") == "/429.html"
        )
        if answer.status == 429 or sent_off:
            raise self._pace.limited(url, self._retry_after(answer))

    def _retry_after(self, answer: Answer) -> float | None:
        """Seconds that the archive asks us to wait (RFC 9110, section 10.2.3: seconds or a date)."""
        value = answer.headers.get("retry-after", "").strip()
        if value.isdecimal():
            return float(value)
        date = http_date(value) if value else None
        return max(0.0, (date - self._timing.clock()).total_seconds()) if date else None

    def _delay(self, attempt: int) -> float:
        """Seconds before the next try: doubled each time; jittered, so that clients do not march in step."""
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
    """Who asks: name, version, and where to complain.

    Args:
        contact: mail address or URL, or ``""``.
    """
    try:
        version = metadata.version("policy-harvest")
    except metadata.PackageNotFoundError:  # run from a source tree that is not installed
        version = "dev"
    # Header values are Latin-1 at most; a contact that is not must not stop the harvest.
    shown = contact.strip().encode("ascii", "replace").decode("ascii")
    return f"policy-harvest/{version}" + (f" (+{shown})" if shown else "")


def _cause(error: BaseException) -> str:
    """Return what happened, in a few words: the innermost exception tells most."""
    chain = _chain(error)
    named = chain[-1]
    return f"{type(named).__name__}: {named}"[:300]


def _is_offline(error: BaseException) -> bool:
    return any(
        isinstance(link, NameResolutionError) or (isinstance(link, OSError) and link.errno in _OFFLINE)
        for link in _chain(error)
    )


def _chain(error: BaseException) -> list[BaseException]:
    """Return the exception and those it came from, outermost first."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or link.__context__
    return chain
