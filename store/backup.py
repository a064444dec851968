"""Copy a store while other programs use it, completely or not at all."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from store.checks import Examined
from store.errors import StoreError
from store.opening import open_for_reading, refuse_foreign
from store.private_copy import beside
from store.sqlite_errors import SQLITE_FAILURES, not_opened, unusable

# What SQLite keeps beside a file that is in use, or that a killed process left; a new file would get it, too.
_UNFINISHED_WORK = ("-wal", "-journal")


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a store that was made and checked.

    Attributes:
        path: the file.
        size_bytes: its size.
        links: how many links its chain has.
        head: the hash of the last one.
    """

    path: Path
    size_bytes: int
    links: int
    head: str


def back_up(store: Path, target: Path) -> Backup:
    """Copy a store as it is at one moment, check the copy, and only then give it its name.

    Args:
        store: the file of the store; others may write to it meanwhile.
        target: the file to write; a store that is there already and is not in use is replaced.

    Raises:
        StoreError: there is another file, the store cannot be read, the copy cannot be written, or SQLite
            finds it damaged.
    """
    _require_place(target)
    source, _ = open_for_reading(store)
    unfinished = target.with_name(f"{target.name}.unfinished")
    with closing(source):
        try:
            try:
                _copy(source, unfinished)
                made = _checked(unfinished, target)
                unfinished.replace(target)
                _settle(target.parent)
            finally:
                unfinished.unlink(missing_ok=True)
        except SQLITE_FAILURES as error:
            raise unusable(target, error, "cannot be written: ") from error
        except OSError as error:
            raise not_opened(target, error) from error
    return made


def _require_place(target: Path) -> None:
    """Raise an error if a file is not a store, or is in use."""
    refuse_foreign(target)
    for ending in _UNFINISHED_WORK:
        left = beside(target, ending)
        if left.exists():
            problem = f"is in use, or a run that wrote to it was killed ({left.name} is beside it)"
            raise StoreError(f"{target}: {problem}. End the run, or move both files away.")


def _copy(source: sqlite3.Connection, path: Path) -> None:
    """Copy a database into one file that only its owner can read, in a single reading of it."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(sqlite3.connect(path, isolation_level=None)) as copy:
        # In one step: in several, SQLite would begin again each time that another process writes.
        source.backup(copy)
        # The header says how the store was written; a log beside the copy could be lost.
        copy.execute("PRAGMA journal_mode = DELETE")
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _checked(path: Path, target: Path) -> Backup:
    """Check a copy, and return what it is.

    Raises:
        StoreError: SQLite finds it damaged, or a row refers to one that is missing.
    """
    with closing(Examined(path)) as copy:
        for fault in (*copy.structure(), *copy.references()):
            problem = f"no copy was made, because the store is damaged: {fault}"
            raise StoreError(f"{target}: {problem}. Run `harvest verify`.")
        links, head = copy.chain.end()
    return Backup(target, path.stat().st_size, links, head)


def _settle(folder: Path) -> None:
    """Let a power cut not undo that a file was given its name; Windows does not open folders."""
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
