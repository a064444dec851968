"""Stores are migrated here, and wait for the disk; in the folders below, they need not be."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.opening import open_for_writing
from store.writing import set_synchronous

HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def migrated_stores(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Create and write each store as the program does."""
    if request.path.parent != HERE:
        return
    monkeypatch.setattr("store.database.open_for_writing", open_for_writing)
    for module in ("writing", "database"):
        monkeypatch.setattr(f"store.{module}.set_synchronous", set_synchronous)
