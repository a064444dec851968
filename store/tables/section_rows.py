"""Sections as rows of `passages`, and of the view `sections`."""

from __future__ import annotations

from diffs import Section
from store.database import Row
from store.passage_digests import passage_digest


def section_of(row: Row) -> Section:
    """Return the section of a row of `sections`.

    Args:
        row: the row.
    """
    return Section(
        row["number"], row["heading"], row["raw_heading"], row["level"], row["body"], row["position"]
    )


def passage_row(rules: str, section: Section) -> Row:
    """Return the row of the passage that a section is, apart from its place in the search index.

    Args:
        rules: the rules that read it.
        section: the section.
    """
    digest = passage_digest(
        rules, section.number, section.heading, section.raw_heading, section.level, section.body
    )
    return {
        "digest": digest,
        "number": section.number,
        "heading": section.heading,
        "raw_heading": section.raw_heading,
        "level": section.level,
        "body": section.body,
    }
