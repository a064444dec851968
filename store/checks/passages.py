"""Check the passages that texts consist of: each is what its digest says, and belongs to a text."""

from __future__ import annotations

from collections.abc import Iterator

from store.checks.compared_rows import as_text
from store.checks.examined import Examined
from store.passage_digests import passage_digest

# Once for each rules that read a text with it: there is one, unless somebody altered the store.
_PASSAGES = """
    SELECT q.*, t.rules FROM passages q LEFT JOIN text_passages p ON p.passage = q.id
    LEFT JOIN stored_texts t ON t.id = p.text GROUP BY q.id, t.rules
"""


def passage_faults(examined: Examined) -> Iterator[str]:
    """Yield what is wrong with the passages, one line each; texts and sections are compared elsewhere.

    Args:
        examined: the store.
    """
    for row in examined.query(_PASSAGES):
        name = f"passages: {as_text(row['id'])}"
        if row["rules"] is None:
            yield f"{name}: no text has it"
            continue
        rules, number, heading, raw = (str(row[one]) for one in ("rules", "number", "heading", "raw_heading"))
        if row["digest"] != passage_digest(rules, number, heading, raw, row["level"], str(row["body"])):
            yield f"{name}: is not what its digest says"
