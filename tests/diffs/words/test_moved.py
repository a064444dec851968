"""Text that moved: told in both places, counted in neither."""

from __future__ import annotations

import pytest

from diffs import Change, compare, words_added, words_removed
from diffs.records import Edit, Section
from diffs.words import without_moved, words_moved
from diffs.words.moved import MOST_PLACES
from tests.diffs.test_compare import assert_laws, policy

LAMPS = "We record how long each lamp burns, so that nobody is billed for the oil of a neighbour."
OIL = "The oil comes from the harbour, and we tell its dealer how many barrels the keepers ask for."
FOG = "In fog the bell is rung by hand until the other shore can be seen from the gallery again."
NAMES = "We collect your name and your address when you register as a keeper of a lighthouse."
NEWS = "A keeper may ask us at any time for a copy of all that has been noted down about the tower."


def moves(old: str, new: str) -> list[tuple[str, str, str, str]]:
    """Return what moved: the section it is told in, operation, text, and the section at its other end."""
    return [
        (
            (change.after or change.before or edit.moved).heading,
            edit.op,
            edit.text.strip(),
            edit.moved.heading,
        )
        for change in assert_laws(old, new).changes
        for edit in change.edits
        if edit.moved is not None
    ]


def test_a_paragraph_in_another_section_is_told_in_both_and_counted_once() -> None:
    old = policy(("Names", f"{NAMES}\n\n{LAMPS}"), ("Oil", OIL))
    new = policy(("Names", NAMES), ("Oil", f"{OIL}\n\n{LAMPS}"))
    assert moves(old, new) == [("Names", "delete", LAMPS, "Oil"), ("Oil", "insert", LAMPS, "Names")]
    changes = compare(old, new).changes
    assert [change.kinds for change in changes] == [("moved",), ("moved",)]
    assert [(words_added(one), words_removed(one), one.similarity) for one in changes] == [(0, 0, 1.0)] * 2
    assert [words_moved(one.edits, "delete") for one in changes] == [len(LAMPS.split()), 0]
    assert [words_moved(one.edits, "insert") for one in changes] == [0, len(LAMPS.split())]


def test_what_else_is_new_beside_it_is_still_added() -> None:
    old = policy(("Names", f"{NAMES}\n\n{LAMPS}"), ("Oil", OIL))
    new = policy(("Names", NAMES), ("Oil", f"{OIL}\n\n{LAMPS} {FOG}"))
    assert [(op, text) for _, op, text, _ in moves(old, new)] == [("delete", LAMPS), ("insert", LAMPS)]
    oil = compare(old, new).changes[1]
    assert oil.kinds == ("reworded", "moved")
    assert (words_added(oil), words_removed(oil)) == (len(FOG.split()), 0)


def test_a_paragraph_moves_within_its_section() -> None:
    old = policy(("Names", f"{NAMES}\n\n{OIL}\n\n{LAMPS}"))
    new = policy(("Names", f"{LAMPS}\n\n{NAMES}\n\n{OIL}"))
    assert {move[2] for move in moves(old, new)} == {LAMPS}
    assert {move[3] for move in moves(old, new)} == {"Names"}


def test_the_text_of_a_section_that_is_gone_moves_to_others() -> None:
    old = policy(("Names", NAMES), ("Lamps", f"{LAMPS} {NEWS}"), ("Oil", OIL), ("Fog", FOG))
    new = policy(("Names", f"{NAMES} {LAMPS}"), ("Oil", OIL), ("Fog", f"{FOG} {NEWS}"))
    told = moves(old, new)
    assert sorted(text for _, op, text, _ in told if op == "insert") == sorted(
        text for _, op, text, _ in told if op == "delete"
    )
    assert NEWS in {text for _, _, text, _ in told}


@pytest.mark.parametrize("words", ["See below.", "For more, write to us.", "You may ask us for a copy."])
def test_a_few_words_are_in_two_places_by_chance(words: str) -> None:
    old = policy(("Names", f"{NAMES}\n\n{words}"), ("Oil", OIL))
    new = policy(("Names", NAMES), ("Oil", f"{OIL}\n\n{words}"))
    assert moves(old, new) == []


def test_a_set_phrase_moves_nowhere() -> None:
    both = [(f"Part {at}", f"{NAMES} {at}.") for at in range(MOST_PLACES + 1)]
    old = policy(*((name, f"{body}\n\n{LAMPS}") for name, body in both), ("Oil", OIL))
    new = policy(*both, ("Oil", f"{OIL}\n\n{LAMPS}"))
    assert moves(old, new) == []


def test_a_sentence_with_another_word_was_not_moved() -> None:
    old = policy(("Names", f"{NAMES}\n\n{LAMPS}"), ("Oil", OIL))
    new = policy(("Names", NAMES), ("Oil", f"{OIL}\n\n{LAMPS.replace('nobody', 'everybody')}"))
    assert moves(old, new) == []


def test_what_is_left_without_moved_text_joins() -> None:
    section = Section("1", "Oil", "", 1, "")
    edits = (Edit("insert", "a "), Edit("insert", "b ", section), Edit("insert", "c"), Edit("equal", "d"))
    assert without_moved(edits) == (Edit("insert", "a c"), Edit("equal", "d"))
    assert words_moved(edits, "insert") == 1
    assert words_moved(edits, "delete") == 0


def test_the_sides_of_a_change_are_in_the_order_of_the_text() -> None:
    one, other = Section("1", "A", "", 1, "", index=0), Section("2", "B", "", 1, "", index=1)
    change = Change(("merged",), other, one, others=(one,), similarity=1.0, edits=())
    assert change.sides == ((one, other), (one,))
