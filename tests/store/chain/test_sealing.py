"""What the program writes is in the chain, what others write is not, and no migration launders it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store import Store
from store.chain import COVERED, FIRST_LINK, Chain, ChainFault, Sealed
from store.chain.sealing import ENTRIES_OF_A_LINK
from store.migrations import MIGRATIONS, Migration
from store.records import Company

ONE = Company("one", "One", ("one.example",))


def looked(path: Path) -> tuple[int, str, list[ChainFault]]:
    """Return number and hash of the last link, and what is wrong."""
    with closing(sqlite3.connect(path)) as connection:
        sealed, chain = Sealed(), Chain(connection)
        found = list(chain.replay(sealed))
        for table in COVERED:
            found += chain.alterations(sealed, table)
        sealed.close()
        return sealed.number, sealed.head, found


def altered(path: Path, statement: str) -> None:
    """Change a store as another program would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        assert connection.execute(statement).rowcount


def test_a_step_is_one_link(store: Store) -> None:
    before, _, _ = looked(store.path)
    with store.step():
        store.sources.add_company(ONE)
        store.sources.add_company(Company("two", "Two"))
    number, head, found = looked(store.path)
    assert (number, found) == (before + 1, [])
    assert head != FIRST_LINK


def test_what_changes_nothing_leaves_no_link(store: Store) -> None:
    store.sources.add_company(ONE)
    before = looked(store.path)
    store.sources.add_company(ONE)
    with store.step():
        store.database.execute("DELETE FROM domains")
        store.database.execute("INSERT INTO domains VALUES ('one.example', 'one')")
        store.database.execute("INSERT INTO companies VALUES ('gone', 'Gone')")
        store.database.execute("DELETE FROM companies WHERE slug = 'gone'")
    assert looked(store.path) == before


def test_what_was_undone_leaves_no_link(store: Store) -> None:
    store.sources.add_company(ONE)
    before = looked(store.path)

    def fail() -> None:
        with store.step():
            store.sources.add_company(Company("two", "Two"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert looked(store.path) == before
    store.sources.add_company(Company("three", "Three"))
    assert looked(store.path)[0] == before[0] + 1


def test_a_renamed_key_and_what_follows_it_is_sealed(store: Store) -> None:
    store.sources.add_company(ONE)
    store.database.execute("UPDATE companies SET slug = 'other'")
    assert store.database.rows("SELECT company FROM domains") == [{"company": "other"}]
    assert looked(store.path)[2] == []


def test_a_row_that_replaces_another_is_sealed(store: Store) -> None:
    for time in ("2026-01-01", "2026-01-02"):
        store.database.insert("watches", [{"company": "one", "begun_at": time}], replace=True)
    assert looked(store.path)[2] == []


def test_a_long_step_is_several_links(store: Store) -> None:
    before, _, _ = looked(store.path)
    rows = ({"company": f"{number}", "begun_at": ""} for number in range(ENTRIES_OF_A_LINK + 1))
    store.database.insert("watches", rows)
    number, _, found = looked(store.path)
    assert (number, found) == (before + 2, [])


def test_two_processes_take_turns(store: Store) -> None:
    with Store(store.path) as other:
        store.sources.add_company(ONE)
        other.sources.add_company(Company("two", "Two"))
        store.sources.add_company(Company("one", "First"))
    assert looked(store.path)[2] == []


def test_another_program_leaves_no_link(store: Store) -> None:
    store.sources.add_company(ONE)
    altered(store.path, "UPDATE companies SET name = 'Two'")
    altered(store.path, "DELETE FROM domains")
    altered(store.path, "INSERT INTO watches VALUES ('one', '')")
    assert looked(store.path)[2] == [
        ChainFault("changed", "companies", ("one",)),
        ChainFault("removed", "domains", ("one.example",)),
        ChainFault("added", "watches", ("one",)),
    ]


def test_an_existing_store_is_sealed_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "h.db"
    chain = next(place for place, one in enumerate(MIGRATIONS) if one.name.endswith("_chain"))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(
            "CREATE TABLE _sqlite_migrations (id INTEGER PRIMARY KEY, migration_set TEXT, name TEXT, "
            "applied_at TEXT)"
        )
        for migration in MIGRATIONS[:chain]:
            connection.executescript(migration.sql)
            connection.execute(
                "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('harvest', ?, '')",
                (migration.name,),
            )
        connection.execute("INSERT INTO companies VALUES ('one', 'One')")
    with Store(path) as store:
        assert store.sources.slugs() == {"one"}
    assert looked(path)[2] == []
    altered(path, "UPDATE companies SET name = 'Two'")
    assert [fault.kind for fault in looked(path)[2]] == ["changed"]


def test_a_migration_seals_what_it_changes_and_nothing_that_was_altered(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two", "three"):
        store.sources.add_company(Company(name, name))
    store.close()
    altered(store.path, "UPDATE companies SET name = 'altered' WHERE slug = 'two'")
    altered(store.path, "INSERT INTO companies VALUES ('four', 'added')")
    more = Migration("9999_more", "ALTER TABLE companies ADD COLUMN seat TEXT NOT NULL DEFAULT 'Oslo';")
    for module in ("opening", "migrating"):
        monkeypatch.setattr(f"store.{module}.MIGRATIONS", (*MIGRATIONS, more))
    monkeypatch.setitem(
        COVERED,
        "companies",
        type(COVERED["companies"])(("slug",), ("slug", "name", "seat")),
    )
    Store(store.path).close()
    assert looked(store.path)[2] == [
        ChainFault("changed", "companies", ("two",)),
        ChainFault("added", "companies", ("four",)),
    ]
    altered(store.path, "UPDATE companies SET seat = 'Rome' WHERE slug = 'one'")
    assert ChainFault("changed", "companies", ("one",)) in looked(store.path)[2]
