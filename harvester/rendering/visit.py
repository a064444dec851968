"""Show one page: open it, let its clock run until it is at rest, and read what it shows."""

from __future__ import annotations

import re
from http import HTTPStatus
from itertools import count

from diffs.text import one_line
from harvester.archive import split_url
from harvester.archive.entrances import leads_away
from harvester.rendering.browser import SubRequest, Tab
from harvester.rendering.limits import RenderingLimits, too_large, too_many
from harvester.rendering.replies import Reply, captured_reply
from harvester.rendering.requests_of_page import PageRequests
from harvester.rendering.shown_page import ShownPage, share_of_common_words, shown_page
from store.records import Snapshot

# The page's clock runs in steps of a second; after each, the page is looked at.
_STEP_MILLISECONDS = 1000
# When a page is loaded, the browser itself asks for its icon, and the clock moves a little with each request.
# So it goes slowly until then, and the icon is waited for, in real time: else, one rendering would be some
# milliseconds ahead of the next.
_LOADING_STEP_MILLISECONDS = 20
_ICON_MILLISECONDS = 100
# A page is at rest if it shows the same for three seconds and asks for nothing: loading screens and fades
# last one or two. Then it is scrolled, and must be at rest for a second more.
_CALM_STEPS, _CALM_STEPS_AFTER_SCROLLING = 3, 1
# A page with so few words may wait for its content behind a message that stands still, as long as the clock
# runs. It is looked at every five seconds.
_FEW_WORDS, _PATIENCE_SECONDS = 60, 5
# A page that never rests (a clock, a carousel) counts if this much of its words was the same this long.
_STABLE_SHARE = 0.9
_STABLE_STEPS = 5
# Real time in which frames are drawn after each step: what ends with a transition ends then.
_FRAME_MILLISECONDS = 20
_WAITS = (1, 2, 5, 10, 20)
# Of an address, in a reason.
_LONGEST_ADDRESS = 300
# A page may load itself again, as those do that move to https or set a cookie first.
_MOST_LOADS = 3


class Halted(Exception):
    """Raised when a page cannot be shown; the message is the reason."""


class Visit:
    """One page in one tab."""

    def __init__(self, tab: Tab, page: Snapshot, requests: PageRequests, limits: RenderingLimits) -> None:
        """Get the page and its answers ready.

        Args:
            tab: an empty tab.
            page: the capture.
            requests: what answers the requests of the page.
            limits: of the rendering.

        Raises:
            Halted: the page is too large.
        """
        self._tab, self._requests, self._limits = tab, requests, limits
        self._url = page.capture.original
        self._reply = _reply_of(page)
        self._loads = 0
        self._target = ""
        self._has_asked = False
        self._error: BaseException | None = None
        tab.opening, tab.answering = self._opened, self._answer

    def shown(self) -> ShownPage:
        """Return what the page shows when it is at rest.

        Raises:
            Halted: it leads elsewhere, never rests, or is too large.
            TabLost: the browser failed or was killed.
        """
        self._tab.open(self._url)
        self._load()
        history: list[ShownPage] = []
        calm, needed, seconds = 0, _CALM_STEPS, 1
        left = int(self._limits.page_seconds)
        while left > 0:
            left -= seconds
            has_asked = self._step(seconds * _STEP_MILLISECONDS)
            self._tab.wait(_FRAME_MILLISECONDS)
            shown = self._look()
            is_same = bool(history) and history[-1].html == shown.html
            calm = calm + 1 if is_same and not has_asked else 0
            history = [*history[-_STABLE_STEPS:], shown]
            if seconds > 1 and not calm:
                # What it waited for has come.
                needed = _CALM_STEPS
            seconds = 1
            if calm < needed:
                continue
            if needed == _CALM_STEPS:
                self._tab.scroll()
                calm, needed = 0, _CALM_STEPS_AFTER_SCROLLING
            elif shown.words.total() >= _FEW_WORDS or left <= 0:
                return self._at_its_place(shown)
            else:
                seconds = min(_PATIENCE_SECONDS, left)
        return self._stable(history)

    def _stable(self, history: list[ShownPage]) -> ShownPage:
        """Return the last of what a restless page showed, if it is nearly the same as some time before."""
        if share_of_common_words(history[0].words, history[-1].words) < _STABLE_SHARE:
            raise Halted(f"its text still changes after {self._limits.page_seconds:g} seconds")
        return self._at_its_place(history[-1])

    def _at_its_place(self, shown: ShownPage) -> ShownPage:
        """Return what is shown in the end, if it is still the page: a script may lead on without a request.

        Raises:
            Halted: the address in the end is that of a login, a front page or an error.
        """
        if leads_away(self._url, shown.url):
            raise _leads_to(shown.url)
        return shown

    def _load(self) -> None:
        """Let the clock run until the page is loaded, but for a page that never is."""
        for _ in range(_STEP_MILLISECONDS // _LOADING_STEP_MILLISECONDS):
            self._step(_LOADING_STEP_MILLISECONDS)
            if self._tab.is_loaded:
                break
        self._tab.wait(_ICON_MILLISECONDS)

    def _step(self, milliseconds: float) -> bool:
        """Let the clock run for one step; return whether the page asked for something new."""
        self._has_asked = False
        self._tab.advance(milliseconds)
        for waited in count():
            self._check()
            if self._tab.has_advanced():
                break
            self._tab.wait(_WAITS[min(waited, len(_WAITS) - 1)])
        return self._has_asked

    def _answer(self, request: SubRequest) -> None:
        """Answer one request; after an error, none is answered any more."""
        if self._error is not None:
            request.refuse()
            return
        try:
            self._has_asked |= self._requests.serve(request)
        except BaseException as error:
            # Raised where the page is waited for: here, the library would swallow it.
            self._error = error
            request.refuse()

    def _look(self) -> ShownPage:
        """Read what is shown now."""
        if (nodes := self._tab.nodes()) > self._limits.nodes:
            raise Halted(f"it has {too_many(nodes, self._limits.nodes, 'nodes')}")
        shown = shown_page(self._tab.snapshot())
        if not shown.url.startswith(("http://", "https://")):
            raise _leads_to(shown.url)
        if (size := len(shown.utf8)) > self._limits.dom_bytes:
            raise Halted(f"what it shows has {too_large(size, self._limits.dom_bytes)}")
        return shown

    def _opened(self, request: SubRequest) -> None:
        """Answer what would open a page in this tab: the page itself, or a redirect by a script."""
        if request.method == "GET" and _place(request.url) == _place(self._url) and self._loads < _MOST_LOADS:
            self._loads += 1
            request.fulfil(self._reply.status, self._reply.headers, self._reply.body)
            return
        self._target = request.url
        request.refuse()

    def _check(self) -> None:
        """Stop if a request could not be answered because of an error, or if the page led elsewhere."""
        if self._error is not None:
            raise self._error
        if not self._target:
            return
        if _place(self._target) == _place(self._url):
            raise Halted("it loads itself over and over")
        raise _leads_to(self._target)


def _reply_of(page: Snapshot) -> Reply:
    """Return the capture as the answer to the request for the page."""
    status = page.capture.statuscode or HTTPStatus.OK
    reply = captured_reply(page.body, page.headers, status)
    if reply is None:
        raise Halted("it is too large")
    # Without a type, a browser would guess; with another (a download, plain text), it would show no page.
    kind = reply.headers.get("content-type", "")
    if not re.search(r"html|xml", kind, re.IGNORECASE):
        return Reply(status, {**reply.headers, "content-type": "text/html"}, reply.body)
    return reply


def _leads_to(url: str) -> Halted:
    """Return what is raised if a script leads to another page, whose address may be of any length."""
    return Halted(f"a script leads to another page: {one_line(url, _LONGEST_ADDRESS)}")


def _place(url: str) -> tuple[str, str, str]:
    """Return what makes an address another page: not its scheme, ``www.``, a final slash or its fragment."""
    parts = split_url(url)
    return ((parts.hostname or "").removeprefix("www."), parts.path.rstrip("/"), parts.query)
