"""Stores are migrated here, and wait for the disk."""

from __future__ import annotations

import pytest

from store.opening import open_for_writing, set_synchronous


@pytest.fixture(autouse=True)
def migrated_stores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Create and write each store as the program does."""
    monkeypatch.setattr("store.database.open_for_writing", open_for_writing)
    for module in ("opening", "database"):
        monkeypatch.setattr(f"store.{module}.set_synchronous", set_synchronous)
