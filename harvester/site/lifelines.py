"""The lives of sections, from version to version: through new names, moves, splits and mergers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from diffs import Section
from diffs.summaries import SectionChange, SummarizedComparison
from store.tables.lineages import (
    Arrival,
    Departure,
    Lineage,
    LineageEnd,
    LineageLink,
    LineageSection,
    LinkKind,
)
from store.tables.versions import LoggedVersion


@dataclass(frozen=True, slots=True)
class LifeLink:
    """Text that went from one section to another.

    Attributes:
        version: number of the version after the change.
        address: the address of the other section.
        kind: how it went.
    """

    version: int
    address: str
    kind: LinkKind


@dataclass(frozen=True, slots=True)
class SectionLife:
    """A section through the versions in which it stands.

    Attributes:
        address: the first capture of the version in which it was born, and its place there:
            ``20120514093000-3``.
        number: its number, as it was last.
        heading: its heading, as it was last.
        sections: the section in each version in which it stands, by number of the version.
        changes: what happened to it on the way to a version, by number of the version; that of a version
            without it is its end.
        arrivals: how it came to be in each version in which it stands, by number of the version.
        ends: how it left, by number of the first version without it; it may be back in a later one.
        links_from: from which sections text came, oldest first.
        links_to: into which sections text went, oldest first.
    """

    address: str
    number: str
    heading: str
    sections: Mapping[int, Section]
    changes: Mapping[int, SectionChange]
    arrivals: Mapping[int, Arrival]
    ends: Mapping[int, Departure]
    links_from: tuple[LifeLink, ...]
    links_to: tuple[LifeLink, ...]

    @property
    def came_from(self) -> tuple[str, ...]:
        """The addresses of the sections from which text came."""
        return tuple(dict.fromkeys(link.address for link in self.links_from))

    @property
    def went_into(self) -> tuple[str, ...]:
        """The addresses of the sections into which text went."""
        return tuple(dict.fromkeys(link.address for link in self.links_to))


def lives_of(
    lineages: Sequence[Lineage],
    versions: Sequence[LoggedVersion],
    comparisons: Sequence[SummarizedComparison | None],
    sections: Callable[[str], Sequence[Section]],
) -> tuple[SectionLife, ...]:
    """Return the lives of the sections of a document, in the order in which they stand or stood.

    Args:
        lineages: its lineages, in that order.
        versions: its timeline, oldest first.
        comparisons: of each version but the first with the one before; None where they are not compared.
        sections: returns the sections of a text, by its SHA-256.
    """
    texts = {version.text: sections(version.text) for version in versions}
    reader = _LifeReader(
        {version.first_capture: version for version in versions},
        {version.number: one for version, one in zip(versions[1:], comparisons, strict=True)},
        texts,
    )
    return tuple(map(reader.life, lineages))


@dataclass(frozen=True, slots=True)
class _LifeReader:
    """Finds what lineages name.

    Attributes:
        versions: the versions, by first capture.
        comparisons: their comparisons with the ones before, by number.
        texts: the sections of their texts, by hash.
    """

    versions: Mapping[str, LoggedVersion]
    comparisons: Mapping[int, SummarizedComparison | None]
    texts: Mapping[str, Sequence[Section]]

    def life(self, lineage: Lineage) -> SectionLife:
        """Return the life that a lineage is."""
        sections: dict[int, Section] = {}
        arrivals: dict[int, Arrival] = {}
        for one in lineage.sections:
            version = self.versions[one.first_capture]
            sections[version.number] = self.texts[version.text][one.position]
            arrivals[version.number] = one.arrival
        ends = {self.versions[one.first_capture].number: one.departure for one in lineage.ends}
        return SectionLife(
            lineage.address,
            lineage.name.number,
            lineage.name.heading,
            sections,
            dict(self._changes(lineage)),
            arrivals,
            ends,
            tuple(self._link(one, one.origin) for one in lineage.came_from),
            tuple(self._link(one, one.target) for one in lineage.went_into),
        )

    def _changes(self, lineage: Lineage) -> Iterator[tuple[int, SectionChange]]:
        """Yield the changes of a section, each with the number of the version after it."""
        steps: tuple[LineageSection | LineageEnd, ...] = (*lineage.sections, *lineage.ends)
        for one in steps:
            number = self.versions[one.first_capture].number
            compared = self.comparisons.get(number)
            if compared is not None and one.change is not None:
                yield number, compared.sections[one.change]

    def _link(self, link: LineageLink, other: str) -> LifeLink:
        return LifeLink(self.versions[link.first_capture].number, other, link.kind)
