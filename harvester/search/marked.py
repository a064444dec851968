"""Where the words of a query stand in a sentence, to be marked for people."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from store.searching import Query, SearchPhrase, is_by_characters, wanted_phrases

_WORD = re.compile(r"[^\W_]+")


def marks_in(sentence: str, query: Query) -> list[tuple[int, int]]:
    """Return the places of the phrases of a query in a sentence, as pairs of offsets, without overlaps.

    Args:
        sentence: the sentence.
        query: the query.
    """
    words = [(_folded(word[0]), word.start(), word.end()) for word in _WORD.finditer(sentence)]
    found: list[tuple[int, int]] = []
    for phrase in wanted_phrases(query):
        found += _characters(sentence, phrase) if is_by_characters(phrase.text) else _words(words, phrase)
    return _without_overlaps(found)


def _folded(text: str) -> str:
    """Return a word without accents and capitals, as the full-text search compares it."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFD", text.lower())
    return "".join(part for part in parts if unicodedata.category(part) != "Mn")


def _characters(sentence: str, phrase: SearchPhrase) -> list[tuple[int, int]]:
    """Return where the characters of a phrase stand."""
    return [found.span() for found in re.finditer(re.escape(phrase.text), sentence, re.IGNORECASE)]


def _words(words: list[tuple[str, int, int]], phrase: SearchPhrase) -> list[tuple[int, int]]:
    """Return where the words of a phrase stand in a row."""
    wanted = [_folded(word) for word in _WORD.findall(phrase.text)]
    found = []
    for at in range(len(words) - len(wanted) + 1 if wanted else 0):
        here = [word for word, _, _ in words[at : at + len(wanted)]]
        is_last = here[-1] == wanted[-1] or (phrase.is_prefix and here[-1].startswith(wanted[-1]))
        if here[:-1] == wanted[:-1] and is_last:
            found.append((words[at][1], words[at + len(wanted) - 1][2]))
    return found


def _without_overlaps(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans in order; those that overlap are one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
