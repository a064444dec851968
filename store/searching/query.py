"""What a query asks for, as a tree."""

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class SearchPhrase:
    """Words in a row.

    Attributes:
        text: the words as they were written.
        is_prefix: whether the last one may go on.
    """

    text: str
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Phrases with few words between them, in any order.

    Attributes:
        phrases: two or more.
        distance: how many words may be between the first and the last of them.
    """

    phrases: tuple[SearchPhrase, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class AllOf:
    """A sentence has both."""

    left: Query
    right: Query


@dataclass(frozen=True, slots=True)
class OneOf:
    """A sentence has one or both."""

    left: Query
    right: Query


@dataclass(frozen=True, slots=True)
class Without:
    """A sentence has what is on the left, and not what is on the right."""

    left: Query
    right: Query


Query = SearchPhrase | Near | AllOf | OneOf | Without


def wanted_phrases(query: Query) -> Iterator[SearchPhrase]:
    """Yield the phrases that a sentence is wanted for, without those that it must not have.

    Args:
        query: the query.
    """
    if isinstance(query, SearchPhrase):
        yield query
    elif isinstance(query, Near):
        yield from query.phrases
    else:
        yield from wanted_phrases(query.left)
        if not isinstance(query, Without):
            yield from wanted_phrases(query.right)


def query_in_words(query: Query) -> str:
    """Return how a query was understood.

    >>> query_in_words(Without(SearchPhrase("sell"), SearchPhrase("do not sell")))
    '“sell” NOT “do not sell”'

    Args:
        query: the query.
    """
    if isinstance(query, SearchPhrase):
        return f"“{query.text}{'*' if query.is_prefix else ''}”"
    if isinstance(query, Near):
        return f"NEAR({' '.join(map(query_in_words, query.phrases))}, {query.distance})"
    word = {AllOf: "AND", OneOf: "OR", Without: "NOT"}[type(query)]
    sides = (
        query_in_words(side) if isinstance(side, SearchPhrase | Near) else f"({query_in_words(side)})"
        for side in (query.left, query.right)
    )
    return f" {word} ".join(sides)


def words_apart(phrase: SearchPhrase) -> str:
    """Return how to ask for the words of a phrase that stand apart, or ``""`` if it is a single word.

    >>> words_apart(SearchPhrase("third parties and advertising"))
    'third parties AND advertising'

    Args:
        phrase: a phrase that no sentence has.
    """
    words = [word.strip(string.punctuation) for word in phrase.text.split() if any(map(str.isalnum, word))]
    parts = [(is_operator, list(same)) for is_operator, same in groupby(words, _is_written_operator)]
    while parts and parts[0][0]:
        parts.pop(0)
    while parts and parts[-1][0]:
        parts.pop()
    if len(parts) == 1:
        words = parts[0][1]
        return " AND ".join(words) if len(words) > 1 else ""
    return " ".join(same[0].upper() if is_operator else " ".join(same) for is_operator, same in parts)


def _is_written_operator(word: str) -> bool:
    """Return whether a word would be an operator in capitals; `not` is not meant so, as in "do not sell"."""
    return word.lower() in ("and", "or")
