"""Find a company by what it is called without reading all of them."""

from __future__ import annotations

from store.migrations.migration import Migration

# `store.tables.names` asks in these words. Without the last one, a company that is merged into another one
# is looked for in all domains.
COMPANIES_BY_NAME = Migration(
    "0025_companies_by_name",
    """
        CREATE INDEX companies_by_slug ON companies(lower(slug), slug);
        CREATE INDEX companies_by_name ON companies(lower(name), slug);
        CREATE INDEX domains_by_company ON domains(company);
    """,
)
