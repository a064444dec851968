"""The file that several stores share: the pace of requests, the outbox, and the locks beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store import Store
from store.opening import exists


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
def shared_store(store: Store) -> Iterator[Store]:
    """Open what a store shares with others, or give the store itself if there are none.

    Args:
        store: opened for writing.

    Yields:
        The store with what must exist once.

    Raises:
        StoreError: it cannot be used.
    """
    if store.shared == store.path:
        yield store
        return
    with Store(made_shared(store.shared)) as shared:
        yield shared
