"""The order of what stands in several lists."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.timeline.standing import standing_order

LISTS = st.lists(st.lists(st.sampled_from("abcdefgh"), unique=True), max_size=5)


def test_what_is_gone_follows_what_it_followed() -> None:
    assert "".join(standing_order(["axb", "aby", "ab"])) == "axby"


def test_what_stood_first_stays_first() -> None:
    assert "".join(standing_order(["xab", "ab"])) == "xab"


def test_the_last_list_decides() -> None:
    assert "".join(standing_order(["abc", "cba"])) == "cba"


def test_nothing_has_no_order() -> None:
    assert list(standing_order([])) == []
    assert list(standing_order([[], []])) == []


@given(LISTS)
def test_each_is_there_once_and_the_last_list_keeps_its_order(lists: list[list[str]]) -> None:
    found = list(standing_order(lists))
    assert sorted(found) == sorted({item for items in lists for item in items})
    if lists:
        assert [item for item in found if item in lists[-1]] == lists[-1]
