"""The views for people, where texts are made of passages and edits are places in them."""

from __future__ import annotations

from store.migrations.edit_spans import BOTH_SIDES, TEXT, sides
from store.migrations.migration import Migration
from store.migrations.views_of_changes import CHANGE_TEXTS, FLAGS, SECTION_CHANGES, VERSION_CHANGES
from store.migrations.views_of_versions import (
    COVERAGE,
    POLICIES,
    SECTION_LIVES,
    TIMELINE,
    VERSION_SECTIONS,
    VERSION_SENTENCES,
    VERSION_TEXTS,
)

# A change is found by the short name of its comparison.
_OF_TEXTS = """JOIN changes c ON c.document = +a.document AND c.old_text = +a.compared_from
                AND c.new_text = +a.compared_to;"""
_OF_PAIR = """JOIN comparisons x ON x.document = +a.document AND x.old_text = +a.compared_from
                AND x.new_text = +a.compared_to
            JOIN compared_sections c ON c.document = +x.document AND c.pair = +x.pair;"""


def _replaced(view: str, *pairs: tuple[str, str]) -> str:
    """Return a view in which parts are others; each of them must be there."""
    for old, new in pairs:
        assert old in view, old
        view = view.replace(old, new)
    return view


def _whole(op: str, name: str) -> str:
    """Return how a view put one side of a change together from its edits."""
    edits = "FROM json_each(c.edits) e WHERE json_extract(e.value, '$[0]')"
    return f"(SELECT group_concat(json_extract(e.value, '$[1]'), '') {edits} <> '{op}') AS {name}"


def _pieces(op: str) -> str:
    """Return how a view found the words of a change."""
    return f"""(SELECT group_concat(json_extract(e.value, '$[1]'), ' … ') \
FROM json_each(c.edits) e WHERE json_extract(e.value, '$[0]') = '{op}'
                        AND json_array_length(e.value) = 2"""


def _pieces_of_spans(op: int) -> str:
    """Return how a view finds the words of a change where they stand."""
    return f"""(SELECT group_concat({TEXT}, ' … ')
                        FROM {BOTH_SIDES} JOIN json_each(c.edits) e
                        WHERE json_extract(e.value, '$[0]') = {op}
                        AND json_extract(e.value, '$[3]') IS NULL"""


_BEFORE, _AFTER = (f"nullif({side}, '')" for side in sides("x"))
_CHANGE_TEXTS = _replaced(
    CHANGE_TEXTS,
    (_whole("insert", "before"), f"{_BEFORE} AS before"),
    (_whole("delete", "after"), f"{_AFTER} AS after"),
    (_pieces("delete"), _pieces_of_spans(1)),
    (_pieces("insert"), _pieces_of_spans(2)),
    (_OF_TEXTS, _OF_PAIR),
)
# Counted without reading the passages.
_TIMELINE = _replaced(
    TIMELINE,
    (
        "FROM sections q WHERE q.text = v.text",
        "FROM text_passages q WHERE q.text = (\n"
        "                       SELECT s.id FROM stored_texts s WHERE s.sha256 = v.text)",
    ),
)

VIEWS_OF_PASSAGES = Migration(
    "0029_views_of_passages",
    f"""
        {POLICIES}
        {_TIMELINE}
        {VERSION_TEXTS}
        {VERSION_SECTIONS}
        {VERSION_SENTENCES}
        {SECTION_LIVES}
        {VERSION_CHANGES}
        {_replaced(SECTION_CHANGES, (_OF_TEXTS, _OF_PAIR))}
        {_CHANGE_TEXTS}
        {FLAGS}
        {COVERAGE}
    """,
)
