"""Open a file of ours for writing, with a write-ahead log, as soon as nobody reads it without one.

At rest a store is one file without a log (docs/decisions/0093-reading-never-writes.md). SQLite turns the log
on only where nobody reads the file, so whoever begins to write waits for those who were reading it before.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from store.errors import StoreError
from store.sqlite_errors import not_opened, unusable
from store.waiting import patience

# How long a transaction waits for that of another process before the store counts as unusable.
BUSY_TIMEOUT_SECONDS = 60

# Who waits for readers keeps new ones out meanwhile. So it tries for a moment, then for longer, because many
# that take turns must not keep it out, and lets others in for half as long. Many programs wait for 5 s only.
_SHORTEST_TRY, _LONGEST_TRY = 0.05, 2.0

# Most readers have ended by then.
_SILENT_SECONDS = 1.0

# All connections of a process to a file share the index of its log as the first of them opened it: beside one
# that only reads, another thread could not write. So a file that this process has written to is checked
# without `readonly_shm`, and threads open for the first time one after the other.
_written: set[tuple[int, int]] = set()
OPENING = threading.RLock()


def is_written_here(path: Path) -> bool:
    """Return whether this process has written to a file.

    Args:
        path: the file.
    """
    return not _written.isdisjoint(_identity(path))


def open_with_log(path: Path, clock: Callable[[], float] = time.monotonic) -> sqlite3.Connection:
    """Open a file of ours with a write-ahead log, as soon as nobody reads it without one (`store.waiting`).

    Args:
        path: the file.
        clock: gives the seconds of a clock that only goes forward.

    Raises:
        StoreError: it cannot be opened, or another program writes to it.
    """
    try:
        connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_SECONDS, isolation_level=None)
    except (ValueError, sqlite3.Error) as error:
        raise not_opened(path, error) from error
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        # NORMAL is safe against a killed process in WAL mode (sqlite.org/pragma.html#pragma_synchronous).
        set_synchronous(connection, "NORMAL")
        _use_write_ahead_log(connection, path, clock)
        _wait_for_others(connection, BUSY_TIMEOUT_SECONDS)
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.Error):
            raise unusable(path, error, "is not a usable store: ") from error
        raise
    return connection


def set_synchronous(connection: sqlite3.Connection, level: str) -> None:
    """Set what transactions wait for until it is on the disk.

    Args:
        connection: outside of a transaction.
        level: one that SQLite knows (sqlite.org/pragma.html#pragma_synchronous).

    Raises:
        sqlite3.Error: the store cannot be used.
    """
    connection.execute(f"PRAGMA synchronous = {level}")


def close_after_writing(connection: sqlite3.Connection) -> None:
    """Close a store; who closes it last returns it to one file, which can be read without writing.

    Args:
        connection: as `open_for_writing` returned it.
    """
    # While others have the file open SQLite refuses, and it is left to them.
    with suppress(sqlite3.Error):
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


def _use_write_ahead_log(connection: sqlite3.Connection, path: Path, clock: Callable[[], float]) -> None:
    """Turn on the write-ahead log as soon as nobody reads the file without one.

    For another program that writes it waits as long as a transaction does, for one that reads without a limit
    if somebody is told. Between two tries, readers can begin, and other threads can open stores.
    """
    begun = since = clock()
    has_told, seconds = False, _SHORTEST_TRY
    while True:
        with OPENING:
            error = _tried(connection, seconds)
            if error is None:
                _written.update(_identity(path))
                return
            is_read = error.sqlite_errorcode == sqlite3.SQLITE_BUSY and _is_only_read(connection)
        told = patience().told
        if is_read and told is not None:
            since = clock()
            if not has_told and since - begun >= _SILENT_SECONDS:
                told(f"{path}: another program is reading it; waiting until it has ended")
                has_told = True
        elif error.sqlite_errorcode != sqlite3.SQLITE_BUSY or clock() - since > BUSY_TIMEOUT_SECONDS:
            if is_read:
                raise StoreError(f"{path}: another program is reading it. End that program, and run again.")
            raise error
        patience().sleep(seconds / 2)
        seconds = min(2 * seconds, _LONGEST_TRY)


def _tried(connection: sqlite3.Connection, seconds: float) -> sqlite3.OperationalError | None:
    """Try to turn on the write-ahead log, for some seconds at most; return the error if it failed."""
    _wait_for_others(connection, seconds)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        # The log and its index are created by the first reading; until then, others could not read.
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        return error
    return None


def _wait_for_others(connection: sqlite3.Connection, seconds: float) -> None:
    """Set how long statements wait for other programs."""
    connection.execute(f"PRAGMA busy_timeout = {seconds * 1000:.0f}")


def _is_only_read(connection: sqlite3.Connection) -> bool:
    """Return whether nobody writes to the file: then it is readers who keep the log from being used."""
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        return False
    connection.rollback()
    return True


def _identity(path: Path) -> tuple[tuple[int, int], ...]:
    """Return what SQLite knows a file by, or nothing if there is none."""
    with suppress(OSError):
        about = path.stat()
        return ((about.st_dev, about.st_ino),)
    return ()
