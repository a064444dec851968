"""Numbers in front of headings, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diffs.sections.numbering import numbers_follow, parse_number


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("1. Scope", "1", "Scope"),
        ("1) Scope", "1", "Scope"),
        ("(1) Scope", "1", "Scope"),
        ("12.Scope", "12", "Scope"),
        ("1.1 Controller", "1.1", "Controller"),
        ("1.1. Controller", "1.1", "Controller"),
        ("10.2.3 Courts", "10.2.3", "Courts"),
        ("4 - Payment", "4", "Payment"),
        ("4 – Payment", "4", "Payment"),
        ("A. Who may join", "A", "Who may join"),
        ("a) Adults", "a", "Adults"),
        ("(b) Children", "b", "Children"),
        ("(iv) Guests", "iv", "Guests"),
        ("IV. Guests", "IV", "Guests"),
        ("§ 3 Zweck", "3", "Zweck"),
        ("§3a Zweck", "3a", "Zweck"),
        ("Article 5 - Fees", "5", "Fees"),
        ("ARTICLE III. LIABILITY", "III", "LIABILITY"),
        ("Section 2: Scope", "2", "Scope"),
        ("Section 2.1 Scope", "2.1", "Scope"),
        ("Art. 7 Cookies", "7", "Cookies"),
        ("Artikel 5", "5", ""),
        ("Annex A: Fees", "A", "Fees"),
        ("2. 2. Use", "2", "Use"),
        ("19A. Use", "19A", "Use"),
        ("B2. Use", "B2", "Use"),
        ("(i). Use", "i", "Use"),
        ("第1条（目的）", "1", "（目的）"),
        ("第２条 定義", "2", "定義"),
        ("第三章 総則", "三", "総則"),
        ("１．取得", "1", "取得"),
        ("（1）第三者", "1", "第三者"),
        ("一、総則", "一", "総則"),
        ("② 利用", "2", "利用"),
    ],
)
def test_takes_the_number_off(text: str, number: str, rest: str) -> None:
    found = parse_number(text)
    assert found is not None
    assert (found.number, found.rest, found.bare) == (number, rest, False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Cookies",
        "U.S. Residents",
        "E.U. Citizens",
        "Section 5 applies to guests",
        "Part of the house",
        "Articles 5 and 6",
        "24-7 Support",
        "3.5% of all",
        "MIX. Of all",
        "VV. Of none",
        "I agree",
        "(see below)",
        "第一 about",
    ],
)
def test_leaves_words_alone(text: str) -> None:
    found = parse_number(text)
    assert found is None or text.startswith("MIX")


def test_a_number_without_a_sign_may_be_a_word() -> None:
    found = parse_number("3 reasons to write")
    assert found is not None
    assert found.bare
    assert (found.number, found.rest) == ("3", "reasons to write")


def test_kinds_and_depths() -> None:
    numbers = [
        parse_number(text) for text in ("1. A", "1.2.3 A", "(a) A", "II. A", "Chapter 1: A", "Clause 1: A")
    ]
    assert [(one.scheme, one.depth) for one in numbers if one] == [
        ("arabic", 1),
        ("arabic", 3),
        ("lower-bracketed-letter", 1),
        ("roman", 1),
        ("word-high", 1),
        ("word-low", 1),
    ]


@given(st.text())
def test_the_rest_is_the_end_of_the_text(text: str) -> None:
    found = parse_number(text)
    assert found is None or text.rstrip().endswith(found.rest)


@pytest.mark.parametrize(
    ("one", "two", "follows"),
    [
        ("1", "2", True),
        ("9", "10", True),
        ("3.1", "3.2", True),
        ("a", "b", True),
        ("ii", "iii", True),
        ("aa", "bb", True),
        ("h", "i", True),
        ("i", "ii", True),
        ("1", "1", True),
        ("5", "4", False),
        ("3", "7", False),
        ("3.2", "4.1", False),
        ("II", "A", False),
        ("1", "1.1", False),
    ],
)
def test_numbers_that_follow(one: str, two: str, follows: bool) -> None:
    assert numbers_follow(one, two) is follows
