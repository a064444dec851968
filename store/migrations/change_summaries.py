"""The numbers and topics of changes, which everybody shows (docs/design.md, law 16)."""

from __future__ import annotations

from store.migrations.migration import Migration

# The texts of older stores are compared again, because their comparisons have no numbers.
CHANGE_SUMMARIES = Migration(
    "0013_change_summaries",
    """
        DELETE FROM changes;
        DELETE FROM comparisons;
        UPDATE documents SET derived = 0;
        ALTER TABLE comparisons ADD COLUMN words_before INTEGER NOT NULL DEFAULT 0;  -- of the old text
        ALTER TABLE comparisons ADD COLUMN words_added INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE comparisons ADD COLUMN words_removed INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE comparisons ADD COLUMN kept REAL NOT NULL DEFAULT 1;  -- share of the old words, 0 to 1
        ALTER TABLE comparisons ADD COLUMN sections TEXT NOT NULL DEFAULT '{}';  -- JSON: changed, by kind
        ALTER TABLE comparisons ADD COLUMN topics TEXT NOT NULL DEFAULT '[]';  -- JSON: the heaviest first
        ALTER TABLE changes ADD COLUMN weight INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE changes ADD COLUMN topics TEXT NOT NULL DEFAULT '[]';  -- JSON: those that are shown
        DROP VIEW timeline;
        CREATE VIEW timeline AS
            SELECT d.company, d.slug AS document, v.number AS version, v.dated, v.dated_by,
                   v.effective, v.updated, v.after_capture, v.first_capture, v.last_capture, v.reason,
                   v.flags, t.title, t.words,
                   (SELECT 'https://web.archive.org/web/' || v.first_capture || 'id_/' || v.url
                    FROM snapshots s JOIN captures c ON c.id = s.capture
                    WHERE s.document = v.document AND s.timestamp = v.first_capture AND s.original = v.url
                    AND c.tried_in = 'https://web.archive.org') AS memento,  -- NULL: it did not serve it
                   v.text AS sha256, v.recipe, v.coverage, v.notes,
                   c.words_added, c.words_removed, c.kept  -- NULL: the first version
            FROM versions v JOIN documents d ON d.id = v.document JOIN texts t ON t.sha256 = v.text
            LEFT JOIN comparisons c ON c.document = v.document AND c.old_text = v.compared_from
                AND c.new_text = v.compared_to
            ORDER BY d.company, d.slug, v.number;
        CREATE VIEW version_changes AS
            SELECT d.company, d.slug AS document, b.number AS from_version, a.number AS to_version,
                   b.dated AS from_date, a.dated AS to_date, a.after_capture AS not_before,
                   a.first_capture AS not_after, c.words_added, c.words_removed, c.words_before, c.kept,
                   (SELECT coalesce(sum(value), 0) FROM json_each(c.sections) WHERE key <> 'cosmetic')
                       AS sections_changed,
                   coalesce(json_extract(c.sections, '$.cosmetic'), 0) AS sections_cosmetic,
                   c.unchanged AS sections_unchanged, c.sections,
                   (SELECT group_concat(json_extract(value, '$.name'), ', ') FROM json_each(c.topics))
                       AS topics,
                   a.flags, a.reason, c.cosmetic, c.coarse,
                   b.text AS from_sha256, a.text AS to_sha256
            FROM versions a
            JOIN versions b ON b.document = a.document AND b.number = a.number - 1
            JOIN comparisons c ON c.document = a.document AND c.old_text = a.compared_from
                AND c.new_text = a.compared_to
            JOIN documents d ON d.id = a.document
            ORDER BY d.company, d.slug, a.number;
        DROP VIEW section_changes;
        CREATE VIEW section_changes AS
            SELECT d.company, d.slug AS document, b.number AS from_version, a.number AS to_version,
                   b.dated AS from_date, a.dated AS to_date, a.after_capture AS not_before,
                   a.first_capture AS not_after, c.before_heading, c.after_heading, c.kinds,
                   c.similarity, c.words_added, c.words_removed, c.tags, c.weight,
                   (SELECT group_concat(json_extract(value, '$.name'), ', ') FROM json_each(c.topics))
                       AS topics,
                   a.flags, a.reason
            FROM versions a
            JOIN versions b ON b.document = a.document AND b.number = a.number - 1
            JOIN changes c ON c.document = a.document AND c.old_text = a.compared_from
                AND c.new_text = a.compared_to
            JOIN documents d ON d.id = a.document
            ORDER BY d.company, d.slug, a.number, c.position;
    """,
)
