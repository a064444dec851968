"""One budget for all processes, and cool-downs that are remembered."""

from __future__ import annotations

import itertools
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import StoreError
from store.tables.pace_ledger import DDL, PaceLedger

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
HERE = "https://archive.example"


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


@pytest.fixture
def ledger() -> Iterator[PaceLedger]:
    ledger = PaceLedger(":memory:")
    yield ledger
    ledger.close()


def test_turns_are_an_interval_apart(ledger: PaceLedger) -> None:
    turns = [ledger.reserve(HERE, "index", 3, NOW) for _ in range(4)]
    assert turns == [NOW, after(3), after(6), after(9)]
    assert ledger.reserve(HERE, "index", 3, after(60)) == after(60)


def test_kinds_and_archives_have_budgets_of_their_own(ledger: PaceLedger) -> None:
    assert ledger.reserve(HERE, "index", 3, NOW) == NOW
    assert ledger.reserve(HERE, "memento", 1, NOW) == NOW
    assert ledger.reserve("https://other.example", "index", 3, NOW) == NOW


@given(st.lists(st.floats(0, 10), max_size=30), st.floats(0.1, 5))
@settings(max_examples=30, deadline=None)
def test_no_two_turns_are_closer_than_the_interval(waits: list[float], interval: float) -> None:
    ledger = PaceLedger(":memory:")
    now, turns = NOW, []
    for wait in waits:
        now += timedelta(seconds=wait)
        turns.append(ledger.reserve(HERE, "index", interval, now))
        assert turns[-1] >= now
    ledger.close()
    gaps = [later - earlier for earlier, later in itertools.pairwise(turns)]
    assert all(gap >= timedelta(seconds=interval) - timedelta(microseconds=2) for gap in gaps)


def test_processes_share_the_budget(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    PaceLedger(path).close()
    program = (
        "import sys; from datetime import *; from store.tables.pace_ledger import PaceLedger\n"
        "ledger = PaceLedger(sys.argv[1])\n"
        f"now = datetime.fromisoformat({NOW.isoformat()!r})\n"
        f"for _ in range(40): print(ledger.reserve({HERE!r}, 'memento', 1, now).isoformat())\n"
    )
    command = [sys.executable, "-c", program, str(path)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    turns = [line for process in running for line in process.communicate()[0].split()]
    assert all(process.returncode == 0 for process in running)
    assert sorted(turns) == [after(n).isoformat() for n in range(120)]


def test_cool_downs_double_up_to_a_day(ledger: PaceLedger) -> None:
    now, lengths = NOW, []
    for _ in range(13):
        until = ledger.cool_down(HERE, 60, now)
        lengths.append((until - now).total_seconds())
        assert ledger.cooldown_until(HERE, now) == until
        assert ledger.cooldown_until(HERE, until) is None
        now = until
    assert lengths[:5] == [60, 120, 240, 480, 960]
    assert lengths[-2:] == [86400, 86400]


def test_what_the_archive_asks_for_counts_if_it_is_longer(ledger: PaceLedger) -> None:
    assert ledger.cool_down(HERE, 60, NOW, 10) == after(60)
    ledger.answered(HERE)
    assert ledger.cool_down(HERE, 60, NOW, 3600) == after(3600)
    ledger.answered(HERE)
    assert ledger.cool_down(HERE, 60, NOW, 10**9) == after(86400)


def test_two_processes_that_are_told_off_together_are_told_off_once(ledger: PaceLedger) -> None:
    assert ledger.cool_down(HERE, 60, NOW) == after(60)
    assert ledger.cool_down(HERE, 60, after(1)) == after(61)
    assert ledger.cool_down(HERE, 60, after(61)) == after(61 + 120)


def test_an_answer_ends_it_all(ledger: PaceLedger) -> None:
    assert [ledger.refused(HERE) for _ in range(2)] == [1, 2]
    ledger.answered(HERE)
    assert ledger.refused(HERE) == 1
    ledger.cool_down(HERE, 60, NOW)
    ledger.answered(HERE)
    assert ledger.cooldown_until(HERE, NOW) is None
    assert ledger.cool_down(HERE, 60, NOW) == after(60)


def test_refusals_do_not_end_a_cool_down(ledger: PaceLedger) -> None:
    until = ledger.cool_down(HERE, 60, NOW)
    assert ledger.refused(HERE) == 1
    assert ledger.cooldown_until(HERE, NOW) == until


def test_it_is_all_remembered(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    first = PaceLedger(path)
    first.reserve(HERE, "index", 3, NOW)
    until = first.cool_down(HERE, 60, NOW)
    first.close()
    second = PaceLedger(path)
    assert second.reserve(HERE, "index", 3, NOW) == after(3)
    assert second.cooldown_until(HERE, NOW) == until
    second.close()


def test_a_clock_that_is_put_back_does_not_stop_the_harvest(ledger: PaceLedger) -> None:
    wrong = NOW + timedelta(days=3650)
    ledger.reserve(HERE, "index", 3, wrong)
    ledger.cool_down(HERE, 60, wrong)
    assert ledger.reserve(HERE, "index", 3, NOW) == NOW
    assert ledger.cooldown_until(HERE, NOW) is None


def test_the_tables_may_be_there_already(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(DDL)
    database.close()
    PaceLedger(path).close()


def test_a_file_that_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    path.write_text("this is no database, and long enough to be seen as none" * 20)
    with pytest.raises(StoreError, match=r"store\.db"):
        PaceLedger(path)
    with pytest.raises(StoreError):
        PaceLedger(tmp_path / "no" / "such" / "folder.db")
