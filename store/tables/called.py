"""Which company is called by a slug, a name or a domain."""

from __future__ import annotations

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


def company_called(database: Database, name: str) -> tuple[CalledBy, str] | None:
    """Return the company that has this slug, else this name, else this domain; or None.

    Args:
        database: of the store.
        name: a slug, a name or a domain; only letters of ASCII are found in any case.

    Returns:
        What of the company the name is, and the slug of the company.
    """
    wanted = name.strip().casefold()
    row = database.row(_CALLED, {"name": wanted, "host": wanted.rstrip(".").removeprefix("www.")})
    return (row["kind"], str(row["slug"])) if row else None
