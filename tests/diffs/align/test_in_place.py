"""What is left over in one place is one section if its name says so, and only then."""

from __future__ import annotations

import pytest

from diffs.align import align
from diffs.records import Section
from tests.support.lineages import words


def section(number: str, heading: str, body: str) -> Section:
    """Return a section under a heading."""
    return Section(number, heading, f"## {number} {heading}\n\n", 1, body)


FRAME = [section(f"{at}", f"Matter {at}", words(f"frame{at}x")) for at in range(6)]
# Two bodies that have no word in common.
RIGHTS, REFUNDS = words("right"), words("refund")


def became(old: Section, new: Section, *, at: int = 3, new_at: int = 3) -> bool:
    """Return whether an old section became a new one, among others that did not change."""
    olds, news = [*FRAME[:at], old, *FRAME[at:]], [*FRAME[:new_at], new, *FRAME[new_at:]]
    links = align(olds, news)[0]
    mirrored = align(news, olds)[0]
    pair = any(link.before == at and link.after == new_at for link in links)
    assert pair == any(link.before == new_at and link.after == at for link in mirrored)
    return pair


def test_the_same_number_under_a_longer_heading_is_the_section_written_anew() -> None:
    old = section("22", "Cancellation rights", RIGHTS)
    assert became(old, section("22", "Cancellation rights and refunds", REFUNDS))


@pytest.mark.parametrize(
    ("number", "heading"),
    [
        ("22", "Arbitration and class actions"),
        ("22", "Rights"),
        ("23", "Cancellation rights and other rights"),
    ],
)
def test_another_name_is_another_section(number: str, heading: str) -> None:
    assert not became(section("22", "Cancellation rights", RIGHTS), section(number, heading, REFUNDS))


def test_the_same_number_and_some_of_the_words_are_one_section() -> None:
    half = " ".join(f"right{at}" if at % 3 else f"mixed{at}" for at in range(30))
    third = section("7", "Fees", " ".join(f"right{at}" for at in range(0, 30, 3)))
    olds = [*FRAME[:3], section("22", "Pertinence", RIGHTS), *FRAME[3:], third]
    news = [*FRAME[:3], section("22", "Scope", half), *FRAME[3:], third]
    assert any((link.before, link.after) == (3, 3) for link in align(olds, news)[0])


def test_of_sections_with_the_same_heading_the_one_in_its_place_is_meant() -> None:
    heading = "Whom we tell"
    others = [section("", heading, words(f"other{at}x")) for at in range(2)]

    def text(body: str) -> list[Section]:
        return [FRAME[0], others[0], FRAME[1], section("", heading, body), FRAME[2], others[1], *FRAME[3:]]

    links = align(text(RIGHTS), text(REFUNDS))[0]
    assert any((link.before, link.after) == (3, 3) for link in links)


def test_of_sections_with_the_same_heading_one_elsewhere_is_another() -> None:
    heading = "Whom we tell"
    others = [section("", heading, words(f"other{at}x")) for at in range(2)]
    olds = [FRAME[0], section("", heading, RIGHTS), *FRAME[1:], *others]
    news = [*FRAME[:5], section("", heading, REFUNDS), FRAME[5], *others]
    assert not any((link.before, link.after) == (1, 5) for link in align(olds, news)[0])


def test_a_heading_without_text_that_is_written_out_is_the_same_one() -> None:
    whole = section("II", "Terms of what is offered by Larkspur", "")
    assert became(section("", "Offered by Larkspur", ""), whole)
    assert not became(section("", "Fees", ""), section("II", "Fees of others", REFUNDS))


def test_a_text_written_anew_as_a_whole_has_no_places() -> None:
    olds = [section(f"{at}", f"Old matter {at}", words(f"old{at}x")) for at in range(30)]
    news = [section(f"{at}", f"Old matter {at} and more of it", words(f"new{at}x")) for at in range(30)]
    few = slice(0, 10)
    assert all(link.before is None or link.after is None for link in align(olds, news)[0])
    assert all(link.before == link.after for link in align(olds[few], news[few])[0])
