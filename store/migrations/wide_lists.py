"""Which questions about many addresses at once an archive could not answer surely."""

from __future__ import annotations

from store.migrations.migration import Migration

WIDE_LISTS = Migration(
    "0026_wide_lists",
    """
        CREATE TABLE wide_lists (                -- questions about all addresses that begin alike
            archive  TEXT NOT NULL,
            prefix   TEXT NOT NULL,              -- how the addresses begin
            asked_at TEXT NOT NULL,              -- when it was last asked
            problem  TEXT NOT NULL,              -- why the answer was not used, or ''
            PRIMARY KEY (archive, prefix)
        ) STRICT, WITHOUT ROWID;
    """,
)
