"""The columns of the heat map: one for each version that changed words, as wide as the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from harvester.site.chart_data import ChartData, DrawnChange

# With more, the columns stand at their times, on the axis of the timeline.
MOST_COLUMNS = 40
# The width of a column without words to show (a cosmetic version, an alternation) to that of another one.
_NARROW = 0.2

Layout = Literal["equal", "times"]


@dataclass(frozen=True, slots=True)
class HeatColumn:
    """A column of the heat map.

    Attributes:
        number: the number of its version.
        first_capture: the first capture of its version, 14 digits.
        change: the change that led to it, or None for the first version.
        left: its left end, in per cent.
        right: its right end, in per cent.
    """

    number: int
    first_capture: str
    change: DrawnChange | None
    left: float
    right: float

    @property
    def middle(self) -> float:
        """Its middle, in per cent."""
        return (self.left + self.right) / 2

    @property
    def is_full(self) -> bool:
        """Whether it has words to show."""
        return self.change is None or self.change.is_told


@dataclass(frozen=True, slots=True)
class HeatColumns:
    """The columns of a heat map.

    Attributes:
        layout: ``equal``, or ``times`` if there are too many for that.
        columns: the columns, by number of version.
    """

    layout: Layout
    columns: dict[int, HeatColumn]


def heat_columns(data: ChartData, cells: int, most_cells: int) -> HeatColumns:
    """Return the columns of a heat map.

    Args:
        data: what the charts show.
        cells: how many cells the map has.
        most_cells: with more, columns of equal width would make the page too large.
    """
    changes = (None, *data.changes)
    full = sum(change is None or change.is_told for change in changes)
    if full > MOST_COLUMNS or cells > most_cells:
        places = [data.axis.at(change.middle if change else data.texts[0].start) for change in changes]
        spans = [(at, at) for at in places]
    else:
        unit = 100 / (full + (len(changes) - full) * _NARROW)
        spans, left = [], 0.0
        for change in changes:
            width = unit if change is None or change.is_told else unit * _NARROW
            spans.append((left, left + width))
            left += width
    layout: Layout = "times" if full > MOST_COLUMNS or cells > most_cells else "equal"
    columns = {
        text.number: HeatColumn(text.number, text.first_capture, change, *span)
        for text, change, span in zip(data.texts, changes, spans, strict=True)
    }
    return HeatColumns(layout, columns)
