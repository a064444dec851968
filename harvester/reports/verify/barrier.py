"""Let no fault keep the rest from being checked."""

from __future__ import annotations

from collections.abc import Iterator


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


def in_brief(error: Exception) -> str:
    """Return what an exception says, with its kind if it says little to people."""
    said = str(error)[:200]
    kind = type(error).__name__
    return (
        said if said and kind.endswith(("StoreError", "ExtractError", "CitationError")) else f"{kind}: {said}"
    )
