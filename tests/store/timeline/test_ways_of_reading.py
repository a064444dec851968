"""What a browser rendered gets no flag beside what was read without one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.records import Reading
from tests.support.readings import flags_of, shown


@pytest.mark.parametrize(
    "new",
    [
        pytest.param(shown("2014-07-10", "B", effective="2014-01-01"), id="no silent edit"),
        pytest.param(shown("2014-07-10", "B", effective="2014-06-01"), id="no late notice"),
        pytest.param(shown("2014-07-10", "A", effective="2014-06-01"), id="no new date alone"),
    ],
)
def test_what_a_browser_shows_of_one_side_only_has_no_flag(new: Reading) -> None:
    old = shown("2014-06-10", "A", effective="2014-01-01")
    assert flags_of(old, new) != ["", ""]
    assert flags_of(replace(old, recipe="rendered"), replace(new, recipe="rendered")) != ["", ""]
    assert flags_of(old, replace(new, recipe="rendered")) == ["", ""]
    assert flags_of(replace(old, recipe="rendered"), new) == ["", ""]


def test_words_that_come_back_after_another_way_of_reading_are_no_revert() -> None:
    one, other, again = shown("2020-01-01", "A"), shown("2020-02-01", "B"), shown("2020-03-01", "A")
    assert flags_of(one, other, again) == ["", "", "revert"]
    assert flags_of(one, replace(other, recipe="rendered"), again) == ["", "", ""]
