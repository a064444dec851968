"""The views of changes: of versions, of sections, their words, and flags."""

from __future__ import annotations

from store.migrations.iso_times import iso_sql

VERSION_CHANGES = """
        CREATE VIEW version_changes AS
            SELECT d.company, d.slug AS document, b.number AS from_version, a.number AS to_version,
                   b.dated AS from_date, a.dated AS to_date, substr(a.dated, 1, 4) AS year,
                   s.not_before, s.known_from AS not_after, c.words_added, c.words_removed, c.words_moved,
                   c.words_before, c.kept,
                   (SELECT coalesce(sum(value), 0) FROM json_each(c.sections) WHERE key <> 'cosmetic')
                       AS sections_changed,
                   coalesce(json_extract(c.sections, '$.cosmetic'), 0) AS sections_cosmetic,
                   c.unchanged AS sections_unchanged, c.sections,
                   (SELECT json_group_array(json_extract(value, '$.name')) FROM json_each(c.topics))
                       AS topics,
                   a.flags, a.reason, c.cosmetic, c.coarse,
                   b.text AS from_sha256, a.text AS to_sha256,
                   p.source AS from_source, coalesce(p.replay, p.record) AS from_proof,
                   q.source AS to_source, coalesce(q.replay, q.record) AS to_proof
            FROM documents d JOIN versions a ON a.document = +d.id
            JOIN versions b ON b.document = +a.document AND b.number = a.number - 1
            JOIN version_times s ON s.document = +a.document AND s.number = +a.number
            JOIN comparisons c ON c.document = +a.document AND c.old_text = +a.compared_from
                AND c.new_text = +a.compared_to
            JOIN proofs p ON p.document = +b.document AND p.number = +b.number
            JOIN proofs q ON q.document = +a.document AND q.number = +a.number;
"""

# The pieces of a split have the same change: the one that keeps most comes first.
_OF_CHANGE = "m.document = a.document AND m.first_capture = a.first_capture AND m.change = c.position"
_LINEAGE = f"""coalesce(
                       (SELECT m.lineage FROM lineage_sections m
                        WHERE {_OF_CHANGE} AND m.position = c.after_index),
                       (SELECT min(m.lineage) FROM lineage_sections m WHERE {_OF_CHANGE}),
                       (SELECT min(m.lineage) FROM lineage_ends m WHERE {_OF_CHANGE}))"""

# Equal and deleted edits are the old text of a section, equal and inserted ones the new one (law 9).
_EDITS = "FROM json_each(c.edits) e WHERE json_extract(e.value, '$[0]')"
SECTION_CHANGES = f"""
        CREATE VIEW section_changes AS
            SELECT d.company, d.slug AS document, b.number AS from_version, a.number AS to_version,
                   c.position, b.dated AS from_date, a.dated AS to_date, substr(a.dated, 1, 4) AS year,
                   s.not_before, s.known_from AS not_after, c.before_heading, c.after_heading,
                   '["' || replace(c.kinds, ' ', '","') || '"]' AS kinds,
                   c.similarity, c.words_added, c.words_removed, c.words_moved_in, c.words_moved_out,
                   c.weight,
                   (SELECT json_group_array(json_extract(value, '$.name')) FROM json_each(c.topics))
                       AS topics, a.flags, a.reason, {_LINEAGE} AS lineage
            FROM documents d JOIN versions a ON a.document = +d.id
            JOIN versions b ON b.document = +a.document AND b.number = a.number - 1
            JOIN version_times s ON s.document = +a.document AND s.number = +a.number
            JOIN changes c ON c.document = +a.document AND c.old_text = +a.compared_from
                AND c.new_text = +a.compared_to;
"""

# Not a join, so that counting rows does not look for proofs.
_OF_PROOF = "(SELECT {0} FROM proofs WHERE document = {1}.document AND number = {1}.number)"
CHANGE_TEXTS = f"""
        CREATE VIEW change_texts AS
            SELECT d.company, d.slug AS document, b.number AS from_version, a.number AS to_version,
                   c.position, c.before_heading, c.after_heading,
                   -- What only moved is neither old nor new: such an edit names the other section. What is no
                   -- word, such as the target of a link, is not counted as one.
                   (SELECT group_concat(json_extract(e.value, '$[1]'), ' … ') {_EDITS} = 'delete'
                        AND json_array_length(e.value) = 2 AND c.words_removed > 0) AS removed,
                   (SELECT group_concat(json_extract(e.value, '$[1]'), ' … ') {_EDITS} = 'insert'
                        AND json_array_length(e.value) = 2 AND c.words_added > 0) AS added,
                   s.not_before, s.known_from AS not_after,
                   (SELECT group_concat(json_extract(e.value, '$[1]'), '') {_EDITS} <> 'insert') AS before,
                   (SELECT group_concat(json_extract(e.value, '$[1]'), '') {_EDITS} <> 'delete') AS after,
                   {_OF_PROOF.format("source", "b")} AS from_source,
                   {_OF_PROOF.format("coalesce(replay, record)", "b")} AS from_proof,
                   {_OF_PROOF.format("source", "a")} AS to_source,
                   {_OF_PROOF.format("coalesce(replay, record)", "a")} AS to_proof, {_LINEAGE} AS lineage
            FROM documents d JOIN versions a ON a.document = +d.id
            JOIN versions b ON b.document = +a.document AND b.number = a.number - 1
            JOIN version_times s ON s.document = +a.document AND s.number = +a.number
            JOIN changes c ON c.document = +a.document AND c.old_text = +a.compared_from
                AND c.new_text = +a.compared_to;
"""

FLAGS = f"""
        CREATE VIEW flags AS
            SELECT d.company, d.slug AS document, v.number AS version, v.dated, f.value AS flag,
                   json_extract(e.value, '$.words') AS words, json_extract(e.value, '$.small') AS small,
                   {iso_sql("json_extract(e.value, '$.evidence.before.capture')")} AS before_capture,
                   {iso_sql("json_extract(e.value, '$.evidence.after.capture')")} AS after_capture,
                   json_extract(e.value, '$.evidence.before.dates[0].quote') AS before_quote,
                   json_extract(e.value, '$.evidence.after.dates[0].quote') AS after_quote,
                   json_extract(e.value, '$.evidence.before.url') AS before_url,
                   json_extract(e.value, '$.evidence.after.url') AS after_url
            FROM documents d JOIN versions v ON v.document = +d.id
            JOIN json_each(v.flags) f
            LEFT JOIN json_each(v.flag_evidence) e ON json_extract(e.value, '$.flag') = f.value;
"""
