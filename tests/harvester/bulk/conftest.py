"""The folder in which the commands of these tests are called."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import harvester.bulk.data_set


@pytest.fixture
def here(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the files of a module, where commands are called and inputs make several parts."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(harvester.bulk.data_set, "_PART_BYTES", 8000)
    return tmp_path
