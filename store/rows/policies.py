"""All policies of a store as rows."""

from __future__ import annotations

from store.database import Database
from store.rows.reading import rows_of_view
from store.rows.records import PolicyRow
from store.rows.table import RowTable

_SHOWN = ("company_name", "title", "versions", "first_capture", "last_capture", "last_change", "listing")


def policies(database: Database) -> RowTable[PolicyRow]:
    """Return all policies, also those of which nothing is known yet, sorted by company and slug.

    Args:
        database: the database of the store.
    """
    rows = rows_of_view(database, PolicyRow, "SELECT * FROM policies ORDER BY company, document", ())
    return RowTable(PolicyRow, rows, _SHOWN)
