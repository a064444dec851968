"""Clauses of a text that is broken into lines are no headings; its titles are."""

from __future__ import annotations

from textwrap import wrap

from diffs import split

CLAUSE = (
    "the keeper of the books tells the dealer of the oil how many barrels the house asks for in the season "
    "of storms, and he tells no one else who sits in the light or who buys the oil of the house; "
) * 3
QUESTION = "2.9 What does the keeper of the books tell the dealer of the oil in the summer?"


def clauses(part: int) -> str:
    """Return the clauses of a part in lines of 80 characters, each a paragraph by itself."""
    return "\n\n".join(
        "\n\n".join(wrap(f"{part}.{number} In every season {CLAUSE}", 80)) for number in range(1, 4)
    )


def numbers(text: str) -> list[str]:
    return [one.number for one in split(text) if one.level]


def test_the_first_line_of_a_clause_is_no_heading() -> None:
    text = "# Oriel\n\n" + "\n\n".join(f"{part}. Books\n\n{clauses(part)}" for part in range(1, 4))
    assert numbers(text) == ["1", "2", "3"]


def test_a_question_may_fill_its_line() -> None:
    parts = [f"1. Books\n\n{clauses(1)}", f"2. Oil\n\n{QUESTION}\n\n{clauses(2)}", f"3. Use\n\n{clauses(3)}"]
    text = "# Oriel\n\n" + "\n\n".join(parts)
    assert numbers(text) == ["1", "2", "2.9", "3"]
