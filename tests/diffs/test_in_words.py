"""Counts, lists, dates and times in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from diffs.in_words import count, day, days_of, in_between, listed, number, percent_kept, times, when

HALF_PAST_FIVE_IN_KOLKATA = datetime(2010, 6, 22, 4, 42, tzinfo=timezone(timedelta(hours=5, minutes=30)))


@pytest.mark.parametrize(
    ("value", "noun", "words"),
    [
        (0, "version", "0 versions"),
        (1, "version", "1 version"),
        (12045, "version", "12,045 versions"),
        (1, "policy", "1 policy"),
        (2, "more policy", "2 more policies"),
        (3, "day", "3 days"),
        (3, "key", "3 keys"),
        (2, "address", "2 addresses"),
        (2, "box", "2 boxes"),
    ],
)
def test_a_count_with_its_noun(value: int, noun: str, words: str) -> None:
    assert count(value, noun) == words


def test_numbers_and_times() -> None:
    assert number(12045) == "12,045"
    assert [times(n) for n in (1, 2, 1000)] == ["once", "2 times", "1,000 times"]


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b", "c", "d", "e"], "a, b and 3 others"),
    ],
)
def test_a_list_in_words(names: list[str], words: str) -> None:
    assert listed(names) == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2013-11-07", "7 Nov 2013"),
        ("2016-07", "Jul 2016"),
        ("2005", "2005"),
        ("2005-00-00", "2005"),
        ("20100621051258", "21 Jun 2010"),
        ("20100600000000", "Jun 2010"),
        ("20000008241731", "2000"),
        ("20010230120000", "Feb 2001"),
        ("last\nspring", "last spring"),
        (date(2018, 5, 3), "3 May 2018"),
        (datetime(2018, 5, 3, 23, 59, tzinfo=UTC), "3 May 2018"),
        (HALF_PAST_FIVE_IN_KOLKATA, "21 Jun 2010"),
    ],
)
def test_a_day_as_exactly_as_it_is_known(moment: str | date, words: str) -> None:
    assert day(moment) == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("20100621051258", "21 Jun 2010, 05:12 UTC"),
        ("20100600000000", "Jun 2010"),
        ("20000008241731", "2000"),
        ("last spring", "last spring"),
        (datetime(2018, 5, 3, 23, 59, 59, tzinfo=UTC), "3 May 2018, 23:59 UTC"),
        (HALF_PAST_FIVE_IN_KOLKATA, "21 Jun 2010, 23:12 UTC"),
    ],
)
def test_a_time_to_the_minute_in_utc(moment: str | datetime, words: str) -> None:
    assert when(moment) == words


def test_utc_is_said_once_for_two_times() -> None:
    assert when("20100621051258", zone=False) == "21 Jun 2010, 05:12"


@pytest.mark.parametrize(
    ("similarity", "percent"), [(0, 0), (1e-9, 1), (0.006, 1), (0.61, 61), (0.999, 99), (1, 100)]
)
def test_all_and_nothing_are_said_only_where_they_are_true(similarity: float, percent: int) -> None:
    assert percent_kept(similarity) == percent


@pytest.mark.parametrize(
    ("first", "last", "shown", "said"),
    [
        ("2026-05-29", "2026-06-09", ("29 May", "9 Jun 2026"), "between 29 May and 9 Jun 2026"),
        ("2025-12-30", "2026-01-02", ("30 Dec 2025", "2 Jan 2026"), "between 30 Dec 2025 and 2 Jan 2026"),
        ("20260819010000", "20260819230000", ("19 Aug 2026",), "on 19 Aug 2026"),
        ("20100000000000", "20100621051258", ("2010", "21 Jun 2010"), "between 2010 and 21 Jun 2010"),
    ],
)
def test_two_dates_have_their_year_once(first: str, last: str, shown: tuple[str, ...], said: str) -> None:
    assert days_of(first, last) == shown
    assert in_between(first, last) == said
