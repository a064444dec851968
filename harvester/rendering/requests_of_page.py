"""Answer the requests of one page within the limits, and remember what was asked."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from harvester.archive import Memento
from harvester.archive.urls import join_url
from harvester.extract.decode import LARGEST_BODY
from harvester.rendering.browser import SubRequest
from harvester.rendering.limits import RenderingLimits, too_large, too_many
from harvester.rendering.replies import (
    Reply,
    captured_reply,
    is_asked,
    moved_frame,
    placeholder,
    readable_by,
)

# Asked with the address of a request; None if there is no answer.
AskForPart = Callable[[str], Memento | None]

# More archived redirects in a row than this are a circle.
_MOST_HOPS = 5


class PageRequests:
    """The requests of one page.

    Attributes:
        used: addresses that were answered with a capture, in the order of the requests.
        refused: addresses for which there was no capture, or that exceeded a limit.
        unasked: addresses for which no archive was asked, since the answer could have no text.
    """

    def __init__(
        self, ask: AskForPart, limits: RenderingLimits, paused: Callable[[], AbstractContextManager[None]]
    ) -> None:
        self.used: list[str] = []
        self.refused: list[str] = []
        self.unasked: list[str] = []
        self._ask, self._limits, self._paused = ask, limits, paused
        self._replies: dict[str, Reply | None] = {}
        self._bytes = 0
        self._too_long = self._too_large = ""

    @property
    def excess(self) -> tuple[str, ...]:
        """Which limits the page exceeded, and by how much, in words."""
        limits, asked, size = self._limits, len(self._replies), self._bytes
        said = (
            f"it asks for {too_many(asked, limits.requests, 'addresses')}" if asked > limits.requests else "",
            self._too_long,
            self._too_large,
            f"the answers have {too_large(size, limits.all_bytes)}" if size > limits.all_bytes else "",
        )
        return tuple(filter(None, said))

    def serve(self, request: SubRequest) -> bool:
        """Answer a request; return whether an address was asked for that was not asked for before."""
        known = len(self._replies)
        if not request.url.startswith(("http://", "https://")) or not is_asked(
            request.method, request.kind, request.headers
        ):
            _note(self.unasked, request.url)
            reply = placeholder(request.kind)
        else:
            reply = self._followed(request) or placeholder(request.kind)
        if reply is None:
            request.refuse()
        else:
            readable = readable_by(reply, request.headers.get("origin", ""))
            request.fulfil(readable.status, readable.headers, readable.body)
        return len(self._replies) > known

    def _followed(self, request: SubRequest) -> Reply | None:
        """Return the reply after the archived redirects."""
        url = request.url
        for _ in range(_MOST_HOPS):
            reply = self._reply(url)
            target = join_url(url, reply.location) if reply is not None and reply.location else None
            if target is None:
                return reply
            url = target.partition("#")[0]
            # The library does not intercept what follows a redirect, so there is none for the browser.
            if request.kind == "document":
                return moved_frame(target)
        return None

    def _reply(self, url: str) -> Reply | None:
        """Return the captured answer of an address, which is asked for once."""
        if url not in self._replies:
            reply = self._asked(url) if self._is_within_limits(url) else None
            self._replies[url] = reply
            _note(self.refused if reply is None else self.used, url)
        return self._replies[url]

    def _is_within_limits(self, url: str) -> bool:
        """Return whether one more address may be asked for."""
        if len(url) > self._limits.address_characters:
            said = too_many(len(url), self._limits.address_characters, "characters")
            self._too_long = f"it asks for an address of {said}"
            return False
        return len(self._replies) < self._limits.requests and url.startswith(("http://", "https://"))

    def _asked(self, url: str) -> Reply | None:
        """Ask for an address."""
        with self._paused():
            memento = self._ask(url)
        if memento is None:
            return None
        reply = captured_reply(memento.snapshot.body, memento.snapshot.headers, memento.statuscode)
        # A body that is too large to be decompressed has this many bytes at least.
        size = LARGEST_BODY + 1 if reply is None else len(reply.body)
        if size > self._limits.answer_bytes:
            self._too_large = self._too_large or f"{url} has {too_large(size, self._limits.answer_bytes)}"
            return None
        self._bytes += size
        return reply if self._bytes <= self._limits.all_bytes else None


def _note(addresses: list[str], url: str) -> None:
    """Add an address once."""
    if url not in addresses:
        addresses.append(url)
