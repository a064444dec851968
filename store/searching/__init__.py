"""Read a query as people write it, and turn it into SQL; pure."""

from __future__ import annotations

from store.searching.characters import is_by_characters
from store.searching.parse import parse_query
from store.searching.query import (
    AllOf,
    Near,
    OneOf,
    Query,
    SearchPhrase,
    Without,
    query_in_words,
    wanted_phrases,
    words_apart,
)
from store.searching.spanning import in_a_row, indexed_words, spans_of
from store.searching.statement import SearchSql, search_sql

__all__ = [
    "AllOf",
    "Near",
    "OneOf",
    "Query",
    "SearchPhrase",
    "SearchSql",
    "Without",
    "in_a_row",
    "indexed_words",
    "is_by_characters",
    "parse_query",
    "query_in_words",
    "search_sql",
    "spans_of",
    "wanted_phrases",
    "words_apart",
]
