"""A comparison for programs, as docs/json.md has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from diffs.records import Change, Comparison, Section
from diffs.render.summary import Head
from diffs.weights import BUILT_IN, weigh, weight
from diffs.words import words_added, words_removed


def as_json(
    comparison: Comparison, before: Head, after: Head, *, phrases: Mapping[str, Sequence[str]] = BUILT_IN
) -> dict[str, object]:
    """Lay a comparison out as one object of plain values; the text is exactly that of the page.

    Args:
        comparison: what `compare` gives.
        before: what the old text is.
        after: what the new text is.
        phrases: topics that make a change weigh.

    Returns:
        The object of ``diff`` and ``compare``, with ``tags`` and ``weight`` of each change.
    """
    return {
        "before": asdict(before),
        "after": asdict(after),
        "cosmetic": comparison.cosmetic,
        "changes": [_change(change, phrases) for change in comparison.changes],
        "unchanged": comparison.unchanged,
        "coarse": comparison.coarse,
    }


def _change(change: Change, phrases: Mapping[str, Sequence[str]]) -> dict[str, object]:
    tags = weigh(change, phrases)
    return {
        "kinds": list(change.kinds),
        "before": _section(change.before) if change.before else None,
        "after": _section(change.after) if change.after else None,
        "others": [_section(section) for section in change.others],
        "similarity": round(change.similarity, 4),
        "words_added": words_added(change),
        "words_removed": words_removed(change),
        "edits": [[edit.op, edit.text] for edit in change.edits],
        "weight": weight(tags),
        "tags": [asdict(tag) for tag in tags],
    }


def _section(section: Section) -> dict[str, object]:
    return {
        "index": section.index,
        "number": section.number,
        "heading": section.heading,
        "level": section.level,
    }
