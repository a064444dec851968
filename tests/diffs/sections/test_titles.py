"""What the words of a line say of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diffs.sections import titles as wording


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("**1\\. Our Promise:  **", "1. Our Promise:"),
        ("Right to ****limits** **of use", "Right to limits of use"),
        ("[Contact _us_](https://a.example/b_(c)) now", "Contact us now"),
        ("<https://a.example/>", "https://a.example/"),
        ("_PII_ : what", "PII : what"),
        ("snake_case_name", "snake_case_name"),
        ("\u00a0 7\\.\u00a0\u3000Care\u200b", "7. Care"),
        ("E&#8211;Mails &amp; more", "E–Mails & more"),
        ("\\[Description\\]", "[Description]"),
    ],
)
def test_plain_words_have_no_markup(markdown: str, words: str) -> None:
    assert wording.plain(markdown) == words


@given(st.text(max_size=300))
def test_plain_words_are_one_line(markdown: str) -> None:
    words = wording.plain(markdown)
    assert words == " ".join(words.split())


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Our Promise:", "Our Promise"),
        ("目的：", "目的"),
        ("Changes.", "Changes"),
        ("Use, Supply, etc.", "Use, Supply, etc."),
        ("Oriel Inc.", "Oriel Inc."),
        ("In the U.S.", "In the U.S."),
        ("We guard it. We do.", "We guard it. We do."),
        ("And so on...", "And so on..."),
        ("Why?", "Why?"),
    ],
)
def test_the_sign_that_sets_a_heading_off_is_no_part_of_it(title: str, heading: str) -> None:
    assert wording.unstopped(title) == heading


DATES = """Effective Date: July 15th 2015
(Effective April 14, 2005)
May 15, 2013
Last modified: 4/3/2018
Updated: July 2014
REVISED AND POSTED AS OF: NOVEMBER 15, 2011
This document was last updated on January 01, 2014
Version 2.3 (1 March, 2014)
Effective for new members: 1 May 2011
Stand: Mai 2018
Letzte Aktualisierung: 25. Mai 2018
Dernière mise à jour : 1 mars 2019
Última actualización: 3 de mayo de 2019
Laatst gewijzigd op 1 maart 2019
最終更新日：2018年5月25日
2018年5月25日改定"""

NO_DATES = """Effective Date and Changes
Changes since 2017 and what they mean for you
Notice to Residents of California (effective January 1, 2020)
14. Effective Date
People under 16 years of age
Order 66"""


@pytest.mark.parametrize("line", DATES.splitlines())
def test_a_line_that_says_only_a_date(line: str) -> None:
    assert wording.is_date_line(line)


@pytest.mark.parametrize("line", NO_DATES.splitlines())
def test_a_line_that_says_more_than_a_date(line: str) -> None:
    assert not wording.is_date_line(line)


@pytest.mark.parametrize("line", ["Effective Date:", "Last Updated", "Date of revision", "Stand:"])
def test_a_label_of_a_date(line: str) -> None:
    assert wording.is_date_label(line)


@pytest.mark.parametrize("line", ["Effective Date and Changes", "Updates", "Cookies", ""])
def test_no_label_of_a_date(line: str) -> None:
    assert not wording.is_date_label(line)


@pytest.mark.parametrize(
    "line",
    [
        "We may collect the following kinds of data:",
        "This policy addresses the following:",
        "If you choose not to tell us, then:",
        "This service is provided by:",
    ],
)
def test_a_sentence_that_breaks_off(line: str) -> None:
    assert wording.is_breaking_off(line)


@pytest.mark.parametrize(
    "line",
    ["What we collect and why:", "Use and disclosure of your data:", "To be or not to be", "Who we are:"],
)
def test_a_title_does_not_break_off(line: str) -> None:
    assert not wording.is_breaking_off(line)


TITLES = """What We Collect
Your data is yours
Who We Are
How We Use It
Can I opt out of your mails?
Contests, Giveaways and Surveys
Cisterna Systems, Inc. Privacy Statement
個人情報の利用"""

NO_TITLES = """registration for an account
Terms that you and
Back to Top
Home > Privacy
© 2010 Oriel
Oriel, P.O. Box 12
Hexley NY 10123
Call 800-440-0680
write@oriel.example
please write to us
Click here for more
4 Weir Lane
We guard your data.
Your name;
Names, addresses and other things that you tell
Cookies: This cookie lets us show you what we think you like
May 2008 — added a part for guests"""


@pytest.mark.parametrize("line", TITLES.splitlines())
def test_a_plain_line_that_reads_like_a_title(line: str) -> None:
    assert wording.is_plain_title(line, 18)


@pytest.mark.parametrize("line", NO_TITLES.splitlines())
def test_a_plain_line_that_does_not(line: str) -> None:
    assert not wording.is_plain_title(line, 18)


def test_title_case_minds_only_words_of_weight() -> None:
    assert wording.is_title_case("Acceptance of the Terms within This House")
    assert not wording.is_title_case("You may use the Service")
    assert not wording.is_title_case("1.2")


def test_capitals_are_more_than_an_abbreviation() -> None:
    assert wording.is_upper("HOW WE USE IT")
    assert not wording.is_upper("FAQ")
    assert not wording.is_upper("第1条")


def test_names_of_companies_and_trails() -> None:
    assert wording.is_company("Oriel & Sons Ltd.")
    assert not wording.is_company("Our Company's Promise")
    assert wording.is_trail("Home >> Privacy")
    assert not wording.is_trail("Larkhill and Cookies")
