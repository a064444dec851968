"""Very many changes of sections by months: of several in one month, the one that weighs most is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, datetime

from diffs.in_words import day
from harvester.site.axis import TimeAxis

# In months, how long a period may be: the shortest of which there are not too many.
_LENGTHS = (1, 3, 6, 12, 24, 60, 120)
# The first month after the last one that a date can be in.
_END = MAXYEAR * 12


@dataclass(frozen=True, slots=True)
class Periods:
    """Periods of some months, on an axis.

    Attributes:
        axis: the axis.
        months: how many months each has.
    """

    axis: TimeAxis
    months: int

    def of(self, time: datetime) -> int:
        """Return the number of the period in which a time lies.

        Args:
            time: the time (aware, UTC).
        """
        return (time.year * 12 + time.month - 1) // self.months

    def across(self, period: int) -> tuple[float, float]:
        """Return from where to where a period is, in per cent of the axis.

        Args:
            period: its number.
        """
        start, end = (max(0.0, min(100.0, self.axis.at(_begin(at)))) for at in self._bounds(period))
        return start, end

    def label(self, period: int) -> str:
        """Return what people call a period: ``Mar 2014``, ``Jan 2014 – Mar 2014``, ``2014``.

        Args:
            period: its number.
        """
        first, end = self._bounds(period)
        years = first // 12, (end - 1) // 12
        if self.months % 12 == 0:
            return str(years[0]) if years[0] == years[1] else f"{years[0]}–{years[1]}"
        names = dict.fromkeys(day(f"{at // 12:04}-{at % 12 + 1:02}") for at in (first, end - 1))
        return " – ".join(names)

    @property
    def unit(self) -> str:
        """What one period is, in words."""
        names = {1: "a month", 3: "three months", 6: "half a year", 12: "a year"}
        return names.get(self.months, f"{self.months // 12} years")

    def _bounds(self, period: int) -> tuple[int, int]:
        """Return the first month of a period and the first one after it, in months since year 0."""
        return period * self.months, min((period + 1) * self.months, _END)


def periods_of(
    axis: TimeAxis, rows: Iterable[Sequence[int]], times: Mapping[int, datetime], most: int
) -> Periods:
    """Return the shortest periods of which the changes of sections need no more marks than there may be.

    Args:
        axis: the axis.
        rows: the numbers of the versions that changed each section.
        times: when each version came.
        most: how many marks there may be; the longest periods are taken if all give more.
    """
    known = list(rows)
    for months in _LENGTHS:
        periods = Periods(axis, months)
        of_version = {number: periods.of(time) for number, time in times.items()}
        if sum(len({of_version[number] for number in row}) for row in known) <= most:
            break
    return periods


def _begin(month: int) -> datetime:
    return datetime(max(1, month // 12), month % 12 + 1, 1, tzinfo=UTC)
