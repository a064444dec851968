"""Copies of a store: whole, checked, and made while others write."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from store import Store
from store import backup as backup_module
from store.backup import back_up
from store.checks import Examined
from store.errors import StoreError


def companies(path: Path) -> list[str]:
    with Store(path, reading=True) as store:
        return [row["slug"] for row in store.database.rows("SELECT slug FROM companies ORDER BY slug")]


def add(store: Store, slug: str) -> None:
    store.database.insert("companies", [{"slug": slug, "name": slug.title()}])


def test_a_copy_has_everything_that_was_committed_and_the_same_chain(store: Store, tmp_path: Path) -> None:
    add(store, "acme")
    made = back_up(store.path, tmp_path / "copy.db")
    assert companies(made.path) == ["acme"]
    assert made.size_bytes == made.path.stat().st_size
    copy = Examined(made.path)
    assert copy.chain.end() == (made.links, made.head)
    copy.close()
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.glob("copy*")] == ["copy.db"]


def test_what_another_connection_has_not_committed_is_not_in_the_copy(store: Store, tmp_path: Path) -> None:
    add(store, "acme")
    with store.step():
        add(store, "brook")
        made = back_up(store.path, tmp_path / "copy.db")
    assert companies(made.path) == ["acme"]
    assert companies(store.path) == ["acme", "brook"]


def test_a_copy_replaces_an_older_one_only_as_a_whole(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, "acme")
    target = back_up(store.path, tmp_path / "copy.db").path
    add(store, "brook")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(backup_module, "_checked", killed)
    with pytest.raises(KeyboardInterrupt):
        back_up(store.path, target)
    assert companies(target) == ["acme"]
    monkeypatch.undo()
    # A process that is killed leaves its file; the next one begins again.
    target.with_name("copy.db.unfinished").write_bytes(b"half of a copy")
    back_up(store.path, target)
    assert companies(target) == ["acme", "brook"]
    assert [one.name for one in tmp_path.glob("copy*")] == ["copy.db"]


def test_a_store_that_is_in_use_is_not_replaced(store: Store, tmp_path: Path) -> None:
    add(store, "acme")
    target = back_up(store.path, tmp_path / "copy.db").path
    with pytest.raises(StoreError, match=r"is in use.*harvest\.db-wal"):
        back_up(target, store.path)


def test_a_file_of_another_program_is_not_replaced(store: Store, tmp_path: Path) -> None:
    other = tmp_path / "notes.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE notes (text)")
    connection.close()
    before = other.read_bytes()
    with pytest.raises(StoreError, match="of another program"):
        back_up(store.path, other)
    assert other.read_bytes() == before


def test_a_damaged_store_gives_no_copy(tmp_path: Path) -> None:
    with Store(tmp_path / "harvest.db") as store:
        add(store, "acme")
    connection = sqlite3.connect(store.path, isolation_level=None)
    connection.execute("INSERT INTO domains VALUES ('acme.example', 'nobody')")
    connection.close()
    with pytest.raises(StoreError, match="the store is damaged: domains: row 1 refers to a row of companies"):
        back_up(store.path, tmp_path / "copy.db")
    assert not [*tmp_path.glob("copy*")]
