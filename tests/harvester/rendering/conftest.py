"""One browser for all tests of a process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from harvester.errors import BrowserMissing
from harvester.rendering import Renderer, check_browser


@pytest.fixture(scope="session")
def browser() -> None:
    """Skip a test where no browser is installed."""
    try:
        check_browser()
    except BrowserMissing as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def renderer(browser: None) -> Iterator[Renderer]:
    """Return a renderer, whose browser starts with the first page."""
    with Renderer() as opened:
        yield opened
