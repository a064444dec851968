"""What is odd about a text is said with its reading."""

from __future__ import annotations

import pytest

from diffs import split
from harvester.pipeline.remarks import remarks

LETTERS = "Für Kunden in München gilt: Wir geben Ihre Adresse an Spediteure, größere Pakete brauchen zwei."


def said(markdown: str) -> tuple[str, ...]:
    """Return what is odd about a text."""
    return remarks(markdown, split(markdown))


def numbered(*numbers: int) -> str:
    """Return a policy whose headings have these numbers."""
    return "# Policy\n\n" + "".join(
        f"## {number}. About matter {number}\n\nWe say of it what there is to say.\n\n" for number in numbers
    )


@pytest.mark.parametrize("encoding", ["windows-1252", "windows-1250"])
def test_letters_that_were_read_in_another_encoding(encoding: str) -> None:
    (remark,) = said(LETTERS.encode().decode(encoding))
    assert remark == "3 passages of the text may be UTF-8 that was decoded as another encoding"


@pytest.mark.parametrize(
    "text",
    [
        LETTERS,
        "Мы передаём ваш адрес перевозчикам, и больше никому, никогда и ни за что.",
        "お客様の個人情報は、配送業者以外には提供いたしません。",
        "« Nous ne vendons rien » – à personne – « jamais » … « c’est tout ».",
    ],
)
def test_a_text_in_its_own_letters_is_not_odd(text: str) -> None:
    assert said(text) == ()


def test_characters_that_could_not_be_read() -> None:
    assert said("We ship to M\ufffdnchen and K\ufffdln.") == (
        "2 characters of the text could not be decoded",
    )


@pytest.mark.parametrize(
    ("numbers", "missing"),
    [
        ((1, 2, 4, 5), "3"),
        ((2, 3, 4, 5, 6), "1"),
        ((1, 2, 3, 6, 7, 8), "4, 5"),
    ],
)
def test_numbers_that_are_missing_from_the_headings(numbers: tuple[int, ...], missing: str) -> None:
    assert said(numbered(*numbers)) == (f"the numbered headings lack {missing}",)


@pytest.mark.parametrize(
    "numbers",
    [(1, 2, 3, 4), (1, 3, 4), (1, 2, 3, 1, 2, 3, 5), (1, 2, 3, 40), (3, 4, 6, 7)],
    ids=["none is missing", "too few", "several lists", "far away", "no beginning"],
)
def test_what_is_no_gap_in_a_sequence(numbers: tuple[int, ...]) -> None:
    assert said(numbered(*numbers)) == ()


@pytest.mark.parametrize(
    "other",
    [
        "#### 3. Of another level",
        "**_3\\. In bold_**",
        "  3. ## In a list",
        "Article 3 - Plain",
        "3.1 A part",
    ],
)
def test_a_heading_that_is_written_differently_is_not_missing(other: str) -> None:
    text = numbered(1, 2, 4, 5)
    assert said(text.replace("## 4.", f"{other}\n\nWe say it here.\n\n## 4.")) == ()
    assert said(text) != ()
