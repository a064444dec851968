"""Where to look inside a stretch of captures that were not read; pure arithmetic on their times."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, log2

# Positions are places in a list of captures that is sorted by time. A gap is a pair of positions
# (low, high) with captures between them that were not read; those that were tried in vain are `blank`.

# A gap is also longer than the resolution where captures are rare: then little of it is unread. What stands
# unread for less than this share of the resolution is left so. With 4/5, a gap with a capture in every fifth
# of the resolution (6 of 30 days) is looked into as soon as its ends are too far apart; and of a history with
# a capture or two a month not nearly all is read: 122 mementos for the series of docs/benchmarks.md, not 142.
BRIEF = 4 / 5


@dataclass(frozen=True, slots=True)
class Look:
    """Where to look next in a gap, and how much there is to do.

    Attributes:
        position: the capture to read next.
        needed: how many captures the gap still needs; see the function that gave it.
    """

    position: int
    needed: int


class Axis:
    """The captures of one document in time.

    Each capture stands for the time that is nearer to it than to any other: from the middle of the
    gap before it to the middle of the gap behind it.

    Attributes:
        seconds: their moments, ascending, in seconds.
        until: the end of the time that each capture but the last stands for, in seconds.
        blank: the positions that were tried and gave no text.
    """

    __slots__ = ("blank", "seconds", "until")

    def __init__(self, seconds: Sequence[float]) -> None:
        """Lay out captures.

        Args:
            seconds: their moments, ascending, in seconds.
        """
        self.seconds = seconds
        self.until = [(here + there) / 2 for here, there in pairwise(seconds)]
        self.blank: set[int] = set()

    def after(self, position: int) -> int:
        """Return the next position that is not blank (perhaps the end of the list)."""
        position += 1
        while position in self.blank:
            position += 1
        return position

    def before(self, position: int) -> int:
        """Return the last position before that is not blank (perhaps -1)."""
        position -= 1
        while position in self.blank:
            position -= 1
        return position


def cover(axis: Axis, low: int, high: int, resolution: float) -> Look | None:
    """Where to look so that captures that are read stand no further apart than the resolution.

    They may stand further apart where the captures between them stand for less than `BRIEF` of it, or
    where there are none. The fewest captures that do it are found by going as far as the resolution
    allows from the one end, and again from the other: the j-th stop of the two walks bounds where the
    j-th of a fewest set can stand. Of all these places the one nearest to the middle of the gap is
    taken, so that halves stay halves and none is wasted.

    Args:
        axis: the captures.
        low: position of the gap's first end, which was read.
        high: position of its other end.
        resolution: seconds; 0 means that every capture is read.

    Returns:
        The place, with the exact number of captures that a gap with equal texts needs, or None for 0.
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
    """Where to look for the change between two captures that show different texts.

    A date that the later text states of itself is tried first: the last capture before it, then the
    first after it. Otherwise the gap is halved: by the places of `cover` while it is wider than the
    resolution (what is read for the one serves the other), then by the number of captures.

    Args:
        axis: the captures.
        low: position of the gap's first end, which shows the old text.
        high: position of its other end, which shows the new text.
        resolution: seconds.
        pointers: begin and end of the days in which the change is said to have happened, seconds.

    Returns:
        The place, with an estimate of the captures needed (one change, found by halving, and both
        sides looked through at the resolution); None where no capture is left between the two.
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
    """Return the last position before a moment, at most `high`, that is not blank."""
    return axis.before(bisect_left(axis.seconds, moment, hi=high + 1))


def _first_from(axis: Axis, low: int, moment: float) -> int:
    """Return the first position at or after a moment, from `low` on, that is not blank."""
    return axis.after(bisect_left(axis.seconds, moment, lo=low) - 1)


def _nearest(axis: Axis, low: int, high: int, moment: float) -> int:
    """Return the position between the ends that is nearest to a moment; the earlier of two."""
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
