"""New stores as copies of one that was made before: the migrations take a tenth of a second each time.

In `tests/store`, and in each process that a test starts, they are carried out as usual.
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


@contextmanager
def copied_stores() -> Iterator[None]:
    """Let each new store of this process begin as a copy of an empty one."""
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
        yield


def _fill(connection: sqlite3.Connection, content: bytes) -> None:
    """Copy a store into an empty one that is open."""
    with closing(sqlite3.connect(":memory:")) as source, source:
        source.deserialize(content)
        source.backup(connection)
    source.close()
