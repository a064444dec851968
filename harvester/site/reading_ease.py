"""How easy a text is to read, by the formula that was made for its language; pure.

A formula is only valid for the language that its factors were fitted to, so a text in another language, or in
none that is recognised for certain, has no value. All of them count words, sentences and syllables:

* English: Flesch, "A new readability yardstick", Journal of Applied Psychology 32 (1948).
* German: Amstad, "Wie verständlich sind unsere Zeitungen?" (1978).
* French: Kandel and Moles, "Application de l'indice de Flesch à la langue française" (1958).
* Spanish: Szigriszt Pazos, "Sistemas predictivos de legibilidad del mensaje escrito" (1993).
* Italian: Franchina and Vacca, "Adaptation of Flesch readability index" (1986).
* Dutch: Douma, "De leesbaarheid van landbouwbladen" (1960).
* Portuguese: Martins and others, "Readability formulas applied to textbooks in Brazilian Portuguese" (1996).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from diffs.weights import recognised_language
from diffs.weights.languages import LANGUAGES, without_addresses

# Below this, a single long sentence decides; Flesch's own samples have a hundred words.
_LEAST_WORDS = 100
# The share of the small words that tell a language: 29 to 46 % in the same five sentences of a policy in each
# of the seven languages, and by chance 15 % in Catalan, 11 % in Romanian, 3 to 8 % in Polish and Swedish.
_LEAST_SMALL_WORDS = 0.2
# In characters: as much as is read to recognise a language.
_READ_CHARS = 3_000

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# A full stop inside a sentence is followed by a small letter ("e.g. this") or by no space ("1.2").
_SENTENCE_END = re.compile(r"[.!?]+[\"'”’»)]*(?=\s+[^\sa-zà-ÿ]|\s*$)|\n\s*\n|\n(?=\s*(?:[-*+#]|\d+[.)])\s)")
_LINK = re.compile(r"\]\([^)\s]*\)")
_VOWELS = re.compile(r"[aeiouyàâäáãæèéêëìíîïòóôöõøœùúûüÿ]+")
# Vowels side by side that belong to two syllables ("cre-ated", "vari-ous", "sci-entific", "flu-id"), and
# vowels that are not spoken ("use", "file", "shared", "rules", "statement"). With these, 95 % of the words of
# five English policies have the number of syllables of the CMU Pronouncing Dictionary, and the sum over all
# words, as often as they stand there, is off by 1 %.
_ENGLISH_APART = re.compile(
    r"[^ct]ia(?!n|l)|iat[ei]|[^gq]u(?:al|ou|er|id|an)|eo(?!p|u)|[^cst]ie[nr](?!d)|[^tscg]iou|i(?:um|od)|"
    r"ism$|creat|[ou]ying"
)
_ENGLISH_SILENT = re.compile(
    r"[^aeiouyl]e(?:'s)?$|[aeiou]le$|[^aeiouytdl]ed$|[aeiou]l{1,2}ed$|[^aeiouysxzcghl]es$|[aeiou]les$|"
    r"[aeiou][^aeiou]e(?:ly|ments?|ful|ness)$"
)


@dataclass(frozen=True, slots=True)
class _Formula:
    """A formula: `base` less the words of a sentence and the syllables of a word, each times its factor."""

    name: str
    base: float
    sentence: float
    syllable: float


_FORMULAS = {
    "en": _Formula("Flesch", 206.835, 1.015, 84.6),
    "de": _Formula("Amstad", 180, 1, 58.5),
    "fr": _Formula("Kandel and Moles", 207, 1.015, 73.6),
    "es": _Formula("Szigriszt Pazos", 206.835, 1, 62.3),
    "it": _Formula("Franchina and Vacca", 217, 1.3, 60),
    "nl": _Formula("Douma", 206.84, 0.93, 77),
    "pt": _Formula("Martins", 248.835, 1.015, 84.6),
}


@dataclass(frozen=True, slots=True)
class ReadingEase:
    """How easy a text is to read.

    Attributes:
        value: about 0 (very hard) to 100 (very easy); it may lie outside.
        formula: the name of the formula.
    """

    value: float
    formula: str


@dataclass(frozen=True, slots=True)
class TextCounts:
    """What the formulas count in a text.

    Attributes:
        words: how many words.
        sentences: how many sentences.
        syllables: how many syllables.
    """

    words: int = 0
    sentences: int = 0
    syllables: int = 0

    def __add__(self, other: TextCounts) -> TextCounts:
        return TextCounts(
            self.words + other.words, self.sentences + other.sentences, self.syllables + other.syllables
        )


def reading_ease(language: str | None, counts: Iterable[TextCounts]) -> ReadingEase | None:
    """Return how easy a text is to read, or None if no formula is valid for it.

    Args:
        language: the code of its language, as `certain_language` returns it.
        counts: of its parts.
    """
    formula = _FORMULAS.get(language or "")
    total = sum(counts, TextCounts())
    if formula is None or total.words < _LEAST_WORDS or not total.sentences:
        return None
    sentence, word = total.words / total.sentences, total.syllables / total.words
    return ReadingEase(formula.base - formula.sentence * sentence - formula.syllable * word, formula.name)


def certain_language(markdown: str) -> str | None:
    """Return the code of the language of a text, or None if it is none of those with a formula.

    Args:
        markdown: the text.
    """
    language = recognised_language([markdown])
    words = [word.lower() for word in _WORD.findall(without_addresses(markdown[:_READ_CHARS]))]
    small = sum(word in language.recognised_by for word in words)
    return language.code if words and small / len(words) >= _LEAST_SMALL_WORDS else None


@lru_cache(maxsize=4096)
def counted(markdown: str, language: str) -> TextCounts:
    """Count the words, sentences and syllables of a part of a text.

    Args:
        markdown: the part; a paragraph or an item of a list ends a sentence.
        language: the code of its language.
    """
    plain = _LINK.sub("", markdown)
    words = Counter(_WORD.findall(plain.lower()))
    sentences = sum(1 for part in _SENTENCE_END.split(plain) if _WORD.search(part))
    syllables = sum(times * _syllables(word, language) for word, times in words.items())
    return TextCounts(words.total(), sentences, syllables)


@lru_cache(maxsize=65_536)
def _syllables(word: str, language: str) -> int:
    """Return about how many syllables a word in small letters has: its runs of vowels, corrected."""
    number = len(_VOWELS.findall(word))
    if language == "en":
        number += len(_ENGLISH_APART.findall(word))
        number -= len(_ENGLISH_SILENT.findall(word))
    return max(1, number)


assert set(_FORMULAS) == {language.code for language in LANGUAGES}
