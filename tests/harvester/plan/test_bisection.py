"""Where to look inside a gap."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.plan.bisection import BRIEF, Axis, cover, narrow

MOMENTS = st.lists(st.integers(0, 400), min_size=2, max_size=18).map(sorted)


def fewest(seconds: list[int], resolution: float) -> int:
    """Return the fewest captures between the ends that satisfy the resolution, by trying all."""
    last = len(seconds) - 1

    def may_stay_unread(low: int, high: int) -> bool:
        stands = (seconds[high] + seconds[high - 1] - seconds[low] - seconds[low + 1]) / 2
        return high == low + 1 or seconds[high] - seconds[low] <= resolution or stands <= BRIEF * resolution

    @cache
    def reads(low: int) -> int:
        if low == last:
            return -1
        return min(1 + reads(high) for high in range(low + 1, last + 1) if may_stay_unread(low, high))

    return reads(0)


@settings(deadline=None, max_examples=200)
@given(MOMENTS, st.integers(0, 120))
def test_law_no_smaller_set_of_captures_satisfies_the_resolution(seconds: list[int], resolution: int) -> None:
    axis = Axis(seconds)
    asked = resolution or -1.0
    gaps, read = [(0, len(seconds) - 1)], 0
    first = cover(axis, 0, len(seconds) - 1, asked)
    while gaps:
        low, high = gaps.pop()
        look = cover(axis, low, high, asked)
        if look is not None:
            assert low < look.position < high
            gaps += [(low, look.position), (look.position, high)]
            read += 1
    assert read == (first.needed if first else 0) == fewest(seconds, asked)


def test_resolution_below_0_reads_all() -> None:
    look = cover(Axis([5, 5, 5, 5, 9]), 0, 4, -1.0)
    assert look is not None
    assert look.needed == 3


def test_what_lies_within_the_resolution_is_left_alone() -> None:
    assert cover(Axis([0, 10, 20, 30]), 0, 3, 30) is None
    assert cover(Axis([0, 10, 20, 30]), 0, 1, 1) is None
    assert cover(Axis([0, 10, 20, 31]), 0, 3, 30) is None, "what is unread there stands for 20.5"


def test_a_capture_far_from_both_ends_is_read_even_alone() -> None:
    look = cover(Axis([0, 60, 120]), 0, 2, 30)
    assert look is not None
    assert (look.position, look.needed) == (1, 1)


def test_the_place_nearest_to_the_middle_is_taken_that_wastes_nothing() -> None:
    look = cover(Axis(range(91)), 0, 90, 30)
    assert look is not None
    assert (look.position, look.needed) == (30, 2), "a look at 45 would need two more on each side"


def test_blank_captures_are_stepped_over() -> None:
    axis = Axis(range(61))
    axis.blank |= {29, 30, 31}
    look = cover(axis, 0, 60, 40)
    assert look is not None
    assert look.position in (28, 32)
    assert cover(Axis([0, 100, 200]), 0, 2, 30) is not None
    gone = Axis([0, 100, 200])
    gone.blank.add(1)
    assert cover(gone, 0, 2, 30) is None
    assert narrow(gone, 0, 2, 30) is None


def test_within_the_resolution_a_change_is_narrowed_by_halving_the_captures() -> None:
    look = narrow(Axis([0, 1, 2, 3, 4, 5, 6, 7, 20]), 0, 8, 1000)
    assert look is not None
    assert (look.position, look.needed) == (4, 3)


def test_the_nearest_capture_that_is_not_blank_is_taken_for_the_middle() -> None:
    for blank, expected in (({4}, 3), ({4, 3}, 5), ({1, 2, 3, 4}, 5), ({4, 5, 6, 7}, 3)):
        axis = Axis(range(9))
        axis.blank |= blank
        look = narrow(axis, 0, 8, 1000)
        assert look is not None
        assert look.position == expected


def test_a_pointer_asks_before_the_day_and_then_behind_it() -> None:
    axis = Axis(range(0, 100, 10))
    day = [(45.0, 46.0)]
    assert [narrow(axis, low, high, 1000, day) for low, high in ((0, 9), (4, 9), (4, 5))] == [
        narrow(axis, 0, 9, 1000, [(45.0, 1000.0)]),
        narrow(axis, 4, 9, 1000, [(-1000.0, 46.0)]),
        None,
    ]
    first, second = narrow(axis, 0, 9, 1000, day), narrow(axis, 4, 9, 1000, day)
    assert first is not None and second is not None
    assert (first.position, second.position) == (4, 5)


def test_a_pointer_outside_of_the_gap_says_nothing() -> None:
    axis = Axis(range(0, 100, 10))
    assert narrow(axis, 0, 9, 1000, [(500.0, 501.0), (-5.0, -4.0)]) == narrow(axis, 0, 9, 1000)
