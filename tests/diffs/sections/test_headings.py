"""Candidates, each line for itself."""

from __future__ import annotations

import pytest

from diffs.sections.headings import candidates_of
from diffs.sections.lines import lines_of

PROSE = "We keep what you tell us for as long as your account is open, and no longer than the law allows."


LONG = "Which law is it that applies to what you buy of us, and who decides " * 2 + "what you owe?"


def dresses(text: str) -> list[str]:
    return [one.dress for one in candidates_of(text, lines_of(text))]


@pytest.mark.parametrize(
    ("line", "dress"),
    [
        ("# Scope", "atx1"),
        ("##  **Scope** ##", "atx2"),
        ("  * ### Scope", "atx3"),
        ("    1. ### Scope", "atx3"),
        ("Scope\n===", "setext1"),
        ("Scope\n---", "setext2"),
        ("**Scope**", "bold"),
        ("_Scope of It_", "italic"),
        ("SCOPE OF IT", "caps"),
        ("Scope:", "colon"),
        ("Scope", "plain"),
        (f"Scope  \n{PROSE}", "break"),
        (f"Scope\n     {PROSE}", "term"),
        ("1\\. Scope", "number"),
        ("  1. Scope", "number"),
        ("Section 1: Scope", "word"),
        ("Section 1", "word"),
    ],
)
def test_dresses(line: str, dress: str) -> None:
    assert dresses(f"{PROSE}\n\n{line}") == [dress]


@pytest.mark.parametrize(
    "line",
    [
        "#",
        "# ***",
        "> **Scope**",
        "* * *",
        "\\- Scope",
        "• Scope",
        "  * Scope",
        "    Scope",
        "[Scope](https://a.example/)",
        "Scope | Use",
        "Scope;",
        "1\\. we keep it",
        "2\\. We will then ask for your name and address, and send you a form.",
        "#### Last updated: May 25, 2018",
        "Effective Date:\nMay 1, 2011",
    ],
)
def test_what_is_no_candidate(line: str) -> None:
    assert dresses(f"{PROSE}\n\n{line}") == []


def test_a_line_of_a_wrapped_paragraph_is_no_candidate() -> None:
    text = f"{PROSE[:70]}\nOriel Sons and Daughters\nof Hexley, who keep it.\n"
    assert dresses(text) == []


def test_a_line_behind_a_paragraph_without_full_stop_is_one() -> None:
    long = "We keep it as long as we may " * 5
    assert dresses(f"{long}\nOriel Sons and Daughters\n{PROSE}") == ["plain"]


def test_the_title_is_no_candidate_and_a_numbered_first_line_no_title() -> None:
    assert dresses("# Oriel\n\n# Scope") == ["atx1"]
    assert dresses("> quoted\n\n# Oriel") == []
    assert dresses("# 1\\. Scope") == ["atx1"]
    assert dresses("# ") == []


def test_a_number_takes_its_title_from_the_next_line() -> None:
    text = "ARTICLE 1\n\nDefinitions\n\nArtikel 2  \nBetaling"
    found = candidates_of(text, lines_of(text))
    assert [(one.number, one.heading, text[: one.end].count("\n")) for one in found] == [
        ("1", "Definitions", 3),
        ("2", "Betaling", 5),
    ]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Why We Need\nYour Books\n-----", "Why We Need Your Books"),
        ("*   Photos\n    ------", "Photos"),
        (f"{LONG}\n{'-' * len(LONG)}", LONG),
    ],
)
def test_headings_underlined_over_lines_and_in_items(text: str, heading: str) -> None:
    text = f"{PROSE}\n\n{text}\n\n{PROSE}\n"
    assert [one.heading for one in candidates_of(text, lines_of(text)) if one.real] == [heading]


@pytest.mark.parametrize("text", ["* Oil\n------", "Barrels\n---\nOil | Price", f"{PROSE}\nOil.\n---"])
def test_what_a_row_of_dashes_does_not_underline(text: str) -> None:
    text = f"{PROSE}\n\n{text}\n\n{PROSE}\n"
    assert not any(one.real for one in candidates_of(text, lines_of(text)))


def test_a_paragraph_of_an_item_may_be_a_title() -> None:
    text = f"*   ### Scope\n\n    Third Parties\n\n    {PROSE}\n"
    assert dresses(text) == ["atx3", "plain"]


@pytest.mark.parametrize(
    "text", ["Users may at any time:", "12.6 We do not promise:", "L’utente può in qualsiasi momento:"]
)
def test_a_clause_that_leads_in_is_no_candidate(text: str) -> None:
    assert dresses(f"{PROSE}\n\n{text}\n\n{PROSE}") == []


def test_the_first_line_of_a_wrapped_paragraph_is_no_title() -> None:
    wrapped = "Angaben zum Haus am Rand des Wassers, einer Publikation von\nErika Muster, Am Wasser 1."
    assert dresses(f"{PROSE}\n\n{wrapped}\n") == []


def test_a_date_in_a_sentence_leaves_the_heading_above_it() -> None:
    assert dresses("## Effective date\n\nThis policy was last updated on 16 June 2025.\n") == ["atx2"]
    assert dresses("## Effective date\n\n16 June 2025\n") == []
