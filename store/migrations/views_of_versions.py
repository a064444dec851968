"""The views of documents and versions: the state of each, the timeline, texts, sections, sentences."""

from __future__ import annotations

from store.migrations.iso_times import iso_sql

TIMES = f"""
        CREATE VIEW version_times AS             -- the times of each version, in ISO 8601
            SELECT v.document, v.number, {iso_sql("v.first_capture")} AS first_capture,
                   {iso_sql("v.last_capture")} AS last_capture, {iso_sql("v.after_capture")} AS after_capture,
                   {iso_sql("v.known_from")} AS known_from, {iso_sql("v.known_until")} AS known_until,
                   {iso_sql("v.not_before")} AS not_before
            FROM versions v;
"""

POLICIES = """
        CREATE VIEW policies AS
            SELECT c.slug AS company, c.name AS company_name, d.slug AS document, d.title,
                   coalesce(n.number, 0) AS versions,
                   (SELECT count(*) FROM versions v JOIN json_each(v.flags) f
                    WHERE v.document = d.id AND f.value = 'silent-edit') AS silent_edits,
                   n.dated, n.dated_by, t.words, o.first_capture, s.last_capture,
                   (SELECT u.known_from FROM versions v
                    JOIN versions b ON b.document = v.document AND b.number = v.number - 1
                    JOIN texts x ON x.sha256 = v.text JOIN texts y ON y.sha256 = b.text
                    JOIN version_times u ON u.document = v.document AND u.number = v.number
                    WHERE v.document = d.id AND x.essence <> y.essence
                    ORDER BY v.number DESC LIMIT 1) AS last_change,
                   (SELECT count(*) FROM captures k WHERE k.document = d.id) AS captures,
                   (SELECT count(*) FROM captures k WHERE k.document = d.id AND k.state = 'read')
                       AS captures_read,
                   (SELECT max(l.listed_at) FROM listings l WHERE l.document = d.id) AS listed_at,
                   -- The worst of its addresses: whether all that archives list is known.
                   coalesce((SELECT l.state FROM listings l WHERE l.document = d.id
                             ORDER BY l.state = 'failed' DESC, l.state = 'partial' DESC LIMIT 1), 'none')
                       AS listing,
                   d.derived AS up_to_date
            FROM documents d JOIN companies c ON c.slug = d.company
            LEFT JOIN versions n ON n.document = d.id AND n.number = (
                SELECT max(v.number) FROM versions v WHERE v.document = d.id)
            LEFT JOIN texts t ON t.sha256 = n.text
            LEFT JOIN version_times o ON o.document = d.id AND o.number = 1
            LEFT JOIN version_times s ON s.document = d.id AND s.number = n.number;
"""

TIMELINE = """
        CREATE VIEW timeline AS
            SELECT d.company, d.slug AS document, v.number AS version, v.dated, v.dated_by,
                   substr(v.dated, 1, 4) AS year, v.effective, v.updated, s.first_capture, s.last_capture,
                   s.after_capture, s.not_before, s.known_from, s.known_until, v.captures, v.reason,
                   v.flags, t.title, t.words,
                   (SELECT count(*) FROM sections q WHERE q.text = v.text) AS sections,
                   c.words_added, c.words_removed, c.words_moved, c.kept,  -- NULL: the first version
                   v.url, p.source, p.replay, p.memento, p.record, p.file, p.member, v.text AS sha256,
                   p.snapshot_sha256, v.recipe, v.extractor, v.coverage, v.notes
            FROM documents d JOIN versions v ON v.document = +d.id
            JOIN version_times s ON s.document = +v.document AND s.number = +v.number
            JOIN texts t ON t.sha256 = +v.text
            LEFT JOIN comparisons c ON c.document = v.document AND c.old_text = v.compared_from
                AND c.new_text = v.compared_to
            JOIN proofs p ON p.document = +v.document AND p.number = +v.number;
"""

VERSION_TEXTS = """
        CREATE VIEW version_texts AS
            SELECT d.company, d.slug AS document, v.number AS version, v.dated, v.dated_by,
                   s.first_capture, s.last_capture, t.title, t.words, t.markdown AS text, v.text AS sha256
            FROM documents d JOIN versions v ON v.document = +d.id
            JOIN version_times s ON s.document = +v.document AND s.number = +v.number
            JOIN texts t ON t.sha256 = +v.text;
"""

VERSION_SECTIONS = """
        CREATE VIEW version_sections AS
            SELECT d.company, d.slug AS document, v.number AS version, q.number, q.heading, q.body AS text,
                   v.dated, v.dated_by, s.first_capture, s.last_capture, q.position, q.level, l.lineage,
                   l.arrival
            FROM documents d JOIN versions v ON v.document = +d.id
            JOIN version_times s ON s.document = +v.document AND s.number = +v.number
            JOIN sections q ON q.text = +v.text
            LEFT JOIN lineage_sections l ON l.document = v.document AND l.first_capture = v.first_capture
                AND l.position = q.position;
"""

# Where the loops begin is left to SQLite: a search begins with the sentences that it finds.
VERSION_SENTENCES = """
        CREATE VIEW version_sentences AS
            SELECT d.company, d.slug AS document, v.number AS version, q.number, q.heading, e.text,
                   v.dated, v.dated_by, s.not_before, s.first_capture, s.last_capture, q.position, p.place,
                   e.id AS sentence
            FROM sentences e JOIN content_sentences p ON p.sentence = e.id
            JOIN section_contents k ON k.id = p.content JOIN sections q ON q.content = k.content
            JOIN versions v ON v.text = q.text JOIN documents d ON d.id = v.document
            JOIN version_times s ON s.document = v.document AND s.number = v.number;
"""

_REWORDED = """
                    FROM lineage_sections m INDEXED BY lineage_sections_changed
                    JOIN versions v ON v.document = m.document
                        AND v.first_capture = m.first_capture
                    JOIN changes c ON c.document = v.document AND c.old_text = v.compared_from
                        AND c.new_text = v.compared_to AND c.position = m.change
                    WHERE m.document = l.document AND m.lineage = l.address AND m.change IS NOT NULL
                        AND m.arrival = 'kept'
                        AND c.words_added + c.words_removed > 0"""
SECTION_LIVES = f"""
        CREATE VIEW section_lives AS
            SELECT d.company, d.slug AS document, l.address AS lineage, l.place, l.number, l.heading,
                   a.number AS first_version, x.known_from AS first_seen,
                   z.number AS last_version, y.known_until AS last_seen,
                   NOT EXISTS (SELECT 1 FROM versions v WHERE v.document = l.document
                               AND v.number > z.number) AS still_there,
                   (SELECT count(*) FROM lineage_sections m
                    WHERE m.document = l.document AND m.lineage = l.address) AS versions,
                   (SELECT count(*) {_REWORDED}) AS times_reworded,
                   (SELECT coalesce(sum(c.words_added), 0) {_REWORDED}) AS words_added,
                   (SELECT coalesce(sum(c.words_removed), 0) {_REWORDED}) AS words_removed,
                   (SELECT json_group_array(k.origin) FROM lineage_links k
                    WHERE k.document = l.document AND k.target = l.address) AS came_from,
                   (SELECT json_group_array(k.target) FROM lineage_links k
                    WHERE k.document = l.document AND k.origin = l.address) AS went_into
            FROM documents d JOIN lineages l ON l.document = +d.id
            JOIN versions a ON a.document = +l.document AND a.first_capture = substr(l.address, 1, 14)
            JOIN versions z ON z.document = +l.document AND z.number = (
                -- The newest one first: most sections are still there.
                SELECT v.number FROM versions v WHERE v.document = l.document AND EXISTS (
                    SELECT 1 FROM lineage_sections m WHERE m.document = v.document
                        AND m.lineage = l.address AND m.first_capture = v.first_capture)
                ORDER BY v.number DESC LIMIT 1)
            JOIN version_times x ON x.document = +a.document AND x.number = +a.number
            JOIN version_times y ON y.document = +z.document AND y.number = +z.number;
"""

COVERAGE = f"""
        CREATE VIEW coverage AS
            SELECT d.company, d.slug AS document, {iso_sql("c.timestamp")} AS captured, c.original,
                   c.statuscode, c.mimetype, c.state, c.reason, c.held_as, c.retry_on, c.timestamp
            FROM documents d JOIN captures c ON c.document = +d.id;
"""
