"""Runs that a person would not have kept are dropped; insertions stand where a sentence begins."""

from __future__ import annotations

from diffs.text.atoms import read_atoms
from diffs.words.cleanup import clean_up


def test_a_stranded_function_word_is_no_run() -> None:
    old, new = read_atoms("share the data"), read_atoms("disclose the information")
    assert clean_up(old, new, [(1, 1, 1)]) == []


def test_a_content_word_between_two_replaced_ones_stays() -> None:
    old, new = read_atoms("may disclose or sell"), read_atoms("will disclose or rent")
    assert clean_up(old, new, [(1, 1, 2)]) == [(1, 1, 2)]


def test_a_number_is_no_crumb() -> None:
    old, new = read_atoms("within 30 days"), read_atoms("after 30 weeks")
    assert clean_up(old, new, [(1, 1, 1)]) == [(1, 1, 1)]


def test_a_word_drowned_in_rewritten_passages_is_no_run() -> None:
    words = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet"]
    old = read_atoms(" ".join([*words, "kilo", *words]))
    new = read_atoms(" ".join([*(word[::-1] for word in words), "kilo", *(word[::-1] for word in words)]))
    assert clean_up(old, new, [(10, 10, 1)]) == []


def test_the_end_of_a_paragraph_stays() -> None:
    old, new = read_atoms("alpha bravo.\n\ncharlie delta"), read_atoms("echo foxtrot.\n\ngolf hotel")
    assert clean_up(old, new, [(2, 2, 1)]) == [(2, 2, 1)]


def test_an_insertion_stands_where_a_sentence_begins() -> None:
    """Both "share data. We" behind "We" and "We share data." before it are right; only one reads well."""
    old = read_atoms("We collect data. We sell data.")
    new = read_atoms("We collect data. We share data. We sell data.")
    assert clean_up(old, new, [(0, 0, 5), (5, 9, 3)]) == [(0, 0, 4), (4, 8, 4)]


def test_touching_runs_are_one() -> None:
    old = read_atoms("we may share")
    assert clean_up(old, old, [(0, 0, 1), (1, 1, 0), (1, 1, 2)]) == [(0, 0, 3)]
