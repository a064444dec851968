"""The view of proofs, which names page and record also if the first capture of a version was not fetched."""

from __future__ import annotations

from store.migrations.migration import Migration

# As in `log --json`, the page is that of the first memento that was read and shows the version. The record is
# that of the capture itself, or of one with the same digest.
UNFETCHED_PROOFS = Migration(
    "0015_unfetched_proofs",
    """
        DROP VIEW proofs;
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
    """,
)
