"""Open the SQLite file, for reading or for writing, and refuse files of other programs.

Who reads changes no byte: the file is opened with ``mode=ro``, and with ``readonly_shm`` so that the index of
a write-ahead log is not written either. What cannot be read that way is read in a private copy
(docs/decisions/0093-reading-never-writes.md).
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

from store.errors import StoreError
from store.migrations import MIGRATIONS
from store.private_copy import beside, recovered, state_of
from store.sqlite_errors import needs_repair, not_opened, primary_code, unusable
from store.writing import BUSY_TIMEOUT_SECONDS, OPENING, is_written_here, open_with_log

# In the header of every store (sqlite.org/pragma.html#pragma_application_id): "Hvst" in ASCII.
APPLICATION_ID = 0x48767374

# The name under which migrations are recorded.
MIGRATION_SET = "harvest"

IN_MEMORY = Path(":memory:")

# The header of an SQLite file says in this byte how it is written: 2 for a write-ahead log
# (sqlite.org/fileformat2.html, 1.3.3).
_WRITE_VERSION_BYTE, _WRITE_AHEAD_LOG = 18, 2

# Where the header of an SQLite file has its application id.
_APPLICATION_ID_BYTES = slice(68, 72)

# A process that opens or closes the file may be between two steps: how often it is tried again, and when.
_TRIES, _PAUSE_SECONDS = 100, 0.05

# In bytes (sqlite.org/fileformat2.html, 1.3.2 and 4.1).
_SMALLEST_PAGE, _LOG_HEADER = 512, 32

# Reads from a file that was just opened; in it, a file that must be repaired first is noticed.
FirstReading = Callable[[sqlite3.Connection], object]


def open_for_reading(path: Path, then: FirstReading | None = None) -> tuple[sqlite3.Connection, bool]:
    """Open a store so that nothing in its folder is changed.

    Args:
        path: the file.
        then: is called with the connection; again with another one, if a process was killed meanwhile.

    Returns:
        The connection, and whether it is a private copy of the file (which may be written to).

    Raises:
        StoreError: the file is not a store, or cannot be read.
    """

    def first(connection: sqlite3.Connection) -> None:
        _check_owner(connection, path, may_be_empty=False)
        if then:
            then(connection)

    try:
        return open_unchecked(path, first)
    except sqlite3.Error as error:
        raise unusable(path, error, "is not a usable store: ") from error


def open_for_writing(path: Path, clock: Callable[[], float] = time.monotonic) -> sqlite3.Connection:
    """Open a store, or create it so that only its owner can read it; see `open_with_log`.

    Args:
        path: the file; the permissions of an existing file are kept.
        clock: gives the seconds of a clock that only goes forward.

    Raises:
        StoreError: the file is not a store, or cannot be written.
    """
    with OPENING:
        try:
            _create(path)
            refuse_foreign(path)
            _require_permission(path)
        except (OSError, ValueError) as error:
            raise not_opened(path, error) from error
    return open_with_log(path, clock)


def exists(path: Path) -> bool:
    """Return whether there is a file, or anything else, where a store is meant to be.

    Args:
        path: the file.

    Raises:
        StoreError: the path is impossible, or its folder cannot be searched.
    """
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError) as error:
        raise not_opened(path, error) from error
    return True


def is_of_this_program(path: Path) -> bool:
    """Return whether a file is marked as a store, without opening it as a database.

    Args:
        path: the file; one that is missing or cannot be read is not marked.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_APPLICATION_ID_BYTES.stop)
    except OSError:
        return False
    marked = int.from_bytes(header[_APPLICATION_ID_BYTES], "big")
    return header.startswith(b"SQLite format 3\0") and marked == APPLICATION_ID


def is_ready(path: Path) -> bool:
    """Return whether a store can be read where it is, and has the form that this program writes.

    Args:
        path: the file; one that is missing, or that a killed process left, is not ready.
    """
    try:
        connection = _in_place(path, is_ours=is_written_here(path)) if exists(path) else None
        if connection is None:
            return False
        with closing(connection):
            _check_owner(connection, path, may_be_empty=False)
            return not is_migration_pending(connection)
    except (StoreError, sqlite3.Error):
        return False


def refuse_foreign(path: Path) -> None:
    """Raise an error if there is a file that is not a store, without changing it.

    Args:
        path: the file; a missing or an empty one may become a store.

    Raises:
        StoreError: it is a file of another program, or cannot be read.
    """
    if path == IN_MEMORY or not exists(path):
        return
    first = partial(_check_owner, path=path, may_be_empty=True)
    try:
        open_unchecked(path, first, is_ours=is_written_here(path))[0].close()
    except sqlite3.Error as error:
        raise unusable(path, error, "is not a usable store: ") from error


def open_unchecked(
    path: Path, first: FirstReading, *, is_ours: bool = False
) -> tuple[sqlite3.Connection, bool]:
    """Open a file in place if that changes nothing, else a private copy; it need not be a store.

    Args:
        path: the file.
        first: is called with the connection, and reads from it; again with another one, if a process that
            wrote to the file was killed meanwhile.
        is_ours: whether this process writes to the file anyway, so that the index of its log may change.

    Returns:
        The connection, and whether it is a private copy.

    Raises:
        StoreError: it is not a file, or cannot be read.
        sqlite3.Error: it is not a database, or is damaged.
    """
    if not path.is_file():
        what = "a folder" if path.is_dir() else "not a file"
        raise StoreError(f"{path}: cannot be opened (it is {what}). Name another file with --db.")
    for _ in range(_TRIES):
        connection = _in_place(path, is_ours=is_ours)
        if connection is not None and _reads(connection, first):
            return connection, False
        connection = recovered(path)
        if connection is not None and _reads(connection, first):
            return connection, True
        time.sleep(_PAUSE_SECONDS)
    raise StoreError(f"{path}: another program is writing to it. Run again when it has ended.")


def _in_place(path: Path, *, is_ours: bool) -> sqlite3.Connection | None:
    """Return a connection that only reads, or None if the file cannot be read without changing something."""
    log = state_of(beside(path, "-wal"))
    # SQLite would create the log that the header promises, or would try for ten seconds to read the salt of a
    # log that ends after its header, as a process leaves it that is killed in between.
    if (log is None and _needs_log(path)) or (log is not None and log.size == _LOG_HEADER):
        return None
    uri = f"{path.absolute().as_uri()}?mode=ro{'' if is_ours else '&readonly_shm=1'}"
    try:
        return sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT_SECONDS, isolation_level=None)
    except sqlite3.Error as error:
        if needs_repair(error):
            return None
        raise


def _reads(connection: sqlite3.Connection, first: FirstReading) -> bool:
    """Read for the first time, or close the connection and return False if the file must be repaired first.

    Each statement may be the one that finds that the last process that wrote to the file was killed.
    """
    try:
        first(connection)
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.Error) and needs_repair(error):
            return False
        raise
    return True


def _needs_log(path: Path) -> bool:
    """Return whether the header demands a write-ahead log.

    Closing a file that is read directly ends all locks of this process on it (sqlite.org/howtocorrupt.html,
    2.2). So this is only called where there is no log, which means that no connection is writing to one.
    """
    with suppress(OSError), path.open("rb") as file:
        return file.read(_WRITE_VERSION_BYTE + 1)[_WRITE_VERSION_BYTE:] == bytes([_WRITE_AHEAD_LOG])
    return False


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


def is_migration_pending(connection: sqlite3.Connection) -> bool:
    """Return whether a migration of this program was not applied to a database yet.

    Args:
        connection: to the database.
    """
    return bool({migration.name for migration in MIGRATIONS}.difference(_applied(connection)))


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


def _require_permission(path: Path) -> None:
    """Raise an error if the file or its folder cannot be written to; SQLite would open it for reading."""
    if path != IN_MEMORY and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        problem = "cannot be written to"
        raise StoreError(f"{path}: {problem}. Check the permissions of the file and of its folder.")
