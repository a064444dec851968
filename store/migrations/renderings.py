"""Pages as a browser rendered them, with everything that the archive served for that."""

from __future__ import annotations

from store.migrations.migration import Migration
from store.migrations.views_with_proofs import TIMELINE


def _wider(table: str) -> str:
    """Return the statements that let the column `recipe` of a table have the value ``rendered``."""
    return f"""
        ALTER TABLE {table} RENAME COLUMN recipe TO earlier_recipe;
        ALTER TABLE {table} ADD COLUMN recipe TEXT NOT NULL DEFAULT 'corpus'
            CHECK (recipe IN ('corpus', 'complete', 'rendered'));
        UPDATE {table} SET recipe = earlier_recipe;
        ALTER TABLE {table} DROP COLUMN earlier_recipe;
    """


RENDERINGS = Migration(
    "0018_renderings",
    f"""
        DROP VIEW timeline;
        {_wider("readings")}
        {_wider("versions")}
        {TIMELINE}
        CREATE TABLE renderings (                -- what a browser made of a capture
            document    INTEGER NOT NULL REFERENCES documents(id),
            timestamp   TEXT NOT NULL,           -- of the memento that was rendered
            original    TEXT NOT NULL,
            sha256      TEXT REFERENCES bodies(sha256),  -- the page as rendered; NULL: there is none
            problem     TEXT NOT NULL,           -- why there is none, or ''
            missing     TEXT NOT NULL DEFAULT '[]',  -- what it asked for and the archive lacks
            incomplete  INTEGER NOT NULL DEFAULT 0,  -- 1: without a part that it needs
            browser     TEXT NOT NULL,
            rendered_at TEXT NOT NULL,
            retry_on    TEXT,                    -- day from which it is tried again; NULL: never
            PRIMARY KEY (document, timestamp, original)
        ) STRICT;
        CREATE TABLE rendering_parts (           -- what the archive served while a page was rendered
            document   INTEGER NOT NULL REFERENCES documents(id),
            timestamp  TEXT NOT NULL,
            original   TEXT NOT NULL,
            url        TEXT NOT NULL,            -- what the page asked for
            served_at  TEXT NOT NULL,            -- the capture that was served, which is near the page's own
            served_url TEXT NOT NULL,
            sha256     TEXT NOT NULL REFERENCES bodies(sha256),
            statuscode INTEGER NOT NULL,
            headers    TEXT NOT NULL,
            archive    TEXT NOT NULL,
            fetched_at TEXT NOT NULL,
            PRIMARY KEY (document, timestamp, original, url)
        ) STRICT;
        CREATE INDEX rendering_parts_by_url ON rendering_parts(document, url);
    """,
)
