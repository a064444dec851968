"""A text without the dates that it states of itself."""

from __future__ import annotations

from datetime import date

import pytest

from harvester.extract.dates.dateless import dateless
from store.records import Precision, StatedDate


def blank(quote: str, day: date, precision: Precision = "day") -> str:
    return dateless(f"# Privacy\n\n{quote}. We keep logs.", [StatedDate("updated", day, precision, quote)])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Effective November 7, 2013", "Effective March 12, 2014"),
        ("Last updated on 7 Nov, 2013", "Last updated on 12 March, 2014"),
        ("Last Updated: 11/07/2013", "Last Updated: 3/12/14"),
        ("Stand: 7. November 2013", "Stand: 12. März 2014"),
        ("Dernière mise à jour : 7 novembre 2013", "Dernière mise à jour : 12 mars 2014"),
        ("Última actualización: 7 de noviembre de 2013", "Última actualización: 12 de marzo de 2014"),
        ("最終更新日：2013年11月7日", "最終更新日：2014年3月12日"),
        ("Updated 2013-11-07", "Updated 2014-03-12"),
        ("Last updated: Thursday, November 7th, 2013", "Last updated: Wednesday, March 12th, 2014"),
        ("**Last Modified:** _November 7, 2013_", "**Last Modified:** _March 12, 2014_"),
        ("Version 2.3 (7 November, 2013)", "Version 2.3 (12 March, 2014)"),
        ("Version 07112013", "Version 12032014"),
    ],
)
def test_texts_that_differ_in_their_date_alone_are_equal_without_it(one: str, other: str) -> None:
    assert blank(one, date(2013, 11, 7)) == blank(other, date(2014, 3, 12))


def test_months_and_years() -> None:
    first = blank("**Updated:** July 2016", date(2016, 7, 1), "month")
    assert first == blank("**Updated:** May 2017", date(2017, 5, 1), "month")
    assert blank("Revised in 2016", date(2016, 1, 1), "year") == blank(
        "Revised in 2017", date(2017, 1, 1), "year"
    )


def test_the_words_around_the_date_stay() -> None:
    day = date(2013, 11, 7)
    assert blank("Effective November 7, 2013", day) != blank("Last updated November 7, 2013", day)
    assert blank("Version 2.3 (7 November, 2013)", day) != blank("Version 2.4 (7 November, 2013)", day)


def test_the_same_day_elsewhere_stays() -> None:
    stated = StatedDate("effective", date(2018, 5, 25), "day", "Effective: May 25, 2018")
    text = "Effective: May 25, 2018\n\nAccounts made before May 25, 2018 are kept."
    assert dateless(text, [stated]) == "Effective: 0000\n\nAccounts made before May 25, 2018 are kept."


def test_a_quote_that_stands_twice_is_blanked_twice() -> None:
    stated = StatedDate("effective", date(2018, 5, 25), "day", "Effective: May 25, 2018")
    assert (
        dateless("Effective: May 25, 2018\n\nEffective: May 25, 2018", [stated])
        == "Effective: 0000\n\nEffective: 0000"
    )


def test_a_date_that_is_not_understood_stays() -> None:
    for quote in ("Effective as of the ides of March MMXIV", "Made this 15th day of March in the year 2014"):
        assert quote in blank(quote, date(2014, 3, 15))
    assert (
        dateless("no such quote", [StatedDate("updated", date(2014, 3, 15), "day", quote)]) == "no such quote"
    )


def test_a_text_that_states_no_date_stays() -> None:
    assert dateless("We keep logs since 2013.", []) == "We keep logs since 2013."
