"""Let no fault keep the rest from being checked."""

from __future__ import annotations

from collections.abc import Iterator

from harvester.pipeline.barrier import in_brief


def guarded(faults: Iterator[str], what: str) -> Iterator[str]:
    """Yield faults; if looking for them fails, this is a fault, too.

    What is stored may be anything, so any exception may occur where it is read.

    Args:
        faults: what was found, one line each.
        what: what is being checked.
    """
    try:
        yield from faults
    except Exception as error:
        yield f"{what}: cannot be checked further ({in_brief(error)})"
