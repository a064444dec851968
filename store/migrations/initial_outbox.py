"""History, not to be changed: the first tables of the change digest.

New tables and columns are added in `later`.
"""

from __future__ import annotations

from store.migrations.migration import Migration

# Mails, which are composed once and stored, and what they reported. They do not refer to derived rows, so
# `rebuild` does not change them.
OUTBOX = Migration(
    "0005_outbox",
    """
        CREATE TABLE mails (
            message_id  TEXT PRIMARY KEY,
            recipient   TEXT NOT NULL,
            sender      TEXT NOT NULL,
            subject     TEXT NOT NULL,
            raw         BLOB NOT NULL,
            payload     TEXT NOT NULL,
            composed_at TEXT NOT NULL,
            attempts    INTEGER NOT NULL DEFAULT 0,
            due_at      TEXT,                    -- when it is tried (again); NULL: it was accepted
            sent_at     TEXT,
            reason      TEXT NOT NULL DEFAULT '' -- why the last try failed
        ) STRICT;
        CREATE INDEX mails_by_due ON mails(due_at) WHERE due_at IS NOT NULL;
        CREATE INDEX mails_by_recipient ON mails(recipient, composed_at);
        CREATE TABLE told_changes (
            recipient     TEXT NOT NULL,
            document      INTEGER NOT NULL REFERENCES documents(id),
            old_text      TEXT NOT NULL,
            new_text      TEXT NOT NULL,
            after_capture TEXT NOT NULL,         -- the bounds as they were reported
            first_capture TEXT NOT NULL,
            message_id    TEXT NOT NULL REFERENCES mails(message_id),
            PRIMARY KEY (recipient, document, old_text, new_text, first_capture)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE told_troubles (
            recipient  TEXT NOT NULL,
            document   INTEGER NOT NULL REFERENCES documents(id),
            since      TEXT NOT NULL,
            message_id TEXT NOT NULL REFERENCES mails(message_id),
            over       INTEGER NOT NULL DEFAULT 0,  -- 1: its end was reported, too
            PRIMARY KEY (recipient, document, since)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX runs_by_document ON runs(document, id);
        CREATE TABLE watches (                   -- when the daemon last began to harvest a company
            company  TEXT PRIMARY KEY,
            begun_at TEXT NOT NULL
        ) STRICT;
    """,
)
