"""The views that people read with Datasette, with `sqlite-utils` or from Python: texts, dates and lists.

They need no function of this program. Their rows come in the order in which the FROM clause names the
tables: a unary plus keeps SQLite from looking a document up for each of its versions
(sqlite.org/optoverview.html, 2.1). A CROSS JOIN would do that, too, but then Datasette would find no elements
of lists to count; and with an ORDER BY, to count rows would be to work out all their columns.
"""

from __future__ import annotations

from store.migrations.migration import Migration
from store.migrations.more_archives import MORE_PROOFS
from store.migrations.views_of_changes import CHANGE_TEXTS, FLAGS, SECTION_CHANGES, VERSION_CHANGES
from store.migrations.views_of_versions import (
    COVERAGE,
    POLICIES,
    SECTION_LIVES,
    TIMELINE,
    TIMES,
    VERSION_SECTIONS,
    VERSION_SENTENCES,
    VERSION_TEXTS,
)

_LOCATED = "FROM located),"
_SAME_DIGEST = "JOIN captures q ON q.document = l.document AND q.digest = l.digest"
# `json_each` works out the place once; otherwise SQLite does so wherever it is used, some fifty times.
_PROOFS = MORE_PROOFS.replace(
    _LOCATED,
    """FROM (
                    SELECT l.document, l.number, l.first_capture, l.url, l.sha256, l.headers,
                           one.value AS place
                    FROM located l JOIN json_each(json_array(l.place)) one)),""",
).replace(
    _SAME_DIGEST,
    _SAME_DIGEST.replace("JOIN captures q", "CROSS JOIN captures q INDEXED BY captures_by_digest"),
)

VIEWS_FOR_PEOPLE = Migration(
    "0023_views_for_people",
    f"""
        -- What Datasette shows where a row refers to a document.
        ALTER TABLE documents ADD COLUMN name TEXT GENERATED ALWAYS AS (company || '/' || slug) VIRTUAL;
        CREATE INDEX versions_by_number ON versions(document, number);
        CREATE INDEX captures_by_digest ON captures(document, digest);
        CREATE INDEX lineage_sections_changed ON lineage_sections(document, lineage)
            WHERE change IS NOT NULL;
        CREATE INDEX lineage_ends_by_version ON lineage_ends(document, first_capture);
        CREATE INDEX snapshots_by_capture ON snapshots(capture);
        DROP VIEW timeline;
        DROP VIEW version_changes;
        DROP VIEW section_changes;
        DROP VIEW coverage;
        DROP VIEW proofs;
        {_PROOFS}
        {TIMES}
        {POLICIES}
        {TIMELINE}
        {VERSION_TEXTS}
        {VERSION_SECTIONS}
        {VERSION_SENTENCES}
        {SECTION_LIVES}
        {VERSION_CHANGES}
        {SECTION_CHANGES}
        {CHANGE_TEXTS}
        {FLAGS}
        {COVERAGE}
    """,
)
