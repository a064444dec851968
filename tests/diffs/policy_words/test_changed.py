"""Which words of a policy differ, and what on its page is none of its words."""

from __future__ import annotations

import pytest

from diffs.policy_words import policy_change

TITLE = "# Kettle Works – Privacy Policy"
BODY = (
    "Last updated: 3 May 2016",
    "We keep the name and the address that you give us when you order a kettle.",
    "## Who sees your data",
    "We give the address to the carrier, and we give nothing to anybody else.",
    "* The carrier deletes the address once the kettle is with you.",
    "## Your rights",
    "You can ask us at any time what we hold about you, and we will tell you within 30 days.",
    "If you are not content with our answer, you can write to the authority of your country.",
)


def page(*lines: str) -> str:
    return "\n\n".join((TITLE, *lines))


def inserted(at: int, *lines: str) -> str:
    """Return the policy with lines before the one at a place."""
    return page(*BODY[:at], *lines, *BODY[at:])


def replaced(old: str, new: str) -> str:
    assert any(old in line for line in BODY)
    return page(*(line.replace(old, new) for line in BODY))


END = len(BODY)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("© 2016 Kettle Works Ltd.", "© 2017 Kettle Works Ltd.", id="the year of the copyright"),
        pytest.param(
            "Copyright 2012-2016 by us. All rights reserved.",
            "Copyright 2012-2017 by us. All rights reserved.",
            id="its years, in words",
        ),
        pytest.param("12 of 30 found this helpful", "13 of 31 found this helpful", id="a counter"),
        pytest.param("War das hilfreich? 4 von 9", "War das hilfreich? 5 von 9", id="a German counter"),
        pytest.param("Updated this week", "Updated over a month ago", id="a relative date"),
        pytest.param("Mis à jour il y a 3 jours", "Mis à jour il y a 2 mois", id="a French relative date"),
        pytest.param(
            "Related articles: How we pack a kettle | How to descale it in an hour",
            "Related articles: How to choose one | What a whistle is for",
            id="related articles",
        ),
        pytest.param(
            "[Kettles](/k) [Our shops](/s) [What we do with the old ones](/o)",
            "[Kettles](/k) [Our shops](/s) [What you can do with the old ones](/o)",
            id="a menu of links",
        ),
        pytest.param("Kettles | Pots | Pans | Lids", "Kettles | Pots | Woks | Lids", id="a menu"),
        pytest.param(
            "Thanks to Ada Reed, Bo Lind and all who gave us their advice.",
            "Thanks to Ada Reed, Cy Moss and all who gave us their advice.",
            id="a list of thanks",
        ),
        pytest.param("Ada Reed, Bo Lind, Cy Moss", "Ada Reed, Bo Lind, Di Nash", id="a list of names"),
        pytest.param("## Who sees your data and why", "## Who can see your data", id="a heading"),
        pytest.param("Something went wrong. Try it again.", "", id="an error"),
        pytest.param("We answer you, but it may take longer than usual.", "", id="a notice of the day"),
        pytest.param(
            "Written by Ada Reed, who can tell you more about it.",
            "Written by Bo Lind, who can tell you more about it.",
            id="who wrote it",
        ),
        pytest.param(
            "How you can descale a kettle in an hour if you have the…",
            "What you can do with a kettle that is too old to be…",
            id="the beginning of another page",
        ),
    ],
)
@pytest.mark.parametrize("at", [2, END])
def test_furniture_is_no_word_of_the_policy(old: str, new: str, at: int) -> None:
    change = policy_change(inserted(at, old), inserted(at, new))
    assert (change.removed, change.added) == ((), ())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("the carrier,", "[the carrier](/c) (opens in a new window),", id="what a link does"),
        pytest.param("the carrier,", "the carrier (öffnet in neuem Fenster),", id="what it does, in German"),
        pytest.param("anybody else.", "anybody else.][carrier]", id="a rest of Markdown"),
        pytest.param("anybody else.", "anybody else.<br><br>", id="a rest of HTML"),
        pytest.param("anybody else.", "anybody else. </p", id="a broken rest of HTML"),
        pytest.param("the carrier,", "the carrier Lien s’ouvrira dans un nouvel onglet,", id="in French"),
        pytest.param("with you.", "with you. e)", id="the letter of an item"),
        pytest.param("the carrier,", "the carrier [x2] x17,", id="how many there are"),
        pytest.param("* The carrier", "* #### 2. The carrier", id="a number that shows its markup"),
        pytest.param("* The carrier", "2. The carrier", id="the number of an item"),
        pytest.param("of your country.", "of your country: [email\u00a0protected]", id="a hidden address"),
        pytest.param("Who sees your data", "Who Sees Your Data", id="capital letters"),
        pytest.param("anybody else.", "anybody  else", id="signs and white space"),
    ],
)
def test_what_is_only_written_otherwise_does_not_differ(old: str, new: str) -> None:
    change = policy_change(page(*BODY), replaced(old, new))
    assert change.words == 0


def test_an_address_of_mail_that_is_hidden_or_shown_does_not_differ() -> None:
    old = inserted(END, "If you have a question, write to us at [email protected] and we will answer.")
    new = inserted(END, "If you have a question, write to us at us@kettles.example and we will answer.")
    assert policy_change(old, new).words == 0


@pytest.mark.parametrize(
    ("old", "new", "removed", "added"),
    [
        ("30 days", "60 days", ("30",), ("60",)),
        (
            "nothing to anybody else",
            "more to our partners",
            ("nothing to anybody else",),
            ("more to our partners",),
        ),
        ("once the kettle", "a year after the kettle", ("once",), ("a year after",)),
    ],
)
def test_words_of_the_policy_differ(
    old: str, new: str, removed: tuple[str, ...], added: tuple[str, ...]
) -> None:
    change = policy_change(page(*BODY), replaced(old, new))
    assert change.removed[:1] == removed
    assert change.added[:1] == added


def test_a_new_sentence_counts_and_a_moved_one_does_not() -> None:
    sentence = "We share what you tell us with the makers of our kettles."
    assert policy_change(page(*BODY), inserted(4, sentence)).added == (sentence,)
    assert policy_change(inserted(2, sentence), inserted(5, sentence)).words == 0


def test_a_postal_address_is_a_word_of_the_policy() -> None:
    old, new = (
        inserted(END, f"Kettle Works Ltd, {where}, Cork") for where in ("3 Quay Street", "9 Hill Road")
    )
    assert policy_change(old, new).words == 6


def test_what_is_laid_out_otherwise_does_not_differ() -> None:
    whole = "We ask for your name so that we can find your order, and for your town so that we can reach you."
    parts = (
        "We ask for your name so that we can find your order,",
        "and for your town so that we can reach you.",
    )
    assert policy_change(inserted(4, whole), inserted(4, *parts)).words == 0


def test_a_banner_above_or_below_the_policy_is_none_of_it() -> None:
    banner = "We and our partners store what we find on your device. You can accept this or refuse it."
    for at in (0, END):
        assert policy_change(page(*BODY), inserted(at, banner)).words == 0


def test_teasers_in_a_menu_are_none_of_it() -> None:
    menu = (
        "Shop",
        "Kettles",
        "A kettle for all who like their tea hot.",
        "Pots",
        "Pans",
        "New",
        "Sale",
        "Account",
    )
    other = (*menu[:2], "The only kettle that you will ever need in your life.", *menu[3:])
    assert policy_change(page(*menu, *BODY), page(*other, *BODY)).words == 0


def test_another_document_on_the_page_is_none_of_it() -> None:
    other = (
        "## Partner Agreement",
        "You can be our partner if you sell at least 30 of our kettles.",
        "### Fees",
        "We pay you a tenth of the price that you got for them.",
    )
    assert policy_change(page(*BODY), inserted(5, *other)).words == 0
    own = ("## Changes to this policy", "We will write to you before we change a word of this policy.")
    assert policy_change(page(*BODY), inserted(5, *own)).added == own[1:]


def test_what_the_texts_have_in_common_is_a_share_of_the_shorter_one() -> None:
    assert policy_change(page(*BODY), inserted(4, "We now keep more of it.")).kept == 1
    assert policy_change(page(*BODY), "# Tea\n\nNobody ever saw such leaves anywhere.").kept < 0.2
    assert policy_change("", "").kept == 0
