"""Near misses of a silent edit: the same edit, but the page or its date leaves a doubt."""

from __future__ import annotations

import pytest

from store.timeline.grounds import silent_grounds

TITLE = "# Privacy Policy"
DATE = "Effective: 3 May 2016"
BODY = (
    "We keep the name and the address that you give us when you order a kettle.",
    "## Who sees your data",
    "We give the address to the carrier, and we give nothing to anybody else.",
    "## Your rights",
    "You can ask us at any time what we hold about you, and we will tell you within 30 days.",
    "If you are not content with our answer, you can write to the authority of your country.",
)
LONG = tuple(f"The {number}th kettle that you order comes with a lid and a book." for number in range(40))


def page(*lines: str) -> str:
    return "\n\n".join((TITLE, *lines))


def edited(*lines: str) -> tuple[str, ...]:
    return tuple(line.replace("30 days", "60 days") for line in lines)


def is_told(old: str, new: str, quote: str = DATE) -> bool:
    change = silent_grounds(old, new, (quote, quote)).change
    return change is not None and change.words > 0


def test_an_edit_of_a_sentence_is_told() -> None:
    assert is_told(page(DATE, *BODY), page(DATE, *edited(*BODY)))
    assert is_told(page(*BODY, DATE), page(*edited(*BODY), DATE))


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((f"Previous policy: {DATE}",), id="the date of an earlier edition"),
        pytest.param((f"[Policy. {DATE}](/old.pdf)",), id="a link to an earlier edition"),
        pytest.param((*LONG, DATE, *LONG), id="a date in the middle of the page"),
    ],
)
def test_an_edit_is_not_told_under_a_date_that_may_be_of_something_else(lines: tuple[str, ...]) -> None:
    assert not is_told(page(*BODY, *lines), page(*edited(*BODY), *lines))


def test_an_edit_is_not_told_on_a_page_that_shows_two_editions() -> None:
    both = (*LONG, *BODY)
    assert is_told(page(DATE, *both), page(DATE, *edited(*both)))
    longer = tuple(f"{line} It is made of steel and nobody will ever break it." for line in LONG)
    twice = (*longer, *BODY, *longer)
    assert not is_told(page(DATE, *twice), page(DATE, *edited(*twice)))


def test_an_edit_is_not_told_if_the_links_lead_to_another_country() -> None:
    old, new = (
        tuple(f"See [part {number}](https://kettles.{country}/help/{number})." for number in range(5))
        for country in ("example", "co.example")
    )
    assert is_told(page(DATE, *BODY, *old), page(DATE, *edited(*BODY), *old))
    assert not is_told(page(DATE, *BODY, *old), page(DATE, *edited(*BODY), *new))


def test_an_edit_is_not_told_if_a_list_is_lost() -> None:
    items = ("We give it to:", "* the carrier, who brings the parcel;", "* the printer of the label.")
    assert is_told(page(DATE, *items, *BODY), page(DATE, *items, *edited(*BODY)))
    heading = "## What we keep"
    assert not is_told(page(DATE, *items, heading, *BODY), page(DATE, *items[:1], heading, *edited(*BODY)))


def test_only_words_of_sentences_that_certainly_changed_are_counted() -> None:
    row = "| Carrier | Why |\n\n| --- | --- |\n\n| Rapid | Parcels |"
    old = page(DATE, *BODY[:4], row, *BODY[4:])
    new = page(DATE, *edited(*BODY[:4], f"{row}\n\n| Slow Ltd | Letters |", *BODY[4:]))
    change = silent_grounds(old, new, (DATE, DATE)).change
    assert change is not None
    assert (change.removed, change.added) == (("30",), ("60",))
    assert not is_told(old, page(DATE, *BODY[:4], f"{row}\n\n| Slow Ltd | Letters |", *BODY[4:]))
