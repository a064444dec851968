"""Pure functions give the same whether their results come from another process or not."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvester.processes import at_hand, handed_over, recorded

CALLS: list[tuple[str, int]] = []


@handed_over
def repeated(word: str, *, times: int = 1) -> str:
    CALLS.append((word, times))
    if times < 0:
        raise ValueError("less than nothing")
    return word * times


@pytest.fixture(autouse=True)
def no_calls() -> None:
    CALLS.clear()


def test_a_result_at_hand_is_not_worked_out_again() -> None:
    with recorded() as results:
        repeated("heron", times=2)
    CALLS.clear()
    with at_hand(pickle.dumps(results)):
        assert repeated("heron", times=2) == "heronheron"
        assert CALLS == []
    repeated("heron", times=2)
    assert CALLS == [("heron", 2)]


def test_what_is_recorded_is_not_worked_out_twice() -> None:
    with recorded() as results:
        assert repeated("heron", times=2) == repeated("heron", times=2)
    assert (len(results), CALLS) == (1, [("heron", 2)])


def test_an_error_is_raised_where_the_function_is_called() -> None:
    with recorded() as results, pytest.raises(ValueError, match="nothing"):
        repeated("heron", times=-1)
    with at_hand(pickle.dumps(results)), pytest.raises(ValueError, match="nothing"):
        repeated("heron", times=-1)
    assert len(CALLS) == 2


def test_nothing_at_hand_changes_nothing() -> None:
    with at_hand(None):
        assert repeated("wren") == "wren"


WORDS = st.text(alphabet="ab'\\\ud800", max_size=3)


@given(st.lists(st.tuples(WORDS, st.integers(0, 2))), WORDS, st.integers(0, 2))
def test_only_the_result_of_the_same_arguments_is_used(
    known: list[tuple[str, int]], word: str, times: int
) -> None:
    with recorded() as results:
        for one, number in known:
            repeated(one, times=number)
    with at_hand(pickle.dumps(results)):
        assert repeated(word, times=times) == word * times
