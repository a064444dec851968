"""Words that are only spelled otherwise are the same words."""

from __future__ import annotations

import pytest

from diffs.weights.languages import LANGUAGES, Language
from diffs.weights.sentences import Sentence
from diffs.weights.spelling import only_spelled_otherwise


def language(code: str) -> Language:
    """Return a language by its code."""
    return next(one for one in LANGUAGES if one.code == code)


def alike(code: str, old: str, new: str) -> bool:
    """Return whether two sentences are taken for the same, in either direction."""
    before, after = (Sentence(text, language(code)) for text in (old, new))
    there = only_spelled_otherwise(before, after, (old, new))
    assert there == only_spelled_otherwise(after, before, (new, old))
    return there


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("de", "Wir senden sie an Ihre E-Mail Adresse.", "Wir senden sie an Ihre E-Mail-Adresse."),
        ("de", "Wir senden sie an Ihre Email Adresse.", "Wir senden sie an Ihre Emailadresse."),
        ("de", "Der Wideruf der Einwilligung.", "Der Widerruf der Einwilligung."),
        ("de", "Third-Party Cokkies, Social-media Plugins.", "Third-Party-Cookies, Social-Media-Plugins."),
        ("nl", "Wij bewaren uw e-mail adres.", "Wij bewaren uw e-mailadres."),
        ("en", "The shop and its lamps does not sell.", "The shop and its lamps do not sell."),
        ("en", "Lamps and the service providers.", "The lamps and service providers."),
        ("fr", "Le partage des données est clair.", "Le partage de données est clair."),
    ],
)
def test_the_same_words(code: str, old: str, new: str) -> None:
    assert alike(code, old, new)


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("en", "We sell data to shops.", "We do not sell data to shops."),
        ("en", "We may sell data to shops.", "We must sell data to shops."),
        ("en", "We keep it for 30 days.", "We keep it for 31 days."),
        ("en", "We sell data to Lampen Ltd.", "We sell data to Lampon Ltd."),
        ("en", "We sell data and lamps.", "We sell lamps."),
        ("en", "We sell lamps with the oil.", "We sell lamps with your oil."),
        ("de", "Wir senden Daten an die Post.", "Wir senden Daten an die Bank."),
    ],
)
def test_other_words(code: str, old: str, new: str) -> None:
    assert not alike(code, old, new)
