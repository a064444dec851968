"""A store that is taken away while it is used is not silently lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from harvester.errors import StoreError
from store import Store


@pytest.mark.parametrize("how", ["removed", "moved", "replaced"])
def test_a_store_that_is_taken_away_is_an_error(tmp_path: Path, how: str) -> None:
    path = tmp_path / "h.db"
    with pytest.raises(StoreError, match="while it was in use"), Store(path):
        if how == "removed":
            path.unlink()
        else:
            path.rename(tmp_path / "other.db")
        if how == "replaced":
            path.write_bytes(b"")


def test_an_error_goes_before_it(tmp_path: Path) -> None:
    path = tmp_path / "h.db"
    with pytest.raises(KeyboardInterrupt), Store(path):
        path.unlink()
        raise KeyboardInterrupt


def test_a_store_in_memory_has_no_file() -> None:
    with Store(":memory:"):
        pass
