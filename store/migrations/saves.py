"""What an archive was asked to capture, and what it answered."""

from __future__ import annotations

from store.migrations.migration import Migration

SAVES = Migration(
    "0031_saves",
    """
        CREATE TABLE saves (                       -- requests to an archive to capture a page
            url        TEXT NOT NULL,
            archive    TEXT NOT NULL,
            asked_at   TEXT NOT NULL,              -- stored before the request is sent
            state      TEXT NOT NULL
                CHECK (state IN ('asking', 'pending', 'captured', 'recent', 'unclear', 'refused')),
            job        TEXT NOT NULL DEFAULT '',   -- the archive's name of the job
            timestamp  TEXT,                       -- of the capture, if the archive said it
            original   TEXT,                       -- its URL, after redirects
            code       TEXT NOT NULL DEFAULT '',   -- why nothing was captured
            said       TEXT NOT NULL DEFAULT '',   -- what the archive said
            settled_at TEXT,                       -- when the outcome became known
            again_at   TEXT,                       -- the archive is not asked again before
            PRIMARY KEY (url, archive, asked_at)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX saves_open ON saves(archive, state) WHERE state IN ('asking', 'pending');
        CREATE INDEX addresses_by_url ON addresses(url);
        CREATE TABLE save_quotas (                 -- how much an account may still ask for
            archive    TEXT NOT NULL PRIMARY KEY,
            asked_at   TEXT NOT NULL,
            today      INTEGER,                    -- captures made today, if the archive says it
            a_day      INTEGER,                    -- captures in a day, if it says it
            rests_until TEXT,                      -- nothing is asked for before, if there is a reason
            reason     TEXT NOT NULL DEFAULT ''
        ) STRICT, WITHOUT ROWID;
    """,
)
