"""Who begins to write waits for those who read, is not failed by them, and says so."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store import Store
from store.errors import StoreError
from store.records import Company
from store.tables.pace_ledger import PaceLedger
from store.waiting import patient
from tests.support.stores import holding, use_log

NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def short_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody wait for long who has a limit."""
    monkeypatch.setattr("store.writing.BUSY_TIMEOUT_SECONDS", 0.3)
    monkeypatch.setattr("store.writing._SILENT_SECONDS", 0.1)
    monkeypatch.setattr("store.writing._LONGEST_TRY", 0.1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Store(tmp_path / "harvest.db") as store:
        store.sources.add_company(Company("first", "First"))
    return store.path


class Waits:
    """Counts the seconds that are waited, and ends a reading, or the wait, after some of them.

    Args:
        reader: whose reading is ended.
        after: after how many seconds; many times the limit.
    """

    def __init__(self, reader: sqlite3.Connection, after: float = 3.0) -> None:
        self._reader, self._after, self.seconds = reader, after, 0.0
        self.told = list[str]()
        self._lock = threading.Event()

    def sleep(self, seconds: float) -> None:
        """Wait, and end the reading when it is time."""
        self._lock.wait(seconds)
        self.seconds += seconds
        if self.seconds > self._after and self._reader.in_transaction:
            self._reader.rollback()


@contextmanager
def waiting_for(reader: sqlite3.Connection, after: float = 3.0) -> Iterator[Waits]:
    """Let this process wait for a reader, and be told.

    Yields:
        What was waited.
    """
    waits = Waits(reader, after)
    with patient(told=waits.told.append, sleep=waits.sleep):
        yield waits


def test_who_writes_waits_for_a_reader_longer_than_any_transaction_may_take(path: Path) -> None:
    with holding(path) as reader, waiting_for(reader, 1.0) as waits:
        with Store(path) as store:
            store.sources.add_company(Company("second", "Second"))
        assert waits.seconds > 1.0
    assert waits.told == [f"{path}: another program is reading it; waiting until it has ended"]
    with Store(path, reading=True) as store:
        assert len(store.sources.companies()) == 2
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_reader_that_ends_soon_is_not_mentioned(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.writing._SILENT_SECONDS", 60.0)
    with holding(path) as reader, waiting_for(reader, 0.1) as waits:
        Store(path).close()
    assert waits.seconds > 0
    assert waits.told == []


def test_nobody_waits_for_ever_where_nobody_is_told(path: Path) -> None:
    with holding(path) as reader:
        with pytest.raises(StoreError, match=r"another program is reading it\. End that program, and run"):
            Store(path)
        with pytest.raises(StoreError, match="another program is reading it"):
            PaceLedger(path)
        reader.rollback()
        Store(path).close()


def test_what_waits_can_be_stopped(path: Path) -> None:
    def stop(seconds: float) -> None:
        raise KeyboardInterrupt

    with holding(path), patient(told=lambda line: None, sleep=stop), pytest.raises(KeyboardInterrupt):
        Store(path)
    Store(path).close()
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_others_can_read_and_open_other_stores_while_one_waits(path: Path) -> None:
    other = path.with_name("other.db")
    read = list[object]()

    with holding(path) as reader:

        def look(seconds: float) -> None:
            # Another program, which does not wait itself.
            with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=0)) as third:
                read.extend(third.execute("SELECT slug FROM companies"))
            thread = threading.Thread(target=lambda: Store(other).close())
            thread.start()
            thread.join(30)
            assert not thread.is_alive()
            reader.rollback()

        with patient(told=read.append, sleep=look):
            Store(path).close()
    assert read == [("first",)]
    assert other.exists()


def test_the_pace_of_requests_does_not_depend_on_readers(path: Path) -> None:
    with closing(PaceLedger(path)) as ledger, holding(path):
        assert ledger.reserve("archive", "index", 1.0, NOW) == NOW
    with holding(path) as reader, waiting_for(reader, 1.0), closing(PaceLedger(path)) as ledger:
        assert ledger.reserve("archive", "index", 1.0, NOW) > NOW
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_log_that_is_in_use_is_written_beside_readers(path: Path) -> None:
    with Store(path), holding(path) as reader, waiting_for(reader) as waits:
        for _ in range(2):
            with Store(path) as store:
                store.sources.add_company(Company("second", "Second"))
    assert waits.seconds == 0
    use_log(path)
    with holding(path) as reader, waiting_for(reader) as waits:
        Store(path).close()
    assert waits.seconds == 0
