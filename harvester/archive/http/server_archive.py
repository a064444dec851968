"""An archive at a base URL: an index with one of several protocols, and mementos below one root."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta

from harvester.archive.follow_redirects import ArchivedAnswer, Nearest, NotArchived, follow, nearest_memento
from harvester.archive.http.answer import Answer
from harvester.archive.http.connection import Connection, UnusableUrl
from harvester.archive.http.index import Index, PrefixIndex
from harvester.archive.http.replay import classify, transient
from harvester.archive.http.save_page_now import SavePageNow
from harvester.archive.http.wayback import WaybackIndex
from harvester.archive.interface import IndexPage, Memento
from harvester.archive.memento_addresses import Address, ReplayRoot
from harvester.archive.nearby import beginnings, closest
from harvester.archive.saver import PageSaver
from harvester.archive.urlkey import bare
from harvester.config import SaveKeys
from harvester.errors import Unreachable
from store.records import Capture


class ServerArchive:
    """An archive that is asked over HTTP."""

    def __init__(
        self,
        location: str,
        index: Index,
        root: ReplayRoot,
        connection: Connection,
        clock: Callable[[], datetime],
    ) -> None:
        """Create an archive; no request is sent yet.

        Args:
            location: as the user wrote it.
            index: lists captures.
            root: where mementos are.
            connection: sends the requests.
            clock: gives the time (aware) at which a memento was fetched.
        """
        self.location, self.requests = location, connection.requests
        self._index, self._root, self._connection, self._clock = index, root, connection, clock

    def captures(
        self, url: str, *, since: str | None = None, until: str | None = None, cursor: str | None = None
    ) -> Iterator[IndexPage]:
        """See `Archive.captures`."""
        # Cookies bind a listing to one of the archive's servers; the next listing may go to another one.
        self._connection.forget_cookies()
        return self._index.pages(bare(url), since, until, cursor)

    def nearby(self, url: str) -> tuple[str, ...]:
        """See `Archive.nearby`."""
        narrow, wide = beginnings(url)
        found = closest(url, self._index.beginning_with(narrow))
        return found or (closest(url, self._index.beginning_with(wide)) if wide != narrow else ())

    def captures_beginning_with(self, prefix: str, since: str) -> IndexPage | None:
        """See `PrefixArchive.captures_beginning_with`."""
        if not isinstance(self._index, PrefixIndex):
            return None
        self._connection.forget_cookies()
        return self._index.captures_beginning_with(prefix, since)

    def matching(self, domain: str, pattern: str) -> IndexPage:
        """See `Archive.matching`."""
        return self._index.matching(domain, pattern)

    def fetch(self, capture: Capture) -> Memento:
        """See `Archive.fetch`."""
        return follow(capture, self._visit, self._clock)

    def nearest(self, url: str, timestamp: str, within: timedelta) -> Memento:
        """See `Archive.nearest`."""
        return nearest_memento(url, timestamp, self._visit, self._clock, within)

    def page_saver(self, keys: SaveKeys) -> PageSaver | None:
        """See `SavingArchive.page_saver`."""
        if not isinstance(self._index, WaybackIndex):
            return None
        return SavePageNow(self._index.base, self._connection, keys, self._clock)

    @property
    def heard(self) -> Mapping[str, str]:
        """The headers of the server's last answer, names in lower case."""
        return self._connection.heard

    def close(self) -> None:
        """See `Archive.close`."""
        self._connection.close()

    def _visit(self, address: Address) -> ArchivedAnswer | Nearest:
        """Send one request for a memento, and return what the answer means."""
        return self._classified(self._asked(address), address)

    def _asked(self, address: Address) -> Answer:
        """Send one request for a memento."""
        try:
            answer = self._connection.get("memento", self._root.format(address), transient=transient)
        except UnusableUrl as error:
            raise NotArchived(str(error)) from None
        if answer.too_large or answer.malformed:
            raise NotArchived(answer.fault)
        if answer.fault:
            raise Unreachable(address.original, self._connection.tries, answer.fault)
        return answer

    def _classified(self, answer: Answer, address: Address) -> ArchivedAnswer | Nearest:
        """Return what an answer means."""
        try:
            return classify(answer, address, self._root)
        except NotArchived as error:
            raise NotArchived(self._connection.quoted(str(error), 0)) from None
