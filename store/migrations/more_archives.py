"""Memento servers, and files in folders and in WACZ files, as archives; and several archives at a time."""

from __future__ import annotations

from store.migrations.migration import Migration
from store.migrations.views_with_proofs import PROOFS

_ROOT = "CASE WHEN scheme LIKE 'pywb+%' THEN substr(source, 6) || '/'"
_RECORD = "AS record,"
_HEADERS = "coalesce(s.headers, e.headers) AS headers,"

# A capture that was not fetched is in a file only if the file that lists it served the one with its bytes.
_OF_THE_SAME_ARCHIVE = """coalesce(s.headers, CASE WHEN EXISTS (
                           SELECT 1 FROM captures q JOIN captures l ON l.digest = q.digest
                           JOIN sightings g ON g.capture = l.id AND g.archive = q.tried_in
                           WHERE q.id = e.capture AND l.document = v.document
                               AND l.timestamp = v.first_capture AND l.original = v.url
                               AND g.archive = (
                                   SELECT min(o.archive) FROM sightings o WHERE o.capture = l.id))
                       THEN e.headers END) AS headers,"""

# The mementos of a Memento server are where its TimeMaps are, without ``timemap/``.
MORE_PROOFS = (
    PROOFS.replace(_HEADERS, _OF_THE_SAME_ARCHIVE)
    .replace(
        _ROOT,
        _ROOT
        + """
                    WHEN scheme LIKE 'memento+%'
                    THEN substr(source, 9, instr(source || '/', '/timemap/') - 9) || '/'""",
    )
    .replace(
        _RECORD,
        _RECORD
        + """
                   CASE WHEN place IS NOT NULL AND scheme IS NULL
                       THEN json_extract(headers, '$."warc-file"') END AS file,
                   CASE WHEN place IS NOT NULL AND scheme IS NULL
                       THEN json_extract(headers, '$."warc-member"') END AS member,""",
    )
)

MORE_ARCHIVES = Migration("0020_more_archives", f"DROP VIEW proofs; {MORE_PROOFS}")
