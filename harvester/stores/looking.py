"""What is seen of a store from outside: which companies it knows, and whether it has their history."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from store import Store
from store.records import Company


@dataclass(frozen=True, slots=True)
class StoreLook:
    """What is known of a store.

    Attributes:
        companies: the companies that it knows.
    """

    companies: tuple[Company, ...]

    @property
    def slugs(self) -> AbstractSet[str]:
        """The slugs of the companies."""
        return frozenset(company.slug for company in self.companies)


def has_history(store: Store, slug: str) -> bool:
    """Return whether anything was listed or imported for a company.

    Args:
        store: the store.
        slug: of the company.
    """
    rows = store.sources.documents_of(slug)
    return bool(store.sources.imported((slug,))) or any(store.listings.of(row.id) for row in rows)
