"""Everything that speaks SQL: what was captured, read and found is kept here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.store import Store

__all__ = ["Store"]


def __getattr__(name: str) -> object:
    """`Store`, imported when it is asked for: the records of this room must cost no database."""
    if name == "Store":
        from store.store import Store

        return Store
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
