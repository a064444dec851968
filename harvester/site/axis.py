"""The axis of time on which everything about a document hangs: times as shares of the width; pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from diffs.in_words import day

# In pixels: what a page has at least for the field of its charts, beside the labels or below them.
WIDE_FIELD, NARROW_FIELD = 630, 310
# In pixels, of a character of the chart's text (11.5 px), and of digits in it; measured in several typefaces.
CHARACTER = 6.3

# From this length on, months are not named any more.
_MONTHS_NAMED = timedelta(days=950)
_MONTH_STEPS = (1, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20)
# In pixels: how far apart two labels of the axis are at least.
_LABEL_ROOM = 44


@dataclass(frozen=True, slots=True)
class AxisMark:
    """A line across the charts, with its label.

    Attributes:
        at: where it is, in per cent of the width.
        label: a year, or a month.
        is_year: whether a year begins there.
    """

    at: float
    label: str
    is_year: bool


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """From when to when the charts reach.

    Attributes:
        start: the left end (aware, UTC).
        end: the right end (aware, UTC), later than `start`.
    """

    start: datetime
    end: datetime

    def at(self, time: datetime) -> float:
        """Return where a time is, in per cent of the width; below 0 or above 100 if it is not on the axis.

        Args:
            time: the time (aware).
        """
        return 100 * ((time - self.start) / (self.end - self.start))

    def marks(self, field: int) -> Iterator[AxisMark]:
        """Yield the lines of years and months, as many as have room for their labels.

        Args:
            field: the width in pixels.
        """
        most = field // _LABEL_ROOM
        span = self.end - self.start
        if span <= _MONTHS_NAMED:
            months = span / timedelta(days=30.4)
            step = next((one for one in _MONTH_STEPS if months / one <= most), 12)
        else:
            years = span / timedelta(days=365.25)
            step = 12 * next((one for one in _YEAR_STEPS if years / one <= most), 50)
        year, month = self.start.year, 1
        while (time := datetime(year, month, 1, tzinfo=UTC)) <= self.end:
            is_step = year % (step // 12) == 0 if step >= 12 else True
            if time >= self.start and is_step:
                label = str(year) if month == 1 else day(f"{year}-{month:02}").partition(" ")[0]
                yield AxisMark(self.at(time), label, month == 1)
            month += min(step, 12)
            year, month = (year + 1, 1) if month > 12 else (year, month)
            if year > _LAST_YEAR:
                return


_LAST_YEAR = 9999


def text_width(text: str, size: float = CHARACTER) -> float:
    """Return about how wide a text of a chart is, in pixels.

    Args:
        text: the text.
        size: the width of a character, in pixels.
    """
    return len(text) * size


class Places:
    """The places of labels on one line, so that none is written over another.

    Args:
        field: the width of the line, in pixels.
        gap: how far apart labels are at least, in pixels.
    """

    def __init__(self, field: float, gap: float = 6) -> None:
        self._field = field
        self._gap = gap
        self._taken: list[tuple[float, float]] = []

    def take(self, start: float, end: float) -> bool:
        """Take a place if it is free and inside the line, and return whether it was.

        Args:
            start: the left end, in pixels.
            end: the right end, in pixels.
        """
        if start < 0 or end > self._field:
            return False
        if any(start < other[1] + self._gap and other[0] < end + self._gap for other in self._taken):
            return False
        self._taken.append((start, end))
        return True
