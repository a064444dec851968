"""Check the passages that texts consist of: each is what its digest says, and belongs to a text."""

from __future__ import annotations

import json
from collections.abc import Iterator

from store.checks.compared_rows import as_text
from store.checks.examined import Examined
from store.passage_digests import passage_digest

# All texts with a passage were read by the same rules, unless somebody altered the store.
_PASSAGES = """
    SELECT q.*, (SELECT json_group_array(DISTINCT t.rules) FROM text_passages p
                 JOIN stored_texts t ON t.id = p.text WHERE p.passage = q.id) AS rules
    FROM passages q
"""


def passage_faults(examined: Examined) -> Iterator[str]:
    """Yield what is wrong with the passages, one line each; texts and sections are compared elsewhere.

    Args:
        examined: the store.
    """
    for row in examined.query(_PASSAGES):
        name = f"passages: {as_text(row['id'])}"
        number, heading, raw = (str(row[one]) for one in ("number", "heading", "raw_heading"))
        found = {
            passage_digest(rules, number, heading, raw, row["level"], str(row["body"]))
            for rules in json.loads(str(row["rules"]))
        }
        if not found:
            yield f"{name}: no text has it"
        elif found != {row["digest"]}:
            yield f"{name}: is not what its digest says"
