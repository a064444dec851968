"""A comparison for programs, as docs/json.md has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from diffs.records import Change, Section
from diffs.render.elsewhere import elsewhere_as_json
from diffs.render.flags import flag_keys, shown_evidence
from diffs.render.head import Head
from diffs.render.imprint import Imprint
from diffs.render.summary import verdict
from diffs.render.to_render import ToRender
from diffs.summaries import SectionChange, Summary, topics_as_json
from diffs.text import count_words


def as_json(given: ToRender) -> dict[str, Any]:
    """Lay a comparison out as one object of plain values; the text is exactly that of the page.

    Args:
        given: the comparison and what is known of the two texts.

    Returns:
        The object of ``diff`` and ``compare``, with ``tags`` and ``weight`` of each change.
    """
    comparison = given.comparison.comparison
    before, after = ({**_head(head), **facts} for head, facts in zip(given.heads, given.facts, strict=True))
    return {
        "before": before,
        "after": after,
        "cosmetic": comparison.cosmetic,
        "changes": [_change(section) for section in given.comparison.sections],
        "unchanged": comparison.unchanged,
        "coarse": comparison.coarse,
        "flags": flag_keys(given.flags),
        "flags_about": [{"flag": one.flag, "about": one.about} for one in given.flags],
        "flag_evidence": shown_evidence(given.flags),
        **numbers_as_json(given.comparison.summary),
        **_made(given.imprint),
        **_elsewhere(given),
    }


def _elsewhere(given: ToRender) -> dict[str, Any]:
    """Return which other policies made the same edit, and whether all were searched, if that was asked."""
    if given.elsewhere is None:
        return {}
    found = elsewhere_as_json(given.elsewhere)
    return {"same_elsewhere": found, "searched_everywhere": given.is_everywhere}


def _head(head: Head) -> dict[str, Any]:
    """Return what a text is; where it comes from is in the facts, if it is a version."""
    found = asdict(head)
    del found["rendered_page"], found["origins"]
    return found


def numbers_as_json(summary: Summary) -> dict[str, Any]:
    """Return the keys that sum up a comparison, the same for ``diff``, ``log`` and webhooks.

    Args:
        summary: the comparison in numbers.
    """
    return {
        "summary": verdict(summary),
        "words_added": summary.words_added,
        "words_removed": summary.words_removed,
        "words_moved": summary.words_moved,
        "kept": round(summary.kept, 4),
        "counts": {
            "changed": summary.changed,
            **summary.sections,
            "cosmetic": summary.cosmetic_sections,
            "unchanged": summary.unchanged,
        },
        "topics": topics_as_json(summary.topics),
    }


def _made(imprint: Imprint | None) -> dict[str, Any]:
    if imprint is None:
        return {}
    return {
        "made_at": imprint.made_at.isoformat(),
        "made_by": imprint.made_by,
        "rules": imprint.rules,
    }


def _change(section: SectionChange) -> dict[str, Any]:
    change = section.change
    return {
        "kinds": list(change.kinds),
        "before": _section(change.before) if change.before else None,
        "after": _section(change.after) if change.after else None,
        "others": [_section(one) for one in change.others],
        "similarity": round(change.similarity, 4),
        "words_added": section.words_added,
        "words_removed": section.words_removed,
        "words_moved_in": section.words_moved_in,
        "words_moved_out": section.words_moved_out,
        "moved_text": list(_moved_text(change)),
        "edits": [[edit.op, edit.text] for edit in change.edits],
        "weight": section.weight,
        "tags": [asdict(tag) for tag in section.tags],
        "topics": [tag.topic for tag, _ in section.topics],
    }


def _moved_text(change: Change) -> Iterator[dict[str, Any]]:
    """Yield which edits are of text that moved, with the section that it came from or went to."""
    for place, edit in enumerate(change.edits):
        if edit.moved is not None:
            way = "from" if edit.op == "insert" else "to"
            yield {"edit": place, "words": count_words(edit.text), way: _section(edit.moved)}


def _section(section: Section) -> dict[str, Any]:
    return {
        "index": section.index,
        "number": section.number,
        "heading": section.heading,
        "level": section.level,
    }
