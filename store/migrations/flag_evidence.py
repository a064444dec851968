"""What the flags of each version stand on."""

from __future__ import annotations

from store.migrations.migration import Migration

# Timelines that were drawn before lack it, and are drawn again before they are shown.
FLAG_EVIDENCE = Migration(
    "0014_flag_evidence",
    """
        ALTER TABLE versions ADD COLUMN flag_evidence TEXT NOT NULL DEFAULT '[]';
        UPDATE documents SET derived = 0;
    """,
)
