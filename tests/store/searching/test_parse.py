"""Queries as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import Store
from store.errors import QueryError
from store.searching import SearchPhrase, parse_query, query_in_words, search_sql, words_apart
from tests.support.queries import REFUSED, UNDERSTOOD


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_a_query_is_understood(text: str) -> None:
    assert query_in_words(parse_query(text)) == UNDERSTOOD[text]


@pytest.mark.parametrize("text", REFUSED)
def test_a_wrong_query_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(QueryError, match=re.escape(REFUSED[text])) as caught:
        search_sql(parse_query(text))
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("phrase", "apart"),
    [
        ("sell and share", "sell AND share"),
        ("third parties And advertising or law", "third parties AND advertising OR law"),
        ("do not sell", "do AND not AND sell"),
        ("sell, share – rent", "sell AND share AND rent"),
        ("and sell or", ""),
        ("sell and/or share", "sell AND and/or AND share"),
        ("sell", ""),
    ],
)
def test_words_that_stand_apart_are_asked_for_with_operators(phrase: str, apart: str) -> None:
    assert words_apart(SearchPhrase(phrase)) == apart
    if apart:
        parse_query(apart)


WORDS = (
    "a",
    "é",
    "個人情報",
    "個",
    '"',
    "(",
    ")",
    "*",
    "AND",
    "OR",
    "NOT",
    "NEAR(",
    ",",
    "5",
    " ",
    "'",
    "\0",
    ";",
    "--",
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(tmp_path_factory.mktemp("empty") / "store.db") as store:
        yield store


@settings(deadline=None)
@given(text=st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join) | st.text(max_size=40))
def test_whatever_is_written_is_searched_or_refused(empty: Store, text: str) -> None:
    try:
        query = parse_query(text)
        asked = search_sql(query)
    except QueryError:
        return
    assert query_in_words(query)
    assert empty.database.rows(asked.sql, asked.parameters) == []


@pytest.mark.parametrize("operator", ["AND", "OR", "NOT"])
def test_a_long_row_of_operators_is_searched(empty: Store, operator: str) -> None:
    asked = search_sql(parse_query(f" {operator} ".join("abcdefgh" * 16)))
    assert empty.database.rows(asked.sql, asked.parameters) == []
