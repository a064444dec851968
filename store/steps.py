"""Changes of documents from version to version, as the change digest asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from store.database import Database, Row
from store.records import Reason, StatedDate


@dataclass(frozen=True, slots=True)
class Side:
    """A version as one of the two sides of a change.

    Attributes:
        title: the title that the page had.
        effective: from when the policy says it counts, or None.
        updated: when the policy says it was last changed, or None.
        first_capture: oldest capture of the run that shows it (14 digits).
        last_capture: newest capture of the run that shows it (14 digits).
        url: the URL as captured.
    """

    title: str
    effective: StatedDate | None
    updated: StatedDate | None
    first_capture: str
    last_capture: str
    url: str


@dataclass(frozen=True, slots=True)
class Step:
    """A document went from one version to the next.

    Attributes:
        document: id of the document.
        company: slug of its company.
        company_name: name of its company.
        slug: slug of the document.
        title: its title in the configuration.
        old_text: SHA-256 of the text before.
        new_text: SHA-256 of the text after.
        before: the version before.
        after: the version after.
        reason: why there is a new version; ``technical`` where only the rules changed.
        flags: flags of the version after.
        news_after: newest capture of the document's first complete listing, or None.
    """

    document: int
    company: str
    company_name: str
    slug: str
    title: str
    old_text: str
    new_text: str
    before: Side
    after: Side
    reason: Reason
    flags: tuple[str, ...]
    news_after: str | None

    @property
    def cosmetic(self) -> bool:
        """Whether no word differs."""
        return "cosmetic" in self.flags
