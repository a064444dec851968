"""What sections share, weighed."""

from __future__ import annotations

from collections import Counter

import pytest

import diffs.align.overlap
from diffs.align.overlap import Alphabet, Profile, overlap, total_worth
from diffs.records import Section


def profile(body: str, heading: str = "") -> Profile:
    """Return the profile of a section with this body."""
    return Profile(Section("", heading, f"## {heading}\n\n", 1, body), 0)


def test_a_profile_reads_what_a_section_is_compared_by() -> None:
    one = profile("We **may** share it.", "Children's Rights")
    assert one.wording == ("we", "may", "share", "it")
    assert one.phrases(2) == Counter(["we may", "may share", "share it"])
    assert one.phrases(1) == one.words
    assert one.body == "We may share it ."
    assert one.caption == "children's rights"
    assert one.title == Counter(["children", "rights"])


def test_equal_sections_share_all_and_strangers_nothing() -> None:
    found = overlap([Counter("ab"), Counter("c")], [Counter("ab"), Counter("d")])
    assert found.alike(0, 0) == 1.0
    assert found.alike(1, 1) == found.alike(0, 1) == 0.0


def test_containment_is_that_of_the_smaller_one() -> None:
    found = overlap([Counter("ab")], [Counter("abcdef")])
    assert found.inside(0, 0) == 1.0
    assert found.alike(0, 0) < 0.6


def test_what_stands_everywhere_weighs_less() -> None:
    found = overlap([Counter(["all", "one"]), Counter(["all"])], [Counter(["all", "one"]), Counter(["all"])])
    one = found.old[0] - found.old[1]  # what the second section has not
    assert one > found.old[1]
    assert total_worth(Counter(["one", "one"]), {"one": one}) == pytest.approx(2 * one)


def test_features_too_common_to_count_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diffs.align.overlap, "MOST_SHARED", 3)
    found = overlap([Counter(["all", "one"]), Counter(["all"])], [Counter(["all", "one"]), Counter(["all"])])
    assert set(found.shared) == {(0, 0)}
    assert found.old[1] == found.new[1] == 0.0


def test_an_alphabet_has_one_letter_for_a_word() -> None:
    alphabet = Alphabet()
    line = alphabet.write(("we", "may", "we"))
    assert len(line) == 3
    assert line[0] == line[2] != line[1]
    assert alphabet.write(("may",)) == line[1]
