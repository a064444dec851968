"""Histories of sections of policies that do not exist, for the tests of lineages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from diffs import Section
from diffs.compare import compare_sections
from store.tables.comparisons import LinkedChange
from store.tables.lineages import LineageSection, TracedLineages
from store.timeline.lineage import SectionedVersion, trace
from store.timeline.passages import SectionPassage, aligned_passage, compared_passage

START = datetime(2010, 3, 1, 12, tzinfo=UTC)

Policy = Sequence[Section]


def capture(number: int, later: int = 0) -> str:
    """Return the first capture of a version, by its number from 1, or one that is some days later."""
    return f"{START + timedelta(days=30 * number + later):%Y%m%d%H%M%S}"


def words(subject: str, count: int = 30) -> str:
    """Return so many words about a subject, which no other subject has."""
    return " ".join(f"{subject}{number}" for number in range(count))


def section(subject: str, *, heading: str | None = None, body: str | None = None) -> Section:
    """Return a section about a subject."""
    said = f"{words(subject)}.\n\n" if body is None else f"{body}\n\n"
    title = subject.title() if heading is None else heading
    return Section("", title, f"## {title}\n\n", 1, said)


def policy(*sections: Section | str) -> tuple[Section, ...]:
    """Return a policy whose sections are numbered; a subject stands for its section."""
    made = [section(one) if isinstance(one, str) else one for one in sections]
    return tuple(
        Section(f"{place + 1}", one.heading, f"## {place + 1}. {one.heading}\n\n", one.level, one.body, place)
        for place, one in enumerate(made)
    )


def passage(old: Policy, new: Policy) -> SectionPassage:
    """Return how the sections of a policy passed into those of the next one, as their comparison says."""
    changes = [
        LinkedChange(
            position,
            None if one.before is None else one.before.index,
            None if one.after is None else one.after.index,
            tuple(other.index for other in one.others),
            "split" in one.kinds,
        )
        for position, one in enumerate(compare_sections(old, new)[0])
    ]
    return compared_passage(changes, len(old), len(new))


def traced(*policies: Policy, uncompared: Sequence[int] = ()) -> TracedLineages:
    """Return the lineages of a history.

    Args:
        policies: the versions, oldest first.
        uncompared: the numbers of the versions that are not compared with the one before.
    """
    versions = []
    for number, new in enumerate(policies, 1):
        passed = None
        if number > 1:
            between = aligned_passage if number in uncompared else passage
            passed = between(policies[number - 2], new)
        versions.append(SectionedVersion(capture(number), str(number), passed))
    return trace(versions, lambda text: policies[int(text) - 1])


def parts(found: TracedLineages, number: int) -> list[LineageSection]:
    """Return the sections of a version, by its number."""
    return [one for one in found.sections if one.first_capture == capture(number)]


def addresses(found: TracedLineages, number: int) -> list[str]:
    """Return the lineages of a version, in the order of its sections."""
    return [one.lineage for one in parts(found, number)]


def arrivals(found: TracedLineages, number: int) -> list[str]:
    """Return how the sections of a version came to be in it."""
    return [one.arrival for one in parts(found, number)]
