"""Likeness decides first, heading and number second."""

from __future__ import annotations

import pytest

import diffs.align.weighing
from diffs.align.matching import Matching
from diffs.align.overlap import Pair
from diffs.align.thresholds import PREAMBLE
from diffs.align.weighing import Weighing
from diffs.records import Section
from tests.support.drafting import Drafter

DRAFTER = Drafter(2)
TEXTS = [" ".join(DRAFTER.sentence() for _ in range(5)) for _ in range(4)]


def section(heading: str, body: str, number: str = "", level: int = 1) -> Section:
    """Return a section under this heading."""
    return Section(number, heading, f"## {heading}\n\n", level, body)


def weights(old: list[Section], new: list[Section]) -> dict[Pair, float]:
    """Return what the pairs are worth that stand out."""
    matching = Matching(old, new)
    weighing = Weighing(matching, matching.old, matching.new)
    found = weighing.weights()
    for pair in weighing.doubtful(found):
        if not weighing.stands_out(pair) and found[pair] < PREAMBLE:
            del found[pair]
    return found


FRAME = [section(f"Matter {at}", " ".join(DRAFTER.sentence() for _ in range(5))) for at in range(6)]


def test_content_goes_before_headings() -> None:
    found = weights(
        [section("Cookies", TEXTS[0]), section("Children", TEXTS[1])],
        [section("Children", TEXTS[0] + " Once more."), section("Cookies", TEXTS[1] + " Once more.")],
    )
    assert found[0, 0] > found.get((0, 1), 0.0)
    assert found[1, 1] > found.get((1, 0), 0.0)


def test_unrelated_sections_are_no_pair() -> None:
    old, new = [*FRAME, section("Cookies", TEXTS[0])], [*FRAME, section("Children", TEXTS[1])]
    assert (6, 6) not in weights(old, new)


def test_a_heading_that_stands_once_is_enough() -> None:
    assert (0, 0) in weights([section("Cookies", TEXTS[0])], [section("COOKIES", TEXTS[1])])


def test_a_heading_that_all_sections_have_is_not() -> None:
    frame = [section("Terms", one.body) for one in FRAME]
    found = weights([*frame, section("Terms", TEXTS[0])], [*frame, section("Terms", TEXTS[1])])
    assert (6, 6) not in found
    assert (5, 5) in found


def test_a_section_cut_down_to_a_fifth_is_found() -> None:
    assert (0, 0) in weights([section("A", TEXTS[0])], [section("B", TEXTS[0].split(".")[2] + ".")])


def test_the_number_breaks_a_tie() -> None:
    text = TEXTS[0] + " Really."
    found = weights([section("A", TEXTS[0], "1")], [section("B", text, "1"), section("C", text, "2")])
    assert found[0, 0] > found[0, 1]


def test_what_stands_before_the_first_heading_is_one_thing() -> None:
    assert weights([section("", TEXTS[0], level=0)], [section("", TEXTS[1], level=0)]) == {(0, 0): PREAMBLE}


def test_among_very_many_sections_longer_phrases_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diffs.align.weighing, "MOST_PAIRS", 0)
    assert (0, 0) in weights([section("A", TEXTS[0])], [section("B", TEXTS[0] + " Really.")])
    assert (6, 6) not in weights([*FRAME, section("A", TEXTS[0])], [*FRAME, section("B", TEXTS[1])])


def test_set_phrases_make_no_pair() -> None:
    """Where all sections say the same of different things, what they all say is no sign."""
    things = ["lenses", "cameras", "tickets", "parcels", "recipes", "gardens", "bicycles"]
    phrase = "We keep your {0} for as long as the law asks. Write to us, and we will delete your {0} at once."
    old = [section(thing.title(), phrase.format(thing)) for thing in things[:6]]
    new = [*old[:5], section(things[6].title(), phrase.format(things[6]))]
    found = weights(old, new)
    assert (5, 5) not in found
    assert (4, 4) in found


def test_texts_too_long_for_a_table_are_weighed_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diffs.align.weighing, "LARGEST_TABLE", 10)
    assert (0, 0) in weights([section("A", TEXTS[0])], [section("B", TEXTS[0] + " Really.")])
