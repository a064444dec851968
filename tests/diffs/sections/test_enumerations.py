"""Numbered lines right above or below each other: items of a list, or headings of one."""

from __future__ import annotations

import pytest

from diffs import split

PROSE = "We keep what you tell us for as long as your account is open, and no longer than the law allows."


def headings(text: str) -> list[str]:
    return [f"{one.number} {one.heading}" for one in split(text) if one.level]


def test_a_title_between_the_items_of_two_lists_is_a_heading() -> None:
    first, second = f"1. {PROSE}", "2. You pay the dealer of the oil before the season of storms begins."
    lists = "\n\n".join(
        f"{number}. {name}\n\n{first}\n\n{second}" for number, name in ((2, "Use"), (3, "Ending"))
    )
    assert headings(f"# Oriel\n\n1. Scope\n\n{PROSE}\n\n{lists}\n") == ["1 Scope", "2 Use", "3 Ending"]


def test_numbers_that_do_not_follow_are_of_two_lists() -> None:
    text = f"# Oriel\n\n1. Scope\n\n{PROSE}\n\n3. and tell the keeper of the books.\n\n2. Use\n\n{PROSE}\n"
    assert headings(text) == ["1 Scope", "2 Use"]


def test_a_part_and_its_first_letter_are_two_headings() -> None:
    parts = [
        ("II. REQUESTS TO THE HOUSE", "A. Letters of Keepers"),
        ("III. REQUESTS TO THE DEALER", "A. Oil"),
    ]
    text = "# Oriel\n\n" + "\n\n".join(f"{part}\n\n{first}\n\n{PROSE}" for part, first in parts)
    assert [one.split()[0] for one in headings(text)] == ["II", "A", "III", "A"]


@pytest.mark.parametrize("marks", ["1. 2. 3.", "a) b) c)", "i. ii. iii.", "3.1 3.2 3.3"])
def test_items_are_none(marks: str) -> None:
    items = "\n".join(f"{mark} Books of the House" for mark in marks.split())
    assert headings(f"# Oriel\n\n## Scope\n\n{PROSE}\n\n{items}\n\n{PROSE}\n") == [" Scope"]
