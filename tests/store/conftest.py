"""Stores are migrated here."""

from __future__ import annotations

import pytest

from store.opening import open_for_writing


@pytest.fixture(autouse=True)
def migrated_stores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Create each new store as the program does."""
    monkeypatch.setattr("store.database.open_for_writing", open_for_writing)
