"""Store what was captured, read and found, in SQLite; the only package that uses SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.store import Store

__all__ = ["Store"]


def __getattr__(name: str) -> object:
    """Import `Store` only when it is used: code that needs only the records must not load the database."""
    if name == "Store":
        from store.store import Store

        return Store
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
