"""Sections as rows."""

from __future__ import annotations

from diffs import Section
from store.database import Row


def section_of(row: Row) -> Section:
    """Return the section of a row of `sections`.

    Args:
        row: the row.
    """
    return Section(
        row["number"], row["heading"], row["raw_heading"], row["level"], row["body"], row["position"]
    )


def section_row(text: str, section: Section, content: bytes) -> Row:
    """Return the row of a section.

    Args:
        text: hash of its text.
        section: the section.
        content: what identifies its content in the search index.
    """
    return {
        "text": text,
        "position": section.index,
        "number": section.number,
        "heading": section.heading,
        "raw_heading": section.raw_heading,
        "level": section.level,
        "body": section.body,
        "content": content,
    }
