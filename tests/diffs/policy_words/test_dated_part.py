"""Of which part of a page a date speaks."""

from __future__ import annotations

from diffs.policy_words import dated_part, is_at_an_end

DATE, OTHER_DATE = "Effective: 3 May 2016", "Last updated: 9 June 2015"
RULES = tuple(f"The {number}th of our rules says what you may do with a kettle." for number in range(30))
PARTNERS = "## Partner Agreement"


def page(*lines: str, title: str = "# Privacy Policy") -> str:
    return "\n\n".join((title, *lines))


def shown(*lines: str, title: str = "# Privacy Policy") -> list[str]:
    """Return the lines with words of which the date speaks, without the title of the page."""
    return [line for line in dated_part(page(*lines, title=title), DATE).split("\n") if line][1:]


def test_a_date_at_the_end_is_that_of_the_page() -> None:
    lines = (*RULES, PARTNERS, "A partner sells kettles.", DATE)
    assert shown(*lines) == [*lines]


def test_a_date_at_the_top_below_a_lower_heading_is_that_of_the_page() -> None:
    lines = (PARTNERS, DATE, *RULES, "## Returns Policy", *RULES)
    assert shown(*lines) == [*lines]


def test_what_stands_above_the_first_document_is_its_head() -> None:
    first = ("Read this.", "# Partner Agreement", DATE, *RULES)
    assert shown(*first, "# Cookie Policy", "We bake none.") == [*first]


def test_a_document_ends_at_a_heading_of_its_level() -> None:
    document = (PARTNERS, DATE, *RULES, "### Cookie Policy", "A partner bakes none.")
    assert shown(*RULES, *document, "## Returns Policy", *RULES) == [*document]


def test_documents_with_the_same_date_are_shown_together() -> None:
    documents = (PARTNERS, DATE, *RULES[:9], "## Returns Policy", DATE, *RULES[9:])
    assert shown(*RULES, *documents) == [*documents]


def test_a_document_with_a_date_of_its_own_is_left_out() -> None:
    assert shown(DATE, *RULES, PARTNERS, OTHER_DATE, *RULES) == [DATE, *RULES]


def test_a_heading_that_repeats_the_title_begins_no_other_document() -> None:
    lines = (DATE, *RULES, PARTNERS, OTHER_DATE, *RULES)
    assert shown(*lines, title="# Partner Agreement of the Kettle Works") == [*lines]


def test_a_document_that_also_states_the_date_of_the_page_stays() -> None:
    lines = (DATE, *RULES, PARTNERS, OTHER_DATE, DATE, *RULES)
    assert shown(*lines) == [*lines]


def test_a_date_of_the_page_stands_at_its_top_or_its_end() -> None:
    assert is_at_an_end(page(DATE, *RULES, *RULES), DATE)
    assert is_at_an_end(page(*RULES, *RULES, DATE, "Kettle Works Ltd, 3 Quay Street, Cork"), DATE)
    assert not is_at_an_end(page(*RULES, DATE, *RULES), DATE)
