"""Several processes with one store: nobody is told that it is locked, and nobody reads what is not true."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from store import Store, opening
from store.opening import open_for_reading
from store.records import Company
from store.tables.pace_ledger import PaceLedger
from tests.support.paths import ROOT
from tests.support.stores import kill_writer

_BEGIN = """
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from store import Store
from store.tables.wellformed import damaged
from store.records import Company
from store.tables.pace_ledger import PaceLedger

path, name, turns = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
"""
# As a run does: it opens the store and the ledger of the pace, and closes both.
_WRITE = """
for turn in range(turns):
    with Store(path) as store, closing(PaceLedger(path)) as ledger:
        for part in "ab":
            slug = f"{name}-{turn}-{part}"
            store.sources.add_company(Company(slug, slug, (f"{slug}.example",)))
            ledger.reserve("archive", "index", 0.0, datetime.now(UTC))
"""
# Companies are never removed, and each has one domain from the beginning.
_READ = """
seen = 0
for turn in range(turns):
    with Store(path, reading=True) as store:
        with store.step():
            companies = store.sources.companies()
        assert len(companies) >= seen, (len(companies), seen)
        assert all(len(company.domains) == 1 for company in companies)
        seen = len(companies)
        for row in store.database.stream("SELECT slug FROM companies ORDER BY slug"):
            assert row["slug"]
        if turn % 10 == 0:
            assert store.database.row("PRAGMA integrity_check") == {"integrity_check": "ok"}
            store.sources.add_company(Company("own", "own", ("own.example",)))
            assert len(store.sources.companies()) > seen
"""
_LOOKS_ON = """
with Store(path, reading=True) as store:
    rows = store.database.stream("SELECT slug FROM companies")
    next(rows)
    print("reading", flush=True)
    sys.stdin.readline()
    assert len(list(rows)) == turns - 1
"""
_HOLDS = """
with Store(path):
    print("open", flush=True)
    sys.stdin.readline()
"""


class Worker:
    """A process with the store, which waits until it is told to begin."""

    def __init__(self, path: Path, name: str, turns: int, work: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _BEGIN + work, str(path), name, str(turns)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def reaches(self, word: str) -> None:
        """Wait until it says a word."""
        assert self._process.stdout
        assert self._process.stdout.readline() == f"{word}\n"

    def go_on(self) -> None:
        """Let it go on from where it waits."""
        assert self._process.stdin
        self._process.stdin.write("\n")
        self._process.stdin.flush()

    def kill(self) -> None:
        """`kill -9`; gives nothing, because what it said until then does not matter."""
        self._process.kill()
        self._process.communicate()

    def ends_well(self) -> None:
        """Wait for its end, without an error."""
        _, said = self._process.communicate(timeout=120)
        assert said == ""
        assert self._process.returncode == 0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "harvest.db"
    with Store(path) as store, closing(PaceLedger(path)):
        store.sources.add_company(Company("first", "First", ("first.example",)))
    return path


def test_nobody_is_locked_out_and_nobody_reads_half_of_anything(path: Path) -> None:
    workers = [Worker(path, f"w{number}", 25, _WRITE) for number in range(2)]
    workers += [Worker(path, f"r{number}", 60, _READ) for number in range(2)]
    for worker in workers:
        worker.reaches("ready")
    for worker in workers:
        worker.go_on()
    for worker in workers:
        worker.ends_well()
    with Store(path) as store:
        assert len(store.sources.companies()) == 1 + 2 * 25 * 2
        assert store.database.row("PRAGMA integrity_check") == {"integrity_check": "ok"}
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_readers_are_right_while_writers_are_killed(path: Path) -> None:
    chance = random.Random(11)
    readers = [Worker(path, f"r{number}", 80, _READ) for number in range(2)]
    writers = [Worker(path, f"w{number}", 10_000, _WRITE) for number in range(4)]
    for worker in (*readers, *writers):
        worker.reaches("ready")
    for reader in readers:
        reader.go_on()
    for writer in writers:
        writer.go_on()
        time.sleep(chance.uniform(0.02, 0.3))
        writer.kill()
    for reader in readers:
        reader.ends_well()
    with Store(path) as store:
        assert store.database.row("PRAGMA integrity_check") == {"integrity_check": "ok"}
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_writer_waits_for_a_reader_in_the_midst_of_its_rows(path: Path) -> None:
    with Store(path) as store:
        for number in range(2000):
            store.sources.add_company(Company(f"c{number}", "C" * 100))
    reader, writer = Worker(path, "r", 2001, _LOOKS_ON), Worker(path, "w", 1, _WRITE)
    reader.reaches("ready")
    reader.go_on()
    reader.reaches("reading")
    writer.reaches("ready")
    writer.go_on()
    time.sleep(0.2)
    reader.go_on()
    reader.ends_well()
    writer.ends_well()
    with Store(path, reading=True) as store:
        assert len(store.sources.companies()) == 2003


def test_a_reader_that_looks_on_holds_no_writer_up(path: Path) -> None:
    with Store(path, reading=True) as reader:
        assert len(reader.sources.companies()) == 1
        for _ in range(2):
            with Store(path) as writer:
                number = len(reader.sources.companies())
                writer.sources.add_company(Company(f"c{number}", "C"))
                assert len(reader.sources.companies()) == number + 1
            assert len(reader.sources.companies()) == number + 1
    # The log stays until somebody writes again: the reader had the file open when the writer closed it.
    with Store(path, reading=True) as reader:
        assert len(reader.sources.companies()) == 3
    Store(path).close()
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_writer_that_is_killed_while_the_file_is_opened_holds_no_reader_up(path: Path) -> None:
    tries, found = list[sqlite3.Connection](), list[tuple[str]]()

    def read(connection: sqlite3.Connection) -> None:
        tries.append(connection)
        if len(tries) == 1:
            kill_writer(path)
            path.with_name("harvest.db-shm").unlink()
        found.extend(connection.execute("SELECT slug FROM companies ORDER BY slug"))

    with closing(open_for_reading(path, read)[0]):
        assert found == [("first",), ("saved",)]
    assert len(tries) == 2


def test_a_thread_writes_while_another_one_checks_whose_file_it_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Worker(path, "other", 0, _HOLDS)
    other.reaches("ready")
    other.go_on()
    other.reaches("open")
    check, turns = opening._check_owner, list[int]()

    def and_write(*given: Any, **named: Any) -> None:
        check(*given, **named)
        with closing(sqlite3.connect(path)) as connection, connection:
            turns.append(connection.execute("DELETE FROM domains").rowcount)

    monkeypatch.setattr(opening, "_check_owner", and_write)
    Store(path).close()
    assert turns == [1]
    other.go_on()
    other.ends_well()
