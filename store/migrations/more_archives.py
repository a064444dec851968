"""Memento servers, and files in folders and in WACZ files, as archives; and several archives at a time."""

from __future__ import annotations

from store.migrations.migration import Migration
from store.migrations.views_with_proofs import PROOFS

_ROOT = "CASE WHEN scheme LIKE 'pywb+%' THEN substr(source, 6) || '/'"
_RECORD = "AS record,"

# The mementos of a Memento server are where its TimeMaps are, without ``timemap/``.
_MORE_PROOFS = PROOFS.replace(
    _ROOT,
    _ROOT
    + """
                    WHEN scheme LIKE 'memento+%'
                    THEN substr(source, 9, instr(source || '/', '/timemap/') - 9) || '/'""",
).replace(
    _RECORD,
    _RECORD
    + """
                   CASE WHEN place IS NOT NULL AND scheme IS NULL
                       THEN json_extract(headers, '$."warc-file"') END AS file,
                   CASE WHEN place IS NOT NULL AND scheme IS NULL
                       THEN json_extract(headers, '$."warc-member"') END AS member,""",
)

MORE_ARCHIVES = Migration("0019_more_archives", f"DROP VIEW proofs; {_MORE_PROOFS}")
