"""Dates that a page gets shortly before or after an edit."""

from __future__ import annotations

import pytest

from store.timeline.dated_nearby import was_over
from tests.support.readings import flags_of, said, shown


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2014-05-08", ""), ("2014-05-15", ""), ("2014-05-25", "silent-edit")],
)
def test_words_that_come_soon_after_their_date_were_published_with_it(day: str, expected: str) -> None:
    old = shown("2014-01-10", "A", effective="2014-01-01")
    dated = shown("2014-05-05", "A", effective="2014-05-01")
    assert flags_of(old, dated, shown(day, "B", effective="2014-05-01"))[-1] == expected


def test_words_that_are_seen_at_once_after_the_stated_date_belong_to_it() -> None:
    def told(day: str) -> str:
        old = shown("20140502130000", "A", effective="2014-05-01")
        return flags_of(old, shown(day, "B", effective="2014-05-01"))[-1]

    assert told("20140503230000") == ""
    assert told("20140505130000") == "silent-edit"


@pytest.mark.parametrize(("day", "expected"), [("2015-01-25", ""), ("2015-02-20", "silent-edit")])
def test_a_text_without_a_date_soon_after_may_have_one_that_is_not_read(day: str, expected: str) -> None:
    old, new = (
        shown(at, text, effective="2014-01-01") for at, text in (("2014-06-10", "A"), ("2015-01-10", "B"))
    )
    assert flags_of(old, new, shown(day, "C"))[1] == expected


def test_a_date_that_can_be_read_in_two_ways_is_over_if_both_are() -> None:
    stated = said("updated", "2024-01-07", ambiguous=True)
    assert not was_over(stated, "20240601120000")
    assert was_over(stated, "20240703120000")
    assert was_over(said("updated", "2024-01-07"), "20240601120000")


def test_a_page_whose_texts_alternate_at_the_time_has_variants() -> None:
    def told(day: str) -> str:
        dated = {"effective": "2014-01-01"}
        days = (day, "A"), ("2015-01-25", "B"), ("2015-02-10", "A"), ("2015-03-10", "C")
        return flags_of(*(shown(at, text, **dated) for at, text in days))[-1]

    assert told("2015-01-15") == ""
    assert told("2014-12-01") == "silent-edit"


def test_an_old_text_that_came_after_the_date_is_not_late() -> None:
    older = shown("2014-12-01", "A", effective="2014-01-01")
    old = shown("2015-02-01", "B", effective="2014-01-01")
    new = shown("2015-03-01", "C", effective="2015-01-15")
    assert flags_of(older, old, new)[-1] == "late-notice"
    assert flags_of(older, shown("2015-01-20", "A", effective="2014-01-01"), old, new)[-1] == ""


@pytest.mark.parametrize(("day", "expected"), [("2015-06-01", "late-notice"), ("2016-01-14", "")])
def test_an_old_text_that_is_shown_for_a_year_is_no_late_notice(day: str, expected: str) -> None:
    old = shown("2014-12-01", "A", effective="2014-01-01")
    new = shown("2016-02-01", "B", effective="2015-01-15")
    assert flags_of(old, shown(day, "A", effective="2014-01-01"), new)[-1] == expected
