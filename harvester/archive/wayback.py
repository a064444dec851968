"""The Wayback Machine, and servers that speak its protocol: an index at ``/cdx/search/cdx``, mementos at
``/web/``.

Why this is a client of our own and not EDGI's `wayback`: docs/decisions. The facts it stands on:
docs/archive.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from harvester.archive.addresses import Address, ReplayRoot
from harvester.archive.cdx import FIELDS, Rows, Second, read_rows, torn
from harvester.archive.follow import Nearest, NotHere, Played, follow
from harvester.archive.listing import list_pages
from harvester.archive.protocol import IndexPage, Memento, Requests
from harvester.archive.replay import TRANSIENT_STATUSES, classify, exclusion, transient
from harvester.archive.transport import TRIES, Answer, NoAddress, Transport
from harvester.archive.urlkey import bare
from harvester.errors import ArchiveError, Excluded, IndexMalformed, Unreachable
from store.records import Capture


class WaybackArchive:
    """An archive at a base URL."""

    def __init__(
        self,
        base: str,
        transport: Transport,
        counts: Requests,
        *,
        page_rows: int,
        clock: Callable[[], datetime],
    ) -> None:
        """An archive; nothing is asked yet.

        Args:
            base: such as ``https://web.archive.org``, without trailing slash.
            transport: asks it.
            counts: the transport's counters.
            page_rows: how many rows are asked for in one question to the index.
            clock: gives the time (aware) at which a memento was fetched.
        """
        self.location, self.requests = base, counts
        self._root = ReplayRoot(f"{base}/web/")
        self._index_url = f"{base}/cdx/search/cdx"
        self._transport, self._page_rows, self._clock = transport, page_rows, clock

    def captures(
        self, url: str, *, since: str | None = None, until: str | None = None, cursor: str | None = None
    ) -> Iterator[IndexPage]:
        """See `Archive.captures`."""
        # No filter by status and no collapsing: both hide what bounds and revisits need.
        question = {
            "url": bare(url),
            "limit": str(self._page_rows),
            "showResumeKey": "true",
            "fl": ",".join(FIELDS),
        }
        window = {name: value for name, value in (("from", since), ("to", until)) if value}
        self._transport.forget_cookies()
        yield from list_pages(lambda further, before: self._ask(question | further, before), window, cursor)

    def fetch(self, capture: Capture) -> Memento:
        """See `Archive.fetch`."""
        return follow(capture, self._visit, self._clock)

    def memento_url(self, capture: Capture) -> str:
        """See `Archive.memento_url`."""
        return self._root.format(Address(capture.timestamp, capture.original))

    def close(self) -> None:
        """See `Archive.close`."""
        self._transport.close()

    def _visit(self, address: Address) -> Played | Nearest:
        """One question for a memento."""
        try:
            answer = self._transport.get("memento", self._root.format(address), transient=transient)
        except NoAddress as error:
            raise NotHere(str(error)) from None
        if answer.too_large:
            raise NotHere(answer.fault)
        if answer.fault:
            raise Unreachable(address.original, TRIES, answer.fault)
        return classify(answer, address, self._root)

    def _ask(self, question: dict[str, str], before: Second) -> Rows:
        """One question to the index."""
        url = question["url"]
        try:
            answer = self._transport.get("index", self._index_url, params=question, transient=_passing)
        except NoAddress as error:
            raise ArchiveError(url, str(error)) from None
        refusal = exclusion(answer.text)
        if refusal:
            raise Excluded(url, refusal)
        if answer.status != 200:
            raise _refused(url, answer)
        rows = read_rows(answer.body, before)
        if rows.malformed and not rows.captures:
            raise IndexMalformed(url, rows.malformed)
        rows.problem = answer.fault or rows.problem
        return rows


def _passing(answer: Answer) -> str:
    """Why a question to the index should be asked again soon, or ``""``."""
    if exclusion(answer.text):
        return ""
    if answer.status in TRANSIENT_STATUSES:
        return f"the index answers {answer.status}"
    if answer.status == 200 and answer.body.lstrip()[:1] == b"<":
        return "the index answers with a page instead of a list"
    if answer.status == 200 and torn(answer.body):
        return "the list is cut off in the middle of a row"
    return ""


def _refused(url: str, answer: Answer) -> ArchiveError:
    """The error for an answer of the index that is no list."""
    if answer.fault:
        return Unreachable(url, TRIES, answer.fault)
    said = " ".join(answer.text.split())[:200]
    if answer.status == 404:
        return ArchiveError(
            url, f"no index at {answer.url.partition('?')[0]} (404): is this a Wayback-compatible server?"
        )
    if 300 <= answer.status < 400:
        return Unreachable(url, 1, f"the index sends us to {answer.headers.get('location', 'nowhere')[:200]}")
    return ArchiveError(url, f"the index does not accept the question ({answer.status}: {said})")
