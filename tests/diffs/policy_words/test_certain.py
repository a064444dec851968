"""Which sentences of a policy certainly say something else, and what is too little for that."""

from __future__ import annotations

import random

import pytest

from diffs.policy_words import certain_sentences

TITLE = "# Privacy Policy"
BODY = (
    "Last updated: 3 May 2016",
    "We keep the name and the address that you give us when you order a kettle.",
    "## Who sees your data",
    "We give the address to the carrier, and we give nothing to anybody else.",
    "The carrier may keep the address for 30 days, as section 5 of the contract says.",
    "## Your rights",
    "You can ask us at any time what we hold about you, and we will tell you within a month.",
    "We are the Kettle Works Ltd, 3 Quay Street, Cork, and you can write to us there.",
    "If you are not content with our answer, you can write to the authority of your country.",
)
SENTENCE = "We sell the addresses of all our customers to makers of tea."


def page(*lines: str) -> str:
    return "\n\n".join((TITLE, *lines))


def inserted(at: int, *lines: str) -> str:
    return page(*BODY[:at], *lines, *BODY[at:])


def replaced(old: str, new: str) -> str:
    assert any(old in line for line in BODY)
    return page(*(line.replace(old, new) for line in BODY))


def differ(old: str, new: str) -> bool:
    gone, came = certain_sentences(old, new)
    assert (came, gone) == certain_sentences(new, old)
    return bool(gone or came)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("for 30 days", "for 60 days", id="another amount"),
        pytest.param("within a month", "within thirty days", id="an amount in words"),
        pytest.param("may keep", "must keep", id="must for may"),
        pytest.param("You can ask", "You cannot ask", id="a negation"),
        pytest.param("the carrier, and", "the printer, and", id="another word of weight"),
        pytest.param("the carrier, and", "the carrier and the printer, and", id="one more recipient"),
        pytest.param("3 Quay Street, Cork", "9 Hill Road, Galway", id="another address"),
        pytest.param("hold about you", "found out and wrote about you", id="some words"),
    ],
)
def test_a_sentence_that_says_something_else_is_certain(old: str, new: str) -> None:
    assert differ(page(*BODY), replaced(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("section 5", "section 6", id="the number of a section"),
        pytest.param("You can ask", "3.1 You can ask", id="the number of a clause"),
        pytest.param("what we hold", "what what we hold", id="a doubled word"),
        pytest.param("give nothing", "nothing give", id="another order"),
        pytest.param("the carrier, and", "the carriers, and", id="a plural"),
        pytest.param("a kettle", "kettle", id="an article"),
        pytest.param("the address that", "the adress that", id="a misprint"),
        pytest.param("not content", "not truly content", id="one word more"),
        pytest.param("the carrier, and", "[the carrier](/c), and", id="a link"),
        pytest.param("the carrier, and", "the Rapid Carrier, and", id="a name"),
        pytest.param("write to us there", "write to us on this site", id="where the page is"),
        pytest.param("the contract says", "the contract (see below) says", id="a way to another place"),
        pytest.param("at any time what", "at any time, what", id="a sign"),
        pytest.param("may keep", "mMAY keep", id="a letter that slipped into a word"),
        pytest.param("nothing to anybody else.", "nothing to anybody else.{{ url('/c') }}", id="a program"),
    ],
)
def test_what_may_be_no_edit_is_not_certain(old: str, new: str) -> None:
    assert not differ(page(*BODY), replaced(old, new))


@pytest.mark.parametrize(
    ("sentence", "is_certain"),
    [
        pytest.param(SENTENCE, True, id="a sentence of a policy"),
        pytest.param(f"* {SENTENCE}", True, id="an item"),
        pytest.param(SENTENCE.rstrip("."), False, id="no end"),
        pytest.param(
            "Do we sell the addresses of all our customers to makers of tea?", False, id="a question"
        ),
        pytest.param("Enter the address of your house, and we will send a kettle.", False, id="a form"),
        pytest.param("Click on the picture of the kettle to see how it is made.", False, id="a button"),
        pytest.param("For more information on the tea we sell, please read our book.", False, id="a pointer"),
        pytest.param("We sell it to 'tea_makers' = all of them, for all the money.", False, id="a program"),
        pytest.param("We tell nobody.", False, id="few words"),
        pytest.param(
            "Kettles, pots, pans, woks, lids, spoons, forks and knives.", False, id="a list of names"
        ),
        pytest.param(
            "Wir verkaufen die Anschriften aller Kunden an die Hersteller von Tee.", False, id="German"
        ),
        pytest.param("| We sell the addresses of all our customers to makers of tea. |", False, id="a row"),
        pytest.param(f"## {SENTENCE}", False, id="a heading"),
    ],
)
def test_a_new_sentence_is_certain_only_if_it_is_prose(sentence: str, is_certain: bool) -> None:
    assert differ(page(*BODY), inserted(4, sentence)) is is_certain


@pytest.mark.parametrize(("at", "is_certain"), [(0, False), (1, False), (4, True), (len(BODY), False)])
def test_a_new_sentence_is_certain_only_between_sentences_that_both_texts_have(
    at: int, is_certain: bool
) -> None:
    assert differ(page(*BODY), inserted(at, SENTENCE)) is is_certain


def test_a_banner_that_changed_above_or_below_the_policy_is_not_certain() -> None:
    banners = (
        "We bring your kettle for free if you order it within a week.",
        "We bring your kettle for free on orders over 49 euros.",
    )
    for at in (0, len(BODY)):
        assert not differ(*(inserted(at, one) for one in banners))


def test_a_policy_that_points_to_itself_in_other_words_says_nothing_else() -> None:
    sentences = (
        "Pour toutes questions concernant la présente politique, vous pouvez nous écrire par la poste.",
        "Pour toute question concernant cette politique, vous pouvez nous écrire par la poste.",
        "Pour toute plainte concernant cette politique, vous pouvez nous écrire par la poste.",
    )
    around = (
        "Nous gardons votre adresse tant que vous êtes notre client et que vous le voulez.",
        "Nous ne donnons votre adresse à personne, et nous ne la vendons pas non plus.",
    )
    pages = [page(BODY[0], around[0], one, around[1]) for one in sentences]
    assert not differ(pages[0], pages[1])
    assert differ(pages[1], pages[2])


@pytest.mark.parametrize(
    "switch",
    [
        "Your visit is counted now. Uncheck this box to opt out.",
        "Ihr Besuch wird gezählt. Diese Checkbox abwählen, um nicht gezählt zu werden.",
        "Votre visite est comptée. Décochez cette case pour ne plus être compté.",
    ],
)
def test_a_switch_that_the_page_shows_with_what_introduces_it_is_not_certain(switch: str) -> None:
    around = "You may keep us from counting the pages that you open and from seeing which one you like."
    assert differ(page(*BODY), inserted(4, around))
    assert not differ(page(*BODY), inserted(4, around, switch))


def test_the_words_of_others_under_a_heading_are_not_certain() -> None:
    said = (
        ("I had a kettle for years and it was broken by my cousin.", "My dog likes the sound that it makes."),
        ("Nobody in our town has ever seen such a good lid.", "It was dear, but the parcel came in a day."),
    )
    old, new = (page(*BODY, "### What our readers say", *lines, "Pots | Pans | Lids") for lines in said)
    assert not differ(old, new)


@pytest.mark.parametrize(
    ("old", "new", "is_certain"),
    [
        ("Kettle Works Ltd, 3 Quay Street, Cork", "Kettle Works Ltd, 9 Hill Road, Cork", True),
        ("Kettle Works Ltd, 3 Quay Street, Cork", "Kettle Works Ltd, 3 Quay Street, Ireland", False),
        ("Kettle Works Ltd, 3 Quay Street, Cork", "Rapid Carrier SA, 9 Hill Road, Galway", False),
        ("Call 021 456, in the morning", "Call 021 789, in the evening", False),
    ],
    ids=["another street", "the country as well", "another company", "a number of telephone"],
)
def test_an_address_in_a_line_of_its_own_is_certain_if_somebody_moved(
    old: str, new: str, is_certain: bool
) -> None:
    assert differ(inserted(len(BODY), old), inserted(len(BODY), new)) is is_certain


def test_a_sentence_that_moved_with_another_word_is_not_certain() -> None:
    moved = SENTENCE.replace("customers", "buyers")
    assert not differ(inserted(2, SENTENCE), inserted(7, moved))


def test_in_the_last_paragraph_a_sentence_behind_one_that_stays_is_certain() -> None:
    both = (
        f"{BODY[-1]} The court of {where} decides who is right." for where in ("our town", "each country")
    )
    assert differ(*(page(*BODY[:-1], one) for one in both))


FURNITURE = (
    "Was this helpful? 12 of 30 found this helpful",
    "Free shipping on all kettles until the end of the week!",
    "Enter your address to be added to our list. Do you have JavaScript turned off?",
    "Pots | Pans | Lids",
    "## Related articles",
    "© 2017 Kettle Works Ltd. All rights reserved.",
    'Example "credit card"For example, we show how you can pay for a kettle.',
    "Show more",
    "I was confused by what I found I could not find what I was looking for I did not like it Submit",
    "I found it easy to read It is not the information that I was looking for on this page today Submit",
    "[Expand](/more)What does that mean for me?",
)


@pytest.mark.parametrize("seed", range(8))
def test_furniture_never_makes_an_edit(seed: int) -> None:
    draw = random.Random(seed)

    def furnished() -> str:
        lines = list(BODY)
        for one in draw.sample(FURNITURE, 4):
            lines.insert(draw.randrange(len(lines) + 1), one)
        return page(*lines)

    assert not differ(furnished(), furnished())


@pytest.mark.parametrize("seed", range(8))
def test_definitions_in_another_order_never_make_an_edit(seed: int) -> None:
    draw = random.Random(seed)
    definitions = [
        f"{number}. “{name}” means what a {name.casefold()} does when the owner of a kettle calls it."
        for number, name in enumerate(("Carrier", "Printer", "Maker", "Baker", "Sailor"), 1)
    ]
    names = [one.partition(". ")[2] for one in draw.sample(definitions, len(definitions))]
    shuffled = [f"{number}. {one}" for number, one in enumerate((*names, names[0]), 1)]
    assert not differ(inserted(4, *definitions), inserted(4, *shuffled))


@pytest.mark.parametrize("seed", range(8))
def test_a_doubled_or_swapped_word_never_makes_an_edit(seed: int) -> None:
    draw = random.Random(seed)
    lines = list(BODY)
    at = draw.choice([place for place, line in enumerate(BODY) if place and not line.startswith("#")])
    words = lines[at].split()
    one = draw.randrange(len(words) - 1)
    words[one : one + 2] = draw.choice(([words[one], *words[one : one + 2]], words[one : one + 2][::-1]))
    lines[at] = " ".join(words)
    assert not differ(page(*BODY), page(*lines))
