"""Reading ease is counted for languages that have a formula, and for no other text."""

from __future__ import annotations

import pytest

from harvester.site.reading_ease import TextCounts, certain_language, counted, reading_ease

EASY = "We keep your name. We do not sell it. You can ask us to show it to you, and we will. "
HARD = (
    "Notwithstanding the aforementioned considerations, organisational affiliates continuously evaluate "
    "personally identifiable information in accordance with internationally applicable regulations. "
)


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("policy", 3),
        ("information", 4),
        ("use", 1),
        ("file", 1),
        ("people", 2),
        ("created", 3),
        ("shared", 1),
        ("rules", 1),
        ("statement", 2),
        ("various", 3),
        ("the", 1),
        ("mr", 1),
    ],
)
def test_syllables_of_english_words(word: str, syllables: int) -> None:
    assert counted(word, "en").syllables == syllables


def test_sentences_end_at_full_stops_paragraphs_and_items() -> None:
    text = "We keep 1.2 copies, e.g. on tape. You agree!\n\nNo stop here\n\n* one item\n* another\n"
    assert counted(text, "en").sentences == 5
    assert counted("See [our site](https://a.example/x.y?z=1).", "en").words == 3


def test_short_words_and_sentences_are_easier() -> None:
    easy, hard = (reading_ease("en", [counted(text * 10, "en")]) for text in (EASY, HARD))
    assert easy and hard
    assert easy.value > 90 > 10 > hard.value
    assert easy.formula == "Flesch"


def test_the_formula_is_that_of_its_author() -> None:
    # 100 words in 5 sentences with 150 syllables: 206.835 - 1.015 * 20 - 84.6 * 1.5.
    found = reading_ease("en", [TextCounts(60, 3, 90), TextCounts(40, 2, 60)])
    assert found and found.value == pytest.approx(59.635)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "We collect personal data when you use our services. The data are your name and address.",
        ),
        (
            "de",
            "Wir erheben Daten, wenn Sie unsere Dienste nutzen. Sie haben das Recht auf Auskunft.",
        ),
        (
            "fr",
            "Nous collectons des données lorsque vous utilisez nos services. Vous avez le droit.",
        ),
        ("nl", "Wij verzamelen gegevens wanneer u onze diensten gebruikt. U hebt het recht te weten welke."),
        (
            "it",
            "Raccogliamo i dati personali quando utilizzate i nostri servizi. Non vendiamo i dati.",
        ),
        (None, "Vi samlar in personuppgifter när du använder våra tjänster. Vi säljer inte dina uppgifter."),
        (None, "Zbieramy dane osobowe, gdy korzystasz z naszych usług. Nie sprzedajemy twoich danych."),
        (None, "نجمع بياناتك الشخصية عندما تستخدم خدماتنا ولا نبيعها لأحد."),
        (None, "当社は個人情報を収集します。販売しません。"),
        (None, ""),
    ],
)
def test_a_language_is_only_recognised_if_it_is_certain(language: str | None, text: str) -> None:
    assert certain_language(text) == language


@pytest.mark.parametrize("counts", [[], [TextCounts(99, 5, 150)], [TextCounts(200, 0, 300)]])
def test_a_short_text_has_no_value(counts: list[TextCounts]) -> None:
    assert reading_ease("en", counts) is None
    assert reading_ease(None, [TextCounts(200, 10, 300)]) is None
