"""The times at which the texts of rendered pages are known to have been there."""

from __future__ import annotations

from store.migrations.migration import Migration
from store.migrations.views_with_proofs import SECTION_CHANGES, TIMELINE, VERSION_CHANGES


def _by_known_times(view: str) -> str:
    """Return a view of changes whose bounds are what is known of the texts, not the captures of the pages."""
    return view.replace("a.after_capture AS not_before", "a.not_before").replace(
        "a.first_capture AS not_after", "a.known_from AS not_after"
    )


_TIMELINE = TIMELINE.replace("v.last_capture,", "v.last_capture, v.not_before, v.known_from, v.known_until,")

KNOWN_TIMES = Migration(
    "0019_known_times",
    f"""
        -- The capture near the page that is listed with the digest of the one that was served; '': none.
        ALTER TABLE rendering_parts ADD COLUMN same_at TEXT NOT NULL DEFAULT '';
        -- Of the captures that the words of a rendered page may come from; NULL: not rendered.
        ALTER TABLE readings ADD COLUMN earliest TEXT;
        ALTER TABLE readings ADD COLUMN latest TEXT;
        ALTER TABLE versions ADD COLUMN known_from TEXT NOT NULL DEFAULT '';
        ALTER TABLE versions ADD COLUMN known_until TEXT NOT NULL DEFAULT '';
        ALTER TABLE versions ADD COLUMN not_before TEXT;
        UPDATE versions SET known_from = first_capture, known_until = last_capture,
            not_before = after_capture;
        DROP VIEW timeline;
        DROP VIEW version_changes;
        DROP VIEW section_changes;
        ALTER TABLE versions RENAME COLUMN reason TO earlier_reason;
        ALTER TABLE versions ADD COLUMN reason TEXT NOT NULL DEFAULT 'first'
            CHECK (reason IN ('first', 'content', 'technical', 'method'));
        UPDATE versions SET reason = earlier_reason;
        ALTER TABLE versions DROP COLUMN earlier_reason;
        {_TIMELINE}
        {_by_known_times(VERSION_CHANGES)}
        {_by_known_times(SECTION_CHANGES)}
    """,
)
