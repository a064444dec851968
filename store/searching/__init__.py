"""Read a query as people write it, and turn it into SQL; pure."""

from __future__ import annotations

from store.searching.characters import is_by_characters
from store.searching.parse import parse_query
from store.searching.query import AllOf, Near, OneOf, Phrase, Query, Without, phrases_of, query_in_words
from store.searching.statement import SearchSql, search_sql

__all__ = [
    "AllOf",
    "Near",
    "OneOf",
    "Phrase",
    "Query",
    "SearchSql",
    "Without",
    "is_by_characters",
    "parse_query",
    "phrases_of",
    "query_in_words",
    "search_sql",
]
