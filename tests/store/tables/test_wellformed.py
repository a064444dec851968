"""What no program of this project wrote into the store is found when it makes a command fail."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from harvester.errors import StoreError
from store import Store
from store.tables.wellformed import malformed
from tests.fuzz.command_line import originals

DEEP = "[" * 20_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a copy of a store that was harvested, with citations, mails and changes."""
    path = tmp_path / "h.db"
    path.write_bytes(originals().store)
    return path


def alter(path: Path, statement: str, *values: object) -> None:
    """Change the store behind the program's back."""
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute(statement, values).rowcount


def test_a_store_that_nobody_altered_is_well_formed(path: Path) -> None:
    with Store(path) as store:
        assert [row["total"] for row in store.database.rows("SELECT count(*) AS total FROM changes")] != [0]
        assert list(malformed(store.database)) == []


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("versions", "flags", "{"),
        ("versions", "notes", "[1]"),
        ("versions", "first_capture", "yesterday"),
        ("readings", "notes", DEEP),
        ("readings", "unmatched", "null"),
        ("snapshots", "headers", "[]"),
        ("snapshots", "redirects", "1"),
        ("snapshots", "fetched_at", "2012-05-03T10:11:12"),
        ("snapshots", "timestamp", "2012050310111٢"),
        ("compared_sections", "edits", "[[0, 0]]"),
        ("compared_sections", "edits", '[["replace", "x", 1]]'),
        ("compared_sections", "other_indexes", '["x"]'),
        ("compared_sections", "before_index", 999),
        ("stated_dates", "date", "2012-02-30"),
        ("documents", "selectors", "[]"),
        ("stored_texts", "words", -1),
    ],
)
def test_what_cannot_be_there_is_named(path: Path, table: str, column: str, value: object) -> None:
    one = f"(SELECT {column} FROM {table} WHERE {column} IS NOT NULL LIMIT 1)"
    alter(path, f"UPDATE {table} SET {column} = ? WHERE {column} = {one}", value)
    with Store(path) as store:
        (fault,) = malformed(store.database)
        assert table in fault
    with pytest.raises(StoreError, match=r"is damaged: .*harvest verify"), Store(path):
        raise ValueError("what such a row leads to")


def test_an_error_that_the_store_is_not_the_cause_of_stays_as_it_is(path: Path) -> None:
    with pytest.raises(KeyError, match="a defect"), Store(path):
        raise KeyError("a defect")


def test_text_that_is_not_utf_8_is_an_error_of_the_store(path: Path) -> None:
    alter(path, "UPDATE versions SET flags = CAST(? AS TEXT)", b"\xff\xfe")
    with Store(path) as store, pytest.raises(StoreError, match="UTF-8"):
        list(malformed(store.database))
