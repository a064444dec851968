"""Queries as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import Store
from store.errors import QueryError
from store.searching import parse_query, query_in_words, search_sql

UNDERSTOOD = {
    "sell": "“sell”",
    "do not sell": "“do not sell”",
    '"do not sell"': "“do not sell”",
    "“do not sell”": "“do not sell”",
    "«do not» „sell“": "“do not” AND “sell”",
    "sell AND share": "“sell” AND “share”",
    "sell OR rent AND share": "“sell” OR (“rent” AND “share”)",
    "(sell OR rent) AND share": "(“sell” OR “rent”) AND “share”",
    "share NOT sell NOT rent": "(“share” NOT “sell”) NOT “rent”",
    'sell "third party"': "“sell” AND “third party”",
    "arbitrat*": "“arbitrat*”",
    "class act*": "“class act*”",
    "NEAR(sell data, 5)": "NEAR(“sell” “data”, 5)",
    'NEAR(sell "your data")': "NEAR(“sell” “your data”, 10)",
    "near (sell)": "“near” AND “sell”",
    "third-party, AT&T and don't": "“third-party, AT&T and don't”",
    "heading: sell ^x {y}": "“heading: sell ^x {y}”",
    "cafe\u0301": "“café”",
}
REFUSED = {
    "": "the query is empty",
    " \t": "the query is empty",
    '"sell': "is not closed",
    "(sell": "is not closed",
    "sell)": "not opened",
    "()": "nothing between two parentheses",
    "NOT sell": "NOT has nothing before it",
    "AND sell": "AND has nothing before it",
    "sell OR": "OR has nothing after it",
    "sell AND OR rent": "OR has nothing before it",
    "*": "a * does not stand at the end of a word",
    "sell *": "a * does not stand at the end of a word",
    "sell ** rent": "a * does not stand at the end of a word",
    "–": "neither letter nor digit",
    '"!"': "neither letter nor digit",
    "NEAR(sell)": "fewer than two",
    "NEAR(sell data, far)": "the distance of NEAR is “far”",
    "NEAR(sell data, -1)": "the distance of NEAR is “-1”",
    "NEAR(sell OR data)": "something else",
    "NEAR(sell data": "something else",
    "(" * 60 + "a" + ")" * 60: "too many parentheses",
    "a" * 1001: "1001 characters",
    "NEAR(個人 情報, 3)": "without spaces between words",
}


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_a_query_is_understood(text: str) -> None:
    assert query_in_words(parse_query(text)) == UNDERSTOOD[text]


@pytest.mark.parametrize("text", REFUSED)
def test_a_wrong_query_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(QueryError, match=REFUSED[text].replace("*", r"\*").replace("(", r"\(")) as caught:
        search_sql(parse_query(text))
    assert caught.value.remedy


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
def empty(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(tmp_path_factory.mktemp("empty") / "store.db")


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
