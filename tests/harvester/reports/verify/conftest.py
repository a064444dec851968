"""What the tests of `harvest verify` share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from harvester.processes import recorded


@pytest.fixture(scope="module", autouse=True)
def derived_once() -> Iterator[None]:
    """Keep what pure functions gave: hundreds of checks of copies of one store derive the same from it."""
    with recorded():
        yield
