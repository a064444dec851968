"""News, history or refinement."""

from __future__ import annotations

import pytest

from store.news import Told, is_news
from store.records import Version
from tests.readings import shown, timeline

BORDER = "20150101120000"


def told(old: Version, new: Version) -> Told:
    """A change as it was told when these two were neighbours."""
    return Told(old.text, new.text, old.last_capture, new.first_capture)


def test_what_was_captured_after_the_first_complete_listing_is_news() -> None:
    old, new = timeline(shown("2014-06-01", "A"), shown("2015-06-01", "B"))
    assert is_news(old, new, BORDER)


def test_the_newest_capture_of_that_listing_is_history() -> None:
    old, new = timeline(shown("2014-06-01", "A"), shown("2015-01-01", "B"))
    assert not is_news(old, new, BORDER)


def test_before_a_complete_listing_all_is_history() -> None:
    old, new = timeline(shown("2014-06-01", "A"), shown("2015-06-01", "B"))
    assert not is_news(old, new, None)


def test_an_old_text_that_is_back_is_news() -> None:
    _, old, new = timeline(shown("2013-06-01", "A"), shown("2014-06-01", "B"), shown("2015-06-01", "A"))
    assert is_news(old, new, BORDER)


@pytest.mark.parametrize("second", [shown("2015-06-01", "A'"), shown("2015-06-01", "B", technical=True)])
def test_cosmetic_and_technical_versions_are_no_news(second) -> None:  # type: ignore[no-untyped-def]
    old, new = timeline(shown("2014-06-01", "A"), second)
    assert not is_news(old, new, BORDER)


def test_what_was_told_is_not_told_again_though_its_bounds_have_narrowed() -> None:
    wide = timeline(shown("2014-06-01", "A"), shown("2015-06-01", "B"))
    old, new = timeline(shown("2014-06-01", "A"), shown("2015-05-01", "A"), shown("2015-06-01", "B"))
    assert not is_news(old, new, BORDER, [told(*wide)])


def test_a_split_of_a_change_that_was_told_is_a_refinement() -> None:
    wide = timeline(shown("2014-06-01", "A"), shown("2015-06-01", "C"))
    first, between, last = timeline(
        shown("2014-06-01", "A"), shown("2015-03-01", "B"), shown("2015-06-01", "C")
    )
    assert not is_news(first, between, BORDER, [told(*wide)])
    assert not is_news(between, last, BORDER, [told(*wide)])


def test_what_comes_after_a_change_that_was_told_is_news_even_with_the_same_ends() -> None:
    a, b, back, new, again = timeline(
        shown("2015-02-01", "A"),
        shown("2015-03-01", "B"),
        shown("2015-04-01", "A"),
        shown("2015-05-01", "X"),
        shown("2015-06-01", "B"),
    )
    before = [told(a, b), told(b, back)]
    assert is_news(back, new, BORDER, before)
    assert is_news(new, again, BORDER, before)
