"""What a candidate is made of."""

from __future__ import annotations

from diffs.sections.candidate import made
from diffs.sections.numbering import parse_number


def test_a_candidate_knows_its_number_and_its_words() -> None:
    found = made(3, 4, 90, "bold", "2.1 Questions:", parse_number("2.1 Questions:"))
    assert found is not None
    assert (found.at, found.last, found.end, found.dress) == (3, 4, 90, "bold")
    assert (found.number, found.scheme, found.depth, found.heading) == ("2.1", "arabic", 2, "Questions")
    assert not found.real


def test_a_number_may_turn_out_to_be_a_word() -> None:
    found = made(0, 0, 9, "atx2", "3 reasons", parse_number("3 reasons"))
    assert found is not None
    assert found.bare and found.real
    assert (found.unnumbered().number, found.unnumbered().heading) == ("", "3 reasons")


def test_nothing_is_made_of_dates_and_signs() -> None:
    assert made(0, 0, 9, "bold", "Updated: May 1, 2011", None) is None
    assert made(0, 0, 9, "bold", "***", None) is None
