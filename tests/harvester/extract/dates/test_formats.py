"""How dates are written: every form, and no day that there is not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from harvester.extract.dates.formats import DATE, DateReading, dates_in, order_of, read_date


@pytest.mark.parametrize(
    ("written", "day", "precision"),
    [
        ("July 15th 2015", date(2015, 7, 15), "day"),
        ("1st of March 2014", date(2014, 3, 1), "day"),
        ("the 1st day of March, 2014", date(2014, 3, 1), "day"),
        ("22 Feb, 2017", date(2017, 2, 22), "day"),
        ("Sept. 8, 2014", date(2014, 9, 8), "day"),
        ("MAY 5, 2009", date(2009, 5, 5), "day"),
        ("May5,2009", date(2009, 5, 5), "day"),
        ("5May2009", date(2009, 5, 5), "day"),
        ("May, 5 2009", date(2009, 5, 5), "day"),
        ("May 5, '09", date(2009, 5, 5), "day"),
        ("05-May-09", date(2009, 5, 5), "day"),
        ("8/22/07", date(2007, 8, 22), "day"),
        ("31.12.2019", date(2019, 12, 31), "day"),
        ("2015-11-01", date(2015, 11, 1), "day"),
        ("2015/11/1", date(2015, 11, 1), "day"),
        ("1er janvier 2019", date(2019, 1, 1), "day"),
        ("1. März 2019", date(2019, 3, 1), "day"),
        ("1º de enero de 2019", date(2019, 1, 1), "day"),
        ("15 de mayo del 2018", date(2018, 5, 15), "day"),
        ("1° gennaio 2019", date(2019, 1, 1), "day"),
        ("1 maart 2019", date(2019, 3, 1), "day"),
        ("15 AOÛT 2016", date(2016, 8, 15), "day"),
        ("2019年5月1日", date(2019, 5, 1), "day"),
        ("令和元年5月1日", date(2019, 5, 1), "day"),
        ("平成17年4月1日", date(2005, 4, 1), "day"),
        ("2015年(平成27年)4月1日", date(2015, 4, 1), "day"),
        ("June\n 4, 2001", date(2001, 6, 4), "day"),
        ("May 18, 2015Archive", date(2015, 5, 18), "day"),
        ("July 2016", date(2016, 7, 1), "month"),
        ("September, 2005", date(2005, 9, 1), "month"),
        ("8/2012", date(2012, 8, 1), "month"),
        ("2019-05", date(2019, 5, 1), "month"),
        ("2019年5月", date(2019, 5, 1), "month"),
        ("2015.", date(2015, 1, 1), "year"),
    ],
)
def test_forms(written: str, day: date, precision: str) -> None:
    match = DATE.search(written)
    assert match is not None
    reading = read_date(match, None)
    assert reading is not None
    assert (reading.date, reading.precision, reading.ambiguous) == (day, precision, False)


@pytest.mark.parametrize(
    "written",
    [
        "February 30, 2015",
        "30 February 2015",
        "30/02/2015",
        "13/13/2015",
        "0/1/2015",
        "2015-02-30",
        "2019年13月1日",
        "平成0年13月1日",
        "13/2015",
        "April 31st, 2015",
        "31. April 2015",
        "2.3.15",
    ],
)
def test_no_day_is_invented(written: str) -> None:
    match = DATE.search(written)
    assert match is not None
    assert read_date(match, None) is None


@pytest.mark.parametrize(
    "words", ["May we 2015 times", "marketing 2015 ads", "the year 1066.", "12:30", "v1.2.3", "maybe"]
)
def test_no_date(words: str) -> None:
    assert DATE.search(words) is None


def test_two_digits_do_not_depend_on_today() -> None:
    years = {text: read_date(match, None) for text in ("1/1/69", "1/1/70") if (match := DATE.search(text))}
    assert years == {
        "1/1/69": DateReading(date(2069, 1, 1), "day"),
        "1/1/70": DateReading(date(1970, 1, 1), "day"),
    }


@settings(max_examples=200, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_numeric_dates_are_read_in_the_order_given(day: date) -> None:
    ours, theirs = (
        DATE.search(f"{day.day}/{day.month}/{day.year}"),
        DATE.search(f"{day.month}/{day.day}/{day.year}"),
    )
    assert ours is not None
    assert theirs is not None
    assert read_date(ours, "day first") == read_date(theirs, "month first") == DateReading(day, "day")
    ambiguous = day.day <= 12 and day.day != day.month
    assert read_date(theirs, None) == DateReading(day, "day", ambiguous)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789/-. MayJune,'年月日元令和stndr\n", max_size=40))
def test_reading_never_raises(text: str) -> None:
    for written in DATE.finditer(text):
        read_date(written, None)


PIECES = st.one_of(
    st.sampled_from(["1", "31", "99", "2014", "'14", "st", "er", "May", "march", "januar", "Sept.", "word"]),
    st.sampled_from(["令和", "平成", "of", "de", "day", " ", " ", " ", "  ", "\n", " \n "]),
    st.sampled_from("a-/.,()|元年月日"),
)


@settings(max_examples=1000, deadline=None)
@given(st.lists(PIECES, max_size=16).map("".join))
@example("in the year of May , day of '14")
@example("from\nMay\n1\n,\n2014 to 令和 元年5月1日")
@example("3元5 May 2014, 1 2 3 May 2014")
def test_no_date_is_overlooked(words: str) -> None:
    """A look at the numbers of a text finds what a look at each of its characters finds."""
    every, found = ([one.span() for one in dates] for dates in (DATE.finditer(words), dates_in(words)))
    assert found == every


@pytest.mark.parametrize("part", ["1 ", "元", "May ", "mar-", "May , day of ' ", "a1", "May 1 ", "\n"])
def test_repetition_does_not_blow_up(part: str) -> None:
    assert not any(dates_in(part * 20_000))


@pytest.mark.parametrize(
    ("words", "order"),
    [
        ("on 25/12/2014", "day first"),
        ("on 12/25/2014", "month first"),
        ("on 12/25/2014 and 25/12/2014", None),
        ("on 1/2/2014", None),
        ("on 1 May 2014", "day first"),
        ("on May 1, 2014 and 25/12/2014", "day first"),
        ("on May 1, 2014 and 1 May 2014", None),
        ("on 40/13/2014", None),
    ],
)
def test_order(words: str, order: str | None) -> None:
    assert order_of(DATE.finditer(words)) == order
