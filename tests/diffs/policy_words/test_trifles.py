"""Which edits are too little to accuse anybody of, and which are small and tell."""

from __future__ import annotations

import pytest

from diffs.policy_words import PolicyPassage, is_trifle

TEXT = (
    "# Privacy Policy\n\nThe contract names who is in contact with us, and who gave consent to the content."
)


def trifle(*pairs: tuple[str, str]) -> bool:
    return is_trifle([(PolicyPassage(gone), PolicyPassage(came)) for gone, came in pairs], TEXT, TEXT)


@pytest.mark.parametrize(
    ("gone", "came"),
    [
        pytest.param("Regualtory", "Regulatory", id="two letters that changed places"),
        pytest.param("WAIVERP.", "WAIVER.", id="a letter too many"),
        pytest.param("impacts", "impact", id="another form of the word"),
        pytest.param("", "the", id="an article"),
        pytest.param("of", "", id="a preposition"),
        pytest.param("dem", "im", id="small words in German"),
        pytest.param("the recieved", "received", id="an article that went"),
        pytest.param("Privacy Policy", "Privacy Notice", id="the name of the document"),
        pytest.param("Datenschutzerklärung", "Datenschutzhinweise", id="its name in German"),
        pytest.param("Política de privacidad", "Aviso de privacidad", id="its name in Spanish"),
        pytest.param("Terms of Service", "Terms of Use", id="the name of the terms"),
    ],
)
def test_what_nobody_hides_is_a_trifle(gone: str, came: str) -> None:
    assert trifle((gone, came))
    assert trifle((came, gone))


@pytest.mark.parametrize(
    ("gone", "came"),
    [
        pytest.param("include", "exclude", id="another beginning"),
        pytest.param("lawful", "unlawful", id="the opposite"),
        pytest.param("licensor", "licensee", id="the other party"),
        pytest.param("contract", "contractor", id="who has it"),
        pytest.param("contract", "contact", id="two words that the policy has"),
        pytest.param("consent", "content", id="two other words that it has"),
        pytest.param("third", "thirds", id="a number"),
        pytest.param("10000", "10001", id="a number in digits"),
        pytest.param("should", "would", id="what must be done"),
        pytest.param("shall", "shalt", id="a modal verb"),
        pytest.param("may", "can", id="short words"),
        pytest.param("not", "", id="a negation"),
        pytest.param("", "without", id="a preposition that negates"),
        pytest.param("to", "from", id="the other way"),
        pytest.param("Terms of Service", "Privacy Policy", id="another document"),
        pytest.param("Cookie Policy", "Privacy Policy", id="another policy"),
        pytest.param("impacts", "impact on others", id="more words"),
    ],
)
def test_a_small_edit_that_tells_is_none(gone: str, came: str) -> None:
    assert not trifle((gone, came))
    assert not trifle((came, gone))


def test_all_that_differs_must_be_trifles() -> None:
    assert trifle(("impacts", "impact"), ("", "the"), ("Policy", "Notice"))
    assert not trifle(("impacts", "impact"), ("30", "60"))


def test_a_name_that_became_two_names_tells_of_two_documents() -> None:
    assert trifle(("Policy", "Notice"), ("policy", "notice"))
    assert not trifle(("Policy", "Notice"), ("Policy", "Statement"))
