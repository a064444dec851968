"""Write comparisons and their changes as rows, and read them again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import cast

from diffs import Change, Comparison, Edit, Section
from diffs.records import Op
from diffs.summaries import SectionChange, SummarizedComparison, Summary, topics_as_json, topics_from_json
from diffs.weights import Tag
from store.database import Row
from store.edit_spans import StoredEdit, edits_as_spans, edits_of_spans

SUMMARY_OF_C = (
    "c.words_before, c.words_added, c.words_removed, c.sections AS changed_sections, c.unchanged, c.topics, "
    "c.cosmetic, c.coarse, c.words_moved"
)
"""SQL for the columns of a comparison `c` from which `summary_of` makes its summary."""


def comparison_row(compared: SummarizedComparison) -> Row:
    """Return the columns of a comparison.

    Args:
        compared: the comparison.
    """
    summary = compared.summary
    return {
        "cosmetic": int(summary.cosmetic),
        "coarse": int(summary.coarse),
        "unchanged": summary.unchanged,
        "words_before": summary.words_before,
        "words_added": summary.words_added,
        "words_removed": summary.words_removed,
        "words_moved": summary.words_moved,
        "kept": summary.kept,
        "sections": json.dumps(summary.sections),
        "topics": json.dumps(topics_as_json(summary.topics), ensure_ascii=False),
    }


def change_row(number: int, section: SectionChange) -> Row:
    """Return the columns of a change.

    Args:
        number: its place among the changes of its comparison, from 0.
        section: the change.
    """
    change = section.change
    return {
        "position": number,
        "kinds": " ".join(change.kinds),
        "before_index": change.before and change.before.index,
        "after_index": change.after and change.after.index,
        "other_indexes": json.dumps([one.index for one in change.others]),
        "before_heading": change.before and f"{change.before.number} {change.before.heading}".strip(),
        "after_heading": change.after and f"{change.after.number} {change.after.heading}".strip(),
        "similarity": change.similarity,
        "words_added": section.words_added,
        "words_removed": section.words_removed,
        "words_moved_in": section.words_moved_in,
        "words_moved_out": section.words_moved_out,
        "edits": edits_as_spans(map(_edit_as_json, change.edits), *_sides(change)),
        "tags": json.dumps([asdict(tag) for tag in section.tags], ensure_ascii=False),
        "weight": section.weight,
        "topics": json.dumps(topics_as_json(section.topics), ensure_ascii=False),
    }


def summary_of(row: Row) -> Summary:
    """Return a comparison in numbers.

    Args:
        row: the columns of `SUMMARY_OF_C`.
    """
    return Summary(
        words_before=row["words_before"],
        words_added=row["words_added"],
        words_removed=row["words_removed"],
        sections=json.loads(row["changed_sections"]),
        unchanged=row["unchanged"],
        topics=topics_from_json(json.loads(row["topics"])),
        cosmetic=bool(row["cosmetic"]),
        coarse=bool(row["coarse"]),
        words_moved=row["words_moved"],
    )


def comparison_of(row: Row, sections: tuple[SectionChange, ...]) -> SummarizedComparison:
    """Return a comparison.

    Args:
        row: the columns of `SUMMARY_OF_C`.
        sections: its changes.
    """
    summary = summary_of(row)
    changes = tuple(one.change for one in sections)
    comparison = Comparison(changes, summary.unchanged, summary.cosmetic, summary.coarse)
    return SummarizedComparison(comparison, sections, summary)


def section_change_of(row: Row, old: Mapping[int, Section], new: Mapping[int, Section]) -> SectionChange:
    """Return a change.

    Args:
        row: its row.
        old: the sections of the old text, by their index.
        new: those of the new text.
    """
    kinds = tuple(row["kinds"].split())
    others = new if "split" in kinds else old
    change = Change(
        kinds=kinds,
        before=None if row["before_index"] is None else old[row["before_index"]],
        after=None if row["after_index"] is None else new[row["after_index"]],
        others=tuple(others[index] for index in json.loads(row["other_indexes"])),
        similarity=row["similarity"],
        edits=(),
    )
    stored = edits_of_spans(row["edits"], *_sides(change))
    change = replace(change, edits=tuple(_edit_of(edit, old, new) for edit in stored))
    return SectionChange(
        change,
        words_added=row["words_added"],
        words_removed=row["words_removed"],
        tags=tuple(Tag(**tag) for tag in json.loads(row["tags"])),
        words_moved_in=row["words_moved_in"],
        words_moved_out=row["words_moved_out"],
    )


def _sides(change: Change) -> tuple[str, str]:
    """Return the bodies of the old sections of a change, and of the new ones, in the order of the texts."""
    is_split = "split" in change.kinds
    old = (change.before, *(() if is_split else change.others))
    new = (change.after, *(change.others if is_split else ()))
    return _bodies(old), _bodies(new)


def _bodies(sections: Iterable[Section | None]) -> str:
    there = (section for section in sections if section is not None)
    return "".join(section.body for section in sorted(there, key=lambda one: one.index))


def _edit_as_json(edit: Edit) -> list[str | int]:
    """Return operation and text, and the index of the section from or to which the text moved."""
    return [edit.op, edit.text] if edit.moved is None else [edit.op, edit.text, edit.moved.index]


def _edit_of(stored: StoredEdit, old: Mapping[int, Section], new: Mapping[int, Section]) -> Edit:
    op, text, *index = cast("tuple[Op, str] | tuple[Op, str, int]", stored)
    return Edit(op, text, (old if op == "insert" else new)[index[0]] if index else None)
