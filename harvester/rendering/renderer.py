"""Render pages one after the other in one browser."""

from __future__ import annotations

from dataclasses import dataclass
from types import TracebackType

from harvester.archive import split_url
from harvester.errors import RenderingFailed
from harvester.rendering.browser import Browser, TabLost
from harvester.rendering.limits import RenderingLimits
from harvester.rendering.requests_of_page import Ask, PageRequests
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
        refused: addresses for which there was no capture, or that exceeded a limit.
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

    It is started with the first page, and again after it crashed or was killed. Use it as a context manager,
    from one thread.

    Args:
        limits: of each rendering.
    """

    def __init__(self, limits: RenderingLimits | None = None) -> None:
        self._limits = limits or RenderingLimits()
        self._browser: Browser | None = None

    def __enter__(self) -> Renderer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def render(self, page: Snapshot, ask: Ask) -> Rendering:
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
        browser = self._running()
        watchdog = Watchdog(browser.driver, self._limits)
        requests = PageRequests(ask, self._limits, watchdog.paused)
        try:
            with watchdog.watching():
                shown = self._shown(browser, page, requests)
        except (TabLost, Halted) as error:
            raise RenderingFailed(url, watchdog.reason or str(error)) from error
        finally:
            if watchdog.reason or not browser.is_alive():
                self._close()
        return Rendering(
            dom=shown.html.encode("utf-8", "replace"),
            url=shown.url,
            browser=browser.version,
            used=tuple(requests.used),
            refused=tuple(requests.refused),
            unasked=tuple(requests.unasked),
        )

    def _shown(self, browser: Browser, page: Snapshot, requests: PageRequests) -> ShownPage:
        """Show a page in a tab of its own."""
        tab = browser.tab(moment(page.capture.timestamp))
        try:
            return Visit(tab, page, requests, self._limits).shown()
        finally:
            tab.close()

    def _running(self) -> Browser:
        """Return a browser that runs."""
        if self._browser is None:
            self._browser = Browser()
        return self._browser

    def _close(self) -> None:
        """Close the browser, if there is one."""
        if self._browser is not None:
            self._browser.close()
            self._browser = None
