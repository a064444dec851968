"""The text of each section, stored once for all versions that have it; texts are made of these passages."""

from __future__ import annotations

from store.migrations.migration import Migration
from store.passage_digests import passage_digest

# Before, each text was stored as a whole and again as sections: of 34 real histories with 157 versions, that
# was 20 of 40 MB, and what differs is 4 MB. Readers still find `texts` and `sections`, as views with the same
# columns, which need no function of this program. Foreign keys follow a table that is given another name.
TEXTS = """
        CREATE VIEW texts AS                     -- each text, with its sections joined
            SELECT t.sha256, t.title,
                   coalesce((SELECT group_concat(s.passage, '') FROM (
                       SELECT q.raw_heading || q.body AS passage FROM text_passages p
                       JOIN passages q ON q.id = p.passage WHERE p.text = t.id ORDER BY p.position) s), '')
                       AS markdown,
                   t.essence, t.dateless, t.words, t.rules
            FROM stored_texts t;
"""

SECTIONS = """
        CREATE VIEW sections AS                  -- the sections of each text
            SELECT t.sha256 AS text, p.position, q.number, q.heading, q.raw_heading, q.level, q.body,
                   q.content
            FROM stored_texts t JOIN text_passages p ON p.text = t.id JOIN passages q ON q.id = p.passage;
"""

_VIEWS = (
    "change_texts",
    "coverage",
    "flags",
    "policies",
    "section_changes",
    "section_lives",
    "timeline",
    "version_changes",
    "version_sections",
    "version_sentences",
    "version_texts",
)

PASSAGES = Migration(
    "0027_passages",
    f"""
        {
        " ".join(
            f'''DROP VIEW {view};
        '''
            for view in _VIEWS
        )
    }
        ALTER TABLE texts RENAME TO stored_texts;
        ALTER TABLE stored_texts ADD COLUMN id INTEGER;  -- for `text_passages`
        UPDATE stored_texts SET id = rowid;
        CREATE UNIQUE INDEX stored_texts_by_id ON stored_texts(id);
        CREATE TABLE passages (                  -- a section as some rules read it
            id          INTEGER PRIMARY KEY,
            digest      BLOB NOT NULL UNIQUE,    -- of these rules and of the columns up to the body
            number      TEXT NOT NULL,
            heading     TEXT NOT NULL,
            raw_heading TEXT NOT NULL,
            level       INTEGER NOT NULL,
            body        TEXT NOT NULL,
            content     BLOB                     -- hash of heading and body; NULL: not yet indexed
        ) STRICT;
        CREATE TABLE text_passages (             -- the passages that a text consists of
            text     INTEGER NOT NULL REFERENCES stored_texts(id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            passage  INTEGER NOT NULL REFERENCES passages(id),
            PRIMARY KEY (text, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE temp.divided AS SELECT t.id AS text, s.position, s.rowid AS section,
            passage_digest(t.rules, s.number, s.heading, s.raw_heading, s.level, s.body) AS digest
            FROM stored_texts t JOIN sections s ON s.text = t.sha256;
        INSERT INTO passages (digest, number, heading, raw_heading, level, body, content)
            SELECT d.digest, s.number, s.heading, s.raw_heading, s.level, s.body, s.content
            FROM (SELECT digest, min(section) AS section FROM temp.divided GROUP BY digest) d
            JOIN sections s ON s.rowid = d.section ORDER BY s.rowid;
        INSERT INTO text_passages SELECT d.text, d.position, q.id
            FROM temp.divided d JOIN passages q ON q.digest = d.digest ORDER BY d.text, d.position;
        DROP TABLE temp.divided;
        DROP TABLE sections;
        ALTER TABLE stored_texts DROP COLUMN markdown;
        CREATE INDEX passages_by_content ON passages(content);
        CREATE INDEX text_passages_by_passage ON text_passages(passage);
        CREATE TRIGGER text_passages_removed AFTER DELETE ON text_passages BEGIN
            DELETE FROM passages WHERE id = OLD.passage
                AND NOT EXISTS (SELECT 1 FROM text_passages WHERE passage = OLD.passage);
        END;
        CREATE TRIGGER passages_removed AFTER DELETE ON passages BEGIN
            DELETE FROM section_contents WHERE content = OLD.content
                AND NOT EXISTS (SELECT 1 FROM passages WHERE content = OLD.content);
        END;
        CREATE TRIGGER passages_altered AFTER UPDATE OF content ON passages BEGIN
            DELETE FROM section_contents WHERE content = OLD.content
                AND NOT EXISTS (SELECT 1 FROM passages WHERE content = OLD.content);
        END;
        {TEXTS}
        {SECTIONS}
    """,
    {"passage_digest": passage_digest},
)
