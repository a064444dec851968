"""What companies and documents are called, and which company a user means."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from store.database import Database

CalledBy = Literal["slug", "name", "domain"]
"""What of a company a user may type; where two companies match, the first of these decides."""

# Each part is answered by an index (migration 0025).
_CALLED = """
    SELECT slug, kind FROM (
        SELECT slug, 'slug' AS kind, 0 AS rank FROM companies WHERE lower(slug) = :name
        UNION ALL SELECT slug, 'name', 1 FROM companies WHERE lower(name) = :name
        UNION ALL SELECT company, 'domain', 2 FROM domains WHERE domain IN (:host, 'www.' || :host))
    ORDER BY rank, slug LIMIT 1
"""
# CROSS JOIN fixes the order of the loops: the companies and documents are not scanned for a few of them.
_NAMED_COMPANIES = "SELECT c.slug, c.name FROM json_each(?) j CROSS JOIN companies c ON c.slug = j.value"
_NAMED = """
    SELECT d.id, d.company, c.name, d.slug, d.title FROM json_each(?) j
    CROSS JOIN documents d ON d.id = j.value CROSS JOIN companies c ON c.slug = d.company
"""


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """What a document is called for people.

    Attributes:
        company: slug of its company.
        company_name: name of its company.
        title: its title, or its slug.
    """

    company: str
    company_name: str
    title: str


class Names:
    """What users call companies and documents."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def called(self, name: str) -> tuple[CalledBy, str] | None:
        """Return the company that has this slug, else this name, else this domain; or None.

        Args:
            name: a slug, a name or a domain; only letters of ASCII are found in any case.

        Returns:
            What of the company the name is, and the slug of the company.
        """
        wanted = name.strip().casefold()
        row = self._database.row(_CALLED, {"name": wanted, "host": wanted.rstrip(".").removeprefix("www.")})
        return (row["kind"], str(row["slug"])) if row else None

    def companies(self, slugs: Iterable[str]) -> dict[str, str]:
        """Return the names of companies, by their slug.

        Args:
            slugs: of the companies; those that are not stored are left out.
        """
        rows = self._database.rows(_NAMED_COMPANIES, (json.dumps(list(dict.fromkeys(slugs))),))
        return {row["slug"]: row["name"] for row in rows}

    def documents(self, documents: Iterable[int]) -> dict[int, NamedDocument]:
        """Return what documents and their companies are called, by the id of the document.

        Args:
            documents: ids.
        """
        rows = self._database.rows(_NAMED, (json.dumps(list(documents)),))
        return {
            row["id"]: NamedDocument(row["company"], row["name"], row["title"] or row["slug"]) for row in rows
        }
