"""Languages are told where they are clear, and only there."""

from __future__ import annotations

import pytest

from harvester.extract.screen.language import SMALL_WORDS, language_of, language_shares, speaks_another
from tests.support.paths import FIXTURES

# The same few sentences about a shop, written in each language for this test.
TEXTS = {
    path.stem: path.read_text(encoding="utf-8") for path in sorted((FIXTURES / "languages").glob("*.txt"))
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_language_is_told(language: str) -> None:
    assert language_of(TEXTS[language]) == language


@pytest.mark.parametrize("language", TEXTS)
def test_a_document_in_another_language_is_told(language: str) -> None:
    for other in TEXTS:
        expected = "" if other == language else language
        assert speaks_another(TEXTS[language], frozenset({other})) == expected
    assert speaks_another(TEXTS[language], frozenset()) == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The shop is closed.",
        "Larkspur 8x32, Larkspur 10x42, Loupe 20, Loupe 30, Lens 50, Lens 85, Lens 135 " * 5,
        TEXTS["en"] + TEXTS["nl"],
        TEXTS["es"] + TEXTS["pt"],
    ],
)
def test_what_is_not_clear_is_not_told(text: str) -> None:
    assert language_of(text) == ""


def test_two_languages_hide_each_other() -> None:
    both = TEXTS["de"] + TEXTS["en"]
    assert speaks_another(both, frozenset({"en"})) == ""
    assert speaks_another(both, frozenset({"de"})) == ""


def test_japanese_is_not_chinese() -> None:
    assert set(language_shares(TEXTS["ja"])) == {"ja"}


def test_no_small_word_speaks_for_two_languages() -> None:
    words = [word for row in SMALL_WORDS.values() for word in row.split()]
    assert len(words) == len(set(words))
