"""What the flags of each version stand on."""

from __future__ import annotations

from store.migrations.migration import Migration

# Timelines that were drawn before have another generation, and are drawn again before they are shown.
FLAG_EVIDENCE = Migration(
    "0015_flag_evidence",
    "ALTER TABLE versions ADD COLUMN flag_evidence TEXT NOT NULL DEFAULT '[]';",
)
