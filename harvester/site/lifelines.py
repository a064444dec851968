"""The lives of sections, from version to version: through new names, moves, splits and mergers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from diffs import Section
from diffs.summaries import SectionChange, SummarizedComparison
from store.tables.versions import LoggedVersion


@dataclass(slots=True)
class SectionLife:
    """A section through the versions in which it stands.

    Attributes:
        address: the first capture of the version in which it was born, and its place there:
            ``20120514093000-3``.
        sections: the section in each version in which it stands, by number of the version.
        changes: what happened to it on the way to a version, by number of the version; the last one may be
            its end.
        came_from: addresses of the sections that it was split from.
        went_into: addresses of the sections into which it was merged.
    """

    address: str
    sections: dict[int, Section] = field(default_factory=dict)
    changes: dict[int, SectionChange] = field(default_factory=dict)
    came_from: tuple[str, ...] = ()
    went_into: tuple[str, ...] = ()


def chained(
    versions: Sequence[LoggedVersion],
    comparisons: Sequence[SummarizedComparison | None],
    sections: Callable[[str], Sequence[Section]],
) -> tuple[SectionLife, ...]:
    """Return the lives of the sections of a document, in the order of the text.

    What was removed stays where it was.

    Args:
        versions: its timeline, oldest first.
        comparisons: of each version but the first with the one before; None where they are not compared.
        sections: returns the sections of a text, by its SHA-256.
    """
    if not versions:
        return ()
    chain = _LivesSoFar()
    shown = versions[1].compared_from if len(versions) > 1 else None
    chain.begin(versions[0], sections(shown or versions[0].text))
    for version, compared in zip(versions[1:], comparisons, strict=True):
        text = version.compared_to or version.text
        if compared is None:
            chain.meet(version, sections(text), are_same=False)
            continue
        if version.compared_from != shown:
            chain.meet(versions[version.number - 2], sections(version.compared_from or ""), are_same=True)
        chain.follow(version, sections(text), compared)
        shown = version.compared_to
    return tuple(chain.order)


class _LivesSoFar:
    """The lives so far: all of them in the order of the text, and those that go on, by place."""

    def __init__(self) -> None:
        self.order: list[SectionLife] = []
        self._alive: dict[int, SectionLife] = {}

    def begin(self, version: LoggedVersion, sections: Sequence[Section]) -> None:
        """Begin the lives of sections that have no past."""
        self._settle(version, sections, {})

    def meet(self, version: LoggedVersion, sections: Sequence[Section], *, are_same: bool) -> None:
        """Go on with the sections of a text that is not compared with the one before.

        If both are texts of the same version, by two recipes, sections with the same name are the same.
        """
        known: dict[tuple[str, str], list[SectionLife]] = {}
        for life in self._alive.values() if are_same else ():
            section = life.sections[version.number]
            known.setdefault((section.number, section.heading), []).append(life)
        heirs = {}
        for section in sections:
            same = known.get((section.number, section.heading))
            if same:
                heirs[section.index] = same.pop(0)
        self._settle(version, sections, heirs)

    def follow(
        self, version: LoggedVersion, sections: Sequence[Section], compared: SummarizedComparison
    ) -> None:
        """Go on with the sections of the next version, as the comparison says."""
        heirs: dict[int, SectionLife] = {}
        parents: dict[int, SectionLife] = {}
        old_left, new_left = dict(self._alive), {section.index for section in sections}
        for change in compared.sections:
            old, new = change.change.sides
            before, after = change.change.before, change.change.after
            for one in old:
                life = old_left.pop(one.index)
                if after is not None and one is not before:
                    heir = self._alive[before.index] if before else None
                    life.went_into = (heir.address,) if heir else ()
                life.changes[version.number] = change
            new_left -= {one.index for one in new}
            if before is not None and after is not None:
                heirs[after.index] = self._alive[before.index]
                parents |= {one.index: self._alive[before.index] for one in new if one is not after}
        # What did not change stands in the same order in both texts.
        heirs |= dict(zip(sorted(new_left), (old_left[place] for place in sorted(old_left)), strict=True))
        self._settle(version, sections, heirs)
        for place, parent in parents.items():
            self._alive[place].came_from = (parent.address,)
        for change in compared.sections:
            for one in change.change.sides[1]:
                self._alive[one.index].changes[version.number] = change

    def _settle(
        self, version: LoggedVersion, sections: Sequence[Section], heirs: Mapping[int, SectionLife]
    ) -> None:
        """Let lives go on at new places, and begin those of the other sections, each behind its neighbour."""
        alive: dict[int, SectionLife] = {}
        place = 0
        for section in sections:
            life = heirs.get(section.index)
            if life is None:
                life = SectionLife(f"{version.first_capture}-{section.index}")
                self.order.insert(place, life)
            life.sections[version.number] = section
            alive[section.index] = life
            place = self.order.index(life) + 1
        self._alive = alive
