"""One browser for all tests of a process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from harvester.rendering import Renderer


@pytest.fixture(scope="session")
def renderer() -> Iterator[Renderer]:
    """Return a renderer, whose browser starts with the first page."""
    with Renderer() as opened:
        yield opened
