"""Exact matches: unique ones wherever they stand, others beside their neighbours."""

from __future__ import annotations

from diffs.align.matching import Matching, match_exactly
from diffs.records import Section


def sections(*texts: str) -> list[Section]:
    """Sections from "number heading: body"."""
    found = []
    for index, text in enumerate(texts):
        title, _, body = text.partition(": ")
        number, _, heading = title.rpartition(" ")
        raw = f"## {number}. {heading}\n\n" if number else f"## {heading}\n\n"
        found.append(Section(number, heading, raw, 1, body + "\n\n", index))
    return found


def matched(old: list[Section], new: list[Section]) -> dict[int, int]:
    """Return the exact matches."""
    matching = Matching(old, new)
    match_exactly(matching)
    assert {other: one for one, other in matching.after.items()} == matching.before
    return matching.after


def test_the_same_section_is_found_wherever_it_stands() -> None:
    assert matched(sections("A: one", "B: two"), sections("B: two", "A: one")) == {0: 1, 1: 0}


def test_a_section_is_found_under_another_number_or_heading() -> None:
    old, new = sections("1 A: one", "2 B: two words"), sections("2 A: one", "3 C: two words")
    assert matched(old, new) == {0: 0, 1: 1}


def test_of_equal_sections_the_one_beside_its_neighbour_is_taken() -> None:
    old = sections("Back: up", "A: one", "Back: up", "B: two", "Back: up")
    new = sections("A: one", "Back: up", "B: two", "Back: up")
    assert matched(old, new) == {1: 0, 2: 1, 3: 2, 4: 3}


def test_equal_sections_without_neighbours_are_taken_in_order() -> None:
    assert matched(sections("T: x", "T: x", "T: x"), sections("T: x", "T: x")) == {0: 0, 1: 1}


def test_equal_bodies_under_several_headings_are_left_to_be_weighed() -> None:
    assert matched(sections("A: none", "B: none"), sections("C: none", "D: none")) == {}


def test_the_blank_lines_at_the_end_of_the_text_do_not_matter() -> None:
    old, new = sections("A: one", "B: two"), sections("B: two", "A: one")
    new[1] = Section("", "A", "## A\n\n", 1, "one", 1)
    assert matched(old, new) == {0: 1, 1: 0}
