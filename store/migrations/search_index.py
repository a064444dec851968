"""The sentences of all sections, each stored once, and their full-text index."""

from __future__ import annotations

from store.migrations.migration import Migration

# The index follows the sections by triggers, in whatever transaction and by whatever program they are
# written. It refers to sentences by an explicit integer key, because VACUUM may renumber the rows of a table
# that has none (sqlite.org/lang_vacuum.html), and reads their texts where they are stored: it is an external
# content table (sqlite.org/fts5.html, 4.4.3). Nothing is ranked, so the lengths of texts are not stored
# (columnsize=0). Marks belong to words (M*), as those of the scripts of India do.
SEARCH_INDEX = Migration(
    "0022_search_index",
    """
        ALTER TABLE sections ADD COLUMN content BLOB;  -- hash of heading and body; NULL: not yet indexed
        CREATE INDEX sections_by_content ON sections(content);
        CREATE TABLE section_contents (          -- what sections say, once for all versions that say it
            id      INTEGER PRIMARY KEY,
            content BLOB NOT NULL UNIQUE         -- as in `sections`
        ) STRICT;
        CREATE TABLE sentences (
            id            INTEGER PRIMARY KEY,
            alike         INTEGER NOT NULL,      -- equal for sentences that differ only cosmetically
            by_characters INTEGER NOT NULL,      -- 1: it is partly in a script without spaces
            text          TEXT NOT NULL
        ) STRICT;
        CREATE INDEX sentences_alike ON sentences(alike);
        CREATE INDEX sentences_by_characters ON sentences(id) WHERE by_characters;
        CREATE TABLE content_sentences (
            content  INTEGER NOT NULL REFERENCES section_contents(id),
            place    INTEGER NOT NULL,           -- 0: the heading
            sentence INTEGER NOT NULL REFERENCES sentences(id),
            PRIMARY KEY (content, place)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX content_sentences_by_sentence ON content_sentences(sentence);
        CREATE VIRTUAL TABLE sentences_fts USING fts5(
            text, content = 'sentences', content_rowid = 'id', columnsize = 0,
            tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co'"
        );
        CREATE VIRTUAL TABLE sentences_trigrams USING fts5(
            text, content = 'sentences', content_rowid = 'id', columnsize = 0, tokenize = 'trigram'
        );
        CREATE TRIGGER sections_removed AFTER DELETE ON sections BEGIN
            DELETE FROM section_contents WHERE content = OLD.content
                AND NOT EXISTS (SELECT 1 FROM sections WHERE content = OLD.content);
        END;
        CREATE TRIGGER sections_altered AFTER UPDATE OF content ON sections BEGIN
            DELETE FROM section_contents WHERE content = OLD.content
                AND NOT EXISTS (SELECT 1 FROM sections WHERE content = OLD.content);
        END;
        CREATE TRIGGER section_contents_removed BEFORE DELETE ON section_contents BEGIN
            DELETE FROM content_sentences WHERE content = OLD.id;
        END;
        CREATE TRIGGER content_sentences_removed AFTER DELETE ON content_sentences BEGIN
            DELETE FROM sentences WHERE id = OLD.sentence
                AND NOT EXISTS (SELECT 1 FROM content_sentences WHERE sentence = OLD.sentence);
        END;
        CREATE TRIGGER sentences_inserted AFTER INSERT ON sentences BEGIN
            INSERT INTO sentences_fts (rowid, text) VALUES (NEW.id, NEW.text);
        END;
        CREATE TRIGGER sentences_deleted AFTER DELETE ON sentences BEGIN
            INSERT INTO sentences_fts (sentences_fts, rowid, text) VALUES ('delete', OLD.id, OLD.text);
        END;
        CREATE TRIGGER sentences_inserted_by_characters AFTER INSERT ON sentences WHEN NEW.by_characters BEGIN
            INSERT INTO sentences_trigrams (rowid, text) VALUES (NEW.id, NEW.text);
        END;
        CREATE TRIGGER sentences_deleted_by_characters AFTER DELETE ON sentences WHEN OLD.by_characters BEGIN
            INSERT INTO sentences_trigrams (sentences_trigrams, rowid, text)
                VALUES ('delete', OLD.id, OLD.text);
        END;
    """,
)
