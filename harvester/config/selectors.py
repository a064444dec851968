"""The selectors of the configuration, which select and remove parts of a document's pages; pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from harvester.extract.dom.between import CssRange, Selector

# In hexadecimal digits: enough to distinguish the selectors of one document from its earlier ones.
_NAME_LENGTH = 8


@dataclass(frozen=True, slots=True)
class DatedSelector:
    """A CSS selector or a range between two, and the captures that it applies to.

    Attributes:
        css: the selector or the range.
        valid_from: the beginning of the first timestamp (4 to 14 digits, inclusive), or None for open.
        valid_until: the beginning of the last timestamps (``201805`` includes all of May), or None for open.
    """

    css: Selector
    valid_from: str | None = None
    valid_until: str | None = None

    def holds_at(self, timestamp: str) -> bool:
        """Return whether the selector applies to a capture.

        Args:
            timestamp: the time of the capture, 14 digits.
        """
        since, until = self.valid_from or "", self.valid_until or ""
        return since <= timestamp[: len(since)] and timestamp[: len(until)] <= until


@dataclass(frozen=True, slots=True)
class PageSelectors:
    """The selectors of a document in the configuration, for all times.

    Attributes:
        select: selectors of the parts of a page that are the policy.
        remove: selectors of the parts of a page that are not.
    """

    select: tuple[DatedSelector, ...] = ()
    remove: tuple[DatedSelector, ...] = ()

    @classmethod
    def from_json(cls, written: str) -> PageSelectors:
        """Return the selectors that `as_json` wrote.

        Args:
            written: the JSON; ``""`` for none.
        """
        keys = json.loads(written) if written else {}
        return cls(**{key: tuple(map(_from_json, found)) for key, found in keys.items()})

    def as_json(self) -> str:
        """Return the selectors as JSON, to be stored with the document; ``""`` if there are none."""
        return json.dumps(asdict(self), sort_keys=True) if self.select or self.remove else ""

    def at(self, timestamp: str) -> tuple[tuple[Selector, ...], tuple[Selector, ...]]:
        """Return the selectors that apply to a capture: those to select by, and those to remove by.

        Args:
            timestamp: the time of the capture, 14 digits.
        """
        return _in_force(self.select, timestamp), _in_force(self.remove, timestamp)

    @property
    def name(self) -> str:
        """A short name that changes with the selectors; ``""`` if there are none.

        It is part of the name of the rules that extracted a text. If the selectors have changed since then,
        the page is re-extracted, and a text that differs is not a change of the policy.
        """
        written = self.as_json()
        return hashlib.sha256(written.encode()).hexdigest()[:_NAME_LENGTH] if written else ""


NOTHING_CHOSEN = PageSelectors()


def _from_json(one: dict[str, Any]) -> DatedSelector:
    """Return a selector of which JSON has the fields; those of a range are under ``css``."""
    css = one["css"]
    return DatedSelector(**one | {"css": css if isinstance(css, str) else CssRange(**css)})


def _in_force(selectors: Iterable[DatedSelector], timestamp: str) -> tuple[Selector, ...]:
    """Return the selectors that apply to a capture, each once even if it is listed for several times."""
    return tuple(dict.fromkeys(one.css for one in selectors if one.holds_at(timestamp)))
