"""Which changes a digest has considered, and what each recipient wanted to be told of then."""

from __future__ import annotations

from store.migrations.migration import Migration

CONSIDERED_CHANGES = Migration(
    "0032_considered_changes",
    """
        CREATE TABLE interests (                  -- what a recipient is told of, from then on
            number    INTEGER PRIMARY KEY,
            recipient TEXT NOT NULL,
            interests TEXT NOT NULL               -- JSON: companies, topics and the least weight
        ) STRICT;
        CREATE INDEX interests_by_recipient ON interests(recipient, number);
        CREATE TABLE considered_changes (         -- news that was there when a digest was composed
            document      INTEGER NOT NULL REFERENCES documents(id),
            old_text      TEXT NOT NULL,
            new_text      TEXT NOT NULL,
            first_capture TEXT NOT NULL,          -- of the new text, as it was known then
            weight        INTEGER,                -- of its heaviest section; NULL: it was not compared
            topics        TEXT NOT NULL,          -- JSON: the topics that it concerned
            left_out      INTEGER NOT NULL,       -- 1: what is configured for its policy left it out
            interests     INTEGER NOT NULL,       -- the newest of `interests` then, or 0
            PRIMARY KEY (document, old_text, new_text, first_capture)
        ) STRICT, WITHOUT ROWID;
    """,
)
