"""A query as SQL that selects the sentences that it asks for."""

from __future__ import annotations

from dataclasses import dataclass

from diffs.weights import without_layout
from store.errors import QueryError
from store.searching.characters import is_by_characters
from store.searching.query import AllOf, Near, OneOf, Query, SearchPhrase

_OF_WORDS = "SELECT rowid AS id FROM sentences_fts WHERE sentences_fts MATCH ?"
_OF_CHARACTERS = "SELECT rowid AS id FROM sentences_trigrams WHERE sentences_trigrams MATCH ?"
# What is shorter than three characters is in no trigram.
_OF_FEW_CHARACTERS = "SELECT id FROM sentences WHERE by_characters AND instr(lower(text), ?)"
_TRIGRAM = 3


@dataclass(frozen=True, slots=True)
class SearchSql:
    """A statement that selects the ids of sentences, as a column `id`.

    Attributes:
        sql: the statement.
        parameters: its parameters.
    """

    sql: str
    parameters: tuple[str, ...]


def search_sql(query: Query) -> SearchSql:
    """Return the statement that selects the sentences that a query asks for.

    Args:
        query: the query.

    Raises:
        QueryError: it counts words in a script that has no spaces between them.
    """
    if not _needs_characters(query):
        return SearchSql(_OF_WORDS, (_expression(query),))
    if isinstance(query, Near):
        problem = "NEAR counts words, and some of these are in a script without spaces between words"
        raise QueryError(problem, "Use AND instead")
    if isinstance(query, SearchPhrase):
        text = without_layout(query.text)
        if len(text) < _TRIGRAM:
            return SearchSql(_OF_FEW_CHARACTERS, (text.lower(),))
        return SearchSql(_OF_CHARACTERS, (match_string(text),))
    left, right = search_sql(query.left), search_sql(query.right)
    word = "INTERSECT" if isinstance(query, AllOf) else "UNION" if isinstance(query, OneOf) else "EXCEPT"
    sql = f"SELECT id FROM ({left.sql}) {word} SELECT id FROM ({right.sql})"
    return SearchSql(sql, left.parameters + right.parameters)


def _needs_characters(query: Query) -> bool:
    """Return whether a part of a query is searched by its characters."""
    if isinstance(query, SearchPhrase):
        return is_by_characters(query.text)
    if isinstance(query, Near):
        return any(map(_needs_characters, query.phrases))
    return _needs_characters(query.left) or _needs_characters(query.right)


def _expression(query: Query) -> str:
    """Return a query as an expression of the full-text search."""
    if isinstance(query, SearchPhrase):
        return match_string(query.text) + (" *" if query.is_prefix else "")
    if isinstance(query, Near):
        return f"NEAR({' '.join(map(_expression, query.phrases))}, {query.distance})"
    word = "AND" if isinstance(query, AllOf) else "OR" if isinstance(query, OneOf) else "NOT"
    left, right = _expression(query.left), _expression(query.right)
    # All of them join what is on their left first, and the parser takes only so many parentheses in others.
    if not isinstance(query.left, SearchPhrase | Near | type(query)):
        left = f"({left})"
    if not isinstance(query.right, SearchPhrase | Near):
        right = f"({right})"
    return f"{left} {word} {right}"


def match_string(text: str) -> str:
    """Return words as a string of the full-text search, in which no sign has a meaning.

    Args:
        text: the words.
    """
    inner = text.replace('"', '""').replace("\0", " ")
    return f'"{inner}"'
