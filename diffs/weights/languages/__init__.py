"""The languages of policies, one file each: phrases of topics, and words that turn a sentence round."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from diffs.weights.languages.dutch import DUTCH
from diffs.weights.languages.english import ENGLISH
from diffs.weights.languages.french import FRENCH
from diffs.weights.languages.german import GERMAN
from diffs.weights.languages.italian import ITALIAN
from diffs.weights.languages.language import Language, without_addresses
from diffs.weights.languages.portuguese import PORTUGUESE
from diffs.weights.languages.spanish import SPANISH

__all__ = ["LANGUAGES", "Language", "recognised_language", "without_addresses"]

LANGUAGES = (ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, DUTCH, PORTUGUESE)
"""All languages; the first is assumed where a text does not tell its own."""

_WORD = re.compile(r"[^\W\d_]+")
_CHARS_READ = 3_000  # a language shows in its first hundred words
_LEAST_WORDS = 30  # a date or a list of names is spelled alike in several languages


def recognised_language(texts: Iterable[str], document: Language | None = None) -> Language:
    """Return the language whose small words are the most frequent in a text.

    Args:
        texts: the pieces of the text.
        document: the language of the whole document, if it is known; a short text of it is in this language.
    """
    start = ""
    for text in texts:
        start += text[: _CHARS_READ - len(start)]
        if len(start) >= _CHARS_READ:
            break
    words = Counter(_WORD.findall(without_addresses(start).lower()))
    if document and words.total() < _LEAST_WORDS:
        return document
    return max(LANGUAGES, key=lambda language: sum(words[word] for word in language.recognised_by))
