"""The file that several stores share: the pace of requests, the outbox, and the locks beside it."""

from __future__ import annotations

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
