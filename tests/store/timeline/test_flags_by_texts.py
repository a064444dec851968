"""Flags that depend on what else the two texts, or later ones, say."""

from __future__ import annotations

from store.timeline.draw import draw
from tests.support.readings import shown, words_of


def test_a_date_that_is_only_for_some_readers_is_no_late_notice() -> None:
    def for_some(text: str) -> str:
        some = "For users who registered in spring, this is effective 2014-06-01"
        return words_of(text).replace("effective 2014-06-01", some)

    both = shown("2014-06-10", "A", effective="2014-01-01"), shown("2014-07-10", "B", effective="2014-06-01")
    assert draw(both, words_of)[1].flags == ("late-notice",)
    assert draw(both, for_some)[1].flags == ()


def test_a_date_that_was_not_read_is_said_instead_of_a_silent_edit() -> None:
    def dated(text: str) -> str:
        return f"{words_of(text)}\n\nText of 11 May 2017" if text.startswith("B") else words_of(text)

    both = shown("2017-01-10", "A", effective="2014-01-01"), shown("2017-06-10", "B", effective="2014-01-01")
    assert draw(both, words_of)[1].flags == ("silent-edit",)
    assert draw(both, dated)[1].flags == ("unread-date",)


def test_words_that_come_back_in_a_later_text_were_not_edited_silently() -> None:
    old, new = (shown(f"2014-0{at}-10", name, effective="2014-01-01") for at, name in ((5, "A"), (6, "B")))
    later = shown("2016-07-10", "C", effective="2016-06-01")

    def returning(text: str) -> str:
        return f"{words_of(old.text)}\n\nWe tell nobody." if text == later.text else words_of(text)

    assert draw((old, new, later), words_of)[1].flags == ("silent-edit",)
    assert draw((old, new, later), returning)[1].flags == ()
