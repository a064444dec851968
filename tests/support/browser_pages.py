"""Pages of the site in a headless browser: a page that asks anybody for anything, or complains, fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from harvester.errors import BrowserMissing
from harvester.rendering import check_browser
from harvester.rendering.chromium import installed_browser
from harvester.site.pages import SitePage

Scheme = Literal["light", "dark"]


def write_pages(folder: Path, pages: Iterable[SitePage]) -> None:
    """Write pages of the site to the files where they are in it."""
    for page in pages:
        path = folder / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.content, "utf-8")


class PageReader:
    """A browser that opens pages from files, one after the other in the same window.

    A new window takes the browser half a second of work; what a page left in it is removed instead.

    Args:
        browser: the browser, which runs.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._windows: dict[tuple[bool, Scheme, bool], Page] = {}
        self._complaints: list[str] = []
        self._asked: list[str] = []

    @contextmanager
    def opened(
        self,
        path: Path,
        fragment: str = "",
        *,
        width: int = 1280,
        script: bool = True,
        scheme: Scheme = "light",
        bypass: bool = False,
    ) -> Iterator[Page]:
        """Open a file.

        Args:
            path: the file.
            fragment: what follows ``#``, or ``""``.
            width: of the window, in pixels.
            script: whether scripts are on.
            scheme: the colours that the reader prefers.
            bypass: whether a test may run scripts of its own in spite of the page's policy.
        """
        window = script, scheme, bypass
        if window not in self._windows:
            self._windows[window] = self._new_window(*window)
        page = self._windows[window]
        self._complaints.clear()
        self._asked.clear()
        try:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(path.absolute().as_uri() + (f"#{fragment}" if fragment else ""))
            yield page
            page.evaluate("localStorage.clear(); sessionStorage.clear()")
            page.goto("about:blank")
            page.mouse.move(0, 0)
        except BaseException:
            # Who knows what it shows now.
            self._windows.pop(window).context.close()
            raise
        assert self._complaints == []
        pages = [url for url in self._asked if url.startswith("file:") and ".html" in url]
        assert self._asked == pages, "nothing is asked for but the pages themselves"
        assert len(page.context.pages) == 1

    def _new_window(self, script: bool, scheme: Scheme, bypass: bool) -> Page:
        """Open a window that shares nothing with others."""
        context = self._browser.new_context(
            java_script_enabled=script, color_scheme=scheme, bypass_csp=bypass
        )
        page = context.new_page()
        page.on("console", lambda message: self._complaints.append(message.text))
        page.on("pageerror", lambda error: self._complaints.append(str(error)))
        page.on("dialog", lambda dialog: self._complaints.append(dialog.message))
        page.on("request", lambda request: self._asked.append(request.url))
        return page


@contextmanager
def page_reader() -> Iterator[PageReader]:
    """Start a browser; the test is skipped where none is installed."""
    try:
        check_browser()
    except BrowserMissing as error:
        pytest.skip(str(error))
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=installed_browser(), args=["--no-sandbox"])
        try:
            yield PageReader(browser)
        finally:
            browser.close()
