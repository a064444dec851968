"""An edit that several policies made stands once in a mail, and nothing of it is lost."""

from __future__ import annotations

import re

from diffs.records import Change, Edit
from tests.support.mails import bodies
from tests.support.news import company, digest, section, version

CLAUSE = (
    "We may share your address, your repairs and your purchases with advertising partners, which may sell "
    "them to other companies for any purpose that they choose."
)
SHORT = "Effective 2027."


def edited(text: str, heading: str = "Sharing") -> Change:
    """Return a section to which a text was added."""
    before, after = section("2", heading, "Kept. "), section("2", heading, f"Kept. {text}")
    return Change(("reworded",), before, after, (), 0.5, (Edit("equal", "Kept. "), Edit("insert", text)))


def squeezed(body: str) -> str:
    """Return a body without its line breaks, the indentation after them, and what isolates a heading."""
    return " ".join(re.sub("</?bdi>", "", body).split())


def test_the_words_of_an_edit_stand_once_and_the_others_refer_to_them() -> None:
    shared = [company(name, version(edited(CLAUSE), weights=(9,))) for name in ("Acorn", "Birch", "Cedar")]
    own = company("Dogwood", version(edited("We sell nothing to anybody, and never did."), weights=(1,)))
    for body in map(squeezed, bodies(digest(*shared, own))):
        assert body.count("advertising partners, which may sell") == 1
        assert (
            body.count("The same edit, in the same words, at: Birch, Privacy Policy; Cedar, Privacy Policy.")
            == 1
        )
        assert body.count("In the same words as at Acorn, Privacy Policy, above.") == 2
        assert body.count("We sell nothing to anybody, and never did.") == 1
        for name in ("Acorn", "Birch", "Cedar", "Dogwood"):
            assert name in body
        # In HTML the contents name each of them, too.
        assert body.count("2 · Sharing") == (8 if "<h1" in body else 4)


def test_the_same_words_with_other_words_beside_them_are_another_edit() -> None:
    news = digest(
        company("Acorn", version(edited(CLAUSE), weights=(9,))),
        company("Birch", version(edited(f"{CLAUSE} We also keep it for ever."), weights=(8,))),
    )
    for body in map(squeezed, bodies(news)):
        assert body.count("advertising partners, which may sell") == 2
        assert "same edit" not in body


def test_an_edit_of_a_few_words_is_no_template() -> None:
    news = digest(*(company(name, version(edited(SHORT), weights=(9,))) for name in ("Acorn", "Birch")))
    for body in map(squeezed, bodies(news)):
        assert body.count(SHORT) == 2
        assert "same words" not in body


def test_what_the_mail_has_no_room_for_is_referred_to_nowhere() -> None:
    many = [edited(f"Part {place} says this about the lamps.", f"Part {place}") for place in range(40)]
    hidden = version(*many, edited(CLAUSE), weights=(*([9] * 40), 1))
    news = digest(company("Acorn", hidden), company("Birch", version(edited(CLAUSE), weights=(1,))))
    text = squeezed(bodies(news)[0])
    assert text.count("advertising partners, which may sell") == 1
    assert "same words" not in text
