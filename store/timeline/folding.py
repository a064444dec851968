"""Fold cosmetic versions and flapping into single lines of the timeline, for people; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import Generic, Protocol, TypeVar

from diffs.in_words import count, times, when
from store.timestamps import moment

# A text that was replaced and came back within this many days was not withdrawn and restored. When servers
# are updated one after the other, when a change is tested with some of the visitors, or when pages differ
# between languages or countries, texts alternate for hours or days. The time is counted from the last capture
# before to the first one after, so that a text seen once between captures a year apart is never folded.
FLAPPING_DAYS = 7


class FoldedVersion(Protocol):
    """A version of a timeline, as `Version` describes it."""

    @property
    def number(self) -> int:
        """Its place in the timeline."""

    @property
    def essence(self) -> str:
        """Hash that is equal for texts that differ only cosmetically."""

    @property
    def first_capture(self) -> str:
        """The first capture known to show it."""

    @property
    def last_capture(self) -> str:
        """The last capture known to show it."""

    @property
    def known_from(self) -> str:
        """The time by which its text is known to have been there."""

    @property
    def flags(self) -> Sequence[str]:
        """Its flags."""


V = TypeVar("V", bound=FoldedVersion)


@dataclass(frozen=True, slots=True)
class TimelineLine(Generic[V]):
    """A line of the timeline: a text, with short interruptions by other words.

    Attributes:
        version: its first version.
        versions: all its versions in order, with `version` first.
        interruptions: the first version of each interruption.
    """

    version: V
    versions: tuple[V, ...]
    interruptions: tuple[V, ...]

    @property
    def cosmetic(self) -> int:
        """How many of its versions differ only cosmetically from the one before."""
        return sum("cosmetic" in version.flags for version in self.versions)

    @property
    def note(self) -> str:
        """What was folded into the line, in words, or ``""``."""
        notes = []
        if self.interruptions:
            numbers = [str(other.number) for other in self.interruptions]
            until = self.versions[-1].known_from
            notes.append(
                f"alternated {times(len(numbers))} with version{'s' * (len(numbers) > 1)} "
                f"{', '.join(numbers)} "
                f"between {when(self.interruptions[0].known_from, zone=False)} and {when(until)}"
            )
        if self.cosmetic:
            notes.append(count(self.cosmetic, "cosmetic version"))
        return "; ".join(notes)


def fold(versions: Sequence[V]) -> tuple[TimelineLine[V], ...]:
    """Fold cosmetic versions and short alternations (A→B→A) into lines.

    Args:
        versions: a timeline, oldest first; each of them is in one of the lines, in the same order.
    """
    groups = [tuple(group) for _, group in groupby(versions, key=lambda version: version.essence)]
    lines: list[TimelineLine[V]] = []
    place = 0
    while place < len(groups):
        first, interruptions = place, []
        while place + 2 < len(groups) and _is_flapping(groups, place):
            interruptions.append(groups[place + 1][0])
            place += 2
        held = tuple(version for group in groups[first : place + 1] for version in group)
        lines.append(TimelineLine(held[0], held, tuple(interruptions)))
        place += 1
    return tuple(lines)


def _is_flapping(groups: Sequence[tuple[V, ...]], place: int) -> bool:
    """Return whether the words at a place were not replaced by the next ones, but came back.

    Two texts that alternate (A→B→A→B) are variants of the page, however far apart their captures are.
    """
    before, first, second, third, fourth = (
        groups[at][0].essence if 0 <= at < len(groups) else "" for at in range(place - 1, place + 4)
    )
    away = moment(groups[place + 2][0].first_capture) - moment(groups[place][-1].last_capture)
    is_soon = away <= timedelta(days=FLAPPING_DAYS)
    return first == third and (is_soon or second in (before, fourth))
