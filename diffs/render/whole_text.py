"""Put a whole text in order, with its changes in their places, so that nothing is left out; pure."""

from __future__ import annotations

from collections.abc import Iterator

from diffs.records import Change, Edit, Section
from diffs.sections import split
from diffs.summaries import SectionChange, SummarizedComparison


def whole_text(comparison: SummarizedComparison, old: str, new: str) -> tuple[SectionChange, ...]:
    """Return all sections of two texts in reading order: the changes, and what did not change between them.

    Args:
        comparison: of the two texts.
        old: the old text, in Markdown.
        new: the new text.

    Returns:
        The changes of the comparison, and for each section without one a change of no kind.
    """
    changes = comparison.comparison.changes
    in_old = {section.index for change in changes for section in change.sides[0]}
    in_new = {section.index for change in changes for section in change.sides[1]}
    # What did not change stands in the same order in both texts, so that the places of the one are known in
    # the other: those of a removed section, too.
    kept_old = [section.index for section in _sections(old) if section.index not in in_old]
    kept_new = [section for section in _sections(new) if section.index not in in_new]
    return tuple(_merged(comparison.sections, kept_old, kept_new))


def _sections(text: str) -> tuple[Section, ...]:
    return split(text) if text else ()


def _merged(
    changes: tuple[SectionChange, ...], kept_old: list[int], kept_new: list[Section]
) -> Iterator[SectionChange]:
    """Yield changes and unchanged sections in reading order."""
    given = 0
    for one in changes:
        old, new = one.change.sides
        if new:
            until = sum(1 for section in kept_new if section.index < new[0].index)
        else:
            until = sum(1 for place in kept_old if place < old[0].index)
        yield from map(_unchanged, kept_new[given:until])
        given = max(given, until)
        yield one
    yield from map(_unchanged, kept_new[given:])


def _unchanged(section: Section) -> SectionChange:
    """Return a section that did not change as a change of no kind."""
    return SectionChange(Change((), section, section, (), 1.0, (Edit("equal", section.body),)))
