"""Private copies of a store, for those who read what they must not change."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from store.sqlite_errors import not_opened

# Two writings within this time may leave the same time of change: that of Linux moves in steps of 1 to 10 ms.
_FRESH_NS = 50_000_000


class FileState(NamedTuple):
    """What differs if a file was written to."""

    inode: int
    size: int
    changed_ns: int

    @property
    def is_fresh(self) -> bool:
        """Whether it was written to just now, so that another writing might not show."""
        return 0 <= time.time_ns() - self.changed_ns < _FRESH_NS


def copied(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return a private copy of a database as the connection sees it now, and close the connection.

    SQLite keeps the copy in memory, and what does not fit there in a file that only its owner can read and
    that has no name, so that nothing is left even by a process that is killed.

    Args:
        connection: what to copy.
    """
    with closing(connection):
        private = sqlite3.connect("", isolation_level=None)
        try:
            connection.backup(private)
            private.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            private.close()
            raise
    return private


def recovered(path: Path) -> sqlite3.Connection | None:
    """Return a private copy in which what a killed process left half done is brought to an end.

    Args:
        path: the file.

    Returns:
        The copy, or None if another process wrote to the file just now.

    Raises:
        StoreError: the file cannot be copied.
    """
    names = ("", "-wal", "-journal")
    try:
        with tempfile.TemporaryDirectory(prefix="harvest-") as folder:
            copy = Path(folder, "store.db")
            before = [state_of(beside(path, name)) for name in names]
            for name, state in zip(names, before, strict=True):
                if state is not None:
                    _copy(beside(path, name), beside(copy, name))
            after = [state_of(beside(path, name)) for name in names]
            if before == after and not any(state and state.is_fresh for state in after):
                return copied(sqlite3.connect(copy, isolation_level=None))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise not_opened(path, error) from error
    return None


def beside(path: Path, ending: str) -> Path:
    """Return the path of a file that SQLite keeps beside a database; it follows links first.

    Args:
        path: the database.
        ending: ``-wal``, ``-journal`` or ``""``.
    """
    real = Path(os.path.realpath(path))
    return real.with_name(real.name + ending)


def state_of(path: Path) -> FileState | None:
    """Return the state of a file, or None if there is no file.

    Args:
        path: the file.
    """
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return FileState(found.st_ino, found.st_size, found.st_mtime_ns)


def _copy(source: Path, target: Path) -> None:
    """Copy a file so that only its owner can read the copy."""
    target.touch(0o600, exist_ok=False)
    with source.open("rb") as read, target.open("wb") as written:
        shutil.copyfileobj(read, written)
