"""Whether the file is whole."""

from __future__ import annotations

from harvester.pipeline.extracting import read_text
from store import Store

TEXT = read_text("Privacy", "# Privacy\n\n## 1. Cookies\n\nNone.\n")


def test_a_new_store_is_whole(store: Store) -> None:
    assert list(store.integrity.structure()) == []
    assert list(store.integrity.texts()) == []


def test_a_row_without_what_it_refers_to_is_found(store: Store) -> None:
    store.database.execute("PRAGMA foreign_keys = OFF")
    store.database.execute("INSERT INTO domains VALUES ('nobody.example', 'nobody')")
    (fault,) = store.integrity.structure()
    assert "domains" in fault
    assert "companies" in fault


def test_a_damaged_index_is_found(store: Store) -> None:
    store.texts.add(TEXT)
    store.database.execute("PRAGMA writable_schema = ON")
    store.database.execute(
        "UPDATE sqlite_master SET sql = replace(sql, 'words    INTEGER NOT NULL', 'words TEXT NOT NULL CHECK "
        "(words > 10000)') WHERE name = 'texts'"
    )
    with Store(store.path) as again:
        assert any("texts" in fault for fault in again.integrity.structure())


def test_sections_give_their_text_back(store: Store) -> None:
    store.texts.add(TEXT)
    (row,) = store.integrity.texts()
    assert row.markdown == TEXT.markdown == store.integrity.joined(TEXT.sha256)
    assert store.integrity.joined("unknown") == ""
