"""What is permitted, forbidden, demanded or left open, in adjectives; each language, and near misses."""

from __future__ import annotations

import pytest

from diffs import compare
from diffs.summaries import summarize
from diffs.weights.languages import LANGUAGES
from diffs.weights.languages.stances import stance_of
from diffs.weights.topics import TURNED_POINTS
from tests.diffs.weights.test_services import DUTCH, FRENCH, ITALIAN, PORTUGUESE, SPANISH
from tests.diffs.weights.test_structure import ENGLISH, GERMAN

TURNED = [
    (ENGLISH, "Broken lamps are prohibited in the hall.", "Broken lamps are permitted in the hall."),
    (
        ENGLISH,
        "Broken lamps are not allowed here.",
        "Broken lamps are allowed here if nobody sees them.",
    ),
    (ENGLISH, "Naming your street is optional.", "Naming your street is mandatory."),
    (GERMAN, "Das Löschen der Lampe ist untersagt.", "Das Löschen der Lampe ist gestattet."),
    (GERMAN, "Der Straßenname ist freiwillig.", "Der Straßenname ist erforderlich."),
    (
        FRENCH,
        "La copie des dessins de lampes est interdite pour tous.",
        "La copie des dessins de lampes est autorisée pour tous.",
    ),
    (
        SPANISH,
        "Está prohibido encender las lámparas en la tienda.",
        "Está permitido encender las lámparas en la tienda.",
    ),
    (ITALIAN, "Il nome della via è facoltativo per noi.", "Il nome della via è obbligatorio per noi."),
    (DUTCH, "Lampen aansteken is verboden in de winkel.", "Lampen aansteken is toegestaan in de winkel."),
    (PORTUGUESE, "O nome da rua é facultativo na loja.", "O nome da rua é obrigatório na loja."),
]


def weight(start: str, old: str, new: str) -> dict[str, tuple[str, int]]:
    """Return topic → trigger and points of two texts of a section."""
    before, after = (f"{start}\n## Lamps and oil\n\n{text}\n" for text in (old, new))
    summary = summarize(compare(before, after), before).summary
    return {tag.topic: (tag.trigger, tag.points) for tag, _ in summary.topics}


@pytest.mark.parametrize(("start", "old", "new"), TURNED)
@pytest.mark.parametrize("is_reversed", [False, True])
def test_what_is_turned_into_its_contrary(start: str, old: str, new: str, is_reversed: bool) -> None:
    if is_reversed:
        old, new = new, old
    assert weight(start, old, new)["modal verb"][1] == TURNED_POINTS


def test_the_words_are_shown_with_what_denies_them() -> None:
    told = weight(ENGLISH, "Lamps are not allowed in the hall.", "Lamps are allowed in the hall.")
    assert told["modal verb"][0] == "not allowed → allowed"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Lamps are prohibited in the hall.", "Lamps are not permitted in the hall."),
        ("Lamps are not allowed in the hall.", "Lamps are forbidden in the hall."),
        (
            "Lamps are allowed, torches are prohibited here.",
            "Lamps are allowed here, and so are torches.",
        ),
        ("Lamps are allowed in the hall.", "Nobody has to look at the ceiling when it is prohibited."),
    ],
)
def test_what_means_the_same_or_says_both(old: str, new: str) -> None:
    assert "modal verb" not in weight(ENGLISH, old, new)


def test_each_language_has_both_poles_of_both() -> None:
    for language in LANGUAGES:
        stances = set(stance_of(language.code).values())
        assert stances == {(0, True), (0, False), (1, True), (1, False)}
