"""Ask the archive what the search for policies needs to know, within a number of requests."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TypeVar

from harvester.archive import Archive, IndexPage, Memento
from harvester.discovery.listings import AddressHistory, history_of
from harvester.errors import PAUSES, ArchiveError, Excluded, NotPlayable
from store.records import Capture

AnswerOf = TypeVar("AnswerOf")

MOST_REQUESTS = 12
"""For one domain: gentle enough for thousands of domains, and enough for policies that moved twice."""

# A memento that leads on takes one more for the address that it leads to.
MEMENTO_REQUESTS = 2


class Questions:
    """The requests of one search; when they are used up, further questions get no answer.

    Attributes:
        problems: what the archive could not answer, in words, in the order of the questions.
        is_excluded: whether the archive does not show the site.
        has_captures: whether it listed any capture.
    """

    def __init__(self, archive: Archive, most: int = MOST_REQUESTS) -> None:
        """Take the archive; no request is sent yet.

        Args:
            archive: is asked.
            most: how many requests may be sent.
        """
        self._archive, self._most = archive, most
        self._begin = archive.requests.index + archive.requests.memento
        self.problems: list[str] = []
        self.is_excluded = self.has_captures = False

    @property
    def sent(self) -> int:
        """How many requests were sent."""
        return self._archive.requests.index + self._archive.requests.memento - self._begin

    @property
    def left(self) -> int:
        """How many requests may still be sent."""
        return max(self._most - self.sent, 0)

    def matching(self, domain: str, pattern: str) -> IndexPage:
        """Return the first capture of each matching address of a domain; nothing if the archive cannot say.

        Raises:
            Excluded: the archive does not show this site.
            RateLimited, CoolingDown, Blocked: send no more requests.
        """
        page = self._try(lambda: self._archive.matching(domain, pattern)) or IndexPage((), complete=False)
        if page.problem:
            self.problems.append(page.problem)
        self.has_captures |= bool(page.captures)
        return page

    def history(self, url: str) -> AddressHistory | None:
        """Return what the index says of an address, or None if it was not asked or cannot say.

        Raises:
            RateLimited, CoolingDown, Blocked: send no more requests.
        """
        page = self.listing(url)
        return None if page is None else history_of(page.captures, page.complete and page.cursor is None)

    def listing(self, url: str) -> IndexPage | None:
        """Return the first page of the captures of an address, or None if the archive cannot say.

        Raises:
            RateLimited, CoolingDown, Blocked: send no more requests.
        """
        page = self._try(lambda: next(islice(self._archive.captures(url), 1)))
        self.has_captures |= page is not None and bool(page.captures)
        return page

    def arrival(self, capture: Capture) -> tuple[Memento | None, str]:
        """Return where a capture leads: its memento, or None if it is not served, and the address of that.

        The address that a captured redirect leads to is known even if it was not captured itself.

        Returns:
            The memento and its address, which is ``""`` if it is unknown.

        Raises:
            RateLimited, CoolingDown, Blocked: send no more requests.
        """

        def ask() -> tuple[Memento | None, str]:
            try:
                memento = self._archive.fetch(capture)
            except NotPlayable as error:
                if not error.target:
                    raise
                return None, error.target
            return memento, memento.snapshot.capture.original

        return self._try(ask, MEMENTO_REQUESTS) or (None, "")

    def _try(self, ask: Callable[[], AnswerOf], requests: int = 1) -> AnswerOf | None:
        """Send a question; an archive that cannot answer it is recorded, and holds up no other question."""
        if self.left < requests:
            return None
        try:
            return ask()
        except PAUSES:
            raise
        except Excluded as error:
            self.is_excluded = True
            self.problems.append(f"{error.url}: excluded by the archive: {error.reason}")
        except ArchiveError as error:
            self.problems.append(str(error))
        return None
