"""A comparison as HTML for other people's pages: plain, inert, and of a bounded size."""

from __future__ import annotations

from diffs.render.as_fragment import render_fragment
from tests.support.comparisons import given
from tests.support.feeds import INERT, Tags

MOVES = "We record how long each lamp burns, so that nobody is billed for the oil of a neighbour."


def test_what_it_says() -> None:
    found = render_fragment(given())
    assert "<p>Old text (version 3): effective 1 May 2012" in found
    assert '<h3 dir="auto">2 → 3 · Friends → Partners</h3>' in found
    assert "We <del>may</del> <ins>will</ins> collect your name." in found
    assert "<del>All about oil, and where it comes from.</del>" in found
    assert "javascript" not in found


def test_it_has_plain_elements_alone() -> None:
    for tag, attributes in Tags(render_fragment(given())).found:
        assert tag in INERT
        assert set(attributes) <= {"dir", "href"}


def test_markup_of_a_policy_is_words() -> None:
    old, new = "**Data**\n\nKept.\n", "**Data**\n\nKept. <script>x</script> <ins>no</ins> &amp; <img src=x>\n"
    found = render_fragment(given(old, new))
    assert "<script" not in found
    assert "<img" not in found
    assert found.count("<ins>") == 1


def test_sections_without_room_are_counted() -> None:
    old = "".join(f"**{place}\\. Part**\n\nIt burns.\n\n" for place in range(1, 30))
    new = "".join(f"**{place}\\. Part**\n\nIt burns well in {place}.\n\n" for place in range(1, 30))
    whole, cut = render_fragment(given(old, new)), render_fragment(given(old, new), 2000)
    assert whole.count("<h3") == 29
    shown = cut.count("<h3")
    assert 0 < shown < 29
    assert f"{29 - shown} more sections changed, too long to be shown here." in cut
    assert len(cut) < 2200


def test_text_that_moved_is_neither_added_nor_removed() -> None:
    old = f"**Names**\n\nKept here for long. {MOVES}\n\n**Oil**\n\nIt comes from the harbour.\n"
    new = f"**Names**\n\nKept here for long.\n\n**Oil**\n\nIt comes from the harbour. {MOVES}\n"
    found = render_fragment(given(old, new))
    assert "[moved to Oil: We record how long" in found
    assert "[moved from Names: We record how long" in found
    assert "<ins>" not in found
