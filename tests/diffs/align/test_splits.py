"""Pieces of a section that no partner accounts for."""

from __future__ import annotations

import pytest

import diffs.align.splits
from diffs.align.overlap import Profile, overlap
from diffs.align.splits import find_pieces, shares
from diffs.records import Section
from tests.support.drafting import Drafter

DRAFTER = Drafter(1)
FIRST, SECOND, OTHER = (" ".join(DRAFTER.sentence() for _ in range(4)) for _ in range(3))


def profiles(*bodies: str) -> list[Profile]:
    """Sections with these bodies and a heading of their own."""
    return [Profile(Section("", f"Part {at}", "", 1, body), at) for at, body in enumerate(bodies)]


def pieces(wholes: list[Profile], parts: list[Profile], partners: dict[int, int]) -> dict[int, list[int]]:
    """Return the pieces of new sections, the wholes being old ones."""
    words = overlap([one.words for one in wholes], [one.words for one in parts])
    phrases = overlap([one.phrases(2) for one in wholes], [one.phrases(2) for one in parts])
    return find_pieces(wholes, parts, partners, shares(words, phrases, of_old=False), ((), ()))


def test_what_a_partner_leaves_is_a_piece() -> None:
    assert pieces(profiles(f"{FIRST} {SECOND}"), profiles(FIRST, SECOND), {0: 0}) == {0: [1]}


def test_what_a_partner_has_already_is_no_piece() -> None:
    assert pieces(profiles(FIRST), profiles(FIRST, FIRST), {0: 0}) == {}


def test_two_pieces_without_a_partner_make_a_group_and_one_does_not() -> None:
    whole = profiles(f"{FIRST} {SECOND} {OTHER}")
    assert pieces(whole, profiles(FIRST, OTHER), {}) == {0: [0, 1]}
    assert pieces(whole, profiles(FIRST), {}) == {}


def test_a_stranger_is_no_piece() -> None:
    assert pieces(profiles(f"{FIRST} {SECOND}"), profiles(FIRST, OTHER), {0: 0}) == {}


def test_a_few_words_are_no_piece() -> None:
    short = " ".join(SECOND.split()[:5])
    assert pieces(profiles(f"{FIRST} {SECOND}"), profiles(FIRST, short), {0: 0}) == {}


def test_a_piece_that_is_spoken_for_stays_so() -> None:
    words = overlap([profiles(FIRST)[0].words], [profiles(FIRST)[0].words])
    sharing = shares(words, words, of_old=False)
    assert find_pieces(profiles(FIRST), profiles(FIRST), {}, sharing, ((0,), ())) == {}


def test_texts_too_long_for_a_table_are_taken_by_their_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diffs.align.splits, "LARGEST_TABLE", 10)
    assert pieces(profiles(f"{FIRST} {SECOND}"), profiles(FIRST, SECOND), {0: 0}) == {0: [1]}
    assert pieces(profiles(FIRST), profiles(FIRST, FIRST), {0: 0}) == {}
