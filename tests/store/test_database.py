"""The SQLite file: migrations, steps, and files that are no store."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store import Store
from store.database import Database
from store.errors import StoreError
from store.migrations import MIGRATIONS
from store.waiting import patient
from store.writing import BUSY_TIMEOUT_SECONDS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "harvest.db"


def test_a_new_file_gets_every_migration_once(path: Path) -> None:
    Database(path).close()
    database = Database(path)
    applied = [row["name"] for row in database.rows("SELECT name FROM _sqlite_migrations ORDER BY id")]
    assert applied == [migration.name for migration in MIGRATIONS]
    database.close()


def test_it_is_kept_in_wal_mode_with_foreign_keys(path: Path) -> None:
    database = Database(path)
    assert database.row("PRAGMA journal_mode") == {"journal_mode": "wal"}
    assert database.row("PRAGMA foreign_keys") == {"foreign_keys": 1}
    with pytest.raises(StoreError, match="FOREIGN KEY"):
        database.execute("INSERT INTO domains VALUES ('example.org', 'nobody')")
    database.close()


def test_a_step_is_whole_or_not_at_all(path: Path) -> None:
    database = Database(path)
    with pytest.raises(RuntimeError), database.step():
        database.execute("INSERT INTO companies VALUES ('a', 'A')")
        with database.step():
            database.execute("INSERT INTO companies VALUES ('b', 'B')")
        raise RuntimeError
    assert database.rows("SELECT * FROM companies") == []
    with database.step(), database.step():
        database.execute("INSERT INTO companies VALUES ('a', 'A')")
    assert len(database.rows("SELECT * FROM companies")) == 1
    database.close()


def test_it_waits_for_the_disk_where_a_power_cut_must_undo_nothing(path: Path) -> None:
    database, normal, extra = Database(path), 1, 3
    assert database.row("PRAGMA synchronous") == {"synchronous": normal}
    with database.step(), database.step():
        assert database.row("PRAGMA synchronous") == {"synchronous": normal}
    with database.step(durable=True), database.step():
        assert database.row("PRAGMA synchronous") == {"synchronous": extra}
    assert database.row("PRAGMA synchronous") == {"synchronous": normal}
    database.close()


def test_what_is_no_store_is_refused_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"a letter, not a database" * 100)
    with pytest.raises(StoreError, match="not a usable store"):
        Database(path)
    assert path.read_bytes().startswith(b"a letter")


def test_a_full_disk_is_named_with_the_remedy(path: Path) -> None:
    database = Database(path)
    database.execute("PRAGMA max_page_count = 1")
    with pytest.raises(StoreError, match=r"full\. Free some disk space"), database.step():
        database.execute("CREATE TABLE larger AS SELECT zeroblob(1000000) AS a")
    database.close()


def test_a_folder_in_its_place_is_refused(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StoreError, match="cannot be opened"):
        Database(path)


def test_a_notebook_may_name_the_file_by_a_text(tmp_path: Path) -> None:
    with Store(str(tmp_path / "n.db")) as store:
        assert store.path == tmp_path / "n.db"


def test_a_missing_store_is_only_made_where_asked(path: Path) -> None:
    with pytest.raises(StoreError, match="no store yet"):
        Database(path, create=False)
    assert not path.exists()


def test_a_store_of_a_newer_program_is_refused(path: Path) -> None:
    Database(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('harvest', '9999_later', '')"
        )
    connection.close()
    with pytest.raises(StoreError, match="9999_later"):
        Database(path)


def test_opening_waits_for_another_program_that_writes_but_not_for_ever(path: Path) -> None:
    Database(path).close()
    seconds = [0.0]

    def sleep(some: float) -> None:
        seconds[0] += 1000 * some

    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with patient(sleep=sleep):
        with pytest.raises(StoreError, match="Another program has locked it"):
            Database(path, clock=lambda: seconds[0])
        assert seconds[0] > BUSY_TIMEOUT_SECONDS
        other.execute("ROLLBACK")
        Database(path, clock=lambda: seconds[0]).close()
    other.close()


def test_two_writers_take_turns(path: Path) -> None:
    one, other = Database(path), Database(path)
    with one.step():
        one.execute("INSERT INTO companies VALUES ('a', 'A')")
    with other.step():
        other.execute("INSERT INTO companies VALUES ('b', 'B')")
    assert len(one.rows("SELECT * FROM companies")) == 2
    one.close()
    other.close()


def test_what_another_connection_writes_is_noticed(path: Path) -> None:
    here, there = Database(path), Database(path)
    before = here.data_version()
    here.execute("INSERT INTO companies VALUES ('a', 'A')")
    assert here.data_version() == before, "what was written here is known here"
    there.execute("INSERT INTO companies VALUES ('b', 'B')")
    assert here.data_version() != before
    here.close()
    there.close()
