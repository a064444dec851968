"""The lives of sections, through all versions of a document."""

from __future__ import annotations

from store.migrations.migration import Migration

# Timelines that were drawn before have no lineages (''), so they are traced before they are shown.
LINEAGES = Migration(
    "0021_lineages",
    """
        ALTER TABLE documents ADD COLUMN traced_by TEXT NOT NULL DEFAULT '';  -- rules of the lineages
        CREATE TABLE lineages (                  -- one section through all versions
            document INTEGER NOT NULL REFERENCES documents(id),
            address  TEXT NOT NULL,              -- first capture of its first version, and its position there
            place    INTEGER NOT NULL,           -- where it stands or stood among all of the document
            number   TEXT NOT NULL,              -- as it was last
            heading  TEXT NOT NULL,              -- as it was last
            PRIMARY KEY (document, address)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE lineage_sections (          -- which lineage each section of each version belongs to
            document      INTEGER NOT NULL,
            first_capture TEXT NOT NULL,         -- of the version
            position      INTEGER NOT NULL,      -- of the section in the text of the version
            lineage       TEXT NOT NULL,
            arrival       TEXT NOT NULL CHECK (arrival IN
                ('first', 'kept', 'added', 'split', 'back', 'paired', 'unseen')),
            change        INTEGER,               -- its change from the version before; NULL: none, or unknown
            PRIMARY KEY (document, first_capture, position),
            FOREIGN KEY (document, lineage) REFERENCES lineages(document, address)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX lineage_sections_by_lineage
            ON lineage_sections(document, lineage, first_capture);
        CREATE TABLE lineage_ends (              -- where a section is no longer in the text
            document      INTEGER NOT NULL,
            lineage       TEXT NOT NULL,
            first_capture TEXT NOT NULL,         -- of the first version without it
            departure     TEXT NOT NULL CHECK (departure IN ('removed', 'merged', 'unseen')),
            change        INTEGER,
            PRIMARY KEY (document, lineage, first_capture),
            FOREIGN KEY (document, lineage) REFERENCES lineages(document, address)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE lineage_links (             -- whose text came from, or went into, another section
            document      INTEGER NOT NULL,
            first_capture TEXT NOT NULL,         -- of the version after the change
            origin        TEXT NOT NULL,         -- the lineage from which the text came
            target        TEXT NOT NULL,         -- the lineage into which it went
            kind          TEXT NOT NULL CHECK (kind IN ('split', 'merged', 'moved')),
            PRIMARY KEY (document, first_capture, origin, target),
            FOREIGN KEY (document, origin) REFERENCES lineages(document, address),
            FOREIGN KEY (document, target) REFERENCES lineages(document, address)
        ) STRICT, WITHOUT ROWID;
    """,
)
