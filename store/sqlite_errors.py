"""Errors of SQLite, as errors of the store with a remedy."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from store.errors import StoreError

# The keys are SQLite's primary result codes (sqlite.org/rescode.html).
_REMEDIES = {
    sqlite3.SQLITE_BUSY: "Another program has locked it: end that program, and run again",
    sqlite3.SQLITE_LOCKED: "Another program has locked it: end that program, and run again",
    sqlite3.SQLITE_PROTOCOL: "Another program has locked it: end that program, and run again",
    sqlite3.SQLITE_IOERR: "Check the disk: it may be full, or damaged; what was done is saved",
    sqlite3.SQLITE_FULL: "Free some disk space, and run again; what was done is saved",
    sqlite3.SQLITE_READONLY: "Check the permissions of the file and of its folder",
    sqlite3.SQLITE_CANTOPEN: "Check the folder and its permissions",
    sqlite3.SQLITE_NOTADB: "Name another file with --db",
    sqlite3.SQLITE_CORRUPT: "Restore a backup, or start again with another file",
}

SQLITE_FAILURES = (sqlite3.Error, UnicodeDecodeError)
"""What Python's module raises: the message of an error may quote damaged bytes, which are not text."""


def unusable(path: Path, error: Exception, about: str = "") -> StoreError:
    """Return a `StoreError` for an error of SQLite, with a remedy.

    Args:
        path: the store.
        error: what SQLite reported.
        about: begins the message, such as the name of a table.
    """
    remedy = _REMEDIES.get(primary_code(error), "Run `harvest verify`")
    return StoreError(f"{path}: {about}{error}. {remedy}.")


def primary_code(error: Exception) -> int:
    """Return the primary result code of an error of SQLite; 0 if Python's module detected it itself.

    Args:
        error: what SQLite reported.
    """
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def needs_repair(error: sqlite3.Error) -> bool:
    """Return whether an error of a reader means that a killed process has to be cleaned up after first.

    An interrupted transaction must be undone, or the index of a write-ahead log be made again. SQLite does so
    for who writes; a reader does it in a private copy.

    Args:
        error: what SQLite reported.
    """
    return primary_code(error) in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PROTOCOL)


def not_opened(path: Path, error: Exception) -> StoreError:
    """Return a `StoreError` for a file that cannot be opened at all.

    Args:
        path: the store.
        error: what the system or SQLite reported.
    """
    reason = getattr(error, "strerror", None) or error
    return StoreError(f"{path}: cannot be opened ({reason}). Check the folder and its permissions.")
