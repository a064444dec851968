"""The views for people, with what served each version and the numbers of each change."""

from __future__ import annotations

from store.migrations.migration import Migration

# The view `proofs` names what served each version, as `harvester.archive.proof` does. As in `log --json`, the
# page is that of the first memento that was read and shows the version; the record is that of the capture
# itself, or of one with the same digest.
TIMELINE = """
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
"""

VERSION_CHANGES = """
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
"""

SECTION_CHANGES = """
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
"""

PROOFS = """
        CREATE VIEW proofs AS
            WITH located AS (
                SELECT v.document, v.number, v.first_capture, v.url,
                       coalesce(
                           (SELECT p.sha256 FROM readings r JOIN snapshots p ON p.document = r.document
                                AND p.timestamp = r.timestamp AND p.original = r.url
                            WHERE r.document = v.document AND r.source = 'memento' AND r.text = v.text
                                AND r.timestamp BETWEEN v.first_capture AND v.last_capture
                            ORDER BY r.timestamp, r.url LIMIT 1), e.sha256) AS sha256,
                       coalesce(s.headers, e.headers) AS headers,
                       coalesce(
                           k.tried_in,
                           -- A run that was killed has the bytes, but not yet what became of the capture.
                           (SELECT min(g.archive) FROM sightings g WHERE g.capture = k.id
                            HAVING count(*) = 1),
                           CASE WHEN e.sha256 IS NOT NULL THEN
                               (SELECT min(g.archive) FROM captures l JOIN sightings g ON g.capture = l.id
                                WHERE l.document = v.document AND l.timestamp = v.first_capture
                                AND l.original = v.url AND l.digest <> '-') END) AS place
                FROM versions v
                LEFT JOIN snapshots s ON s.document = v.document AND s.timestamp = v.first_capture
                    AND s.original = v.url
                LEFT JOIN captures k ON k.id = s.capture
                -- It was not fetched, because it has the digest of one that was.
                LEFT JOIN snapshots e ON e.rowid = (
                    SELECT p.rowid FROM captures l
                    JOIN captures q ON q.document = l.document AND q.digest = l.digest
                    JOIN snapshots p ON p.capture = q.id AND p.timestamp = q.timestamp
                        AND p.original = q.original
                    WHERE l.document = v.document AND l.timestamp = v.first_capture AND l.original = v.url
                        AND l.digest <> '-' AND EXISTS (SELECT 1 FROM sightings g WHERE g.capture = l.id)
                    ORDER BY p.timestamp LIMIT 1)),
            parts AS (
                SELECT *, substr(place, 1, nullif(instr(place, '://'), 0) + 2) AS scheme,
                       substr(place, instr(place, '://') + 3) AS rest FROM located),
            hosts AS (
                SELECT *, substr(rest, 1, instr(rest || '/', '/') - 1) AS host,
                       substr(rest, instr(rest || '/', '/')) AS path FROM parts),
            -- Without a name and a password before the host, and without the folders before a file.
            public AS (
                SELECT *, CASE WHEN place IS NULL THEN 'corpus'
                    WHEN scheme IS NULL THEN replace(place, rtrim(place, replace(place, '/', '')), '')
                    ELSE scheme || replace(host, rtrim(host, replace(host, '@', '')), '') || path
                    END AS source FROM hosts),
            roots AS (
                SELECT *, CASE WHEN scheme LIKE 'pywb+%' THEN substr(source, 6) || '/'
                    WHEN scheme IS NOT NULL THEN source || '/web/' END AS root FROM public)
            SELECT document, number, source,
                   root || first_capture || '/' || replace(url, '#', '%23') AS replay,
                   root || first_capture || 'id_/' || replace(url, '#', '%23') AS memento,
                   CASE WHEN place IS NOT NULL AND scheme IS NULL
                       THEN json_extract(headers, '$."warc-record-id"') END AS record,
                   sha256 AS snapshot_sha256
            FROM roots;
"""

VIEWS_WITH_PROOFS = Migration(
    "0015_views_with_proofs",
    PROOFS
    + """
        DROP VIEW timeline;
    """
    + TIMELINE
    + VERSION_CHANGES
    + "DROP VIEW section_changes;"
    + SECTION_CHANGES,
)
