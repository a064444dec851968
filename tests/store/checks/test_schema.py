"""Definitions of tables are compared by what they mean to SQLite."""

from __future__ import annotations

import pytest

from store.checks.schema import is_same

TABLE = "CREATE TABLE held (reason TEXT NOT NULL, words INTEGER DEFAULT '--none') STRICT"


@pytest.mark.parametrize(
    "other",
    [
        TABLE,
        TABLE.replace(" words", " -- at most\n  -- a million\n words"),
        TABLE.replace(" TEXT", "\tTEXT"),
        f"{TABLE} -- once called reviews",
    ],
)
def test_comments_and_white_space_are_no_part_of_a_definition(other: str) -> None:
    assert is_same(other, TABLE)


@pytest.mark.parametrize(
    "other",
    [
        None,
        TABLE.replace("NOT NULL", ""),
        TABLE.replace("'--none'", "'--some'"),
        TABLE.replace(" STRICT", "-- STRICT"),
        TABLE.replace("words INTEGER", "-- words INTEGER\n words TEXT"),
    ],
)
def test_all_else_is(other: str | None) -> None:
    assert not is_same(other, TABLE)


def test_nothing_is_the_same_as_nothing() -> None:
    assert is_same(None, None)
