"""The parts of a document's pages that the configuration chooses, and when it does; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DatedSelector:
    """A CSS selector, with the time of the captures that it is for.

    Attributes:
        css: the selector.
        valid_from: the beginning of the first timestamp (4 to 14 digits, inclusive), or None for open.
        valid_until: the beginning of the last timestamps (``201805`` takes in all of May), or None for open.
    """

    css: str
    valid_from: str | None = None
    valid_until: str | None = None

    def holds_at(self, timestamp: str) -> bool:
        """Return whether the selector is for a capture.

        Args:
            timestamp: of the capture, 14 digits.
        """
        since, until = self.valid_from or "", self.valid_until or ""
        return since <= timestamp[: len(since)] and timestamp[: len(until)] <= until


def in_force(selectors: Iterable[DatedSelector], timestamp: str) -> tuple[str, ...]:
    """Return the CSS selectors that are for a capture, each once.

    Args:
        selectors: all of them; one may come twice, for two times.
        timestamp: of the capture, 14 digits.
    """
    return tuple(dict.fromkeys(one.css for one in selectors if one.holds_at(timestamp)))
