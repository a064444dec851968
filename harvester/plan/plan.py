"""Choose which capture to fetch next: the one that is expected to show most, given what was read; pure.

The order is: captures that are cited; the newest and the oldest; gaps between different words; then gaps
between the same words, until none is longer than the resolution. The choice depends only on the listing and
on what was read, so the result is the same however the work is divided into runs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count, pairwise
from math import inf
from typing import Literal

from harvester.plan.bisection import Axis, cover, narrow
from harvester.plan.captures import (
    BlindSpots,
    Bound,
    NextFetch,
    PlannedCapture,
    Why,
    same_bytes,
    signpost,
    sort_out,
)
from store.records import StatedDate
from store.timestamps import moment

_RANK: dict[Why, int] = {"newest": 0, "oldest": 1, "narrow": 2, "look": 3}
_DAY = 86_400.0
# A policy that was posted before it took effect was seldom posted earlier than this: most promise "30 days'
# notice". If the text was there on the day before its effective date, this is the next place to look.
_NOTICE = 45 * _DAY
# This many captures in a row without a text are not a coincidence: the page was missing or behind a wall.
# From then on they count as examined, because years of soft 404s would otherwise be read one by one. If one
# capture in ten fails at random, four failures in a row happen once in ten thousand.
PATIENCE = 4
# If no text was found yet, more captures are tried: a short list is tried to its end.
FIRST_PATIENCE = 12


@dataclass(frozen=True, slots=True)
class _Gap:
    """What to read between two neighbouring captures with a text, or beyond the first or last of them."""

    position: int
    why: Why
    seconds: float
    needed: int


class Plan:
    """The captures of one document, and the order in which they are read.

    `learn` takes in what a fetch gave, at a cost that hardly grows with the length of the listing. The result
    equals a plan that is built from scratch from the same facts.
    """

    def __init__(self, captures: Iterable[PlannedCapture], resolution_days: float) -> None:
        """Build the plan from what is listed and what was read.

        Args:
            captures: what is known about each capture of the document, at all its addresses, in any order.
            resolution_days: between two captures with the same words, look closer only if they are further
                apart than this, in days; 0 = read every capture with a new digest.

        Raises:
            ValueError: a timestamp is not 14 digits, or the resolution is negative.
        """
        if resolution_days < 0:
            raise ValueError(f"the resolution is negative: {resolution_days} days")
        self._resolution_days = resolution_days
        # With -1, even captures of the same second are too far apart, so that 0 days reads them all.
        self._resolution = resolution_days * _DAY if resolution_days else -1.0
        self._lay_out(captures)

    def _lay_out(self, captures: Iterable[PlannedCapture]) -> None:
        self._rows, self._others = sort_out(captures)
        self._signpost = signpost(self._rows, self._others, self._resolution_days)
        self._alike = same_bytes(self._rows)
        self._axis = Axis([moment(row.timestamp).timestamp() for row in self._rows])
        self._texts: dict[int, PlannedCapture] = {}
        self._with_text: list[int] = []
        self._blank: list[int] = []
        self._cited = [place for place, row in enumerate(self._rows) if row.cited and row.state == "unread"]
        self._gaps: dict[int, _Gap] = {}
        self._queue: list[tuple[int, float, int, int, _Gap]] = []
        self._turn = count()
        self._needed = 0
        self._set_gap(-1, len(self._rows))
        for place, row in enumerate(self._rows):
            if row.state != "unread" or row.key is not None:
                self._take_in(place)

    @property
    def remaining(self) -> int:
        """How many mementos are still to be fetched; 0 if and only if the plan is done.

        The number is exact as long as nothing unexpected is found: for each gap between equal texts it is
        the fewest captures that bring the gap down to the resolution. It is an estimate for gaps between
        different texts (one change, found by halving) and while nothing was read yet; each unexpected text
        adds to it.
        """
        # A cited capture may also be one of those that its gap needs, so the sum may be more than there are.
        unread = len(self._rows) - len(self._with_text) - len(self._blank)
        known = sum(place in self._texts or place in self._axis.blank for place in self._cited)
        return min(self._needed + len(self._cited), unread + known) + (self._signpost is not None)

    def next(self) -> NextFetch | None:
        """Return the capture to fetch next, or None if the plan is done."""
        if self._cited:
            return NextFetch(self._rows[self._cited[0]], "cited")
        while self._queue:
            *_, low, _, gap = self._queue[0]
            if self._gaps.get(low) is gap:
                return NextFetch(self._rows[self._best_copy(gap.position)], gap.why)
            heappop(self._queue)
        return None if self._signpost is None else NextFetch(self._signpost, "moved")

    def learn(self, capture: PlannedCapture) -> None:
        """Take in what reading a capture gave; it may be one that was not in the plan.

        Args:
            capture: the capture with its new state. One that failed temporarily is ``dead`` in this plan,
                and ``unread`` again in the plan of the next run.

        Raises:
            ValueError: its timestamp is not 14 digits.
        """
        place = self._place_of(capture)
        if place is None or self._rows[place].state != "unread" or self._rows[place].key is not None:
            known = [row for row in (*self._rows, *self._others) if row.name != capture.name]
            self._lay_out([*known, capture])
            return
        self._rows[place] = capture
        if place in self._cited:
            self._cited.remove(place)
        self._take_in(place)

    def _place_of(self, capture: PlannedCapture) -> int | None:
        """Return the position of a capture, or None.

        It is found by its time: an index by name would double the memory of a long listing.
        """
        place = bisect_left(self._axis.seconds, moment(capture.timestamp).timestamp())
        while place < len(self._rows) and self._axis.seconds[place] == moment(capture.timestamp).timestamp():
            if self._rows[place].name == capture.name:
                return place
            place += 1
        return None

    def shown(self) -> Iterator[tuple[PlannedCapture, PlannedCapture]]:
        """Yield each capture whose text is known, oldest first, with the capture that was read for it.

        The two are the same unless the text is known from a capture with an equal digest.
        """
        for place in self._with_text:
            yield self._rows[place], self._texts[place]

    def bounds(self, doubted: Container[tuple[str, str]] = ()) -> tuple[Bound, ...]:
        """Return the changes of words found so far, oldest first, each with the captures around it.

        Args:
            doubted: timestamp and URL of the captures whose text is not believed.
        """
        found = []
        believed = [
            place
            for place in self._with_text
            if (self._rows[place].timestamp, self._rows[place].original) not in doubted
        ]
        for low, high in pairwise(believed):
            if self._texts[low].key != self._texts[high].key:
                blank = len(self._blanks_between(low, high))
                held = bisect_left(self._with_text, high) - bisect_right(self._with_text, low)
                days = (self._axis.seconds[high] - self._axis.seconds[low]) / _DAY
                unread = high - low - 1 - blank - held
                found.append(Bound(self._rows[low], self._rows[high], days, unread, blank, held))
        return tuple(found)

    def blind_spots(self) -> BlindSpots:
        """Return what is still unread between captures with the same words."""
        unread, longest = 0, 0.0
        for low, high in pairwise(self._with_text):
            if self._texts[low].key != self._texts[high].key:
                continue
            for left, right in pairwise((low, *self._blanks_between(low, high), high)):
                if right - left > 1:
                    unread += right - left - 1
                    longest = max(longest, self._axis.until[right - 1] - self._axis.until[left])
        return BlindSpots(unread, longest / _DAY, self._resolution_days)

    def _best_copy(self, place: int) -> int:
        """Return the capture to fetch for this one: for a revisit, an ordinary record with its digest."""
        row = self._rows[place]
        if row.is_plain:
            return place
        copies = [
            other
            for other in self._alike.get(row.digest, ())
            if self._rows[other].is_plain and self._rows[other].state == "unread"
        ]
        return min(copies, key=lambda other: (abs(other - place), other), default=place)

    def _take_in(self, place: int) -> None:
        """Note what a capture shows, and with it all captures that have the same digest."""
        row = self._rows[place]
        touched = [place]
        if row.state in ("read", "held"):
            touched += [
                other
                for other in self._alike.get(row.digest, ())
                if other != place and self._rows[other].state == "unread" and self._rows[other].key is None
            ]
        for other in touched:
            self._note(other, row)
        for other in touched:
            self._look_around(other)

    def _note(self, place: int, source: PlannedCapture) -> None:
        """Note that a capture shows the text of `source`, or no text."""
        if source.key is not None:
            if place not in self._texts:
                insort(self._with_text, place)
            self._texts[place] = source
            if place in self._axis.blank:
                self._axis.blank.discard(place)
                self._blank.remove(place)
        elif place not in self._texts and place not in self._axis.blank:
            insort(self._blank, place)
            self._axis.blank.add(place)

    def _look_around(self, place: int) -> None:
        """Decide again about the gaps that contain a capture or end at it."""
        index = bisect_left(self._with_text, place)
        low = self._with_text[index - 1] if index else -1
        if place in self._texts:
            self._set_gap(low, place)
            low, index = place, index + 1
        high = self._with_text[index] if index < len(self._with_text) else len(self._rows)
        self._set_gap(low, high)

    def _set_gap(self, low: int, high: int) -> None:
        old = self._gaps.pop(low, None)
        if old is not None:
            self._needed -= old.needed
        gap = self._decide(low, high)
        if gap is not None:
            self._gaps[low] = gap
            self._needed += gap.needed
            heappush(self._queue, (_RANK[gap.why], -gap.seconds, low, next(self._turn), gap))

    def _decide(self, low: int, high: int) -> _Gap | None:
        """Return what to read between two neighbouring captures with a text.

        -1 and the number of captures stand for the open ends of the list.
        """
        blanks = self._blanks_between(low, high)
        if high - low - 1 == len(blanks):
            return None
        end = len(self._rows)
        is_open = low < 0 or high >= end
        if is_open:
            if high == end and end - 1 not in self._axis.blank:
                return self._at_end(low, high, "newest")
            if low < 0 and 0 not in self._axis.blank:
                return self._at_end(low, high, "oldest")
            if len(blanks) < (PATIENCE if self._with_text else FIRST_PATIENCE):
                return self._at_end(low, high, "newest" if high == end else "oldest")
        changed = is_open or self._texts[low].key != self._texts[high].key
        if len(blanks) < PATIENCE:
            return self._best([(low, high, changed)], high)
        ends = [place for place in (low, *blanks, high) if 0 <= place < end]
        return self._best(
            [(left, right, changed and (left == low or right == high)) for left, right in pairwise(ends)],
            high,
        )

    def _at_end(self, low: int, high: int, why: Literal["newest", "oldest"]) -> _Gap:
        """Return the capture to read at an open end; the captures behind it are read at the resolution."""
        end = len(self._rows)
        first = low if low >= 0 else self._axis.after(-1)
        last = high if high < end else self._axis.before(end)
        inner = cover(self._axis, first, last, self._resolution) if first < last else None
        ends = len({first, last} - {low, high})
        return _Gap(last if why == "newest" else first, why, 0.0, ends + (inner.needed if inner else 0))

    def _best(self, pieces: list[tuple[int, int, bool]], high: int) -> _Gap | None:
        """Return the best capture to read in the pieces of a gap, with what all pieces need."""
        best: _Gap | None = None
        needed = 0
        for left, right, differs in pieces:
            if differs:
                look = narrow(self._axis, left, right, self._resolution, self._pointers(left, high))
            else:
                look = cover(self._axis, left, right, self._resolution)
            if look is None:
                continue
            needed += look.needed
            seconds = self._axis.seconds[right] - self._axis.seconds[left]
            gap = _Gap(look.position, "narrow" if differs else "look", seconds, look.needed)
            if best is None or (_RANK[gap.why], -gap.seconds) < (_RANK[best.why], -best.seconds):
                best = gap
        return None if best is None else _Gap(best.position, best.why, best.seconds, needed)

    def _pointers(self, low: int, high: int) -> list[tuple[float, float]]:
        """Return the periods in which the text at `high` says it changed, except those that `low` states."""
        new, old = self._texts.get(high), self._texts.get(low)
        if new is None:
            return []
        before = {(said.kind, said.date) for said in (old.effective, old.updated) if said} if old else set()
        fresh = [
            said
            for said in (new.effective, new.updated)
            if said is not None and said.precision != "year" and (said.kind, said.date) not in before
        ]
        spans = [_span(said) for said in fresh]
        return spans + [
            (span[0] - _NOTICE, inf)
            for said, span in zip(fresh, spans, strict=True)
            if said.kind == "effective"
        ]

    def _blanks_between(self, low: int, high: int) -> list[int]:
        return self._blank[bisect_right(self._blank, low) : bisect_left(self._blank, high)]


def _span(said: StatedDate) -> tuple[float, float]:
    """Return the begin and end of the day or month that a date means, in seconds."""
    begin = moment(f"{said.date:%Y%m%d}000000")
    if said.precision == "day":
        return begin.timestamp(), begin.timestamp() + _DAY
    following = (said.date.year + said.date.month // 12, said.date.month % 12 + 1)
    return begin.timestamp(), moment(f"{following[0]:04d}{following[1]:02d}01000000").timestamp()
