"""The migration that stores with every derived row which rules made it."""

from __future__ import annotations

from store.migrations.migration import Migration

# Rows of older programs are of unknown rules (''), so they are made again before they are shown.
GENERATIONS = Migration(
    "0011_generations",
    """
        ALTER TABLE texts ADD COLUMN rules TEXT NOT NULL DEFAULT '';  -- of its dates, sections and hashes
        ALTER TABLE documents ADD COLUMN drawn_by TEXT NOT NULL DEFAULT '';  -- rules of versions and reviews
        ALTER TABLE comparisons ADD COLUMN rules TEXT NOT NULL DEFAULT '';
        CREATE TABLE technical_changes (         -- changes that only newer rules found: never news
            document      INTEGER NOT NULL REFERENCES documents(id),
            after_capture TEXT NOT NULL,
            first_capture TEXT NOT NULL,
            rules         TEXT NOT NULL,
            PRIMARY KEY (document, first_capture)
        ) STRICT, WITHOUT ROWID;
        -- What tells whether rows are stale reads these alone, not the rows with their long texts.
        CREATE INDEX texts_by_rules ON texts(sha256, rules);
        CREATE INDEX readings_by_extractor ON readings(document, source, extractor);
        CREATE INDEX comparisons_by_rules ON comparisons(document, rules);
        CREATE INDEX comparisons_by_old_text ON comparisons(old_text);
        CREATE INDEX comparisons_by_new_text ON comparisons(new_text);
        CREATE VIEW generations AS
            SELECT d.company, d.slug AS document, d.rules AS text_rules, d.drawn_by AS reading_rules,
                   (SELECT group_concat(DISTINCT c.rules) FROM comparisons c
                    WHERE c.document = d.id) AS comparison_rules
            FROM documents d ORDER BY d.company, d.slug;
    """,
)
