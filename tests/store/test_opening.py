"""Opening the file: whose it is, who may read it, and what is left in its folder."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from store import Store, private_copy
from store.errors import StoreError
from store.migrations import MIGRATIONS
from store.opening import APPLICATION_ID, open_for_reading, refuse_foreign
from store.records import Company
from store.tables.pace_ledger import PaceLedger
from tests.support.stores import as_nobody, fingerprint, kill_writer, locked_away, use_log, writing


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "harvest.db"


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def made(path: Path, *statements: str, application: int = 0) -> None:
    """Create a database of another program."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"PRAGMA application_id = {application}")
        for statement in statements:
            connection.execute(statement)


def browser(path: Path) -> None:
    made(path, "CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT)")


def browser_in_use(path: Path) -> None:
    browser(path)
    use_log(path)


def browser_killed(path: Path) -> None:
    """Leave a write-ahead log behind that a foreign reader would have to be recovered from."""
    browser_in_use(path)
    pid = os.fork()
    if not pid:
        connection = sqlite3.connect(path)
        connection.execute("INSERT INTO moz_places (url) VALUES ('http://a.example/')")
        connection.commit()
        os._exit(0)
    os.waitpid(pid, 0)
    assert path.with_name("harvest.db-wal").stat().st_size


def map_tiles(path: Path) -> None:
    made(path, "CREATE TABLE gpkg_contents (a)", application=0x47504B47)


def empty_with_an_owner(path: Path) -> None:
    made(path, application=0x47504B47)


def other_migrations(path: Path) -> None:
    made(
        path,
        "CREATE TABLE _sqlite_migrations (id INTEGER, migration_set TEXT, name TEXT, applied_at TEXT)",
        "INSERT INTO _sqlite_migrations VALUES (1, 'grain', '0001_sources', '')",
        "INSERT INTO _sqlite_migrations VALUES (2, 'harvest', '0001_wheat', '')",
    )


def strange_migrations(path: Path) -> None:
    made(path, "CREATE TABLE _sqlite_migrations (wheat)")


def ledger_alone(path: Path) -> None:
    """Leave tables of ours, but no store: nobody can say whose they are."""
    PaceLedger(path).close()


def letter(path: Path) -> None:
    path.write_text("Dear Sir or Madam,\n" * 300, "utf-8")


def short_letter(path: Path) -> None:
    path.write_text("x", "utf-8")


def half_header(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0\x10\0")


def torn(path: Path) -> None:
    Store(path).close()
    os.truncate(path, path.stat().st_size // 2 + 100)


def newer(path: Path) -> None:
    Store(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('harvest', '9999_later', '')"
        )


def much_newer(path: Path) -> None:
    made(path, "CREATE TABLE documents_of_another_form (a)", application=APPLICATION_ID)


def pipe(path: Path) -> None:
    os.mkfifo(path)


REFUSED: dict[Callable[[Path], None], str] = {
    browser: "is a database of another program, not a store. Name another file with --db.",
    browser_in_use: "is a database of another program",
    browser_killed: "is a database of another program",
    map_tiles: "is a database of another program",
    empty_with_an_owner: "is a database of another program",
    other_migrations: "is a database of another program",
    strange_migrations: "is a database of another program",
    ledger_alone: "is a database of another program",
    letter: "file is not a database. Name another file with --db.",
    short_letter: "is not a database. Name another file with --db.",
    half_header: "is not a database. Name another file with --db.",
    torn: "Restore a backup, or start again with another file.",
    newer: "was written by a newer version of harvest (9999_later). Update the program.",
    much_newer: "was written by a newer version of harvest",
    Path.mkdir: "cannot be opened (it is a folder). Name another file with --db.",
    pipe: "cannot be opened (it is not a file). Name another file with --db.",
}


@pytest.mark.parametrize("reading", [True, False], ids=["reading", "writing"])
@pytest.mark.parametrize("make", REFUSED, ids=lambda make: make.__name__)
def test_what_is_not_a_store_is_refused_and_not_changed(
    path: Path, make: Callable[[Path], None], reading: bool
) -> None:
    make(path)
    before = {} if make is pipe else fingerprint(path.parent)
    with pytest.raises(StoreError) as refusal:
        Store(path, reading=reading)
    assert str(refusal.value).startswith(f"{path}: ")
    assert REFUSED[make] in str(refusal.value)
    assert make is pipe or fingerprint(path.parent) == before


@pytest.mark.parametrize("make", [Path.touch, made], ids=["no bytes", "no tables"])
def test_an_empty_file_becomes_a_store_only_for_who_writes(path: Path, make: Callable[[Path], None]) -> None:
    make(path)
    before = fingerprint(path.parent)
    with pytest.raises(StoreError, match="is empty, there is no store yet"):
        Store(path, reading=True)
    assert fingerprint(path.parent) == before
    Store(path).close()
    Store(path, reading=True).close()


def test_a_missing_file_is_not_created_by_a_reader(path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store yet"):
        Store(path, reading=True)
    with pytest.raises(StoreError, match="there is no store yet"):
        Store(path.parent / "no" / "such" / "folder.db", reading=True)
    assert list(path.parent.iterdir()) == []


def test_a_store_says_whose_it_is(path: Path) -> None:
    Store(path).close()
    header = path.read_bytes()[:100]
    assert int.from_bytes(header[68:72]) == APPLICATION_ID
    # By these four letters it is known to other programs; see sqlite.org/src/file/magic.txt for others.
    assert header[68:72] == b"Hvst"


def test_a_store_without_a_mark_gets_one_when_it_is_written(path: Path) -> None:
    Store(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 0")
    Store(path, reading=True).close()
    assert path.read_bytes()[68:72] == bytes(4)
    Store(path).close()
    assert path.read_bytes()[68:72] == b"Hvst"


def test_a_new_store_is_only_for_its_owner(path: Path) -> None:
    with Store(path) as store:
        store.sources.add_company(Company("a", "A"))
        assert {one.name: mode_of(one) for one in path.parent.iterdir()} == {
            "harvest.db": 0o600,
            "harvest.db-shm": 0o600,
            "harvest.db-wal": 0o600,
        }
    assert [one.name for one in path.parent.iterdir()] == ["harvest.db"]
    assert mode_of(path) == 0o600


def test_permissions_that_somebody_chose_are_kept(path: Path) -> None:
    Store(path).close()
    path.chmod(0o640)
    with Store(path):
        assert mode_of(path.with_name("harvest.db-wal")) == 0o640
    assert mode_of(path) == 0o640


@pytest.mark.parametrize(
    "name",
    [
        "what?.db",
        "a#b.db",
        "100%.db",
        "%41.db",
        "a b.db",
        "ä€.db",
        "a&mode=rwc.db",
        "?mode=memory",
        "file:a.db",
        "a'b\"c.db",
        "line\nfeed.db",
        os.fsdecode(b"\xff\xfe.db"),
    ],
)
@pytest.mark.parametrize("leave", [None, use_log])
def test_names_mean_themselves(path: Path, name: str, leave: Callable[[Path], None] | None) -> None:
    named = path.with_name(name)
    with Store(named) as store:
        store.sources.add_company(Company("a", "A"))
    if leave is not None:
        leave(named)
    before = fingerprint(path.parent)
    with Store(named, reading=True) as store:
        assert store.sources.company_called("a") == "a"
    assert fingerprint(path.parent) == before
    assert [one.name for one in path.parent.iterdir()] == [name]


def test_a_link_is_followed_to_what_lies_beside_the_file(path: Path, tmp_path: Path) -> None:
    Store(path).close()
    kill_writer(path)
    path.with_name("harvest.db-shm").unlink()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    link = elsewhere / "link.db"
    link.symlink_to(path)
    before = fingerprint(tmp_path)
    with Store(link, reading=True) as store:
        assert store.sources.company_called("saved") == "saved"
    assert fingerprint(tmp_path) == before
    Store(link).close()
    assert sorted(one.name for one in tmp_path.rglob("*")) == ["elsewhere", "harvest.db", "link.db"]


def test_what_a_reader_writes_is_seen_by_it_alone(path: Path) -> None:
    with Store(path) as store:
        store.sources.add_company(Company("a", "A"))
    before = fingerprint(path.parent)
    with Store(path, reading=True) as reader, Store(path, reading=True) as other:
        with reader.step():
            assert [one.slug for one in reader.sources.companies()] == ["a"]
            reader.sources.add_company(Company("b", "B"))
            reader.sources.add_company(Company("c", "C"))
        assert [one.slug for one in reader.sources.companies()] == ["a", "b", "c"]
        assert [one.slug for one in other.sources.companies()] == ["a"]
        with pytest.raises(RuntimeError), reader.step():
            reader.sources.add_company(Company("d", "D"))
            raise RuntimeError
        assert [one.slug for one in reader.sources.companies()] == ["a", "b", "c"]
    assert fingerprint(path.parent) == before


def test_a_step_that_fails_is_undone_in_the_copy_that_it_made(path: Path) -> None:
    Store(path).close()
    with Store(path, reading=True) as reader:
        with pytest.raises(RuntimeError), reader.step():
            reader.sources.add_company(Company("a", "A"))
            raise RuntimeError
        assert reader.sources.companies() == ()
        reader.sources.add_company(Company("b", "B"))
        assert len(reader.sources.companies()) == 1


def test_what_is_known_already_is_not_written_again(path: Path) -> None:
    company = Company("a", "A", ("a.example",))
    with Store(path) as store:
        store.sources.add_company(company)
    with Store(path, reading=True) as reader:
        reader.sources.add_company(company)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader.database._connection.execute("DELETE FROM companies")
        reader.sources.add_company(Company("a", "Another name", ("a.example",)))
        reader.database._connection.execute("DELETE FROM domains")


def test_a_reader_sees_what_was_saved_and_not_what_was_begun(path: Path) -> None:
    Store(path).close()
    with writing(path), Store(path, reading=True) as reader:
        assert [one.slug for one in reader.sources.companies()] == ["saved"]
        # What it writes itself goes to a copy of that.
        reader.sources.add_company(Company("mine", "Mine"))
        assert [one.slug for one in reader.sources.companies()] == ["mine", "saved"]


def test_private_copies_are_removed_also_after_an_error(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    Store(path).close()
    use_log(path)
    seen: list[int] = []
    real = sqlite3.connect

    def connect(database: object, *arguments: object, **named: object) -> sqlite3.Connection:
        seen.extend(mode_of(one) for one in temporary.rglob("*"))
        return real(database, *arguments, **named)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(sqlite3, "connect", connect)
    open_for_reading(path)[0].close()
    assert set(seen) == {0o700, 0o600}
    assert list(temporary.iterdir()) == []
    os.truncate(path, path.stat().st_size // 2)
    with pytest.raises(StoreError):
        open_for_reading(path)
    assert list(temporary.iterdir()) == []


def test_a_file_that_is_written_all_the_time_is_not_copied(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(path).close()
    use_log(path)
    monkeypatch.setattr("store.opening._PAUSE_SECONDS", 0.0)
    monkeypatch.setattr("store.private_copy._copy", lambda source, target: os.utime(source))
    with pytest.raises(StoreError, match="another program is writing to it"):
        open_for_reading(path)


def test_a_log_that_is_removed_while_it_is_copied_is_no_error(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(path).close()
    kill_writer(path)
    path.with_name("harvest.db-shm").unlink()
    real, tries = private_copy._copy, []

    def copy(source: Path, target: Path) -> None:
        tries.append(source)
        if len(tries) == 2:
            # Now another process closes the file.
            Store(path).close()
        real(source, target)

    monkeypatch.setattr(private_copy, "_copy", copy)
    with Store(path, reading=True) as store:
        assert store.sources.company_called("saved") == "saved"
    assert len(tries) == 2, "after that, it can be read where it is"


@pytest.mark.parametrize("name", ["n" * 300, "nul\0byte", "closed/harvest.db"])
@pytest.mark.parametrize("reading", [True, False], ids=["reading", "writing"])
def test_impossible_places_are_named(path: Path, name: str, reading: bool) -> None:
    path.with_name("closed").mkdir()
    with locked_away(path.parent) as folder:

        def refuse() -> int:
            with pytest.raises(StoreError, match=r"cannot be opened \(.+\)\. Check the folder"):
                Store(folder / name, reading=reading)
            return 0

        (folder / "closed").chmod(0)
        assert as_nobody(refuse) == 0
        (folder / "closed").chmod(0o755)


def test_checking_a_file_before_it_is_written_creates_nothing(path: Path) -> None:
    refuse_foreign(path)
    assert not path.exists()
    assert len(MIGRATIONS) > 1
