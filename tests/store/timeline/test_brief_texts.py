"""Texts that were shown for less than a day: the steps of an edit."""

from __future__ import annotations

from store.timeline.draw import draw
from tests.support.readings import flags_of, shown, words_of


def test_an_edit_that_is_finished_within_a_day_is_told_once() -> None:
    dated = {"effective": "2014-01-01"}
    steps = [
        shown(f"20150110{hour}0000", text, **dated) for hour, text in (("12", "B"), ("13", "C"), ("23", "D"))
    ]
    assert flags_of(shown("2014-01-10", "A", **dated), *steps) == ["", "silent-edit", "", ""]
    assert flags_of(shown("2014-01-10", "A", **dated), steps[0], shown("20150111130000", "C", **dated)) == [
        "",
        "silent-edit",
        "silent-edit",
    ]


def test_a_large_edit_within_a_day_of_a_small_one_is_told_too() -> None:
    dated = {"effective": "2014-01-01"}
    large = shown("20150110130000", "L", **dated)
    steps = shown("2014-01-10", "A", **dated), shown("20150110120000", "B", **dated), large

    def edited(text: str) -> str:
        added = (
            "We sell what you tell us to the makers of kettles, and to all who ask for it and pay us well."
        )
        return words_of(text).replace("You can", f"{added}\n\nYou can" if text == large.text else "You can")

    assert [version.flags for version in draw(steps, words_of)] == [(), ("silent-edit",), ()]
    assert [version.flags for version in draw(steps, edited)] == [(), ("silent-edit",), ("silent-edit",)]


def test_an_old_text_that_stood_for_less_than_a_day_was_not_late() -> None:
    old = shown("20150110120000", "A", effective="2014-01-01")
    assert flags_of(old, shown("20150111110000", "B", effective="2015-01-02")) == ["", ""]
    assert flags_of(old, shown("20150111120000", "B", effective="2015-01-02")) == ["", "late-notice"]
