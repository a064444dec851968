"""The tables, as numbered migrations, and the views for people.

Rows are identified by what they are about (a slug, a URL, a timestamp, a hash), not by counters, so that two
stores with the same captures have the same rows, however the work was divided into runs.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Migration:
    """One change of the schema; applied once, and recorded in the same transaction."""

    name: str
    sql: str


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


# Views for people who read the store with `sqlite-utils` or Datasette.
VIEWS = Migration(
    "0004_views",
    """
        CREATE VIEW timeline AS
            SELECT d.company, d.slug AS document, v.number AS version, v.dated, v.dated_by,
                   v.effective, v.updated, v.after_capture, v.first_capture, v.last_capture, v.reason,
                   v.flags, t.title, t.words,
                   'https://web.archive.org/web/' || v.first_capture || 'id_/' || v.url AS memento,
                   v.text AS sha256
            FROM versions v JOIN documents d ON d.id = v.document JOIN texts t ON t.sha256 = v.text
            ORDER BY d.company, d.slug, v.number;
        CREATE VIEW section_changes AS
            SELECT d.company, d.slug AS document, b.number AS from_version, a.number AS to_version,
                   b.dated AS from_date, a.dated AS to_date, a.after_capture AS not_before,
                   a.first_capture AS not_after, c.before_heading, c.after_heading, c.kinds,
                   c.similarity, c.words_added, c.words_removed, c.tags
            FROM versions a
            JOIN versions b ON b.document = a.document AND b.number = a.number - 1
            JOIN changes c ON c.document = a.document AND c.old_text = b.text AND c.new_text = a.text
            JOIN documents d ON d.id = a.document
            ORDER BY d.company, d.slug, a.number, c.position;
        CREATE VIEW coverage AS
            SELECT d.company, d.slug AS document, c.timestamp, c.original, c.statuscode, c.mimetype,
                   c.state, c.reason, c.retry_on
            FROM captures c JOIN documents d ON d.id = c.document
            ORDER BY d.company, d.slug, c.timestamp;
    """,
)

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

# Where archived redirects lead, which is the new address of a policy that moved.
MOVES = Migration(
    "0006_moves",
    """
        ALTER TABLE captures ADD COLUMN target TEXT;  -- where it redirects to; NULL: it is not a redirect
        UPDATE captures SET target = (SELECT original FROM snapshots s WHERE s.capture = captures.id)
            WHERE state = 'elsewhere';
    """,
)

# An address that the archive does not show is rarely requested again.
EXCLUSIONS = Migration(
    "0007_exclusions",
    "ALTER TABLE listings ADD COLUMN retry_on TEXT;  -- day from which it is asked again; NULL: at once",
)

# Versions are made by the complete recipe, and compared with a corpus document by the corpus recipe. In older
# stores, all texts are by the corpus recipe; the next `rebuild` extracts them again.
RECIPES = Migration(
    "0008_recipes",
    """
        ALTER TABLE readings ADD COLUMN recipe TEXT NOT NULL DEFAULT 'corpus'
            CHECK (recipe IN ('corpus', 'complete'));
        ALTER TABLE readings ADD COLUMN corpus_text TEXT REFERENCES texts(sha256);
            -- the text by the corpus recipe from the same bytes, if a corpus document needs it
        ALTER TABLE readings ADD COLUMN coverage REAL;  -- share of the page's visible words in the text
        ALTER TABLE readings ADD COLUMN notes TEXT NOT NULL DEFAULT '[]';  -- what was unusual about it
        CREATE INDEX readings_by_text ON readings(text);
        CREATE INDEX readings_by_corpus_text ON readings(corpus_text) WHERE corpus_text IS NOT NULL;
        CREATE INDEX versions_by_text ON versions(text);
        ALTER TABLE versions ADD COLUMN recipe TEXT NOT NULL DEFAULT 'corpus'
            CHECK (recipe IN ('corpus', 'complete'));
        ALTER TABLE versions ADD COLUMN coverage REAL;
        ALTER TABLE versions ADD COLUMN notes TEXT NOT NULL DEFAULT '[]';
        -- The two texts, by the same recipe, that are compared for this version and the one before it.
        ALTER TABLE versions ADD COLUMN compared_from TEXT;
        ALTER TABLE versions ADD COLUMN compared_to TEXT;
        UPDATE versions SET compared_to = text, compared_from = (SELECT b.text FROM versions b
            WHERE b.document = versions.document AND b.number = versions.number - 1);
        DROP VIEW timeline;
        CREATE VIEW timeline AS
            SELECT d.company, d.slug AS document, v.number AS version, v.dated, v.dated_by,
                   v.effective, v.updated, v.after_capture, v.first_capture, v.last_capture, v.reason,
                   v.flags, t.title, t.words,
                   'https://web.archive.org/web/' || v.first_capture || 'id_/' || v.url AS memento,
                   v.text AS sha256, v.recipe, v.coverage, v.notes
            FROM versions v JOIN documents d ON d.id = v.document JOIN texts t ON t.sha256 = v.text
            ORDER BY d.company, d.slug, v.number;
        DROP VIEW section_changes;
        CREATE VIEW section_changes AS
            SELECT d.company, d.slug AS document, b.number AS from_version, a.number AS to_version,
                   b.dated AS from_date, a.dated AS to_date, a.after_capture AS not_before,
                   a.first_capture AS not_after, c.before_heading, c.after_heading, c.kinds,
                   c.similarity, c.words_added, c.words_removed, c.tags
            FROM versions a
            JOIN versions b ON b.document = a.document AND b.number = a.number - 1
            JOIN changes c ON c.document = a.document AND c.old_text = a.compared_from
                AND c.new_text = a.compared_to
            JOIN documents d ON d.id = a.document
            ORDER BY d.company, d.slug, a.number, c.position;
    """,
)

MIGRATIONS = (SOURCES, DERIVED, RUNS, VIEWS, OUTBOX, MOVES, EXCLUSIONS, RECIPES)
