"""Headings in bold and those that run in to their text."""

from __future__ import annotations

import pytest

from diffs.sections.bold import bold_heading, run_in_heading
from diffs.sections.lines import lines_of

PROSE = "We keep what you tell us for as long as your account is open, and no longer than the law allows."


@pytest.mark.parametrize(
    ("text", "number", "heading", "raw"),
    [
        ("**Scope**  \nText", "", "Scope", "**Scope**  \n"),
        ("**1\\. Scope:  \n** Text", "1", "Scope", "**1\\. Scope:  \n** "),
        ("**Scope of  \nIt**\nText", "", "Scope of It", "**Scope of  \nIt**\n"),
        ("**Scope  \n\\-----**\nText", "", "Scope", "**Scope  \n\\-----**\n"),
        ("**1\\. Scope  \n1.1 Use**\nText", "1", "Scope", "**1\\. Scope  \n"),
        ("  3. **Scope**\nText", "3", "Scope", "  3. **Scope**\n"),
        ("**_Scope_**\nText", "", "Scope", "**_Scope_**\n"),
        ("**what we do**\nText", "", "what we do", "**what we do**\n"),
        ("**[1. Scope](#a)**\nText", "1", "Scope", "**[1. Scope](#a)**\n"),
    ],
)
def test_bold_lines(text: str, number: str, heading: str, raw: str) -> None:
    found = bold_heading(text, lines_of(text), 0)
    assert found is not None
    assert (found.number, found.heading, text[: found.end]) == (number, heading, raw)


@pytest.mark.parametrize(
    "text",
    [
        "**here**",
        "**Scope** of it",
        "**Scope,**",
        "**We never sell what you tell us.**",
        "**YOU USE THE SITE AT YOUR OWN RISK.**",
        "**Oriel & Sons Ltd.**",
        "**Mail: a@oriel.example**",
        "**[Write to us](https://a.example/)**",
        "**Home >> Privacy**",
        "**Back to Top**",
        "**Name**\n---|---",
        "**We may collect the following kinds of data:**",
        "**Last Updated: May 1, 2011**",
        "**" + "very " * 40 + "long**",
        "**A bold word  \nand what** follows",
    ],
)
def test_bold_lines_that_are_no_headings(text: str) -> None:
    assert bold_heading(text, lines_of(text), 0) is None


def test_a_mark_on_the_line_above_belongs_to_the_heading() -> None:
    text = "Text.\n**  \nScope**  \nText"
    lines = lines_of(text)
    found = bold_heading(text, lines, 2)
    assert found is not None
    assert lines[found.at].start == text.index("**")


@pytest.mark.parametrize(
    ("text", "number", "heading"),
    [
        (f"**Cookies.** {PROSE}", "", "Cookies"),
        (f"**Cookies** – {PROSE}", "", "Cookies"),
        (f"**Links to Others** {PROSE}", "", "Links to Others"),
        (f"1\\. **Cookies.** {PROSE}", "1", "Cookies"),
        (f"**1\\. Cookies and such** {PROSE}", "1", "Cookies and such"),
        (f"  2.  **Payment.** {PROSE}", "2", "Payment"),
        (f"3. Acceptance of Terms. {PROSE}", "3", "Acceptance of Terms"),
        (f"a\\) HOW WE USE IT. {PROSE}", "a", "HOW WE USE IT"),
    ],
)
def test_headings_that_run_in(text: str, number: str, heading: str) -> None:
    (line,) = lines_of(text)
    found = run_in_heading(line, 0)
    assert found is not None
    assert (found.number, found.heading, text[found.end :]) == (number, heading, PROSE)


@pytest.mark.parametrize(
    "text",
    [
        "**Personal data** is what names you, or lets another find out who you are.",
        "**Add-ons Opt-out** Browser Add-on.",
        "**Mail:** Write To oriel@oriel.example and we will answer you at once.",
        f"3. You may use the service. {PROSE}",
        "**Allow all** , **Block all** , and **Ask me each time**.",
    ],
)
def test_bold_words_in_sentences_are_no_headings(text: str) -> None:
    (line,) = lines_of(text)
    assert run_in_heading(line, 0) is None


@pytest.mark.parametrize(
    "text", [f"3 Cookies. {PROSE}", f"  1. **Account data** {PROSE}", f"4\\. Durée du compte. {PROSE}"]
)
def test_what_only_its_number_can_bear_out(text: str) -> None:
    (line,) = lines_of(text)
    found = run_in_heading(line, 0)
    assert found is not None and found.weak


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        (f"**a. Books of the House.**\u202f{PROSE}", "Books of the House"),
        ("1. **Your duties.** You agree to:", "Your duties"),
        (f"**12\\. Miscellaneous**. (a) {PROSE}", "Miscellaneous"),
        (f"  2.  _Keeping and checking books._ {PROSE}", "Keeping and checking books"),
        (f"A.3. **Oil.** {PROSE}", "Oil"),
        (f"**2. Ending by the Company.** {PROSE}", "Ending by the Company"),
        (f"**1. What is “Oil”?** “ **Oil** ” {PROSE}", "What is “Oil”?"),
    ],
)
def test_more_headings_that_run_in(text: str, heading: str) -> None:
    (line,) = lines_of(text)
    found = run_in_heading(line, 0)
    assert found is not None and not found.weak
    assert found.heading == heading


def test_bold_words_that_break_off_are_no_title() -> None:
    (line,) = lines_of(f"(b) **Your use of our **House** {PROSE}")
    assert run_in_heading(line, 0) is None
