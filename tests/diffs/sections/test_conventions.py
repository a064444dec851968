"""Which ways of setting a line are headings in a document: those it uses again and again."""

from __future__ import annotations

import pytest

from diffs import join, split

PROSE = "We keep what you tell us for as long as your account is open, and no longer than the law allows."
OTHER = "The dealer of the oil sees how many barrels we ask for, but neither names nor addresses of keepers."


def headings(text: str) -> list[tuple[str, str]]:
    """Return number and heading of each section."""
    assert join(split(text)) == text
    return [(one.number, one.heading) for one in split(text) if one.level]


def alternating(*heads: str) -> str:
    """Return a policy of these lines, each above two paragraphs."""
    return "\n\n".join(f"{head}\n\n{PROSE}\n\n{OTHER}" for head in heads) + "\n"


def test_bare_lines_between_the_paragraphs_of_a_pdf() -> None:
    text = alternating("Privacy Policy", "What We Collect", "Whom We Tell", "Your Choices")
    assert [heading for _, heading in headings(text)] == [
        "Privacy Policy",
        "What We Collect",
        "Whom We Tell",
        "Your Choices",
    ]


def test_bare_lines_beside_headings_with_markup() -> None:
    text = alternating("## Lamps", "What We Collect", "Whom We Tell", "Your Choices", "## Oil")
    assert len(headings(text)) == 5


def test_one_bare_line_beside_headings_with_markup_is_text() -> None:
    assert len(headings(alternating("## Lamps", "What We Collect", "## Oil"))) == 2


def test_pieces_of_wrapped_paragraphs_are_text() -> None:
    wrapped = "\n\n".join(
        ["We keep what you tell us for as long", "as your account is open, and no longer"] * 4
    )
    assert headings(f"## Lamps\n\n{wrapped}\n") == [("", "Lamps")]


@pytest.mark.parametrize("below", ["### Names", "Last updated: May 1, 2011", "**1 May 2011**"])
def test_a_heading_right_above_a_heading_or_a_date(below: str) -> None:
    text = f"## Lamps\n\n{PROSE}\n\n## What We Collect\n\n{below}\n\n{PROSE}\n"
    assert ("", "What We Collect") in headings(text)


@pytest.mark.parametrize(("one", "other"), [("aa)", "bb)"), ("(aa)", "(bb)"), ("a)", "b)")])
def test_double_letters(one: str, other: str) -> None:
    text = f"## 1. Lamps\n\n{PROSE}\n\n**{one} Names**\n\n{PROSE}\n\n**{other} Oil**\n\n{PROSE}\n"
    assert headings(text) == [
        ("1", "Lamps"),
        (one.strip("()"), "Names"),
        (other.strip("()"), "Oil"),
    ]


@pytest.mark.parametrize("marker", ["* ", "1. ", "    * ", "    1. "])
def test_headings_nested_in_items(marker: str) -> None:
    text = f"## Lamps\n\n{PROSE}\n\n{marker}### Names\n\n      {PROSE}\n\n{marker}### Oil\n\n      {OTHER}\n"
    assert [heading for _, heading in headings(text)] == ["Lamps", "Names", "Oil"]


def test_spaces_before_the_closing_mark_of_a_lead() -> None:
    text = "## 1\\. Lamps\n\n" + "\n\n".join(
        f"**1.{n}. {name}.  **{PROSE}" for n, name in enumerate(["Names", "Oil", "Fog"], 1)
    )
    assert headings(text) == [("1", "Lamps"), ("1.1", "Names"), ("1.2", "Oil"), ("1.3", "Fog")]


def test_leads_in_italics() -> None:
    text = "## 1\\. Lamps\n\n" + "\n\n".join(
        f"1.{n} _{name}_.{PROSE}" for n, name in enumerate(["The Names", "The Oil", "The Fog"], 1)
    )
    assert headings(text)[1:] == [("1.1", "The Names"), ("1.2", "The Oil"), ("1.3", "The Fog")]


def test_questions_on_lines_of_their_own_are_titles_among_other_lines() -> None:
    questions = ("How do we check books?", "Who pays for the oil?", "What are the rules?")
    asked = "\n\n".join(f"{one}\n\n{PROSE}\n\nBest House 2024\n\nOil of 1850" for one in questions)
    marked = "\n\n".join(f"## {one}\n\n{OTHER}" for one in ("Use", "Oil", "Light", "Storms", "Ends"))
    text = f"# Oriel\n\n## Books\n\n{PROSE}\n\n{asked}\n\n{marked}\n"
    assert [heading for _, heading in headings(text)][:4] == ["Books", *questions]
    assert len(headings(text)) == 9


def test_cells_of_a_table_are_no_titles() -> None:
    cells = "\n\n".join(
        f"to keep {one} for the\n\nHouse of Oil\n\n{PROSE}" for one in ("one", "two", "three")
    )
    text = f"# Oriel\n\n## Books\n\n{PROSE}\n\n{cells}\n"
    assert [heading for _, heading in headings(text)] == ["Books"]


def test_a_label_that_stands_below_each_heading_is_a_title() -> None:
    parts = "\n\n".join(f"## {one}\n\nKeeper of the Books\n\n{PROSE}" for one in ("North", "South", "West"))
    assert [heading for _, heading in headings(f"# Oriel\n\n{parts}\n")] == [
        "North",
        "Keeper of the Books",
        "South",
        "Keeper of the Books",
        "West",
        "Keeper of the Books",
    ]
