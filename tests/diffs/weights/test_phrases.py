"""How a line of a topic is written, and where a sentence has it."""

from __future__ import annotations

import pytest

from diffs.weights.languages import LANGUAGES
from diffs.weights.phrases import lexicon
from diffs.weights.sentences import Sentence

ENGLISH = LANGUAGES[0]


def found(text: str, line: str, language: str = "en") -> list[str]:
    """Return the words at which a sentence has a line."""
    return [one.words for one in lexicon({"lamps": (line,)}, language).mentions(Sentence(text, ENGLISH))]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("Binding Arbitration applies", "arbitrat*", ["arbitration"]),
        ("an arbitrator", "arbitrat*", ["arbitrator"]),
        ("arbitrary", "arbitrat*", []),
        ("We sell it; a seller does not", "sell", ["sell"]),
        ("a **class**\naction", "class action", ["class action"]),
        ("a class-action suit", "class action", ["class-action"]),
        ("third-party tools, third parties", "third part*", ["third-party", "third parties"]),
        ("your driver’s license", "driver's license", ["driver's license"]),
        ("l’arbitrage", "arbitrage", ["arbitrage"]),
        ("第三者に提供する", "第三者", ["第 三 者"]),
        ("anything", "*", []),
        ("anything", "", []),
        ("100% (all)", "100%", ["100 %"]),
        ("we sell, rent or lend your oil", "sell ... oil", ["sell, rent or lend your oil"]),
        ("we sell lamps. The oil is ours", "sell ... oil", []),
        ("below the age of sixteen", "age of #", ["age of sixteen"]),
        ("we sold oil", "sold, sell + wick*, oil", ["sold"]),
        ("we sold lamps", "sold, sell + wick*, oil", []),
        ("see lamps.example or mail oil@lamps.com", "lamps, oil", ["lamps"]),
    ],
)
def test_lines(text: str, line: str, words: list[str]) -> None:
    assert found(text, line) == words


def test_a_line_of_a_language_holds_in_its_texts_only() -> None:
    assert found("any kind of lamp", "de: kind", "en") == []
    assert found("any kind of lamp", "de: kind", "de") == ["kind"]


def test_a_name_of_several_words_names_no_topic() -> None:
    assert found("We work on lamps and wicks with Lamp Merger Sub for this.", "merger") == []
    assert found("After a Merger we give it to the other firm.", "merger") == ["merger"]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("We never lend your lamps.", True),
        ("We lend no lamps to anyone.", True),
        ("We lend lamps without asking.", False),
        ("We will not rest, but we lend lamps.", False),
        ("We lend not only lamps.", False),
        ("We lend things including but not limited to lamps.", False),
        ("We can’t lend lamps.", True),
    ],
)
def test_what_is_denied(text: str, denied: bool) -> None:
    (mention,) = lexicon({"lamps": ("lamps",)}, "en").mentions(Sentence(text, ENGLISH))
    assert mention.denied is denied


def test_the_verb_of_a_list_may_stand_before_it() -> None:
    known = lexicon({"lamps": ("wick* + collect*",)}, "en")
    item = Sentence("* your wicks\n", ENGLISH)
    assert known.mentions(item) == []
    assert known.mentions(item, known.phrases_in(Sentence("We collect:", ENGLISH)))
