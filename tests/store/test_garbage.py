"""What nothing refers to is removed; what a capture, a proof or a mail needs stays."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from harvester.pipeline.extracting import read_text
from store import Store
from store.garbage import collect, garbage_of
from tests.support.altering import faults, full_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a store with a row in every table."""
    full_store(tmp_path / "full.db")
    return tmp_path / "full.db"


def add_body(store: Store, body: bytes, base: str | None = None) -> str:
    """Store bytes that nothing refers to."""
    sha256 = hashlib.sha256(body).hexdigest()
    row = {"sha256": sha256, "size": len(body), "codec": "zstd", "base": base, "depth": int(base is not None)}
    store.database.insert("bodies", [{**row, "data": body}])
    return sha256


def test_a_store_as_runs_leave_it_has_nothing_to_remove(path: Path) -> None:
    with Store(path) as store:
        assert (garbage_of(store.database).bodies, garbage_of(store.database).texts) == ((), ())
        collect(store.database)
    assert faults(path) == []


def test_what_nothing_refers_to_is_removed_and_the_file_shrinks(path: Path) -> None:
    with Store(path) as store:
        base = add_body(store, b"a page that nobody asked for" * 4000)
        based = add_body(store, b"another one", base)
        text = read_text("Lamps", "# Lamps\n\n## Oil\n\nLamps burn oil that nobody sells.\n")
        store.texts.add(text)
        found = garbage_of(store.database)
        assert found.bodies == (based, base)
        assert found.texts == (text.sha256,)
        assert found.free_bytes > 100_000
        removed = collect(store.database)
        assert (removed.bodies, removed.texts) == (found.bodies, found.texts)
        assert removed.free_bytes > 100_000
        assert not store.database.rows("SELECT 1 FROM sentences WHERE text LIKE '%nobody sells%'")
    assert path.stat().st_size == removed.size_bytes - removed.free_bytes
    assert faults(path) == []


def test_what_a_mail_told_stays_with_everything_that_it_is_read_from(path: Path) -> None:
    with Store(path) as store:
        base = add_body(store, b"a page that was replaced")
        told = add_body(store, b"the page that a mail names", base)
        store.database.execute("UPDATE mails SET payload = json_set(payload, '$.page', ?)", (told,))
        text = read_text("Lamps", "# Lamps\n\nWe told this.\n")
        store.texts.add(text)
        store.database.execute("UPDATE told_changes SET old_text = ?", (text.sha256,))
        found = collect(store.database)
        assert (found.bodies, found.texts) == ((), ())


def test_every_table_that_refers_to_a_body_is_looked_at(path: Path) -> None:
    with Store(path) as store:
        for row in store.database.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
            for key in store.database.rows(f"PRAGMA foreign_key_list({row['name']})"):
                if key["table"] == "bodies" and row["name"] != "bodies":
                    with pytest.raises(ZeroDivisionError), store.step():
                        store.database.execute("PRAGMA defer_foreign_keys = ON")
                        sha256 = add_body(store, row["name"].encode())
                        store.database.execute(f"UPDATE {row['name']} SET {key['from']} = ?", (sha256,))
                        assert sha256 not in garbage_of(store.database).bodies, row["name"]
                        raise ZeroDivisionError
