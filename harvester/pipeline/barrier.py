"""The barrier around what is done for one document: its faults end nothing else (docs/design.md, law 18)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from diffs.text import message
from harvester.errors import PAUSES, HarvesterError, StoreError

NOT_COMPARED = "its texts could not be compared"

_LONGEST_REASON = 200

Result = TypeVar("Result")
Otherwise = TypeVar("Otherwise")


def attempt(step: Callable[[], Result], otherwise: Otherwise, fault: str) -> tuple[Result | Otherwise, str]:
    """Take a step for one document.

    Addresses, rows and texts are anybody's words: one that no rule foresaw is a problem of its document.

    Args:
        step: what to do.
        otherwise: the result if it fails.
        fault: what could not be done, as the beginning of the reason.

    Returns:
        The result, and why the step failed or ``""``.

    Raises:
        StoreError: the store cannot be used, for the other documents either.
        RateLimited, CoolingDown, Blocked, Offline: the archive must not be asked now, by anybody.
    """
    try:
        return step(), ""
    except (StoreError, *PAUSES):
        raise
    except Exception as error:
        return otherwise, f"{fault} ({in_brief(error)})"


def in_brief(error: Exception) -> str:
    """Return what an error says, with its kind if it is not one of the program's own.

    Args:
        error: the error.
    """
    said, kind = message(str(error), _LONGEST_REASON), type(error).__name__
    return said if said and isinstance(error, HarvesterError) else f"{kind}: {said}"


def unreadable(error: Exception) -> str:
    """Return the reason why there is no text, for an error that no rule foresaw.

    Args:
        error: the error.
    """
    return f"the page cannot be read ({in_brief(error)})"
