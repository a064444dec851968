"""One bad capture is never news: what is held for review, and what is noted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from diffs import count_words
from store.records import Counterpart, Reading
from store.timeline.held_for_review import Review, review
from tests.support.readings import shown


def prose(name: str, words: int) -> str:
    """Return that many words in sentences that no other name has."""
    draw = Random(name)
    known = [f"{name}{number}" for number in range(words // 3 + 1)]
    lines = [" ".join(draw.choices(known, k=10)) + "." for _ in range(words // 10)]
    return "\n\n".join(lines)


def said_anew(text: str) -> str:
    """Return the words of a text in another order: hardly a phrase of it is left."""
    words = text.replace(".", "").split()
    Random(1).shuffle(words)
    return " ".join(words)


POLICY = prose("policy", 1000)
ONE_OF_SEVERAL = prose("other", 600) + "\n\n" + prose("section", 60)
TEXTS = {
    "whole": POLICY,
    "amended": POLICY + "\n\n" + prose("clause", 30),
    "cut": POLICY[: int(0.4 * len(POLICY))],
    "cut and amended": POLICY[: int(0.4 * len(POLICY))] + "\n\n" + prose("clause", 30),
    "home page": prose("home", 900),
    "small home page": prose("home", 400),
    "other home page": prose("start", 400),
    "error": "Sorry, it takes a while to connect you. We will have it mended as soon as we can!",
    "rewritten": prose("new", 1100),
    "reordered": said_anew(POLICY),
    "several": ONE_OF_SEVERAL,
    "one of them": prose("section", 60),
    "much longer": prose("long", 2500),
    "short": "We sell nothing to anybody, and we mean it.",
    "short, but not": "Your data is with partners now.",
}


def capture(day: str, text: str, *, coverage: float = 0.9, has_end: bool = True) -> Reading:
    """Return what a capture of a day (or of 14 digits) shows."""
    return replace(
        shown(day, text), text=text, words=count_words(TEXTS[text]), coverage=coverage, has_end=has_end
    )


def history(*texts: str, days: int = 31) -> list[Reading]:
    """Return captures that show these texts, so many days apart."""
    return [
        capture(
            f"20{10 + place * days // 336:02}-{place * days // 28 % 12 + 1:02}-{place * days % 28 + 1:02}",
            text,
        )
        for place, text in enumerate(texts)
    ]


def reviewed(readings: list[Reading]) -> Review:
    """Return what remains of readings."""
    return review(readings, lambda text: TEXTS[text])


def kept(*texts: str, days: int = 31) -> list[str]:
    """Return the texts of the captures that make versions."""
    return [one.text for one in reviewed(history(*texts, days=days)).readings]


def cited_on(day: str, text: str) -> Reading:
    """Return a corpus document that cites a capture of a day."""
    return replace(capture(day, text), recipe="corpus", source="citation")


def reasons(*texts: str) -> list[str]:
    """Return why captures are held."""
    return [one.reason for one in reviewed(history(*texts)).held]


def test_a_loss_on_one_capture_is_held_until_another_one_confirms_it() -> None:
    assert kept("whole", "cut") == ["whole"]
    assert kept("whole", "cut", "cut") == ["whole", "cut", "cut"]
    (reason,) = reasons("whole", "cut")
    assert reason == "only 40% of the words of the previous text are left, and no later capture confirms this"


def test_captures_of_the_same_day_do_not_confirm_each_other() -> None:
    before = capture("2010-01-01", "whole")
    fault = [capture(f"20100201{hour}0000", "cut") for hour in ("06", "18")]
    assert len(reviewed([before, *fault]).held) == 2
    assert reviewed([before, *fault, capture("2010-02-03", "cut")]).held == ()


def test_another_text_that_is_cut_confirms_the_loss() -> None:
    assert kept("whole", "cut", "cut and amended") == ["whole", "cut", "cut and amended"]


def test_two_faults_do_not_confirm_each_other() -> None:
    texts = ("whole", "small home page", "other home page", "amended")
    assert kept(*texts) == ["whole", "amended"]


def test_a_loss_that_the_next_capture_contradicts_is_held() -> None:
    assert kept("whole", "cut", "amended") == ["whole", "amended"], "so that only the real change is told"
    (reason,) = reasons("whole", "cut", "amended")
    assert reason.endswith("and the rest is back in a later text")


@pytest.mark.parametrize("other", ["home page", "reordered"])
def test_a_page_as_long_as_the_policy_that_is_there_once_is_held(other: str) -> None:
    assert kept("whole", other, "whole") == ["whole", "whole"]


@pytest.mark.parametrize("text", ["amended", "rewritten", "reordered", "much longer"])
def test_what_is_not_much_shorter_is_a_change_as_any_other(text: str) -> None:
    assert kept("whole", text) == ["whole", text]
    assert kept("whole", text, text) == ["whole", text, text]


def test_a_short_text_may_have_a_new_wording() -> None:
    assert kept("short", "short, but not", "short") == ["short", "short, but not", "short"]


def test_another_page_is_held_however_often_it_was_captured() -> None:
    assert kept("whole", *["error"] * 20) == ["whole"]
    assert set(reasons("whole", *["error"] * 20)) == {
        "less than 1% of the words of the previous text are left: this may be another page"
    }


def test_what_is_captured_much_more_often_than_the_text_before_is_the_document() -> None:
    assert kept("much longer", "whole", "whole") == ["much longer"], "it may still be the other way round"
    assert kept("much longer", *["whole"] * 3) == ["much longer", *["whole"] * 3]
    assert kept(*["whole"] * 4, *["small home page"] * 20) == ["whole"] * 4
    assert kept(*["whole"] * 4, *["small home page"] * 21) == [*["whole"] * 4, *["small home page"] * 21]
    assert kept("much longer", "whole", "amended", "whole") == ["much longer", "whole", "amended", "whole"]


def test_one_of_several_policies_that_moved_to_a_page_of_its_own_is_a_version() -> None:
    assert kept("several", "one of them", "one of them") == ["several", "one of them", "one of them"]


def test_what_comes_and_goes_is_held_however_long_it_stays() -> None:
    texts = ("cut", "whole", "cut", "cut", "cut", "whole", "cut", "cut", "whole", "amended")
    assert kept(*texts) == ["whole", "whole", "whole", "amended"], "the oldest one, too"
    assert reasons(*texts)[0] == "most words of the policy are missing, and this text came and went 2 times"
    lasting = (*texts[:-1], "cut", "cut")
    assert kept(*lasting)[-2:] == ["cut", "cut"], "but not the newest, which may be there to stay"


def test_the_oldest_text_has_lost_nothing() -> None:
    assert kept("cut", "whole") == ["cut", "whole"]


def test_where_the_oldest_text_was_none_of_the_policy_the_policy_is_not_held() -> None:
    assert kept("small home page", "whole", "small home page", "whole") == [
        "small home page",
        "whole",
        "whole",
    ]


def test_texts_of_two_recipes_are_not_counted_against_each_other() -> None:
    cited = replace(capture("2010-01-01", "whole"), recipe="corpus", source="citation")
    assert reviewed([cited, capture("2010-02-01", "cut")]).held == ()


def broken_off(day: str, share: float) -> tuple[Reading, Callable[[str], str]]:
    """Return a capture with the beginning of the policy, and what gives the texts."""
    text = "# Policy\n\n" + POLICY
    part = text[: int(share * len(text))]
    one = replace(capture(day, "whole", has_end=False), text="part", essence=part, words=count_words(part))
    return one, lambda sha256: {"part": part, "whole": text}[sha256]


@pytest.mark.parametrize("share", [0.2, 0.6, 0.99])
def test_a_capture_that_was_broken_off_is_held_however_little_is_missing(share: float) -> None:
    cut, texts = broken_off("2010-02-01", share)
    whole, again = capture("2010-01-01", "whole"), replace(cut, timestamp="20100301120000")
    for readings in ([whole, cut, again], [cut, again, capture("2010-04-01", "whole")]):
        assert {one.reason for one in review(readings, texts).held} == {
            "the page is truncated: another capture continues where this one ends"
        }


def test_a_corpus_document_is_a_version_however_short_it_is() -> None:
    cited = [cited_on("2010-01-01", "whole"), cited_on("2020-01-01", "cut")]
    assert reviewed(cited).held == ()


def test_a_corpus_document_between_two_captures_hides_no_loss() -> None:
    whole, lost = capture("2020-01-01", "whole"), capture("2020-02-01", "cut")
    after = [whole, lost, cited_on("2020-02-15", "rewritten"), capture("2020-03-01", "amended")]
    assert [one.timestamp[:8] for one in reviewed(after).held] == ["20200201"]
    before = [whole, cited_on("2020-01-15", "rewritten"), lost]
    assert [one.timestamp[:8] for one in reviewed(before).held] == ["20200201"]


def test_a_corpus_document_that_equals_a_capture_that_was_broken_off_is_held_with_it() -> None:
    cited = cited_on("2020-02-15", "cut")
    cut, texts = broken_off("2020-02-01", 0.9)
    cut = replace(cut, corpus=Counterpart(cited.text, cited.essence, cited.dateless))
    held = review([capture("2020-01-01", "whole"), cut, cited], texts).held
    assert [one.timestamp[:8] for one in held] == ["20200201", "20200215"]


def test_words_that_a_page_with_an_end_shows_were_not_broken_off() -> None:
    cut, texts = broken_off("2020-02-01", 0.9)
    closed = replace(cut, timestamp="20200301120000", has_end=True)
    assert review([capture("2020-01-01", "whole"), cut, closed], texts).held == ()


def test_of_two_captures_that_were_broken_off_neither_confirms_the_other() -> None:
    cut, texts = broken_off("2020-02-01", 0.9)
    shorter = replace(cut, timestamp="20200301120000", text="less", essence="less", words=cut.words // 2)

    def markdown(sha256: str) -> str:
        return texts("part")[: len(texts("part")) // 2] if sha256 == "less" else texts(sha256)

    whole = capture("2020-01-01", "whole")
    for readings in ([whole, cut, shorter], [cut, shorter, replace(whole, timestamp="20200401120000")]):
        held = review(readings, markdown).held
        assert [one.timestamp[:8] for one in held] == ["20200201", "20200301"]


def test_a_missing_end_says_nothing_where_the_pages_are_never_closed() -> None:
    cut, texts = broken_off("2010-02-01", 0.99)
    assert review([capture("2010-01-01", "whole", has_end=False), cut], texts).held == ()


def test_a_text_that_goes_on_differently_was_not_broken_off() -> None:
    readings = [capture("2010-01-01", "several"), capture("2010-02-01", "rewritten", has_end=False)]
    assert reviewed(readings).held == ()


def test_an_error_under_the_title_of_the_policy_was_not_broken_off() -> None:
    texts = {"whole": "# Policy\n\n" + POLICY, "error": "# Policy\n\nAn internal error has occurred.\n"}
    error = replace(capture("2010-02-01", "error", has_end=False), words=6)
    (held,) = review([capture("2010-01-01", "whole"), error], texts.__getitem__).held
    assert held.reason.endswith("this may be another page")


def with_two_more(text: str, coverage: float) -> tuple[Reading, ...]:
    """Return what remains of four captures of the policy and two of another text."""
    whole = [capture(f"2010-0{month}-01", "whole") for month in (1, 2, 3, 4)]
    return reviewed(
        [*whole, *(capture(day, text, coverage=coverage) for day in ("2010-05-01", "2010-06-01"))]
    ).readings


def test_a_text_whose_other_words_are_on_the_page_is_noted() -> None:
    found = with_two_more("cut", 0.36)
    assert [one.notes for one in found[:4]] == [()] * 4
    assert "may be incomplete: it contains 36% of the words of the page" in found[4].notes[0]
    assert found[5].notes == found[4].notes


@pytest.mark.parametrize(
    ("text", "coverage"),
    [("cut", 0.5), ("amended", 0.3), ("cut", 0.8)],
    ids=["the page is smaller, too", "no shorter text", "the usual share"],
)
def test_a_policy_that_is_short_for_its_page_may_be_complete(text: str, coverage: float) -> None:
    found = with_two_more(text, coverage)
    assert len(found) == 6
    assert {one.notes for one in found} == {()}
