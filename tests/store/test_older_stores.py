"""Stores in which each text was stored as a whole, as sections and in edits become such as are made today."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store import Store
from store.edit_spans import edits_of_spans
from store.migrations import MIGRATIONS, edit_spans
from store.migrations.passages import PASSAGES
from tests.support.altering import faults, full_store
from tests.support.harvests import contents
from tests.support.stores import age

# What readers may ask of a store, whatever its form.
OF_VERSIONS = ("policies", "timeline", "version_texts", "version_sections", "version_sentences", "texts")
# What an older store did not have; the rows of these tables went with them.
YOUNGER = {"considered_changes", "interests", "saves", "save_quotas"}
YOUNGER_INDEXES = {"addresses_by_url"}
READ = (*OF_VERSIONS, "section_changes", "change_texts", "section_lives", "sections")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of today with a row in every table."""
    path = tmp_path_factory.mktemp("made") / "full.db"
    full_store(path)
    return path


@pytest.fixture
def older(made: Path, tmp_path: Path) -> Path:
    """Return the same store as the version before wrote it."""
    path = Path(shutil.copy(made, tmp_path / "h.db"))
    age(path, MIGRATIONS.index(PASSAGES))
    return path


def kept(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return the contents of a store but for the tables that older ones do not have."""
    return {table: rows for table, rows in contents(path).items() if table not in YOUNGER}


def size_of_younger(path: Path) -> int:
    """Return how large the tables and indexes are that older stores do not have: a page each."""
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("PRAGMA page_size").fetchone()
        made = connection.execute("SELECT name, tbl_name FROM sqlite_master WHERE rootpage > 0").fetchall()
    return int(page) * sum(name in YOUNGER_INDEXES or table in YOUNGER for name, table in made)


def read_by_others(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return what a program that knows nothing of this one reads in the views."""
    with closing(sqlite3.connect(path)) as connection:
        found = {}
        for name in READ:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            rows = connection.execute(f"SELECT {', '.join(map(json.dumps, sorted(columns)))} FROM {name}")
            found[name] = sorted(rows.fetchall(), key=repr)
    return found


def test_an_older_store_becomes_one_of_today_and_says_the_same(made: Path, older: Path) -> None:
    before, size = read_by_others(older), older.stat().st_size
    assert all(before.values())
    Store(older).close()
    assert read_by_others(older) == before == read_by_others(made)
    assert kept(older) == kept(made)
    assert faults(older) == []
    with Store(older) as store:
        store.database.vacuum()
    assert older.stat().st_size - size_of_younger(older) < size


def test_edits_need_no_text_of_their_own(made: Path) -> None:
    with closing(sqlite3.connect(made)) as connection:
        stored = [json.loads(edits) for (edits,) in connection.execute("SELECT edits FROM compared_sections")]
        shown = [json.loads(edits) for (edits,) in connection.execute("SELECT edits FROM changes")]
    assert all(isinstance(start, int) for edits in stored for _, start, *_ in edits)
    assert sorted(len(edits) for edits in stored) == sorted(map(len, shown))
    assert {op for edits in shown for op, *_ in edits} == {"equal", "insert", "delete"}


def test_a_conversion_that_is_killed_leaves_the_store_as_it_was(
    made: Path, older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_by_others(older)

    def killed(*_: object) -> str:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setitem(edit_spans.EDIT_SPANS.functions, "as_spans", killed)
        with pytest.raises(Exception, match="user-defined function raised exception"):
            Store(older).close()
    assert read_by_others(older) == before
    Store(older).close()
    assert kept(older) == kept(made)


def test_comparisons_whose_sentences_are_not_known_are_not_taken_for_searched(older: Path) -> None:
    with closing(sqlite3.connect(older, isolation_level=None)) as connection:
        connection.execute("DELETE FROM changed_sentences")
        connection.execute("UPDATE comparisons SET pair = NULL")
    with Store(older) as store:
        documents = [row.id for row in store.sources.documents()]
        compared = store.database.rows("SELECT DISTINCT document FROM comparisons WHERE rules = ''")
        assert compared
        assert store.same_changes.unsearched(max(documents) + 1) == len(compared)


def test_what_an_older_store_has_under_a_wrong_text_is_kept(older: Path) -> None:
    edits = [["equal", "not what "], ["delete", "the sections say"], ["insert", "“at all”", 1]]
    with closing(sqlite3.connect(older, isolation_level=None)) as connection:
        connection.execute("UPDATE changes SET edits = ?", (json.dumps(edits),))
    Store(older).close()
    with closing(sqlite3.connect(older)) as connection:
        rows = connection.execute("SELECT edits FROM compared_sections").fetchall()
        assert rows
        assert all(edits_of_spans(stored, "", "") == edits for (stored,) in rows)
        assert all(json.loads(row[0]) == edits for row in connection.execute("SELECT edits FROM changes"))
