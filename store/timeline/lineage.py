"""Trace the life of each section through all versions of a document; pure.

A section of a version is the one of the version before that the comparison of the two says it was. So what a
lineage tells of a change is what is told of it everywhere. Decisions on splits, mergers, sections that come
back and versions that are not compared are in docs/decisions/0112-lineages.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from diffs import Section
from store.tables.lineages import (
    Arrival,
    Departure,
    LineageEnd,
    LineageLink,
    LineageName,
    LineageSection,
    LinkKind,
    TracedLineages,
)
from store.timeline.absent import AbsentSections
from store.timeline.passages import SectionPassage
from store.timeline.standing import standing_order

SectionsOfText = Callable[[str], Sequence[Section]]


@dataclass(frozen=True, slots=True)
class SectionedVersion:
    """A version as far as lineages depend on it.

    Attributes:
        first_capture: its first capture.
        text: SHA-256 of its text.
        passage: how the sections of the version before passed into its own; None for the first version.
    """

    first_capture: str
    text: str
    passage: SectionPassage | None


def trace(versions: Iterable[SectionedVersion], sections: SectionsOfText) -> TracedLineages:
    """Return the lineages of the sections of a document.

    Args:
        versions: its timeline, oldest first.
        sections: returns the sections of the text with a given SHA-256.

    Returns:
        Lineages to which each section of each version belongs once.
    """
    tracer = _Tracer(sections)
    for version in versions:
        tracer.take(version)
    return tracer.traced()


class _Tracer:
    """Goes through the versions, oldest first."""

    def __init__(self, sections: SectionsOfText) -> None:
        self._sections = sections
        self._absent = AbsentSections()
        self._lists: list[list[str]] = []  # the lineages of each version, in the order of its sections
        self._last_text = ""
        self._last_seen: dict[str, tuple[str, int]] = {}
        self._found: list[LineageSection] = []
        self._ends: list[LineageEnd] = []
        self._links: list[LineageLink] = []

    def take(self, version: SectionedVersion) -> None:
        """Continue the lineages with a version."""
        sections = self._sections(version.text)
        former = self._lists[-1] if self._lists else []
        kept = {place: former[old] for place, old in version.passage.kept.items()} if version.passage else {}
        new = [place for place in range(len(sections)) if place not in kept]
        back = self._absent.back(sections, new)
        lineages = [
            kept.get(place) or back.get(place) or f"{version.first_capture}-{place}"
            for place in range(len(sections))
        ]
        for place, lineage in enumerate(lineages):
            arrival: Arrival = "back" if place in back else _arrival(version.passage, place)
            change = version.passage.arrived.get(place) if version.passage else None
            self._found.append(LineageSection(version.first_capture, place, lineage, arrival, change))
            self._last_seen[lineage] = version.text, place
        if version.passage:
            self._end(version, version.passage, lineages)
            self._link(version, version.passage, lineages)
        self._lists.append(lineages)
        self._last_text = version.text

    def _end(self, version: SectionedVersion, passage: SectionPassage, lineages: Sequence[str]) -> None:
        """Note which sections of the version before are no longer there."""
        there = {*lineages}
        for place, lineage in enumerate(self._lists[-1]):
            if lineage not in there:
                departure, change = _departure(passage, place), passage.departed.get(place)
                self._ends.append(LineageEnd(lineage, version.first_capture, departure, change))
                self._absent.add(lineage, len(self._lists), self._sections(self._last_text), place)

    def _link(self, version: SectionedVersion, passage: SectionPassage, lineages: Sequence[str]) -> None:
        """Note from which sections to which other ones text went."""
        former = self._lists[-1]
        kinds: tuple[tuple[LinkKind, Iterable[tuple[int, int]]], ...] = (
            ("split", ((old, new) for new, old in passage.split.items())),
            ("merged", passage.merged.items()),
            ("moved", ((old, new) for new, old in passage.came.items())),
            ("moved", passage.went.items()),
        )
        found: dict[tuple[str, str], LinkKind] = {}
        for kind, places in kinds:
            for old, new in places:
                found.setdefault((former[old], lineages[new]), kind)
        for (origin, target), kind in found.items():
            if origin != target:
                self._links.append(LineageLink(version.first_capture, origin, target, kind))

    def traced(self) -> TracedLineages:
        """Return what was found, in the order in which it is stored."""
        names = []
        for place, lineage in enumerate(standing_order(self._lists)):
            text, position = self._last_seen[lineage]
            section = self._sections(text)[position]
            names.append(LineageName(lineage, place, section.number, section.heading))
        return TracedLineages(
            tuple(sorted(names, key=lambda one: one.address)),
            tuple(sorted(self._found, key=lambda one: (one.first_capture, one.position))),
            tuple(sorted(self._ends, key=lambda one: (one.lineage, one.first_capture))),
            tuple(sorted(self._links, key=lambda one: (one.first_capture, one.origin, one.target))),
        )


def _arrival(passage: SectionPassage | None, place: int) -> Arrival:
    """Return how a section came to be in a version, if it is not one that came back."""
    if passage is None:
        return "first"
    if place in passage.kept:
        return "kept" if passage.is_compared else "paired"
    if place in passage.split:
        return "split"
    return "added" if passage.is_compared and place not in passage.unseen_after else "unseen"


def _departure(passage: SectionPassage, place: int) -> Departure:
    """Return how a section left."""
    if place in passage.merged:
        return "merged"
    return "removed" if passage.is_compared and place not in passage.unseen_before else "unseen"
