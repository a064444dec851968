"""Open the SQLite file, for reading or for writing, and refuse files of other programs.

Who reads changes no byte: the file is opened with ``mode=ro``, and with ``readonly_shm`` so that the index of
a write-ahead log is not written either. What cannot be read that way is read in a private copy
(docs/decisions/0093-reading-never-writes.md).
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from store.errors import StoreError
from store.migrations import MIGRATIONS

# How long a transaction waits for that of another process before the store counts as unusable.
BUSY_TIMEOUT_SECONDS = 60

# In the header of every store (sqlite.org/pragma.html#pragma_application_id): "Hvst" in ASCII.
APPLICATION_ID = 0x48767374

# The name under which migrations are recorded.
MIGRATION_SET = "harvest"

IN_MEMORY = Path(":memory:")

# How often a copy is begun again because another process wrote to the file meanwhile, and the pause before.
_COPY_TRIES, _COPY_PAUSE_SECONDS = 20, 0.1

# The header of an SQLite file says in this byte how it is written: 2 for a write-ahead log
# (sqlite.org/fileformat2.html, 1.3.3).
_WRITE_VERSION_BYTE, _WRITE_AHEAD_LOG = 18, 2

# In bytes (sqlite.org/fileformat2.html, 1.3.2).
_SMALLEST_PAGE = 512

# The keys are SQLite's primary result codes (sqlite.org/rescode.html).
_REMEDIES = {
    sqlite3.SQLITE_BUSY: "Another program has locked it: end that program, and run again",
    sqlite3.SQLITE_LOCKED: "Another program has locked it: end that program, and run again",
    sqlite3.SQLITE_FULL: "Free some disk space, and run again; what was done is saved",
    sqlite3.SQLITE_READONLY: "Check the permissions of the file and of its folder",
    sqlite3.SQLITE_CANTOPEN: "Check the folder and its permissions",
    sqlite3.SQLITE_NOTADB: "Name another file with --db",
    sqlite3.SQLITE_CORRUPT: "Restore a backup, or start again with another file",
}


def unusable(path: Path, error: sqlite3.Error, about: str = "") -> StoreError:
    """Return a `StoreError` for an error of SQLite, with a remedy.

    Args:
        path: the store.
        error: what SQLite reported.
        about: begins the message, such as the name of a table.
    """
    remedy = _REMEDIES.get(primary_code(error), "Run `harvest verify`")
    return StoreError(f"{path}: {about}{error}. {remedy}.")


def primary_code(error: sqlite3.Error) -> int:
    """Return the primary result code of an error of SQLite; 0 if Python's module detected it itself.

    Args:
        error: what SQLite reported.
    """
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def open_for_reading(path: Path) -> tuple[sqlite3.Connection, bool]:
    """Open a store so that nothing in its folder is changed.

    Args:
        path: the file.

    Returns:
        The connection, and whether it is a private copy of the file (which may be written to).

    Raises:
        StoreError: the file is not a store, or cannot be read.
    """
    try:
        return _opened(path, may_be_empty=False)
    except sqlite3.Error as error:
        raise unusable(path, error, "is not a usable store: ") from error


def open_for_writing(
    path: Path, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
) -> sqlite3.Connection:
    """Open a store, or create it so that only its owner can read it; a write-ahead log is used meanwhile.

    Args:
        path: the file; the permissions of an existing file are kept.
        clock: gives the seconds of a clock that only goes forward.
        sleep: waits for some seconds.

    Raises:
        StoreError: the file is not a store, or cannot be written.
    """
    try:
        _create(path)
        refuse_foreign(path)
        connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_SECONDS, isolation_level=None)
    except (OSError, ValueError, sqlite3.Error) as error:
        raise _not_opened(path, error) from error
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        # NORMAL is safe against a killed process in WAL mode (sqlite.org/pragma.html#pragma_synchronous).
        connection.execute("PRAGMA synchronous = NORMAL")
        _use_write_ahead_log(connection, clock, sleep)
    except sqlite3.Error as error:
        connection.close()
        raise unusable(path, error, "is not a usable store: ") from error
    return connection


def close_after_writing(connection: sqlite3.Connection) -> None:
    """Close a store; who closes it last returns it to one file, which can be read without writing.

    Args:
        connection: as `open_for_writing` returned it.
    """
    # While others have the file open SQLite refuses, and it is left to them.
    with suppress(sqlite3.Error):
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


def copied(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return a private copy of a database as the connection sees it now, and close the connection.

    SQLite keeps the copy in memory, and what does not fit there in a file that only its owner can read and
    that has no name, so that nothing is left even by a process that is killed.

    Args:
        connection: what to copy.
    """
    with closing(connection):
        private = sqlite3.connect("", timeout=BUSY_TIMEOUT_SECONDS, isolation_level=None)
        try:
            connection.backup(private)
            private.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            private.close()
            raise
    return private


def refuse_foreign(path: Path) -> None:
    """Raise an error if there is a file that is not a store, without changing it.

    Args:
        path: the file; a missing or an empty one may become a store.

    Raises:
        StoreError: it is a file of another program, or cannot be read.
    """
    if path == IN_MEMORY or not path.exists():
        return
    try:
        _opened(path, may_be_empty=True)[0].close()
    except sqlite3.Error as error:
        raise unusable(path, error, "is not a usable store: ") from error


def _opened(path: Path, *, may_be_empty: bool) -> tuple[sqlite3.Connection, bool]:
    """Open a file in place if that changes nothing, else a private copy; check that it is a store."""
    if not path.is_file():
        what = "a folder" if path.is_dir() else "not a file"
        raise StoreError(f"{path}: cannot be opened (it is {what}). Name another file with --db.")
    connection, is_private = _in_place(path), False
    if connection is None:
        connection, is_private = _recovered(path), True
    try:
        _check_owner(connection, path, may_be_empty=may_be_empty)
    except BaseException:
        connection.close()
        raise
    return connection, is_private


def _in_place(path: Path) -> sqlite3.Connection | None:
    """Return a connection that only reads, or None if the file cannot be read without changing something."""
    # SQLite would create the log that the header promises.
    if not _beside(path, "-wal").exists() and _needs_log(path):
        return None
    uri = f"{path.absolute().as_uri()}?mode=ro&readonly_shm=1"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT_SECONDS, isolation_level=None)
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.Error as error:
        connection.close()
        if needs_repair(error):
            return None
        raise
    return connection


def needs_repair(error: sqlite3.Error) -> bool:
    """Return whether an error of a reader means that a killed process has to be cleaned up after first.

    An interrupted transaction must be undone, or the index of a write-ahead log be made again. SQLite does so
    for who writes; a reader does it in a private copy.

    Args:
        error: what SQLite reported.
    """
    return primary_code(error) in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PROTOCOL)


def _needs_log(path: Path) -> bool:
    """Return whether the header demands a write-ahead log.

    Closing a file that is read directly ends all locks of this process on it (sqlite.org/howtocorrupt.html,
    2.2). So this is only called where there is no log, which means that no connection is writing to one.
    """
    with suppress(OSError), path.open("rb") as file:
        return file.read(_WRITE_VERSION_BYTE + 1)[_WRITE_VERSION_BYTE:] == bytes([_WRITE_AHEAD_LOG])
    return False


def _recovered(path: Path) -> sqlite3.Connection:
    """Return a private copy in which what a killed process left half done is brought to an end."""
    names = ("", "-wal", "-journal")
    try:
        for _ in range(_COPY_TRIES):
            with tempfile.TemporaryDirectory(prefix="harvest-") as folder:
                copy = Path(folder, "store.db")
                before = [_state(_beside(path, name)) for name in names]
                for name, state in zip(names, before, strict=True):
                    if state is not None:
                        _copy(_beside(path, name), _beside(copy, name))
                if before == [_state(_beside(path, name)) for name in names]:
                    return copied(sqlite3.connect(copy, isolation_level=None))
            time.sleep(_COPY_PAUSE_SECONDS)
    except OSError as error:
        raise _not_opened(path, error) from error
    raise StoreError(f"{path}: another program is writing to it. Run again when it has ended.")


def _beside(path: Path, ending: str) -> Path:
    """Return the path of a file that SQLite keeps beside a database; it follows links first."""
    real = Path(os.path.realpath(path))
    return real.with_name(real.name + ending)


def _state(path: Path) -> tuple[int, int, int] | None:
    """Return what differs when a file was written to, or None if there is no file."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _copy(source: Path, target: Path) -> None:
    """Copy a file so that only its owner can read the copy."""
    target.touch(0o600, exist_ok=False)
    with source.open("rb") as read, target.open("wb") as written:
        shutil.copyfileobj(read, written)


def _check_owner(connection: sqlite3.Connection, path: Path, *, may_be_empty: bool) -> None:
    """Raise an error if the database is not a store of this version or of an older one."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    # SQLite takes a file that is shorter than its smallest page for an empty database, and would replace it.
    if 0 < path.stat().st_size < _SMALLEST_PAGE:
        raise StoreError(f"{path}: is not a database. Name another file with --db.")
    if not tables and application in (0, APPLICATION_ID):
        if may_be_empty:
            return
        raise StoreError(f"{path}: is empty, there is no store yet. Run `harvest` or `harvest import` first.")
    names = _applied(connection)
    # Older versions did not set the application id.
    if application != APPLICATION_ID and (application or MIGRATIONS[0].name not in names):
        problem = "is a database of another program, not a store"
        raise StoreError(f"{path}: {problem}. Name another file with --db.")
    known = {migration.name for migration in MIGRATIONS}
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        newest = unknown[-1] if unknown else "no known schema"
        raise StoreError(f"{path}: was written by a newer version of harvest ({newest}). Update the program.")


def _applied(connection: sqlite3.Connection) -> list[str]:
    """Return the names of the migrations that this program applied to a database."""
    try:
        rows = connection.execute(
            "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY rowid", (MIGRATION_SET,)
        ).fetchall()
    except sqlite3.OperationalError as error:
        if primary_code(error) != sqlite3.SQLITE_ERROR:
            raise
        return []  # There is no such table.
    return [str(name) for (name,) in rows]


def _create(path: Path) -> None:
    """Create an empty file that only its owner can read, if there is none; SQLite's own get the same mode."""
    if path == IN_MEMORY:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(os.path.realpath(path), os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def _use_write_ahead_log(
    connection: sqlite3.Connection, clock: Callable[[], float], sleep: Callable[[float], None]
) -> None:
    """Turn on the write-ahead log; SQLite itself does not wait if another process is doing the same."""
    last_try = clock() + BUSY_TIMEOUT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            # The log and its index are created by the first reading; until then, others could not read.
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or clock() > last_try:
                raise
            sleep(0.01)
        else:
            return


def _not_opened(path: Path, error: Exception) -> StoreError:
    """Return a `StoreError` for a file that cannot be opened at all."""
    reason = getattr(error, "strerror", None) or error
    return StoreError(f"{path}: cannot be opened ({reason}). Check the folder and its permissions.")
