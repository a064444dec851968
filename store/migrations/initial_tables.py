"""History, not to be changed: the first tables (sources, what is derived from them, and runs).

New tables and columns are added in `later`.
"""

from __future__ import annotations

from store.migrations.migration import Migration

# What was listed, fetched and cited. These rows are not derived from others, and `rebuild` keeps them.
SOURCES = Migration(
    "0001_sources",
    """
        CREATE TABLE companies (
            slug TEXT PRIMARY KEY,
            name TEXT NOT NULL
        ) STRICT;
        CREATE TABLE domains (
            domain  TEXT PRIMARY KEY,
            company TEXT NOT NULL REFERENCES companies(slug) ON UPDATE CASCADE
        ) STRICT;
        CREATE TABLE documents (
            id      INTEGER PRIMARY KEY,
            company TEXT NOT NULL REFERENCES companies(slug) ON UPDATE CASCADE,
            slug    TEXT NOT NULL,
            title   TEXT NOT NULL,
            derived INTEGER NOT NULL DEFAULT 1,  -- 0: something was read since the timeline was drawn
            news_after TEXT,                     -- newest capture of the first complete listing
            UNIQUE (company, slug)
        ) STRICT;
        CREATE TABLE addresses (
            document    INTEGER NOT NULL REFERENCES documents(id),
            url         TEXT NOT NULL,
            valid_from  TEXT,
            valid_until TEXT,
            position    INTEGER NOT NULL,
            PRIMARY KEY (document, url)
        ) STRICT;
        CREATE TABLE bodies (
            sha256 TEXT PRIMARY KEY,
            size   INTEGER NOT NULL,
            codec  TEXT NOT NULL,
            base   TEXT REFERENCES bodies(sha256),
            depth  INTEGER NOT NULL DEFAULT 0,
            data   BLOB NOT NULL
        ) STRICT;
        CREATE TABLE listings (
            document   INTEGER NOT NULL REFERENCES documents(id),
            url        TEXT NOT NULL,
            archive    TEXT NOT NULL,
            state      TEXT NOT NULL CHECK (state IN ('complete', 'partial', 'failed')),
            problem    TEXT NOT NULL DEFAULT '',
            cursor     TEXT,                     -- where an interrupted listing is resumed
            cursor_since TEXT,                   -- the timestamp at which that listing begins
            newest     TEXT,                     -- the newest timestamp that was listed
            listed_at  TEXT,                     -- when it was last requested
            full_at    TEXT,                     -- when it was last complete from the beginning
            PRIMARY KEY (document, url, archive)
        ) STRICT;
        CREATE TABLE captures (
            id         INTEGER PRIMARY KEY,
            document   INTEGER NOT NULL REFERENCES documents(id),
            urlkey     TEXT NOT NULL,
            timestamp  TEXT NOT NULL,
            original   TEXT NOT NULL,
            mimetype   TEXT NOT NULL,
            statuscode INTEGER,
            digest     TEXT NOT NULL,
            length     INTEGER,
            state      TEXT NOT NULL DEFAULT 'listed' CHECK (state IN
                ('listed', 'read', 'held', 'no-text', 'elsewhere', 'unplayable', 'excluded', 'failed')),
            reason     TEXT NOT NULL DEFAULT '',
            refusals   INTEGER NOT NULL DEFAULT 0, -- on how many days the archive did not serve it
            tried_on   TEXT,                     -- day of the last try
            retry_on   TEXT,                     -- day from which it is due again; NULL: never automatically
            nearest    TEXT,                     -- what the archive offered instead
            tried_in   TEXT,                     -- the archive of the last try
            UNIQUE (document, timestamp, original, digest)
        ) STRICT;
        CREATE TABLE sightings (                 -- which archive lists a capture
            capture INTEGER NOT NULL REFERENCES captures(id),
            archive TEXT NOT NULL,
            PRIMARY KEY (capture, archive)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX captures_by_state ON captures(document, state);
        CREATE TABLE snapshots (
            document      INTEGER NOT NULL REFERENCES documents(id),
            timestamp     TEXT NOT NULL,         -- of the memento that was actually served
            original      TEXT NOT NULL,
            sha256        TEXT NOT NULL REFERENCES bodies(sha256),
            statuscode    INTEGER NOT NULL,
            headers       TEXT NOT NULL,
            redirects     TEXT NOT NULL DEFAULT '[]',
            link_original TEXT NOT NULL DEFAULT '',
            capture       INTEGER NOT NULL REFERENCES captures(id),
            fetched_at    TEXT NOT NULL,
            PRIMARY KEY (document, timestamp, original)
        ) STRICT;
        CREATE TABLE citations (
            document    INTEGER NOT NULL REFERENCES documents(id),
            timestamp   TEXT NOT NULL,
            url         TEXT NOT NULL,
            id_url      TEXT NOT NULL,
            domain      TEXT NOT NULL,
            archived    TEXT NOT NULL,
            sha256      TEXT REFERENCES bodies(sha256),  -- the corpus document; NULL: only configured
            state       TEXT NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'fetched', 'missing', 'failed')),
            reason      TEXT NOT NULL DEFAULT '',
            verdict     TEXT,                    -- 'identical', or how the archive's text differs
            similarity  REAL,
            archive     TEXT,                    -- which archive said so
            retry_on    TEXT,
            imported_at TEXT NOT NULL,
            PRIMARY KEY (document, timestamp, url)
        ) STRICT;
    """,
)


# What the current rules derive from the sources; `rebuild` replaces all of it.
DERIVED = Migration(
    "0002_derived",
    """
        CREATE TABLE texts (
            sha256   TEXT PRIMARY KEY,
            title    TEXT NOT NULL,
            markdown TEXT NOT NULL,              -- the corpus document without its header line
            essence  TEXT NOT NULL,              -- equal if two texts differ only cosmetically
            dateless TEXT NOT NULL,              -- the essence without the dates that the text states
            words    INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE stated_dates (
            text      TEXT NOT NULL REFERENCES texts(sha256) ON DELETE CASCADE,
            position  INTEGER NOT NULL,
            kind      TEXT NOT NULL CHECK (kind IN ('effective', 'updated')),
            date      TEXT NOT NULL,
            precision TEXT NOT NULL CHECK (precision IN ('day', 'month', 'year')),
            quote     TEXT NOT NULL,
            ambiguous INTEGER NOT NULL,
            PRIMARY KEY (text, position)
        ) STRICT;
        CREATE TABLE sections (
            text        TEXT NOT NULL REFERENCES texts(sha256) ON DELETE CASCADE,
            position    INTEGER NOT NULL,
            number      TEXT NOT NULL,
            heading     TEXT NOT NULL,
            raw_heading TEXT NOT NULL,
            level       INTEGER NOT NULL,
            body        TEXT NOT NULL,
            PRIMARY KEY (text, position)
        ) STRICT;
        CREATE TABLE readings (
            document  INTEGER NOT NULL REFERENCES documents(id),
            timestamp TEXT NOT NULL,
            url       TEXT NOT NULL,
            source    TEXT NOT NULL CHECK (source IN ('memento', 'citation')),
            text      TEXT NOT NULL REFERENCES texts(sha256),
            extractor TEXT NOT NULL,
            technical INTEGER NOT NULL DEFAULT 0,  -- 1: other rules gave another text from the same bytes
            PRIMARY KEY (document, timestamp, url, source)
        ) STRICT;
        CREATE TABLE rereadings (
            document  INTEGER NOT NULL REFERENCES documents(id),
            old_text  TEXT NOT NULL,
            new_text  TEXT NOT NULL,
            extractor TEXT NOT NULL,
            PRIMARY KEY (document, old_text, new_text)
        ) STRICT;
        CREATE TABLE versions (
            document      INTEGER NOT NULL REFERENCES documents(id),
            first_capture TEXT NOT NULL,
            number        INTEGER NOT NULL,
            text          TEXT NOT NULL REFERENCES texts(sha256),
            url           TEXT NOT NULL,
            last_capture  TEXT NOT NULL,
            after_capture TEXT,
            dated         TEXT NOT NULL,
            dated_by      TEXT NOT NULL CHECK (dated_by IN ('effective', 'updated', 'capture')),
            effective     TEXT,
            updated       TEXT,
            reason        TEXT NOT NULL CHECK (reason IN ('first', 'content', 'technical')),
            flags         TEXT NOT NULL,
            captures      INTEGER NOT NULL,
            extractor     TEXT NOT NULL,
            PRIMARY KEY (document, first_capture)
        ) STRICT;
        CREATE TABLE comparisons (
            document  INTEGER NOT NULL REFERENCES documents(id),
            old_text  TEXT NOT NULL,
            new_text  TEXT NOT NULL,
            cosmetic  INTEGER NOT NULL,
            coarse    INTEGER NOT NULL,
            unchanged INTEGER NOT NULL,
            PRIMARY KEY (document, old_text, new_text)
        ) STRICT;
        CREATE TABLE changes (
            document     INTEGER NOT NULL,
            old_text     TEXT NOT NULL,
            new_text     TEXT NOT NULL,
            position     INTEGER NOT NULL,
            kinds        TEXT NOT NULL,
            before_index INTEGER,
            after_index  INTEGER,
            other_indexes TEXT NOT NULL,
            before_heading TEXT,
            after_heading  TEXT,
            similarity   REAL NOT NULL,
            words_added  INTEGER NOT NULL,
            words_removed INTEGER NOT NULL,
            edits        TEXT NOT NULL,
            tags         TEXT NOT NULL DEFAULT '[]',
            PRIMARY KEY (document, old_text, new_text, position),
            FOREIGN KEY (document, old_text, new_text)
                REFERENCES comparisons(document, old_text, new_text) ON DELETE CASCADE
        ) STRICT;
    """,
)


# The records of runs.
RUNS = Migration(
    "0003_runs",
    """
        CREATE TABLE runs (
            id            INTEGER PRIMARY KEY,
            document      INTEGER NOT NULL REFERENCES documents(id),
            archive       TEXT NOT NULL,
            started_at    TEXT NOT NULL,
            finished_at   TEXT,
            listing       TEXT,
            requests_index   INTEGER NOT NULL DEFAULT 0,
            requests_memento INTEGER NOT NULL DEFAULT 0,
            snapshots_new INTEGER NOT NULL DEFAULT 0,
            versions_new  INTEGER NOT NULL DEFAULT 0,
            changes_new   INTEGER NOT NULL DEFAULT 0,
            remaining     INTEGER,
            problem       TEXT NOT NULL DEFAULT ''
        ) STRICT;
    """,
)
