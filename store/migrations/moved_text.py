"""The numbers of words that moved from one section to another."""

from __future__ import annotations

from store.migrations.migration import Migration

# Comparisons of older rules are made again before they are shown, so that 0 never stands for "not counted".
MOVED_TEXT = Migration(
    "0016_moved_text",
    """
        ALTER TABLE comparisons ADD COLUMN words_moved INTEGER NOT NULL DEFAULT 0;  -- each counted once
        ALTER TABLE changes ADD COLUMN words_moved_in INTEGER NOT NULL DEFAULT 0;  -- from another place
        ALTER TABLE changes ADD COLUMN words_moved_out INTEGER NOT NULL DEFAULT 0;  -- to another place
        DROP VIEW timeline;
        CREATE VIEW timeline AS
            SELECT d.company, d.slug AS document, v.number AS version, v.dated, v.dated_by,
                   v.effective, v.updated, v.after_capture, v.first_capture, v.last_capture, v.reason,
                   v.flags, t.title, t.words, p.source, p.replay, p.memento, p.record,
                   v.text AS sha256, p.snapshot_sha256, v.recipe, v.coverage, v.notes,
                   c.words_added, c.words_removed, c.words_moved, c.kept  -- NULL: the first version
            FROM versions v JOIN documents d ON d.id = v.document JOIN texts t ON t.sha256 = v.text
            LEFT JOIN comparisons c ON c.document = v.document AND c.old_text = v.compared_from
                AND c.new_text = v.compared_to
            JOIN proofs p ON p.document = v.document AND p.number = v.number
            ORDER BY d.company, d.slug, v.number;
        DROP VIEW version_changes;
        CREATE VIEW version_changes AS
            SELECT d.company, d.slug AS document, b.number AS from_version, a.number AS to_version,
                   b.dated AS from_date, a.dated AS to_date, a.after_capture AS not_before,
                   a.first_capture AS not_after, c.words_added, c.words_removed, c.words_moved,
                   c.words_before, c.kept,
                   (SELECT coalesce(sum(value), 0) FROM json_each(c.sections) WHERE key <> 'cosmetic')
                       AS sections_changed,
                   coalesce(json_extract(c.sections, '$.cosmetic'), 0) AS sections_cosmetic,
                   c.unchanged AS sections_unchanged, c.sections,
                   (SELECT group_concat(json_extract(value, '$.name'), ', ') FROM json_each(c.topics))
                       AS topics,
                   a.flags, a.reason, c.cosmetic, c.coarse,
                   b.text AS from_sha256, a.text AS to_sha256,
                   p.source AS from_source, coalesce(p.replay, p.record) AS from_proof,
                   q.source AS to_source, coalesce(q.replay, q.record) AS to_proof
            FROM versions a
            JOIN versions b ON b.document = a.document AND b.number = a.number - 1
            JOIN comparisons c ON c.document = a.document AND c.old_text = a.compared_from
                AND c.new_text = a.compared_to
            JOIN documents d ON d.id = a.document
            JOIN proofs p ON p.document = b.document AND p.number = b.number
            JOIN proofs q ON q.document = a.document AND q.number = a.number
            ORDER BY d.company, d.slug, a.number;
        DROP VIEW section_changes;
        CREATE VIEW section_changes AS
            SELECT d.company, d.slug AS document, b.number AS from_version, a.number AS to_version,
                   b.dated AS from_date, a.dated AS to_date, a.after_capture AS not_before,
                   a.first_capture AS not_after, c.before_heading, c.after_heading, c.kinds,
                   c.similarity, c.words_added, c.words_removed, c.words_moved_in, c.words_moved_out,
                   c.tags, c.weight,
                   (SELECT group_concat(json_extract(value, '$.name'), ', ') FROM json_each(c.topics))
                       AS topics,
                   a.flags, a.reason,
                   p.source AS from_source, coalesce(p.replay, p.record) AS from_proof,
                   q.source AS to_source, coalesce(q.replay, q.record) AS to_proof
            FROM versions a
            JOIN versions b ON b.document = a.document AND b.number = a.number - 1
            JOIN changes c ON c.document = a.document AND c.old_text = a.compared_from
                AND c.new_text = a.compared_to
            JOIN documents d ON d.id = a.document
            JOIN proofs p ON p.document = b.document AND p.number = b.number
            JOIN proofs q ON q.document = a.document AND q.number = a.number
            ORDER BY d.company, d.slug, a.number, c.position;
    """,
)
