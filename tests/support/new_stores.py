"""Stores that are quickly made and written: what takes a tenth of a second of each, and waits for the disk.

New ones are copies of one that was made before, instead of migrated each; and no transaction waits until it
is on the disk, which only a power cut could tell (`tests/support/power_cut.py`). Both is done as usual in the
files of `tests/store` itself, not of its folders, and in each process that a test starts; those of
`tests/support/zygote.py`, which are killed and lose no power, make new stores as usual and wait for no disk.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from store import Store
from store.opening import IN_MEMORY, exists, open_for_writing
from store.writing import set_synchronous


@contextmanager
def copied_stores() -> Iterator[None]:
    """Let each new store of this process begin as a copy of an empty one, and none wait for the disk."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        path = Path(folder) / "empty.db"
        with Store(path):
            pass
        empty = path.read_bytes()

        def opened(path: Path, *timing: object) -> sqlite3.Connection:
            is_new = path == IN_MEMORY or not exists(path)
            connection = open_for_writing(path, *timing)  # type: ignore[arg-type]
            if is_new:
                _fill(connection, empty)
            return connection

        patch.setattr("store.database.open_for_writing", opened)
        for module in ("writing", "database"):
            patch.setattr(f"store.{module}.set_synchronous", never_wait)
        yield


def never_wait(connection: sqlite3.Connection, level: str) -> None:
    """Let the transactions of a store wait for nothing, whatever is asked for.

    Args:
        connection: of the store.
        level: what is asked for.
    """
    set_synchronous(connection, "OFF")


def _fill(connection: sqlite3.Connection, content: bytes) -> None:
    """Copy a store into an empty one that is open."""
    with closing(sqlite3.connect(":memory:")) as source, source:
        source.deserialize(content)
        source.backup(connection)
    source.close()
