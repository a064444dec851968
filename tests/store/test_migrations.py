"""The tables, and the views that a person reads."""

from __future__ import annotations

import pytest

from store import Store
from store.migrations import MIGRATIONS


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [int(migration.name[:4]) for migration in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


@pytest.mark.parametrize("view", ["timeline", "section_changes", "coverage", "proofs"])
def test_the_views_of_an_empty_store_are_empty(store: Store, view: str) -> None:
    assert store.database.rows(f"SELECT * FROM {view}") == []


def test_every_table_of_ours_is_strict(store: Store) -> None:
    loose = store.database.rows(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND NOT strict "
        "AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_%' ESCAPE '\\'"
    )
    assert loose == []
