"""The tables, and the views that a person reads."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

import store.migrating
from store import Store
from store.migrating import apply_migrations
from store.migrations import MIGRATIONS
from store.migrations.change_summaries import CHANGE_SUMMARIES
from store.opening import IN_MEMORY
from store.records import Company
from tests.support.larkspur import add_document
from tests.support.timelines import is_drawn


def test_migrations_are_numbered_without_gaps() -> None:
    numbers = [migration.name.partition("_")[0] for migration in MIGRATIONS]
    assert numbers == [f"{number:04}" for number in range(1, len(MIGRATIONS) + 1)]


@pytest.mark.parametrize(
    "view", ["timeline", "version_changes", "section_changes", "coverage", "generations", "proofs"]
)
def test_the_views_of_an_empty_store_are_empty(store: Store, view: str) -> None:
    assert store.database.rows(f"SELECT * FROM {view}") == []


def test_every_table_of_ours_is_strict(store: Store) -> None:
    loose = store.database.rows(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND NOT strict "
        "AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_%' ESCAPE '\\'"
    )
    assert loose == []


def test_comparisons_without_numbers_are_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    older = MIGRATIONS[: MIGRATIONS.index(CHANGE_SUMMARIES)]
    with monkeypatch.context() as patch:
        for module in ("opening", "migrating"):
            patch.setattr(f"store.{module}.MIGRATIONS", older)
        # What is chained today has columns that the older store lacks.
        patch.setattr("store.chain.sealing.COVERED", {})
        with Store(tmp_path / "older.db") as kept:
            document = add_document(kept)
            with kept.step():
                kept.database.execute(
                    "INSERT INTO comparisons (document, old_text, new_text, cosmetic, coarse, unchanged) "
                    "VALUES (?, 'a', 'b', 0, 0, 3)",
                    (document,),
                )
            assert is_drawn(kept, document)
    with Store(tmp_path / "older.db") as kept:
        assert kept.changes.comparison(document, "a", "b") is None
        assert not is_drawn(kept, document)


def test_stores_in_memory_are_copies_of_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[sqlite3.Connection] = []

    def counted(connection: sqlite3.Connection) -> None:
        made.append(connection)
        apply_migrations(connection)

    monkeypatch.setattr("store.migrating.apply_migrations", counted)
    store.migrating._empty_store.cache_clear()
    schema = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"
    with Store(tmp_path / "file.db") as file, Store(IN_MEMORY) as one, Store(IN_MEMORY) as other:
        assert len(made) == 2
        one.sources.add_company(Company("nikon", "Nikon", ()))
        assert other.sources.slugs() == set()
        assert one.database.rows(schema) == other.database.rows(schema) == file.database.rows(schema)
        assert other.database.row("PRAGMA foreign_keys") == {"foreign_keys": 1}
