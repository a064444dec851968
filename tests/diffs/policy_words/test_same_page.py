"""Whether two texts are the same page, whole, with one document and one date."""

from __future__ import annotations

import pytest

from diffs.policy_words import (
    has_editions,
    has_program,
    is_broken,
    is_of_other_edition,
    is_of_other_host,
    is_of_other_spelling,
)

TITLE = "# Privacy Policy"
BODY = (
    "Last updated: 3 May 2016",
    "We keep the name and the address that you give us when you order a kettle from our shop.",
    "We give them to those who need them:",
    "* the carrier, who brings the parcel to your door; and",
    "* the printer, who makes the label.",
    "## Your rights",
    "You can ask us at any time what we hold about you, and we will tell you within a month.",
    "If you have a question, write to us at us@kettles.example or by letter.",
)
LINKS = tuple(f"See [part {number}](https://kettles.example/en-gb/help/{number})." for number in range(5))


def page(*lines: str) -> str:
    return "\n\n".join((TITLE, *lines))


@pytest.mark.parametrize(
    ("old", "new", "is_other"),
    [
        pytest.param("kettles.example", "kettles.co.example", True, id="the host of another country"),
        pytest.param("/en-gb/", "/en-us/", True, id="the pages of another country"),
        pytest.param("https://", "http://", False, id="another scheme"),
        pytest.param("https://", "https://www.", False, id="the same host"),
        pytest.param("/help/", "/support/", False, id="pages that were renamed"),
    ],
)
def test_most_links_lead_to_another_country(old: str, new: str, is_other: bool) -> None:
    both = page(*BODY, *LINKS), page(*BODY, *(line.replace(old, new) for line in LINKS))
    assert is_of_other_host(*both) is is_other
    assert is_of_other_host(*both[::-1]) is is_other


def test_few_links_that_lead_to_another_host_tell_nothing() -> None:
    moved = tuple(line.replace("kettles", "pots") for line in LINKS[:2])
    assert not is_of_other_host(page(*BODY, *LINKS), page(*BODY, *moved, *LINKS[2:]))


def test_a_line_with_a_colon_that_lost_its_list_is_broken() -> None:
    whole, lost = page(*BODY), page(*BODY[:3], *BODY[5:])
    assert is_broken(whole, lost, is_one_sided=True)
    assert is_broken(lost, whole, is_one_sided=False)
    assert not is_broken(whole, page(*BODY[:4], *BODY[5:]), is_one_sided=True)
    assert not is_broken(lost, lost, is_one_sided=True)


def test_an_address_that_was_lost_with_other_words_is_broken() -> None:
    lost = page(*(line.replace("us@kettles.example or by letter", "") for line in BODY))
    assert is_broken(page(*BODY), lost, is_one_sided=True)
    assert not is_broken(page(*BODY), lost, is_one_sided=False)


@pytest.mark.parametrize(
    ("lines", "is_other"),
    [
        pytest.param(("[Terms, updated 3 May 2016](/old.pdf)",), True, id="a link to an edition"),
        pytest.param(("Previous terms: 3 May 2016",), True, id="a label before the date"),
        pytest.param(("Earlier editions", "3 May 2016"), True, id="a label above the date"),
        pytest.param(("3 May 2016 (see the [previous version](/old))",), False, id="a link behind it"),
        pytest.param(("Updated 3 May 2016", "Previous terms: 3 May 2016"), False, id="the date of both"),
        pytest.param(("[Updated 3 May 2016](#changes)",), False, id="a link to its place"),
    ],
)
def test_a_date_of_an_earlier_edition_is_not_that_of_the_page(lines: tuple[str, ...], is_other: bool) -> None:
    assert is_of_other_edition(page(*BODY[1:], *lines), "3 May 2016") is is_other


def test_a_page_with_several_dated_documents_has_editions() -> None:
    rest = [f"The {number}th kettle that you order comes with a lid and a book." for number in range(20)]
    dates = [f"Effective: {number} May 2016" for number in (3, 4, 5)]
    parts = [line for date in dates for line in (date, *rest)]
    assert has_editions(page(*parts))
    assert not has_editions(page(dates[0], *rest, dates[0]))
    assert not has_editions(page(*parts).replace("4 May", "3 May").replace("5 May", "3 May"))
    assert not has_editions(page(*dates, *rest))


def test_a_page_that_shows_most_of_its_text_twice_has_editions() -> None:
    line = "th kettle that you order from our shop comes with a lid, a box and a book in it."
    rest = [f"The {number}{line}" for number in range(9)]
    assert has_editions(page(*rest, *rest))
    assert not has_editions(page(*rest, *rest[:2]))


@pytest.mark.parametrize(
    ("line", "is_program"),
    [
        pytest.param("document.write('<p>We keep your name.</p>');", True, id="a script"),
        pytest.param("function show(page) { window.kettle = page; }", True, id="a function"),
        pytest.param(".kettle { color: red; }", True, id="a style sheet"),
        pytest.param("The function (the whistle) of a kettle; let it = be.", False, id="words"),
        pytest.param(
            "You can let our window stay open while we write a document.", False, id="the same words"
        ),
    ],
)
def test_a_page_that_shows_its_program_is_known_by_it(line: str, is_program: bool) -> None:
    assert has_program(page(*BODY, line)) is is_program


def test_a_text_in_the_spelling_of_another_country_is_for_its_readers() -> None:
    british = "We organise, analyse and honour what a licence says, and our centre answers each enquiry."
    american = "We organize, analyze and honor what a license says, and our center answers each inquiry."
    assert is_of_other_spelling(page(*BODY, british), page(*BODY, american))
    assert not is_of_other_spelling(page(british), page(british.replace("organise", "organize")))
    assert not is_of_other_spelling(page(*BODY, british), page(*BODY))
