"""Which changes added or removed which sentences, so that the same edit is found in other policies."""

from __future__ import annotations

from store.migrations.migration import Migration

# A comparison has a short name there, which follows from its texts: a row for each sentence would have the
# hashes of both otherwise, and they are longer than all the rest.
CHANGED_SENTENCES = Migration(
    "0024_changed_sentences",
    """
        ALTER TABLE comparisons ADD COLUMN pair INTEGER;  -- from the hashes of its texts; NULL: older rules
        CREATE UNIQUE INDEX comparisons_by_pair ON comparisons(document, pair);
        CREATE TABLE changed_sentences (
            document    INTEGER NOT NULL,
            pair        INTEGER NOT NULL,
            position    INTEGER NOT NULL,        -- of the change
            fingerprint INTEGER NOT NULL,        -- equal for the same words on the same side
            PRIMARY KEY (document, pair, position, fingerprint),
            FOREIGN KEY (document, pair) REFERENCES comparisons(document, pair) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX changed_sentences_by_fingerprint ON changed_sentences(fingerprint);
    """,
)
