"""Rules of another generation, for the tests of what is derived again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from harvester.pipeline import extracting, generations, staleness, timeline, tracing


@contextmanager
def generation(
    *,
    reading: str = generations.READING,
    comparison: str = generations.COMPARISON,
    lineage: str = generations.LINEAGE,
) -> Iterator[pytest.MonkeyPatch]:
    """Let the rules have other names; what they give can be patched, too."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (extracting, staleness, timeline):
            patch.setattr(module, "READING", reading)
        for module in (staleness, tracing):
            patch.setattr(module, "LINEAGE", lineage)
        patch.setattr(generations, "COMPARISON", comparison)
        extracting.read_text.cache_clear()
        yield patch
    extracting.read_text.cache_clear()
