"""The index of a Memento server: its TimeMaps (RFC 7089, section 5), which may have several pages.

A TimeMap says when an address was captured, and nothing else: no digest, status, type or length.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from diffs.in_words import count
from diffs.text import message
from harvester.archive.http.answer import Answer
from harvester.archive.http.connection import Connection, UnusableUrl
from harvester.archive.http.index import refused
from harvester.archive.http.link_format import WebLink, links_in
from harvester.archive.http.replay import TRANSIENT_STATUSES, exclusion, told
from harvester.archive.interface import IndexPage
from harvester.archive.memento_addresses import ReplayRoot
from harvester.archive.timestamps import DIGITS, earliest, latest
from harvester.archive.urlkey import urlkey
from harvester.archive.urls import join_url, split_url
from harvester.errors import ArchiveError, Excluded, Unreachable
from store.records import Capture

# A page of a TimeMap has some thousand captures, and an address 150,000 at most.
_MOST_PAGES = 500
# There is no key to resume a TimeMap in the middle: after an interruption, it is read again.
_FROM_BEGINNING = "from the beginning"
_CANNOT_SEARCH = (
    "a Memento server cannot be searched: it can only be asked for one address at a time; write the "
    "addresses into the configuration"
)


@dataclass(slots=True)
class _TimeMapPage:
    """One page of a TimeMap.

    Attributes:
        captures: what it lists.
        further: the addresses of other pages.
        problems: what is wrong with it.
    """

    captures: list[Capture] = field(default_factory=list)
    further: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


class TimeMapIndex:
    """The TimeMaps of one server."""

    def __init__(self, timemaps: str, root: ReplayRoot, connection: Connection) -> None:
        """Create an index; no request is sent yet.

        Args:
            timemaps: what comes before the address in the address of a TimeMap, such as
                ``http://host/collection/timemap/link/``.
            root: where the mementos are.
            connection: sends the requests.
        """
        self._timemaps, self._root, self._connection = timemaps, root, connection
        self._has_answered = False

    def pages(
        self, url: str, since: str | None, until: str | None, cursor: str | None
    ) -> Iterator[IndexPage]:
        """See `Index.pages`. The whole TimeMap is always read, because it cannot be asked for a part."""
        first = self._timemaps + url.replace("#", "%23")
        pending, asked = deque([first]), {first}
        oldest, newest = earliest(since or ""), latest(until or "")
        listed: set[tuple[str, str]] = set()
        problem = ""
        while pending:
            page = self._page(pending.popleft(), url, listed)
            for one in page.further:
                if one not in asked and len(asked) < _MOST_PAGES:
                    asked.add(one)
                    pending.append(one)
                elif one not in asked:
                    page.problems.append(f"the TimeMap has more than {_MOST_PAGES} pages")
            problem = problem or next(iter(page.problems), "")
            captures = tuple(one for one in page.captures if oldest <= one.timestamp <= newest)
            yield IndexPage(
                captures,
                cursor=_FROM_BEGINNING if pending else None,
                complete=not problem,
                problem=problem,
                unconfirmed=not listed and not problem and not pending and cursor is None,
                cut=bool(problem),
            )

    def beginning_with(self, prefix: str) -> tuple[str, ...]:
        """See `Index.beginning_with`; a Memento server does not know."""
        return ()

    def matching(self, domain: str, pattern: str) -> IndexPage:
        """See `Index.matching`.

        Raises:
            ArchiveError: always; a Memento server cannot be searched.
        """
        raise ArchiveError(domain, _CANNOT_SEARCH)

    def _page(self, address: str, url: str, listed: set[tuple[str, str]]) -> _TimeMapPage:
        """Ask for one page of the TimeMap of a URL, and read it."""
        try:
            answer = self._connection.get("index", address, transient=_passing)
        except UnusableUrl as error:
            raise ArchiveError(url, str(error)) from None
        if reason := exclusion(answer.status, told(answer)):
            raise Excluded(url, reason)
        if answer.status == 404 and not answer.fault:
            return self._none(address, answer)
        if answer.status != 200 or (answer.fault and not answer.body):
            raise refused(url, self._timemaps, answer, self._connection)
        if _is_page(answer):
            raise Unreachable(
                url, self._connection.tries, "the server answers with a page instead of a TimeMap"
            )
        page = self._read(answer, url, listed)
        if answer.fault:
            page.problems.insert(0, answer.fault)
        self._has_answered |= bool(page.captures)
        return page

    def _none(self, address: str, answer: Answer) -> _TimeMapPage:
        """Return the empty page that a 404 means, if the server is known to have TimeMaps there."""
        if self._has_answered or not _is_html(answer):
            return _TimeMapPage()
        problem = (
            f"the server answers 404 to {message(address, 200)}: it has no capture of this address, or its "
            "TimeMaps are not there; none was read in this run"
        )
        return _TimeMapPage(problems=[problem])

    def _read(self, answer: Answer, url: str, listed: set[tuple[str, str]]) -> _TimeMapPage:
        """Return what a page says; captures that were listed before are left out."""
        page, elsewhere, others = _TimeMapPage(), [], []
        for link in links_in(answer.body.decode("utf-8", "replace")):
            if isinstance(link, str):
                page.problems.append(f"the TimeMap cannot be read: {message(link, 80)!r}")
            elif "memento" in link.relations:
                capture = self._capture(link)
                if capture is None:
                    elsewhere.append(link.target)
                elif capture.urlkey != urlkey(url):
                    others.append(link.target)
                elif (capture.timestamp, capture.original) not in listed:
                    listed.add((capture.timestamp, capture.original))
                    page.captures.append(capture)
            elif "timemap" in link.relations and "self" not in link.relations:
                self._go_on(link, answer.url, page)
        if others:
            page.problems.append(_such(others, "about other addresses"))
        if elsewhere:
            # No archive is asked, or named as a proof, that the user did not name.
            page.problems.append(
                _such(elsewhere, "at addresses from which the time cannot be read, or elsewhere")
            )
        return page

    def _go_on(self, link: WebLink, here: str, page: _TimeMapPage) -> None:
        """Note the address of another page; another server is not asked."""
        address = join_url(here, link.target)
        if link.parameters.get("type", "application/link-format").lower() != "application/link-format":
            return  # the same in another form
        if address is None or split_url(address).netloc != split_url(self._timemaps).netloc:
            page.problems.append(f"a page of the TimeMap is elsewhere: {message(link.target, 80)!r}")
        else:
            page.further.append(address)

    def _capture(self, link: WebLink) -> Capture | None:
        """Return the capture that a link leads to, or None if it is elsewhere, or has no time."""
        host, root = split_url(link.target).netloc, split_url(self._root.root).netloc
        address = self._root.parse(link.target) if host.lower() == root.lower() else None
        if address is None or not DIGITS.fullmatch(address.timestamp):
            return None
        return Capture(urlkey(address.original), address.timestamp, address.original, "-", None, "-", None)


def _such(links: list[str], where: str) -> str:
    return f"the TimeMap lists {count(len(links), 'memento')} {where}, such as {message(links[0], 120)!r}"


def _passing(answer: Answer) -> str:
    """Return why a request for a TimeMap should be repeated soon, or ``""``."""
    if exclusion(answer.status, told(answer)):
        return ""
    if answer.status in TRANSIENT_STATUSES:
        return f"the server answers {answer.status}"
    return "the server answers with a page instead of a TimeMap" if _is_page(answer) else ""


def _is_page(answer: Answer) -> bool:
    return answer.status == 200 and (
        _is_html(answer) or answer.body.lstrip()[:5].lower() in (b"<html", b"<!doc")
    )


def _is_html(answer: Answer) -> bool:
    return "html" in answer.headers.get("content-type", "").lower()
