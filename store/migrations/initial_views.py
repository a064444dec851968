"""History, not to be changed: the first views for people, who read them with `sqlite-utils` or Datasette.

Views are dropped and created anew in `later`.
"""

from __future__ import annotations

from store.migrations.migration import Migration

# Views for people who read the store with `sqlite-utils` or Datasette.
VIEWS = Migration(
    "0004_views",
    """
        CREATE VIEW timeline AS
            SELECT d.company, d.slug AS document, v.number AS version, v.dated, v.dated_by,
                   v.effective, v.updated, v.after_capture, v.first_capture, v.last_capture, v.reason,
                   v.flags, t.title, t.words,
                   'https://web.archive.org/web/' || v.first_capture || 'id_/' || v.url AS memento,
                   v.text AS sha256
            FROM versions v JOIN documents d ON d.id = v.document JOIN texts t ON t.sha256 = v.text
            ORDER BY d.company, d.slug, v.number;
        CREATE VIEW section_changes AS
            SELECT d.company, d.slug AS document, b.number AS from_version, a.number AS to_version,
                   b.dated AS from_date, a.dated AS to_date, a.after_capture AS not_before,
                   a.first_capture AS not_after, c.before_heading, c.after_heading, c.kinds,
                   c.similarity, c.words_added, c.words_removed, c.tags
            FROM versions a
            JOIN versions b ON b.document = a.document AND b.number = a.number - 1
            JOIN changes c ON c.document = a.document AND c.old_text = b.text AND c.new_text = a.text
            JOIN documents d ON d.id = a.document
            ORDER BY d.company, d.slug, a.number, c.position;
        CREATE VIEW coverage AS
            SELECT d.company, d.slug AS document, c.timestamp, c.original, c.statuscode, c.mimetype,
                   c.state, c.reason, c.retry_on
            FROM captures c JOIN documents d ON d.id = c.document
            ORDER BY d.company, d.slug, c.timestamp;
    """,
)
