"""The file that several stores share: the pace of requests, the outbox, and the locks beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from harvester.stores.sequence import StoreSequence
from store import Store
from store.opening import exists
from store.tables.saves import Saves


def made_shared(path: Path) -> Path:
    """Return the file that stores share, which is created if it does not exist.

    It is a store that knows no company, so whatever checks, copies or cleans stores does so with it.

    Args:
        path: the file, or that of a store which shares it with no other.

    Raises:
        StoreError: it cannot be created.
    """
    if not exists(path):
        Store(path).close()
    return path


@contextmanager
def shared_saves(stores: StoreSequence) -> Iterator[Saves]:
    """Open what all stores share, to know how much an account may still ask an archive to capture.

    Args:
        stores: the stores, opened for writing.

    Raises:
        StoreError: the file cannot be used.
    """
    given = None if stores.is_several else next(iter(stores))
    if given is not None and given.store.path == stores.shared:
        yield given.store.saves
        return
    with Store(made_shared(stores.shared)) as shared:
        yield shared.saves
