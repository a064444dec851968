"""Where a phrase runs over the ends of sentences that follow each other; pure."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from diffs.text.atoms import IDEOGRAPHS
from store.searching.characters import is_by_characters
from store.searching.query import SearchPhrase

# The kinds of characters that are part of words in the full-text index (store/migrations/search_index.py).
_OF_WORDS = ("L", "M", "N", "Co")
# Ideographs with the signs of their sentences, beside which white space is layout.
_BROAD = f"{IDEOGRAPHS}\u3000-\u303f\uff00-\uff65"
_LAYOUT = re.compile(rf"\s+(?=[{_BROAD}])|(?<=[{_BROAD}])\s+")


def in_a_row(sentences: Sequence[str]) -> str:
    """Return sentences that follow each other as one text.

    >>> in_a_row(["We sell it.", "We ask."]), in_a_row(["我们出售。", "我们问。"])
    ('We sell it. We ask.', '我们出售。我们问。')

    Args:
        sentences: the sentences; one alone stays as it is.
    """
    if len(sentences) == 1:
        return sentences[0]
    return _LAYOUT.sub("", " ".join(sentences))


def indexed_words(text: str) -> list[str]:
    """Return the words of a text as the full-text index divides it, without capitals and accents.

    >>> indexed_words("Third-party: l’été")
    ['third', 'party', 'l', 'ete']

    Args:
        text: a sentence, or what is searched.
    """
    if not text.isascii():
        text = "".join(
            sign for sign in unicodedata.normalize("NFD", text) if unicodedata.category(sign) != "Mn"
        )
    words = groupby(text.lower(), lambda sign: unicodedata.category(sign).startswith(_OF_WORDS))
    return ["".join(signs) for is_word, signs in words if is_word]


def spans_of(phrase: SearchPhrase, sentences: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where a phrase begins in one sentence and ends in a later one, as the places of the two.

    >>> list(spans_of(SearchPhrase("sell it. we ask"), ["We sell it.", "We ask you."]))
    [(0, 1)]

    Args:
        phrase: the phrase.
        sentences: sentences that follow each other.
    """
    by_characters = is_by_characters(phrase.text)
    signs, places = _joined(sentences) if by_characters else _words(sentences)
    wanted: Sequence[str] = (
        in_a_row([phrase.text, ""]).strip().lower() if by_characters else indexed_words(phrase.text)
    )
    is_prefix = phrase.is_prefix and not by_characters
    for start in range(len(signs) - len(wanted) + 1 if wanted else 0):
        end = start + len(wanted) - 1
        if places[start] == places[end] or signs[start:end] != wanted[:-1]:
            continue
        if signs[end] == wanted[-1] or (is_prefix and signs[end].startswith(wanted[-1])):
            yield places[start], places[end]


def _words(sentences: Sequence[str]) -> tuple[Sequence[str], list[int]]:
    """Return the words of all sentences, each with the place of its sentence."""
    found = [(word, place) for place, sentence in enumerate(sentences) for word in indexed_words(sentence)]
    return [word for word, _ in found], [place for _, place in found]


def _joined(sentences: Sequence[str]) -> tuple[Sequence[str], list[int]]:
    """Return the characters of all sentences in a row, each with the place of its sentence."""
    small = [sentence.lower() for sentence in sentences]
    text = in_a_row([*small, ""])
    ends = [len(in_a_row([*small[: place + 1], ""]).rstrip()) for place in range(len(small))]
    return text, [bisect_right(ends, at) for at in range(len(text))]
