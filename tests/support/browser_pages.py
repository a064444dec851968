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


def write_pages(folder: Path, pages: Iterable[SitePage]) -> None:
    """Write pages of the site to the files where they are in it."""
    for page in pages:
        path = folder / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.content, "utf-8")


class PageReader:
    """A browser that opens pages from files.

    Args:
        browser: the browser, which runs.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser

    @contextmanager
    def opened(
        self,
        path: Path,
        fragment: str = "",
        *,
        width: int = 1280,
        script: bool = True,
        scheme: Literal["light", "dark"] = "light",
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
        complaints: list[str] = []
        asked: list[str] = []
        context = self._browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            color_scheme=scheme,
            bypass_csp=bypass,
        )
        try:
            page = context.new_page()
            page.on("console", lambda message: complaints.append(message.text))
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("dialog", lambda dialog: complaints.append(dialog.message))
            page.on("request", lambda request: asked.append(request.url))
            page.goto(path.absolute().as_uri() + (f"#{fragment}" if fragment else ""))
            yield page
        finally:
            context.close()
        assert complaints == []
        pages = [url for url in asked if url.startswith("file:") and ".html" in url]
        assert asked == pages, "nothing is asked for but the pages themselves"


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
