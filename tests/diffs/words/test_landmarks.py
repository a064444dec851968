"""Landmarks stand once in each text and in the same order."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from diffs.text.atoms import read_atoms
from diffs.words.landmarks import common_landmarks, common_sentences


def test_sentences_that_stand_once_are_landmarks() -> None:
    old = read_atoms("Yes. We buy old books. Yes. We sell them again. We buy old pens.")
    new = read_atoms("We buy old books. No. We sell them again. We sell them again. We buy old pens.")
    assert common_sentences(old, new) == [(2, 0, 5), (14, 17, 5)]


def test_of_two_that_exchanged_places_the_longer_is_kept() -> None:
    old = read_atoms("One short line here.\nThis line is far longer than that.\n")
    new = read_atoms("This line is far longer than that.\nOne short line here.\n")
    assert common_sentences(old, new) == [(5, 0, 8)]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="abcdefgh", max_size=10), st.text(alphabet="abcdefgh", max_size=10))
def test_landmarks_are_unique_and_in_order(old: str, new: str) -> None:
    found = common_landmarks(old, new)
    assert all(
        old[one] == new[other] and old.count(old[one]) == new.count(old[one]) == 1 for one, other in found
    )
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(found))
    assert found or not any(old.count(letter) == new.count(letter) == 1 for letter in "abcdefgh")
