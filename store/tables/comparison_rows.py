"""Write comparisons and their changes as rows, and read them again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict

from diffs import Change, Comparison, Edit, Section
from diffs.summaries import SectionChange, SummarizedComparison, Summary, topics_as_json, topics_from_json
from diffs.weights import Tag
from store.database import Row

SUMMARY_OF_C = (
    "c.words_before, c.words_added, c.words_removed, c.sections AS changed_sections, c.unchanged, c.topics, "
    "c.cosmetic, c.coarse"
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
        "edits": json.dumps([[edit.op, edit.text] for edit in change.edits], ensure_ascii=False),
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
        edits=tuple(Edit(op, text) for op, text in json.loads(row["edits"])),
    )
    tags = tuple(Tag(**tag) for tag in json.loads(row["tags"]))
    return SectionChange(change, row["words_added"], row["words_removed"], tags)
