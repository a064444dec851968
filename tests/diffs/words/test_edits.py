"""Edits give both texts back, whatever the runs."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from diffs.records import Edit
from diffs.text.atoms import read_atoms
from diffs.words.edits import mirrored, pairs, write_edits

WORDS = st.lists(
    st.sampled_from(["we", "may", "share", ",", ".", " ", "\u00a0", "\n\n", "* ", "“", '"', "[a](b)", "**"]),
    max_size=14,
).map("".join)


def test_an_insertion_takes_the_space_behind_it() -> None:
    old, new = read_atoms("we use it"), read_atoms("we may use it")
    assert write_edits(old, new, [(0, 0, 1), (1, 2, 2)]) == (
        Edit("equal", "we "),
        Edit("insert", "may "),
        Edit("equal", "use it"),
    )


def test_a_new_list_item_takes_its_own_bullet_along() -> None:
    old, new = read_atoms("* one\n* two\n"), read_atoms("* one\n* new\n* two\n")
    assert write_edits(old, new, [(0, 0, 1), (1, 2, 1)])[1] == Edit("insert", "* new\n")


def test_what_differs_cosmetically_in_a_run_is_a_pair_of_its_own() -> None:
    old, new = read_atoms("the “Site” is"), read_atoms('the "Site" was')
    assert write_edits(old, new, [(0, 0, 4)]) == (
        Edit("equal", "the "),
        Edit("delete", "“"),
        Edit("insert", '"'),
        Edit("equal", "Site"),
        Edit("delete", "”"),
        Edit("insert", '"'),
        Edit("equal", " "),
        Edit("delete", "is"),
        Edit("insert", "was"),
    )


@settings(max_examples=300, deadline=None)
@given(WORDS, WORDS, st.data())
def test_edits_give_both_texts_back(old: str, new: str, data: st.DataObject) -> None:
    """Even for runs chosen at random among the atoms that both sides have."""
    one, other = read_atoms(old), read_atoms(new)
    runs: list[tuple[int, int, int]] = []
    for at, key in enumerate(one.keys):
        start = runs[-1][1] + 1 if runs else 0
        places = [place for place in range(start, len(other.keys)) if other.keys[place] == key]
        place = data.draw(st.sampled_from([-1, *places]))
        if place >= 0:
            runs.append((at, place, 1))
    edits = write_edits(one, other, runs)
    assert "".join(edit.text for edit in edits if edit.op != "insert") == old
    assert "".join(edit.text for edit in edits if edit.op != "delete") == new
    assert all(edit.text for edit in edits)
    assert all(before.op != after.op for before, after in pairwise(edits))
    assert mirrored(mirrored(edits)) == edits


def test_pairs_put_a_deletion_and_its_insertion_together() -> None:
    edits = (
        Edit("insert", "a"),
        Edit("equal", "b"),
        Edit("delete", "c"),
        Edit("insert", "d"),
        Edit("delete", "e"),
    )
    assert pairs(edits) == [("", "a", ""), ("", "", "b"), ("c", "d", ""), ("e", "", "")]
    assert mirrored(edits[:1]) == (Edit("delete", "a"),)
