"""The biography of a section: its wordings, and what else became of it, from the first to the last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from diffs import Section, essence
from diffs.summaries import SectionChange
from harvester.site.history import DocumentHistory, NeighbourChange
from harvester.site.lifelines import SectionLife
from store.tables.lineages import Arrival, Departure
from store.tables.versions import LoggedVersion

# What happens to a section whose words stay the same.
_WORDLESS = {"renumbered", "moved", "renamed", "cosmetic"}

EpisodeKind = Literal["wording", "note", "absence"]


@dataclass(frozen=True, slots=True)
class LifeEpisode:
    """What became of a section in a version.

    Attributes:
        kind: ``wording`` if it has other words than before, ``absence`` if it is not in the version, ``note``
            if only its number, heading, place or markup changed, or it may not have changed at all.
        version: the version.
        section: the section in it, or None.
        former: the section as it was last before, or None if it was in no version before.
        change: its change from the version before, or None.
        neighbour: the change of the whole document from the version before, or None for the first version.
        arrival: how it came to be in the version, or None if it is not in it.
        departure: how it left, or None if it did not.
        wording: number of its wording in this version, from 1; 0 if it is not in it. Words that came back
            have the number that they had.
    """

    kind: EpisodeKind
    version: LoggedVersion
    section: Section | None
    former: Section | None
    change: SectionChange | None
    neighbour: NeighbourChange | None
    arrival: Arrival | None
    departure: Departure | None
    wording: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Versions in a row in which a section has the same words, or in which it is not.

    Attributes:
        wording: number of the wording; 0 if the section is not there.
        first: the first of the versions.
        last: the last of them.
    """

    wording: int
    first: LoggedVersion
    last: LoggedVersion


@dataclass(frozen=True, slots=True)
class Biography:
    """The life of a section in the order of time.

    Attributes:
        life: the section.
        episodes: what became of it, oldest first; the first one is its first wording.
        stretches: its wordings and absences, from the version in which it first stood to the last of all.
    """

    life: SectionLife
    episodes: tuple[LifeEpisode, ...]
    stretches: tuple[Stretch, ...]

    @property
    def wordings(self) -> int:
        """How many different wordings it had."""
        return max(one.wording for one in self.episodes)

    @property
    def rewordings(self) -> int:
        """How often its words changed while it was there, or came back as other ones."""
        return sum(one.kind == "wording" for one in self.episodes) - 1

    @property
    def is_there(self) -> bool:
        """Whether it is in the last version."""
        return self.stretches[-1].wording > 0


def biography(life: SectionLife, history: DocumentHistory) -> Biography:
    """Return the biography of a section.

    Args:
        life: the section.
        history: the history of its document.
    """
    episodes: list[LifeEpisode] = []
    wordings: dict[str, int] = {}
    former: Section | None = None
    for number in _eventful(life):
        section = life.sections.get(number)
        is_reworded = section is not None and _is_reworded(life, number, former, section)
        if section is None:
            wording = 0
        elif is_reworded or not episodes[-1].wording:
            wording = wordings.setdefault(essence(section.body), len(wordings) + 1)
        else:
            wording = episodes[-1].wording
        episodes.append(
            LifeEpisode(
                "absence" if section is None else "wording" if is_reworded else "note",
                history.versions[number - 1],
                section,
                former,
                life.changes.get(number),
                history.changes[number - 2] if number > 1 else None,
                life.arrivals.get(number),
                life.ends.get(number),
                wording,
            )
        )
        former = section or former
    return Biography(life, tuple(episodes), tuple(_stretches(episodes, history.versions)))


def _eventful(life: SectionLife) -> list[int]:
    """Return the numbers of the versions in which something became of a section."""
    others = (number for number, arrival in life.arrivals.items() if arrival != "kept")
    return sorted({*others, *life.changes, *life.ends})


def _is_reworded(life: SectionLife, number: int, former: Section | None, section: Section) -> bool:
    """Return whether a section has other words in a version than it had before."""
    if former is None:
        return True
    change = life.changes.get(number)
    if life.arrivals[number] == "kept" and change is not None:
        has_moved_text = any(edit.moved for edit in change.change.edits)
        return has_moved_text or bool({*change.change.kinds} - _WORDLESS)
    return essence(section.body) != essence(former.body)


def _stretches(episodes: Sequence[LifeEpisode], versions: Sequence[LoggedVersion]) -> Iterator[Stretch]:
    """Yield wordings and absences, each from its first version to its last."""
    begins = [next(group) for _, group in groupby(episodes, key=lambda one: one.wording)]
    ends = [*(one.version.number - 1 for one in begins[1:]), len(versions)]
    for one, end in zip(begins, ends, strict=True):
        yield Stretch(one.wording, one.version, versions[end - 1])
