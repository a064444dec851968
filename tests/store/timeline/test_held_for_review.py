"""One bad capture is never news: what is held for review, and what is noted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.records import Counterpart, Reading
from store.timeline.held_for_review import review
from tests.support.readings import shown

TEXTS = {
    "whole": "# P\n\nOne.\n\nTwo.\n\nThree, which is the last.\n",
    "part": "# P\n\nOne.\n\nTwo.\n\nThree, whi\n",
    "less": "# P\n\nOne.\n\nTw\n",
    "other": "# P\n\nOne and a half.\n\nTwo.\n",
}


def capture(day: str, text: str, words: int, *, coverage: float = 0.9, has_end: bool = True) -> Reading:
    """Return what a capture shows: a text with so many words."""
    return replace(shown(day, text), text=text, words=words, coverage=coverage, has_end=has_end)


def held(*readings: Reading) -> list[str]:
    """Return the days of the captures that are held."""
    return [one.timestamp[:8] for one in review(readings, lambda text: TEXTS[text]).held]


def kept(*readings: Reading) -> list[str]:
    """Return the texts of the captures that make versions."""
    return [one.text for one in review(readings, lambda text: TEXTS[text]).readings]


def test_a_loss_on_one_capture_is_held_until_another_one_confirms_it() -> None:
    whole, lost = capture("2020-01-01", "whole", 1000), capture("2020-02-01", "part", 400)
    assert held(whole, lost) == ["20200201"]
    again = replace(lost, timestamp="20200301120000")
    assert held(whole, lost, again) == []
    assert kept(whole, lost, again) == ["whole", "part", "part"]


def test_a_loss_that_the_next_capture_contradicts_is_held() -> None:
    readings = (
        capture("2020-01-01", "whole", 1000),
        capture("2020-02-01", "part", 400),
        capture("2020-03-01", "other", 990),
    )
    assert held(*readings) == ["20200201"]
    assert kept(*readings) == ["whole", "other"], "so that the real change is told, and nothing else"


def test_another_short_text_after_it_confirms_the_loss() -> None:
    assert (
        held(
            capture("2020-01-01", "whole", 1000),
            capture("2020-02-01", "part", 400),
            capture("2020-03-01", "other", 410),
        )
        == []
    )


@pytest.mark.parametrize("words", [500, 900, 1000, 3000])
def test_what_keeps_half_of_the_words_is_a_change_as_any_other(words: int) -> None:
    assert held(capture("2020-01-01", "whole", 1000), capture("2020-02-01", "other", words)) == []


def test_the_oldest_text_has_lost_nothing() -> None:
    assert held(capture("2020-01-01", "part", 100), capture("2020-02-01", "whole", 1000)) == []


def test_texts_of_two_recipes_are_not_counted_against_each_other() -> None:
    cited = replace(capture("2020-01-01", "whole", 1000), recipe="corpus", source="citation")
    assert held(cited, capture("2020-02-01", "part", 300)) == []


def test_a_corpus_document_is_a_version_however_short_it_is() -> None:
    cited = [
        replace(capture(day, text, words), recipe="corpus", source="citation")
        for day, text, words in (("2010-01-01", "whole", 1000), ("2020-01-01", "part", 300))
    ]
    assert held(*cited) == []


def test_a_corpus_document_between_two_captures_hides_no_loss() -> None:
    cited = replace(capture("2020-02-15", "other", 1000), recipe="corpus", source="citation")
    whole, lost = capture("2020-01-01", "whole", 1000), capture("2020-02-01", "part", 400)
    assert held(whole, lost, cited, capture("2020-03-01", "whole", 1000)) == ["20200201"]
    assert held(whole, replace(cited, timestamp="20200115120000"), lost) == ["20200201"]


def test_a_corpus_document_has_no_end_and_no_words_beyond_those_of_the_capture_it_equals() -> None:
    cut = replace(capture("2020-02-01", "part", 990, has_end=False), corpus=Counterpart("cut", "cut", "cut"))
    cited = replace(capture("2020-02-15", "cut", 400), recipe="corpus", source="citation")
    assert held(capture("2020-01-01", "whole", 1000), cut, cited) == ["20200201", "20200215"]


def test_a_capture_that_was_broken_off_is_held_however_little_is_missing() -> None:
    cut = capture("2020-02-01", "part", 990, has_end=False)
    after = replace(cut, timestamp="20200301120000")
    assert held(capture("2020-01-01", "whole", 1000), cut, after) == ["20200201", "20200301"]
    assert held(cut, capture("2020-04-01", "whole", 1000)) == ["20200201"]


def test_words_that_a_page_with_an_end_shows_were_not_broken_off() -> None:
    cut = capture("2020-02-01", "part", 990, has_end=False)
    closed = replace(cut, timestamp="20200301120000", has_end=True)
    assert held(capture("2020-01-01", "whole", 1000), cut, closed) == []


def test_what_is_held_confirms_nothing() -> None:
    whole = capture("2020-01-01", "whole", 1000)
    cut, shorter = (
        capture("2020-02-01", "part", 60, has_end=False),
        capture("2020-03-01", "less", 50, has_end=False),
    )
    other = capture("2020-04-01", "other", 40)
    assert held(whole, cut, shorter) == ["20200201", "20200301"]
    assert held(cut, shorter, replace(whole, timestamp="20200401120000")) == ["20200201", "20200301"]
    lost, less = capture("2020-02-01", "part", 100), capture("2020-03-01", "less", 400)
    assert held(whole, lost, less) == ["20200201", "20200301"], "both are compared with the whole"
    assert held(whole, cut, shorter, other) == ["20200201", "20200301", "20200401"]


def test_a_missing_end_says_nothing_where_the_pages_are_never_closed() -> None:
    never_closed = capture("2020-01-01", "whole", 1000, has_end=False)
    assert held(never_closed, capture("2020-02-01", "part", 990, has_end=False)) == []


def test_a_text_that_goes_on_differently_was_not_broken_off() -> None:
    whole = capture("2020-01-01", "whole", 1000)
    assert held(whole, capture("2020-02-01", "other", 990, has_end=False)) == []


def test_a_text_that_holds_much_less_of_its_page_than_the_others_do_is_noted() -> None:
    readings = [capture(f"2020-0{month}-01", "whole", 1000) for month in (1, 2, 3)]
    doubtful = capture("2020-04-01", "other", 600, coverage=0.4)
    found = review([*readings, doubtful], lambda text: TEXTS[text]).readings
    assert [one.notes for one in found[:3]] == [()] * 3
    assert "may be incomplete: it holds 40% of the words of the page" in found[3].notes[0]
