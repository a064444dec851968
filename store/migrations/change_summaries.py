"""The numbers and topics of changes, which everybody shows (docs/design.md, law 16)."""

from __future__ import annotations

from store.migrations.migration import Migration

# The texts of older stores are compared again, because their comparisons have no numbers.
CHANGE_SUMMARIES = Migration(
    "0013_change_summaries",
    """
        DELETE FROM changes;
        DELETE FROM comparisons;
        UPDATE documents SET derived = 0;
        ALTER TABLE comparisons ADD COLUMN words_before INTEGER NOT NULL DEFAULT 0;  -- of the old text
        ALTER TABLE comparisons ADD COLUMN words_added INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE comparisons ADD COLUMN words_removed INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE comparisons ADD COLUMN words_moved INTEGER NOT NULL DEFAULT 0;  -- each counted once
        ALTER TABLE comparisons ADD COLUMN kept REAL NOT NULL DEFAULT 1;  -- share of the old words, 0 to 1
        ALTER TABLE comparisons ADD COLUMN sections TEXT NOT NULL DEFAULT '{}';  -- JSON: changed, by kind
        ALTER TABLE comparisons ADD COLUMN topics TEXT NOT NULL DEFAULT '[]';  -- JSON: the heaviest first
        ALTER TABLE changes ADD COLUMN words_moved_in INTEGER NOT NULL DEFAULT 0;  -- from another place
        ALTER TABLE changes ADD COLUMN words_moved_out INTEGER NOT NULL DEFAULT 0;  -- to another place
        ALTER TABLE changes ADD COLUMN weight INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE changes ADD COLUMN topics TEXT NOT NULL DEFAULT '[]';  -- JSON: those that are shown
    """,
)
