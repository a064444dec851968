"""Later migrations; add new tables, columns and views at the end."""

from __future__ import annotations

from store.migrations.migration import Migration

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
        -- JSON: the selectors of the configuration, which select and remove parts of its pages; '': none.
        ALTER TABLE documents ADD COLUMN selectors TEXT NOT NULL DEFAULT '';
        ALTER TABLE readings ADD COLUMN unmatched TEXT NOT NULL DEFAULT '[]';  -- selectors that found nothing
        ALTER TABLE readings ADD COLUMN corpus_text TEXT REFERENCES texts(sha256);
            -- the text by the corpus recipe from the same bytes, if a corpus document needs it
        ALTER TABLE readings ADD COLUMN coverage REAL;  -- share of the page's visible words in the text
        ALTER TABLE readings ADD COLUMN notes TEXT NOT NULL DEFAULT '[]';  -- what was unusual about it
        ALTER TABLE readings ADD COLUMN has_end INTEGER NOT NULL DEFAULT 1;  -- 0: the markup is not closed
        CREATE TABLE reviews (                   -- captures that are held for review and make no version
            document  INTEGER NOT NULL REFERENCES documents(id),
            timestamp TEXT NOT NULL,
            url       TEXT NOT NULL,
            reason    TEXT NOT NULL,
            words     INTEGER NOT NULL,
            PRIMARY KEY (document, timestamp, url)
        ) STRICT;
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
                   (SELECT 'https://web.archive.org/web/' || v.first_capture || 'id_/' || v.url
                    FROM snapshots s JOIN captures c ON c.id = s.capture
                    WHERE s.document = v.document AND s.timestamp = v.first_capture AND s.original = v.url
                    AND c.tried_in = 'https://web.archive.org') AS memento,  -- NULL: it did not serve it
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

# Captures without a text have no reading, so the document records the rules by which they were judged.
RULES = Migration(
    "0009_rules",
    """
        ALTER TABLE documents ADD COLUMN rules TEXT NOT NULL DEFAULT '';  -- '': older ones, or none yet
        -- Older programs did not hold captures for review.
        UPDATE documents SET derived = 0;
    """,
)

# News begins at each address separately, so that one that cannot be listed does not delay the others.
NEWS_STARTS = Migration(
    "0010_news_starts",
    """
        CREATE TABLE news_starts (
            document   INTEGER NOT NULL REFERENCES documents(id),
            address    TEXT NOT NULL,               -- URL key; of a page that a redirect led to, its URL
            news_after TEXT NOT NULL,               -- captures after this timestamp are news
            settled    INTEGER NOT NULL DEFAULT 0,  -- 1: it was listed completely at least once
            PRIMARY KEY (document, address)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO news_starts
            SELECT DISTINCT d.id, c.urlkey, d.news_after, 1 FROM documents d
            JOIN captures c ON c.document = d.id WHERE d.news_after IS NOT NULL;
        ALTER TABLE listings ADD COLUMN warning TEXT NOT NULL DEFAULT '';  -- what is doubtful about the list
    """,
)

# What a capture shows instead of the policy, as a kind that can be counted.
HELD_AS = Migration(
    "0016_held_as",
    "ALTER TABLE captures ADD COLUMN held_as TEXT NOT NULL DEFAULT '';  -- 'needs scripts', 'soft 404', …",
)

# The content of a page may be a document of its own, which the page shows in a frame.
FRAMES = Migration(
    "0017_frames",
    "ALTER TABLE snapshots ADD COLUMN framed_by TEXT NOT NULL DEFAULT '';  -- the page around it",
)

# Each step that writes sources appends a link (store/chain); existing rows are sealed as they are.
CHAIN = Migration(
    "0012_chain",
    """
        CREATE TABLE chain (
            number  INTEGER PRIMARY KEY,
            entries BLOB NOT NULL,               -- zlib: JSON, the rows that were written, with their hashes
            link    TEXT NOT NULL                -- SHA-256 of the number, the link before and the entries
        ) STRICT;
    """,
)
