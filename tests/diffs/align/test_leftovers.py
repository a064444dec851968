"""What is left over is paired where it stands out, and only there."""

from __future__ import annotations

from diffs.align.leftovers import match_leftovers
from diffs.align.matching import Matching, match_exactly
from diffs.align.weighing import Weighing
from diffs.records import Section
from tests.support.drafting import Drafter


def section(heading: str, body: str) -> Section:
    """Return a section under this heading."""
    return Section("", heading, f"## {heading}\n\n", 1, body)


def matched(old: list[Section], new: list[Section]) -> dict[int, int]:
    """Return the pairs, after exact matches."""
    matching = Matching(old, new)
    match_exactly(matching)
    match_leftovers(matching, Weighing(matching, matching.lone_old(), matching.lone_new()))
    return matching.after


DRAFTER = Drafter(3)
FRAME = [section(f"Matter {at}", " ".join(DRAFTER.sentence() for _ in range(5))) for at in range(6)]


def test_a_renamed_heading_without_text_is_found_by_its_place() -> None:
    assert (
        matched(
            [*FRAME[:2], section("General", ""), *FRAME[2:]], [*FRAME[:2], section("Scope", ""), *FRAME[2:]]
        )[2]
        == 2
    )


def test_a_heading_without_text_elsewhere_is_another() -> None:
    assert 2 not in matched([*FRAME[:2], section("General", ""), *FRAME[2:]], [section("Scope", ""), *FRAME])


def test_a_section_written_anew_on_its_matter_is_found_in_its_place() -> None:
    old = section(
        "Kids",
        "Parents of children under thirteen must consent before any child registers with our kindergarten.",
    )
    new = section(
        "Children",
        "No child under thirteen can register. We ask the parents. Our kindergarten is closed to others.",
    )
    assert matched([*FRAME[:3], old, *FRAME[3:]], [*FRAME[:3], new, *FRAME[3:]])[3] == 3


def test_a_stranger_in_the_same_place_is_not_taken_for_it() -> None:
    old = section("Kids", " ".join(DRAFTER.sentence() for _ in range(5)))
    new = section("Telescopes", " ".join(DRAFTER.sentence() for _ in range(5)))
    assert 3 not in matched([*FRAME[:3], old, *FRAME[3:]], [*FRAME[:3], new, *FRAME[3:]])
