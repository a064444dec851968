"""What a process that works ahead keeps open until it ends, closed in a process that goes on."""

from __future__ import annotations

from pathlib import Path

from harvester.pipeline.working_ahead import opened_for_reading, opened_with_scratch


def close_opened(path: Path) -> None:
    """Close and forget the store that was opened to work ahead, as far as it was."""
    if opened_for_reading.cache_info().currsize:
        opened_for_reading(path).close()
        opened_for_reading.cache_clear()
    if opened_with_scratch.cache_info().currsize:
        examined, scratch = opened_with_scratch(path)
        scratch.close()
        examined.close()
        opened_with_scratch.cache_clear()
