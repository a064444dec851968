"""Render pages one after the other in one browser."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue
from types import TracebackType

from harvester.archive import Memento, split_url
from harvester.errors import BrowserMissing, RenderingFailed
from harvester.rendering.browser import Browser, TabLost
from harvester.rendering.limits import RenderingLimits
from harvester.rendering.requests_of_page import AskForPart, PageRequests
from harvester.rendering.shown_page import ShownPage
from harvester.rendering.visit import Halted, Visit
from harvester.rendering.watchdog import Watchdog
from store.records import Snapshot
from store.timestamps import moment


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a browser showed of a captured page.

    Attributes:
        dom: the document as it was shown, with its doctype, in UTF-8; without scripts.
        url: the address of the page in the end; a script may have changed it without leaving the page.
        browser: name and version of the browser.
        used: addresses whose captures the page was answered with, in the order of its requests.
        refused: addresses for which there was no capture.
        unasked: addresses that were not asked for, since the answer could have no text.
    """

    dom: bytes
    url: str
    browser: str
    used: tuple[str, ...]
    refused: tuple[str, ...]
    unasked: tuple[str, ...]


class Renderer:
    """A browser for captured pages, which never reaches the network.

    It is started with the first page, and again after it crashed or was killed. Use it as a context manager.

    The library that drives the browser occupies its thread with an event loop, so it has a thread of its own;
    the function that answers is called in the thread of the caller.

    Args:
        limits: of each rendering.
    """

    def __init__(self, limits: RenderingLimits | None = None) -> None:
        self._limits = limits or RenderingLimits()
        self._browser: Browser | None = None
        self._missing: BrowserMissing | None = None
        self._thread = ThreadPoolExecutor(1, "rendering")

    def __enter__(self) -> Renderer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._thread.submit(self._close).result()
        self._thread.shutdown()

    def render(self, page: Snapshot, ask: AskForPart) -> Rendering:
        """Return what a browser shows of a page at the time of its capture.

        Args:
            page: the capture.
            ask: called with the address of each request of the page; returns the captured answer or None.
                Whatever it raises ends the rendering and is passed on.

        Raises:
            BrowserMissing: there is no browser that can be started.
            RenderingFailed: the page leads elsewhere, does not come to rest, or exceeds a limit.
        """
        url = page.capture.original
        if split_url(url).scheme not in ("http", "https"):
            raise RenderingFailed(url, "it is not a web address")
        watchdog = Watchdog(self._limits)
        back = _BackCalls()
        rendering = self._thread.submit(self._render, page, back.ask, watchdog)
        try:
            back.answer_with(ask, until=rendering)
        except BaseException:
            watchdog.stop("it was interrupted")
            # The browser may wait for an answer, and would for ever.
            back.answer_with(lambda _: None, until=rendering)
            raise
        return rendering.result()

    def _render(self, page: Snapshot, ask: AskForPart, watchdog: Watchdog) -> Rendering:
        """Render a page, in the thread of the browser."""
        browser = self._running()
        requests = PageRequests(ask, self._limits, watchdog.paused)
        try:
            with watchdog.watching(browser.driver):
                shown = self._shown(browser, page, requests)
        except (TabLost, Halted) as error:
            reasons = (watchdog.reason or str(error), *requests.excess)
            raise RenderingFailed(page.capture.original, "; ".join(reasons)) from error
        finally:
            if watchdog.reason or not browser.is_alive():
                self._close()
        if requests.excess:
            # What it shows may lack what was cut off.
            raise RenderingFailed(page.capture.original, "; ".join(requests.excess))
        return Rendering(
            dom=shown.utf8,
            url=shown.url,
            browser=browser.version,
            used=tuple(requests.used),
            refused=tuple(requests.refused),
            unasked=tuple(requests.unasked),
        )

    def _running(self) -> Browser:
        """Return the browser; one that does not start is not tried again, since that may take long."""
        if self._missing is not None:
            raise self._missing
        if self._browser is None:
            try:
                self._browser = Browser()
            except BrowserMissing as missing:
                self._missing = missing
                raise
        return self._browser

    def _shown(self, browser: Browser, page: Snapshot, requests: PageRequests) -> ShownPage:
        """Show a page in a tab of its own."""
        tab = browser.tab(moment(page.capture.timestamp))
        try:
            return Visit(tab, page, requests, self._limits).shown()
        finally:
            tab.close()

    def _close(self) -> None:
        """Close the browser, if there is one."""
        if self._browser is not None:
            self._browser.close()
            self._browser = None


class _BackCalls:
    """Calls from the thread of the browser to that of the caller."""

    def __init__(self) -> None:
        self._calls: SimpleQueue[tuple[str, Future[Memento | None]] | None] = SimpleQueue()

    def ask(self, url: str) -> Memento | None:
        """Ask the caller, and wait for the answer."""
        answer: Future[Memento | None] = Future()
        self._calls.put((url, answer))
        return answer.result()

    def answer_with(self, ask: AskForPart, until: Future[Rendering]) -> None:
        """Answer the calls until the rendering is done."""
        until.add_done_callback(lambda _: self._calls.put(None))
        while (call := self._calls.get()) is not None:
            url, answer = call
            try:
                answer.set_result(ask(url))
            except BaseException as error:
                answer.set_exception(error)
