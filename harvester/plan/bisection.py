"""Choose where to look within a gap of captures that were not read; pure arithmetic on their times."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, log2

# A position is an index into a list of captures that is sorted by time. A gap is a pair of positions
# (low, high) with unread captures between them. Captures that were tried and gave no text are `blank`.

# Where captures are rare, a gap can be longer than the resolution although little of it is unread. Captures
# that together stand for less than this share of the resolution are left unread. With 4/5, a gap with a
# capture in every fifth of the resolution (6 days of 30) is examined as soon as its ends are too far apart,
# and a history with one or two captures a month is not read almost completely: the series of
# docs/benchmarks.md needs 122 mementos instead of 142.
BRIEF = 4 / 5


@dataclass(frozen=True, slots=True)
class Look:
    """The capture of a gap to read next, and how many the gap still needs.

    Attributes:
        position: the capture to read next.
        needed: how many captures the gap still needs; the function that returns it says how exact this is.
    """

    position: int
    needed: int


class Axis:
    """The captures of one document on the time axis.

    Each capture stands for the time that is closer to it than to any other: from halfway to the
    capture before it, until halfway to the capture after it.

    Attributes:
        seconds: the times of the captures, ascending, in seconds.
        until: the end of the time that each capture except the last stands for, in seconds.
        blank: the positions that were tried and gave no text.
    """

    __slots__ = ("blank", "seconds", "until")

    def __init__(self, seconds: Sequence[float]) -> None:
        """Create the axis; no position is blank yet.

        Args:
            seconds: the times of the captures, ascending, in seconds.
        """
        self.seconds = seconds
        self.until = [(here + there) / 2 for here, there in pairwise(seconds)]
        self.blank: set[int] = set()

    def after(self, position: int) -> int:
        """Return the next position that is not blank; it may be the end of the list."""
        position += 1
        while position in self.blank:
            position += 1
        return position

    def before(self, position: int) -> int:
        """Return the previous position that is not blank; it may be -1."""
        position -= 1
        while position in self.blank:
            position -= 1
        return position


def cover(axis: Axis, low: int, high: int, resolution: float) -> Look | None:
    """Return where to look so that the captures that are read are no further apart than the resolution.

    They may be further apart if the captures between them stand for less than `BRIEF` of the resolution,
    or if there are none between them. A smallest set of captures is found by two walks that take the
    largest steps that the resolution allows, one from each end: the j-th stops of the two walks are the
    bounds for the j-th capture of any smallest set. Of all positions within these bounds, the one closest
    to the middle of the gap is chosen, so that the gap is halved and no capture is read needlessly.

    Args:
        axis: the captures.
        low: position of the gap's earlier end, which was read.
        high: position of its later end.
        resolution: seconds; 0 means that every capture is read.

    Returns:
        The position, with the exact number of captures that a gap between equal texts needs; None if it
        needs none.
    """
    if axis.after(low) >= high:
        return None
    rightmost = _walk(axis, low, high, resolution)
    if len(rightmost) == 2:
        return None
    leftmost = _walk_back(axis, low, high, resolution)
    middle = (axis.seconds[low] + axis.seconds[high]) / 2
    wished = _nearest(axis, low, high, middle)
    stops = (
        min(max(wished, first), last) for first, last in zip(leftmost[1:-1], rightmost[1:-1], strict=True)
    )
    best = min(stops, key=lambda stop: (abs(axis.seconds[stop] - middle), stop))
    return Look(best, len(rightmost) - 2)


def narrow(
    axis: Axis, low: int, high: int, resolution: float, pointers: Sequence[tuple[float, float]] = ()
) -> Look | None:
    """Return where to look for the change between two captures that show different texts.

    The dates that the later text states are tried first: the last capture before the date, then the
    first one after it. Otherwise the gap is halved: while it is wider than the resolution, at the
    positions of `cover`, because these have to be read anyway; after that, by the number of captures.

    Args:
        axis: the captures.
        low: position of the gap's earlier end, which shows the old text.
        high: position of its later end, which shows the new text.
        resolution: seconds.
        pointers: begin and end, in seconds, of the periods in which the later text says it changed.

    Returns:
        The position, with an estimate of the captures needed (assuming one change, which is found by
        halving, and both sides read at the resolution); None if no capture is left between the ends.
    """
    if axis.after(low) >= high:
        return None
    walk = _walk(axis, low, high, resolution)
    inside = max(right - left for left, right in pairwise(walk))
    needed = max(1, len(walk) - 2 + ceil(log2(inside)))
    for begin, end in pointers:
        for position in (_last_before(axis, high, begin), _first_from(axis, low, end)):
            if low < position < high:
                return Look(position, needed)
    wide = cover(axis, low, high, resolution)
    if wide is not None:
        return Look(wide.position, needed)
    middle = (low + high) // 2
    if middle in axis.blank:
        below, above = axis.before(middle), axis.after(middle)
        is_below = low < below and middle - below <= above - middle
        middle = below if is_below or above >= high else above
    return Look(middle, needed)


def _last_before(axis: Axis, high: int, moment: float) -> int:
    """Return the last position before a time that is not blank; `high` at most."""
    return axis.before(bisect_left(axis.seconds, moment, hi=high + 1))


def _first_from(axis: Axis, low: int, moment: float) -> int:
    """Return the first position at or after a time that is not blank; `low` at least."""
    return axis.after(bisect_left(axis.seconds, moment, lo=low) - 1)


def _nearest(axis: Axis, low: int, high: int, moment: float) -> int:
    """Return the position between the ends that is closest to a time; of two, the earlier one."""
    above = max(_first_from(axis, low, moment), axis.after(low))
    below = axis.before(above)
    if above >= high or (below > low and moment - axis.seconds[below] <= axis.seconds[above] - moment):
        return below
    return above


def _walk(axis: Axis, low: int, high: int, resolution: float) -> list[int]:
    """Return the stops from low to high, each as late as the resolution allows."""
    stops = [low]
    while stops[-1] != high:
        here = stops[-1]
        near = bisect_right(axis.seconds, axis.seconds[here] + resolution, lo=here, hi=high + 1) - 1
        brief = bisect_right(axis.until, axis.until[here] + BRIEF * resolution, lo=here, hi=high)
        far = max(near, brief)
        if far != high and far in axis.blank:
            far = axis.before(far)
        stops.append(min(high, max(far, axis.after(here))))
    return stops


def _walk_back(axis: Axis, low: int, high: int, resolution: float) -> list[int]:
    """Return the stops from low to high, each as early as the resolution allows."""
    stops = [high]
    while stops[-1] != low:
        here = stops[-1]
        near = bisect_left(axis.seconds, axis.seconds[here] - resolution, lo=low, hi=here)
        brief = bisect_left(axis.until, axis.until[here - 1] - BRIEF * resolution, lo=low, hi=here)
        far = min(near, brief)
        if far != low and far in axis.blank:
            far = axis.after(far)
        stops.append(max(low, min(far, axis.before(here))))
    stops.reverse()
    return stops
