"""The timeline as it is shown to people: cosmetic versions and flapping folded into one line; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from diffs.render.phrases import count, times, when
from store.records import Version
from store.timestamps import moment

# A text that gave way to another and was back within so many days was not withdrawn and restored:
# servers that are brought up to date one after the other, tests on a part of the visitors and pages
# made for a language or a country do so for hours or days. The outer bounds count: the last capture
# before and the first one after, so that a text seen once between captures a year apart never folds.
FLAPPING_DAYS = 7


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """A line of the timeline: a text, with what interrupted it for a short time.

    Attributes:
        version: the version that begins it.
        versions: all that it holds, in order, `version` first.
        interruptions: the first version of each interruption by other words.
    """

    version: Version
    versions: tuple[Version, ...]
    interruptions: tuple[Version, ...]

    @property
    def cosmetic(self) -> int:
        """How many of its versions differ only cosmetically from the one before."""
        return sum("cosmetic" in version.flags for version in self.versions)

    @property
    def note(self) -> str:
        """What was folded, for people, or ``""``."""
        notes = []
        if self.interruptions:
            numbers = [str(other.number) for other in self.interruptions]
            until = self.versions[-1].first_capture
            notes.append(
                f"alternated {times(len(numbers))} with version{'s' * (len(numbers) > 1)} "
                f"{', '.join(numbers)} "
                f"between {when(self.interruptions[0].first_capture, zone=False)} and {when(until)}"
            )
        if self.cosmetic:
            notes.append(count(self.cosmetic, "cosmetic version"))
        return "; ".join(notes)


def fold(versions: Sequence[Version]) -> tuple[TimelineLine, ...]:
    """Fold cosmetic versions and short alternations (A→B→A) into the lines that people read.

    Args:
        versions: a timeline, oldest first; all of them are in the lines, in the same order.
    """
    groups = [tuple(group) for _, group in groupby(versions, key=lambda version: version.essence)]
    lines: list[TimelineLine] = []
    place = 0
    while place < len(groups):
        first, interruptions = place, []
        while place + 2 < len(groups) and _is_flapping(*groups[place : place + 3]):
            interruptions.append(groups[place + 1][0])
            place += 2
        held = tuple(version for group in groups[first : place + 1] for version in group)
        lines.append(TimelineLine(held[0], held, tuple(interruptions)))
        place += 1
    return tuple(lines)


def _is_flapping(
    before: tuple[Version, ...], between: tuple[Version, ...], after: tuple[Version, ...]
) -> bool:
    """Return whether the words of `before` were back so soon that those `between` never took their place."""
    away = moment(after[0].first_capture) - moment(before[-1].last_capture)
    return before[0].essence == after[0].essence and away <= timedelta(days=FLAPPING_DAYS)
