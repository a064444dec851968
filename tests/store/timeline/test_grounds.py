"""Whether two texts give a flag its grounds: near misses in the words themselves."""

from __future__ import annotations

from datetime import date

import pytest

from diffs.policy_words import policy_change, squashed
from store.records import StatedDate
from store.timeline.grounds import SilentGrounds, alternates, is_late_ground, is_same_policy, silent_grounds
from store.timeline.letters import SomeLetters, TimelineLetters

TITLE = "# Privacy Policy"
DATE = "Effective: 3 May 2016"
BODY = (
    "We keep the name and the address that you give us when you order a kettle.",
    "## Who sees your data",
    "We give the address to the carrier, and we give nothing to anybody else.",
    "## Your rights",
    "You can ask us at any time what we hold about you, and we will tell you within 30 days.",
    "If you are not content with our answer, you can write to the authority of your country.",
)
STATED = StatedDate("effective", date(2016, 5, 3), "day", DATE)


def page(*lines: str, title: str = TITLE) -> str:
    return "\n\n".join((title, *lines))


OLD = page(DATE, *BODY)
EDITED = tuple(line.replace("30 days", "60 days") for line in BODY)
LONG = tuple(f"The {number}th kettle that you order comes with a lid and a book." for number in range(30))


def letters(*texts: str) -> SomeLetters:
    """Return the letters of texts."""
    return TimelineLetters(texts, str).at(range(len(texts)))


def grounds_of(old: str, new: str) -> SilentGrounds:
    return silent_grounds(old, new, (DATE, DATE))


def test_an_edit_under_the_same_date_has_grounds() -> None:
    grounds = grounds_of(OLD, page(DATE, *EDITED))
    assert grounds.change is not None
    assert grounds.change.words == 2
    assert not grounds.unread


@pytest.mark.parametrize(
    "said",
    [
        "Updated by our office, May/11, 2017.",
        "Text of 11 May 2017",
        "Stand dieser Hinweise: 11. Mai 2017",
        "Diese Hinweise wurden zuletzt am 11.05.2017 angepasst.",
        "Versie van 11 mei 2017",
        "You can object until 30 June 2017.",
        "The order of the court of 11 May 2017 is below.",
    ],
)
def test_another_date_may_be_that_of_the_edit(said: str) -> None:
    for old, new in ((OLD, page(DATE, *EDITED, said)), (page(DATE, *BODY, said), page(DATE, *EDITED))):
        grounds = grounds_of(old, new)
        assert grounds.change is None
        assert grounds.unread


@pytest.mark.parametrize(
    "said",
    [
        "This is version 4.2 of what we say.",
        "We last thought about it in the year 2017.",
        "We have updated what we say about carriers.",
    ],
)
def test_an_edit_that_is_told_otherwise_is_not_silent(said: str) -> None:
    grounds = grounds_of(OLD, page(DATE, *EDITED[:3], said, *EDITED[3:]))
    assert grounds.change is None
    assert not grounds.unread


def test_the_year_of_the_copyright_and_the_number_of_a_law_are_no_dates() -> None:
    old = page(DATE, *BODY, "© 2016 Kettle Works. All rights reserved.")
    new = page(
        DATE, *EDITED, "Regulation (EU) 2016/679 applies.", "© 2017 Kettle Works. All rights reserved."
    )
    assert grounds_of(old, new).change is not None


def test_a_change_of_furniture_alone_has_no_grounds() -> None:
    grounds = grounds_of(page(DATE, *BODY, "Pots | Pans | Lids"), page(DATE, *BODY, "Pots | Pans | Woks"))
    assert grounds.change is None
    assert not grounds.unread


def test_a_text_with_another_title_or_other_words_is_another_document() -> None:
    assert grounds_of(OLD, page(DATE, *EDITED, title="# Returns")).change is None
    others = (
        "Nobody may climb on top of our kettles.",
        "Whoever does so leaves these halls at once, for good.",
    )
    assert grounds_of(OLD, page(DATE, *others)).change is None
    assert grounds_of(OLD, page(DATE, *EDITED, title="# Privacy Policy – Kettle Works")).change is not None


def test_a_large_part_that_is_on_one_side_only_may_be_missing_on_the_other() -> None:
    long = [line.replace("kettle", f"kettle of {number} litres") for number in range(9) for line in EDITED]
    for old, new in ((OLD, page(DATE, *long, *EDITED)), (page(DATE, *long, *EDITED), OLD)):
        assert grounds_of(old, new).change is None


def test_a_date_far_down_is_that_of_the_document_under_whose_heading_it_stands() -> None:
    rest = tuple(
        f"The {number}th of our rules says what a partner may do with a kettle." for number in range(20)
    )
    other = ("## Partner Agreement", DATE, *rest)
    old, new = page(*BODY, *LONG, *other), page(*EDITED, *LONG, *other)
    assert grounds_of(old, new).change is None
    edited = tuple(line.replace("kettle", "saucepan") if "9th" in line else line for line in rest)
    change = grounds_of(old, page(*BODY, *LONG, *other[:2], *edited)).change
    assert change is not None
    assert set(change.added) == {"saucepan"}


def test_a_document_with_a_date_of_its_own_is_not_dated_by_the_page() -> None:
    other = (
        "## Partner Agreement",
        "Last updated: 9 June 2015",
        "You can be our partner if you sell 30 kettles.",
        "Whoever is our partner may say so in the window of the shop.",
    )
    changed = (*other[:2], "You can be our partner if you sell 40 kettles.", other[3])
    assert grounds_of(page(DATE, *BODY, *other), page(DATE, *BODY, *changed)).change is None
    own = grounds_of(page(DATE, *BODY, *other), page(DATE, *EDITED, *changed)).change
    assert own is not None
    assert own.added == ("60",)
    undated = grounds_of(
        page(DATE, *BODY, *other[:1], *other[2:]), page(DATE, *BODY, *changed[:1], *changed[2:])
    ).change
    assert undated is not None
    assert undated.added == ("40",)


@pytest.mark.parametrize(
    ("old", "new", "is_told"),
    [
        pytest.param("an answer", "an anwser", False, id="a misprint"),
        pytest.param("keep the name", "keep name", False, id="an article"),
        pytest.param("our answer", "our privacy policy", True, id="more than that"),
    ],
)
def test_an_edit_has_grounds_unless_it_is_a_trifle(old: str, new: str, is_told: bool) -> None:
    lines = (*BODY[:4], "We will send you an answer, and our answer is for you.", *BODY[4:])
    changed = tuple(line.replace(old, new) for line in lines)
    assert changed != lines
    assert (grounds_of(page(DATE, *lines), page(DATE, *changed)).change is not None) is is_told


def test_the_date_in_somebody_elses_copyright_dates_nothing() -> None:
    licence = "Version of 3 May 2016. © 2016 Lid Makers, who let everybody copy it."
    old, new = (page(*LONG, licence, *lines, *LONG[:9]) for lines in (BODY, EDITED))
    assert silent_grounds(old, new, (licence, licence)).change is None


def test_a_picture_that_became_text_is_no_edit() -> None:
    picture = "![What we keep of each order](/table.png)"
    table = "We keep the name, the town and the kettle of each order for a year."
    assert (
        grounds_of(page(DATE, *BODY[:2], picture, *BODY[2:]), page(DATE, *BODY[:2], table, *BODY[2:])).change
        is None
    )


def test_a_link_at_the_top_to_the_same_page_of_another_country_tells_variants() -> None:
    old, new = (
        page(DATE, f"[As a file](/files/privacy_{code}.pdf)", *lines)
        for code, lines in (("en", BODY), ("us", EDITED))
    )
    assert grounds_of(old, new).change is None


def test_a_file_at_the_top_for_another_country_tells_variants_in_whatever_folder() -> None:
    old, new = (
        page(DATE, f"[As a file](/files/{day}/privacy_{code}.pdf)", *lines)
        for day, code, lines in ((20160503, "uk", BODY), (20160801, "us", EDITED))
    )
    assert grounds_of(old, new).change is None


def test_the_year_in_the_name_of_a_law_is_no_date() -> None:
    law = "We keep to the Kettle Rules, 2021, and to what they ask of us."
    change = grounds_of(OLD, page(DATE, *BODY[:3], law, *BODY[3:])).change
    assert change is not None


def test_words_that_come_back_in_their_line_alternate() -> None:
    line = "You order it from Kettle Works, and from nobody else."
    old, new = (page(DATE, *BODY[:3], one, *BODY[3:]) for one in (line, line.replace("Works", "Works Value")))
    change = policy_change(old, new)
    assert alternates(change, letters(), letters(squashed(old)))
    assert alternates(change, letters(squashed(new)), letters())
    assert not alternates(change, letters(squashed(old)), letters(squashed(new)))


@pytest.mark.parametrize(
    ("sentence", "is_variant"),
    [
        pytest.param("We sell the address of each kettle to the sellers of tea.", True, id="a sentence"),
        pytest.param("We sell tea.", False, id="a few words"),
    ],
)
def test_a_sentence_that_stood_elsewhere_alternates_and_a_few_words_do_not(
    sentence: str, is_variant: bool
) -> None:
    old, new = page(DATE, *BODY), page(DATE, *BODY[:2], f"{BODY[2]} {sentence}", *BODY[3:])
    change = policy_change(old, new)
    assert alternates(change, letters(squashed(f"{sentence} {OLD}")), letters()) is is_variant
    assert not alternates(change, letters(squashed(OLD)), letters())


def test_a_sentence_that_comes_back_with_another_word_alternates() -> None:
    sentence = "We sell the address of each kettle to the sellers of tea, of coffee and of warm milk."
    old, new = page(DATE, *BODY), page(DATE, *BODY[:2], f"{BODY[2]} {sentence}", *BODY[3:])
    change = policy_change(old, new)
    assert alternates(change, letters(squashed(sentence.replace("coffee", "cocoa"))), letters())
    assert not alternates(
        change, letters(squashed("We sell the address of each pan to the bakers of bread.")), letters()
    )


def late(*lines: str, quote: str = DATE, old: str = page("Effective: 1 May 2015", *BODY)) -> bool:
    stated = StatedDate("effective", date(2016, 5, 3), "day", quote)
    return is_late_ground(old, page(*lines), stated)


def test_the_date_of_the_whole_policy_is_a_ground_wherever_it_stands() -> None:
    assert late(DATE, *EDITED)
    assert late(*EDITED, DATE)
    assert late("This policy is effective as of 3 May 2016.", *EDITED, quote="effective as of 3 May 2016")


def test_words_that_only_came_or_only_went_are_a_ground() -> None:
    added = "We also sell the address of each kettle to the sellers of tea."
    assert late(DATE, *BODY[:3], added, *BODY[3:])
    assert late(DATE, *BODY[:2], *BODY[3:])


def test_few_words_in_common_are_the_same_policy_and_no_late_version() -> None:
    others = tuple(
        f"Nobody may climb onto shelf {number}, or throw any of these pots into our street by night."
        for number in range(10)
    )
    old = page("Effective: 1 May 2015", *BODY, *LONG)
    new = page(DATE, *EDITED, *LONG[:20], *others)
    assert is_same_policy(old, new, policy_change(old, new))
    assert not late(DATE, *EDITED, *LONG[:20], *others, old=old)
    assert late(DATE, *EDITED, *LONG[:22], *others[2:], old=old)


def test_a_short_text_is_the_same_policy_with_a_word_changed_in_each_sentence() -> None:
    changed = "\n".join(BODY)
    for old, new in (
        ("keep", "store"),
        ("address", "home"),
        ("order", "buy"),
        ("carrier", "driver"),
        ("nothing", "none"),
        ("ask", "write"),
        ("hold", "know"),
        ("tell", "answer"),
        ("content", "happy"),
        ("authority", "court"),
        ("country", "state"),
        ("kettle", "pot"),
    ):
        changed = changed.replace(old, new)
    assert late(DATE, *changed.split("\n"))


@pytest.mark.parametrize(
    "said",
    [
        "For users who registered after 1 May 2016, this policy is effective on 3 May 2016.",
        "If you are a customer already, it is effective on 3 May 2016.",
        "Für bestehende Kunden gilt das: effective on 3 May 2016.",
        "Section 4 is effective on 3 May 2016.",
    ],
)
def test_the_date_of_some_readers_or_of_a_part_is_none(said: str) -> None:
    assert not late(said, *EDITED, quote="effective on 3 May 2016")


def test_the_date_of_an_added_part_is_not_that_of_the_policy() -> None:
    part = ("## Health Data Policy", DATE, "We keep what you tell us about your health in a safe place.")
    assert not late(*EDITED, *part)


def test_a_text_for_another_region_is_not_the_next_version() -> None:
    region = "This applies to you if you reside in Switzerland or in Norway."
    assert not late(DATE, region, *EDITED)


def test_an_announced_day_is_no_late_notice() -> None:
    announced = page("Effective: 1 May 2015", "A new text will be there from May 3rd, 2016.", *BODY)
    assert not late(DATE, *EDITED, old=announced)


def test_another_document_in_the_words_of_the_trade_is_no_late_version() -> None:
    long = (*BODY, *LONG)
    words = " ".join(long).replace("##", "").split()
    shuffled = tuple(" ".join(words[start::7]) + "." for start in range(7))
    old = page("Effective: 1 May 2015", *long)
    assert not late(DATE, *shuffled, old=old)
    assert late(DATE, *EDITED, *LONG, old=old)


def test_a_date_on_the_same_words_is_no_late_notice() -> None:
    assert not late(DATE, *BODY)
