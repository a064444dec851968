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
        pytest.param("the carrier, and", "the *carrier*; and", id="emphasis and a sign"),
        pytest.param("the address to", "the 'address' – to", id="quotes and a dash"),
        pytest.param("and we give", "& we give", id="a sign for a word"),
        pytest.param("The carrier deletes", "The carrier's deletes", id="a possessive"),
        pytest.param("30 days.", "30 days.(c)", id="a sign that is written out"),
        pytest.param("you can write to", "You Can Write To", id="capital letters in a sentence"),
        pytest.param("and we give", "and (iii) we give", id="the number of an item in a sentence"),
        pytest.param("and we give", "and b) we give", id="its letter, with half a bracket"),
        pytest.param("and we give", "and (2) we give", id="its number in digits"),
        pytest.param("and we give", "and （ii） we give", id="its number in full-width brackets"),
        pytest.param("and we will", "4.2 and we will", id="the number of a clause inside a line"),
        pytest.param("We give the", "o We give the", id="a bullet as a letter"),
        pytest.param("We give the", "§ We give the", id="a bullet as a sign"),
        pytest.param("We give the", "Ø   We give the", id="a bullet as a foreign letter"),
        pytest.param("* The carrier", "* v The carrier", id="two bullets"),
        pytest.param("* The carrier", "Nr. 3 The carrier", id="the number of an item with its word"),
        pytest.param("the carrier, and", "the car\u00adrier, and", id="a soft hyphen"),
        pytest.param("will tell you within", "will tell you ｗithin", id="a full-width letter"),
        pytest.param("If you are", "If\u200b you\u00a0are", id="spaces of other kinds"),
    ],
)
def test_what_is_only_written_otherwise_does_not_differ(old: str, new: str) -> None:
    change = policy_change(page(*BODY), replaced(old, new))
    assert change.words == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We ask for it, e. g. in the U. S. and here.", "We ask for it, e.g. in the U.S. and here."),
        ("We found it.The rest is with the carrier.", "We found it. The rest is with the carrier."),
        ("We have your nameAnd your address in a book.", "We have your name And your address in a book."),
        ("The business's data are kept by our carrier.", "The business' data are kept by our carrier."),
        (
            "He authorises us to keep it in the Colour Book™.",
            "He authorizes us to keep it in the Color Book.",
        ),
        (
            "You can reach us at: us@kettles.example or by telephone in the morning.",
            "You can reach us or by telephone in the morning.",
        ),
        (
            "Write to oper[email protected] if you have a question.",
            "Write to [email protected] if you have a question.",
        ),
        ("You find it in the terms [here](/a).", "You find it in the terms in our [list of questions](/a)."),
        (
            "It is said in the [old terms](/a) of the carrier.",
            "It is said in the [terms](/b) of the carrier.",
        ),
        ("Like this: 180 cooks like this if they can.", "Like this: 186 cooks like this if they can."),
    ],
)
def test_the_same_in_other_signs_spellings_and_links_does_not_differ(old: str, new: str) -> None:
    for one, other in ((old, new), (new, old)):
        assert policy_change(inserted(4, one), inserted(4, other)).words == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("as it is said in section 5.1(a) of the terms.", "as it is said in section 5.1(b) of the terms."),
        ("as it is said in clause (ii) of the terms.", "as it is said in clause (iii) of the terms."),
        ("and you can return it for thirty (30) days.", "and you can return it for thirty (10) days."),
        ("and you can return it (see part 5) to us.", "and you can return it (see part 6) to us."),
    ],
)
def test_what_looks_like_the_number_of_an_item_and_tells_differs(old: str, new: str) -> None:
    one, other = (inserted(4, f"We take back every kettle, {rest}") for rest in (old, new))
    assert policy_change(one, other).words == 2


@pytest.mark.parametrize(
    ("glued", "apart"),
    [
        (
            ("What you can expect from usProvide all that you need for teaWe sell what you need for tea.",),
            (
                "## What you can expect from us",
                "## Provide all that you need for tea",
                "We sell what you need for tea.",
            ),
        ),
        (
            ("We keep the names of our customersand their towns, so that we can find ourorders.",),
            ("We keep the names of our customers and", "their towns, so that we can find our orders."),
        ),
    ],
)
def test_words_that_the_page_runs_together_do_not_differ(
    glued: tuple[str, ...], apart: tuple[str, ...]
) -> None:
    for old, new in ((glued, apart), (apart, glued)):
        assert policy_change(inserted(4, *old), inserted(4, *new)).words == 0


def test_a_word_among_words_that_the_page_runs_together_differs() -> None:
    glued = "What you can expect from usProvide all that you need for teaWe sell what you need for your tea."
    apart = (
        "## What you can expect from us",
        "## Provide all that you need for tea",
        "We never sell what you need for your tea.",
    )
    assert policy_change(inserted(4, glued), inserted(4, *apart)).added == ("never",)


def test_a_sentence_that_stood_twice_and_stands_once_does_not_differ() -> None:
    twice = page(*BODY[:4], BODY[1], *BODY[4:])
    assert policy_change(twice, page(*BODY)).words == 0
    assert policy_change(page(*BODY), twice).words == 0


def test_a_bold_beginning_that_becomes_a_heading_does_not_differ() -> None:
    text = "We keep them for a year in a book that nobody else may read."
    old, new = inserted(4, f"**Our orders.** {text}"), inserted(4, "### Our orders", text)
    assert policy_change(old, new).words == 0


def test_what_introduces_a_list_of_contents_is_none_of_it() -> None:
    lead = "Click on the links below to jump to each section of this text:"
    links = "[Who sees your data](#who) [Your rights](#rights)"
    assert policy_change(inserted(1, lead, links), page(*BODY)).words == 0
    other = page(
        BODY[0], lead, "* Who sees your data", "* Your rights", "* What we keep", *BODY[1:], "## What we keep"
    )
    assert policy_change(other, page(*BODY, "## What we keep")).words == 0


def test_a_row_of_a_table_is_a_word_of_the_policy_if_it_is_no_list_of_cookies() -> None:
    table = ("| Carrier | Why |", "| --- | --- |", "| Rapid | Parcels |")
    row = "| Slow Ltd | Letters |"
    assert policy_change(inserted(4, *table), inserted(4, *table, row)).words == 3
    cookies = ("| Name | For |", "| --- | --- |", "| _kt | 2 years |")
    assert policy_change(inserted(4, *cookies), inserted(4, *cookies, "| _kx | 1 year |")).words == 0


def test_a_numbered_section_that_names_a_document_is_a_part_of_the_policy() -> None:
    sentence = "We take a kettle back if you send it within a month."
    assert policy_change(page(*BODY), inserted(5, "## 7. Refund Policy", sentence)).added == (sentence,)


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


def test_a_line_under_the_link_to_another_page_is_none_of_it() -> None:
    rows = (
        ("### [How to pay for a kettle](/pay)", "Find out how you can pay for what you order."),
        ("### [How to send it back](/back)", "Find out how to send a kettle back to us…"),
    )
    old, new = (page(*BODY, *row, "We are here for you in the week.") for row in rows)
    assert policy_change(old, new).words == 0


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
