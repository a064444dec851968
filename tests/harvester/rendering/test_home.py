"""The folder of a browser goes with it; the next run removes that of one that was killed, and no other."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from harvester.rendering.home import temporary_home


@pytest.fixture
def temporary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return an empty folder for temporary files; its path is short."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        monkeypatch.setattr(tempfile, "tempdir", folder)
        yield Path(folder)


def left_behind(folder: Path, name: str, *, minutes: int) -> Path:
    """Return the folder that a killed run left some time ago."""
    left = folder / name
    (left / "profile").mkdir(parents=True)
    (left / "profile" / "cache").write_bytes(b"x")
    (left / "in-use").touch()
    then = time.time() - 60 * minutes
    os.utime(left / "in-use", (then, then))
    return left


def test_a_folder_goes_with_its_browser(temporary: Path) -> None:
    with temporary_home() as home:
        assert Path(home).parent == temporary
    assert list(temporary.iterdir()) == []


def test_what_a_killed_run_left_is_removed(temporary: Path) -> None:
    left = left_behind(temporary, "rendering-killed", minutes=5)
    with temporary_home():
        assert not left.exists()


def test_what_is_in_use_new_or_of_others_stays(temporary: Path) -> None:
    new = left_behind(temporary, "rendering-new", minutes=0)
    other = left_behind(temporary, "other", minutes=5)
    (temporary / "rendering-without-file").mkdir()
    (temporary / "rendering-linked").mkdir()
    (temporary / "rendering-linked" / "in-use").symlink_to(other / "in-use")
    with temporary_home() as first:
        os.utime(Path(first) / "in-use", (0, 0))
        with temporary_home() as second:
            kept = {Path(first), Path(second), new, other}
            assert kept < set(temporary.iterdir())
            assert len(list(temporary.iterdir())) == 6
