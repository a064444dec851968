"""Everything that speaks SQL: what was captured, read and found is kept here."""

from store.store import Store

__all__ = ["Store"]
