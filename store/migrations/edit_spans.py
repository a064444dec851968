"""The edits of each change, as places in the sections that it compares."""

from __future__ import annotations

import json

from store.edit_spans import edits_as_spans
from store.migrations.migration import Migration
from store.pairs import pair_number

# The bodies of the sections of one side, in the order of the text: `others` are those of the new text in a
# split, and of the old one in a merger.
_SIDE = """coalesce((SELECT group_concat(s.body, '') FROM (
                SELECT q.body FROM stored_texts t JOIN text_passages p ON p.text = t.id
                JOIN passages q ON q.id = p.passage
                WHERE t.sha256 = {text} AND p.position IN (
                    SELECT {index} UNION ALL
                    SELECT value FROM json_each(c.other_indexes) WHERE {others})
                ORDER BY p.position) s), '')"""


def sides(pair: str) -> tuple[str, str]:
    """Return SQL for the old and for the new sections of a change `c`, one after the other.

    Args:
        pair: what the columns `old_text` and `new_text` are of.
    """
    old = _SIDE.format(text=f"{pair}.old_text", index="c.before_index", others="instr(c.kinds, 'split') = 0")
    new = _SIDE.format(text=f"{pair}.new_text", index="c.after_index", others="instr(c.kinds, 'split')")
    return old, new


def _spans(edits: str, old: str, new: str) -> str:
    """Return edits of an older store as spans; what is damaged is kept as it is."""
    try:
        return edits_as_spans(json.loads(edits), old, new)
    except (ValueError, TypeError, RecursionError):
        return edits


def text_of_edit(old: str, new: str) -> str:
    """Return SQL for the text of an edit `e`, an element of `compared_sections.edits`.

    Args:
        old: SQL for the old sections of its change.
        new: SQL for the new ones.
    """
    side = f"iif({_OP} = 2, {new}, {old})"
    return f"""iif(json_type(e.value, '$[1]') = 'text', json_extract(e.value, '$[1]'), substr({side},
                        json_extract(e.value, '$[1]') + 1, json_extract(e.value, '$[2]')))"""


_OP = "json_extract(e.value, '$[0]')"
_NAME = f"CASE {_OP} WHEN 0 THEN 'equal' WHEN 1 THEN 'delete' ELSE 'insert' END"
_OLD, _NEW = sides("c")
# `json_each` works out both sides once for each change, and not for each of its edits.
BOTH_SIDES = "json_each(json_array(json_array({}, {}))) b".format(*sides("x"))
TEXT = text_of_edit("json_extract(b.value, '$[0]')", "json_extract(b.value, '$[1]')")
CHANGES = f"""
        CREATE VIEW changes AS                   -- what happened to each section between two texts
            SELECT x.document, x.old_text, x.new_text, c.position, c.kinds, c.before_index, c.after_index,
                   c.other_indexes, c.before_heading, c.after_heading, c.similarity, c.words_added,
                   c.words_removed,
                   (SELECT json_group_array(json(e.edit)) FROM (
                        SELECT iif(json_extract(e.value, '$[3]') IS NULL, json_array({_NAME}, {TEXT}),
                            json_array({_NAME}, {TEXT}, json_extract(e.value, '$[3]'))) AS edit
                        FROM {BOTH_SIDES} JOIN json_each(c.edits) e ORDER BY e.key) e) AS edits,
                   c.tags, c.words_moved_in, c.words_moved_out, c.weight, c.topics
            FROM comparisons x JOIN compared_sections c ON c.document = x.document AND c.pair = x.pair;
"""

EDIT_SPANS = Migration(
    "0028_edit_spans",
    f"""
        -- Of comparisons that had none, it is not known which sentences changed. They are made again, as
        -- those of unknown rules are, and until then `diff` says that they were not searched.
        UPDATE comparisons SET pair = pair_number(old_text, new_text), rules = '' WHERE pair IS NULL;
        CREATE TABLE compared_sections (         -- what happened to each section between two texts
            document     INTEGER NOT NULL,
            pair         INTEGER NOT NULL,
            position     INTEGER NOT NULL,
            kinds        TEXT NOT NULL,
            before_index INTEGER,
            after_index  INTEGER,
            other_indexes TEXT NOT NULL,
            before_heading TEXT,
            after_heading  TEXT,
            similarity   REAL NOT NULL,
            words_added  INTEGER NOT NULL,
            words_removed INTEGER NOT NULL,
            edits        TEXT NOT NULL,          -- JSON: places in the sections (store/edit_spans.py)
            tags         TEXT NOT NULL DEFAULT '[]',
            words_moved_in INTEGER NOT NULL DEFAULT 0,
            words_moved_out INTEGER NOT NULL DEFAULT 0,
            weight       INTEGER NOT NULL DEFAULT 0,
            topics       TEXT NOT NULL DEFAULT '[]',
            PRIMARY KEY (document, pair, position),
            FOREIGN KEY (document, pair) REFERENCES comparisons(document, pair) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        INSERT INTO compared_sections
            SELECT c.document, pair_number(c.old_text, c.new_text), c.position, c.kinds, c.before_index,
                   c.after_index, c.other_indexes, c.before_heading, c.after_heading, c.similarity,
                   c.words_added, c.words_removed, as_spans(c.edits, {_OLD}, {_NEW}), c.tags,
                   c.words_moved_in, c.words_moved_out, c.weight, c.topics
            FROM changes c;
        DROP TABLE changes;
        {CHANGES}
    """,
    {"pair_number": pair_number, "as_spans": _spans},
)
