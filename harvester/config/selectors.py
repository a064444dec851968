"""The parts of a document's pages that the configuration chooses, and when it does; pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

# In hexadecimal digits: enough to tell the selectors of one document from those that it had before.
_NAME_LENGTH = 8


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


@dataclass(frozen=True, slots=True)
class PageSelectors:
    """What the configuration says of the parts of a document's pages, over the years.

    Attributes:
        select: selectors of the parts that are the policy.
        remove: selectors of the parts that are not.
    """

    select: tuple[DatedSelector, ...] = ()
    remove: tuple[DatedSelector, ...] = ()

    @classmethod
    def from_json(cls, written: str) -> PageSelectors:
        """Return what `as_json` has written.

        Args:
            written: the JSON; ``""`` for none.
        """
        keys = json.loads(written) if written else {}
        return cls(**{key: tuple(DatedSelector(**one) for one in found) for key, found in keys.items()})

    def as_json(self) -> str:
        """Return the selectors as JSON, to be kept with the document; ``""`` where there are none."""
        return json.dumps(asdict(self), sort_keys=True) if self.select or self.remove else ""

    def at(self, timestamp: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the CSS selectors for a capture: of the parts to select, and of those to remove.

        Args:
            timestamp: of the capture, 14 digits.
        """
        return _in_force(self.select, timestamp), _in_force(self.remove, timestamp)

    @property
    def name(self) -> str:
        """A short name that changes with the selectors; ``""`` where there are none.

        A text that was made with selectors carries it beside the name of the recipe's rules. Where it is
        another than that of the selectors of today, the page is read again, and what differs by it is ours.
        """
        written = self.as_json()
        return hashlib.sha256(written.encode()).hexdigest()[:_NAME_LENGTH] if written else ""


NOTHING_CHOSEN = PageSelectors()


def _in_force(selectors: Iterable[DatedSelector], timestamp: str) -> tuple[str, ...]:
    """Return the CSS selectors that are for a capture, each once; one may come twice, for two times."""
    return tuple(dict.fromkeys(one.css for one in selectors if one.holds_at(timestamp)))
