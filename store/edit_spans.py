"""Write the edits of a change as places in the texts that it compares, and read them again.

The edits of a change that are equal or deleted are the old sections, and those that are equal or inserted the
new ones (law 9). So an edit needs no text of its own: it is `[op, start, length]`, and `[op, start, length,
index]` if its text moved from or to the section with this index. Places are counted in characters, from 0, in
the bodies of the old or the new sections of the change, one after the other in the order of their text.

A text that is not where it should be stands in the place of `start` itself: what older rules or another
program left is kept as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

OPS = ("equal", "delete", "insert")
"""The operations, in the order of their numbers."""

# SQLite's functions take a text to end there, and the views are to need no function of this program.
_END_FOR_SQLITE = "\0"

# Operation, text and, if the text moved, the index of the other section.
StoredEdit = Sequence[str | int]


def edits_as_spans(edits: Iterable[StoredEdit], old: str, new: str) -> str:
    """Return edits in the form in which they are stored, as JSON.

    Args:
        edits: the edits, each operation, text and perhaps an index.
        old: the bodies of the old sections, one after the other; ``""`` if there is none.
        new: those of the new ones.
    """
    place, found = {"delete": 0, "insert": 0}, list[list[str | int]]()
    for op, text, *moved in edits:
        text, side = str(text), "insert" if op == "insert" else "delete"
        start, source = place[side], new if op == "insert" else old
        place[side] += len(text)
        if op == "equal":
            place["insert"] += len(text)
        is_there = source.startswith(text, start) and _END_FOR_SQLITE not in source
        found.append([OPS.index(str(op)), start if is_there else text, len(text), *moved])
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def edits_of_spans(stored: str, old: str, new: str) -> list[StoredEdit]:
    """Return the edits that `edits_as_spans` wrote for the same sections.

    Args:
        stored: the edits as they are stored.
        old: the bodies of the old sections, one after the other.
        new: those of the new ones.
    """
    edits: list[StoredEdit] = []
    for number, start, length, *moved in json.loads(stored):
        op = OPS[number]
        source = new if op == "insert" else old
        text = start if isinstance(start, str) else source[start : start + length]
        edits.append([op, text, *moved])
    return edits
