"""Files that a user names: any name, and no more of them than fits."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from harvester.local_files import file_contents, reason_of


@pytest.mark.parametrize("size", [0, 1, 3 * 2**20])
def test_a_file_is_read(tmp_path: Path, size: int) -> None:
    path = tmp_path / "x"
    path.write_bytes(os.urandom(size))
    assert file_contents(path, size) == path.read_bytes()


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(bytes(2**20 + 1))
    with pytest.raises(OSError, match="larger than 1 MB"):
        file_contents(path, 2**20)


def test_a_device_without_an_end_is_refused() -> None:
    with pytest.raises(OSError, match="larger than 3 MB"):
        file_contents(Path("/dev/zero"), 3 * 2**20)


def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(b"words",))
    writer.start()
    assert file_contents(path) == b"words"
    writer.join()


@pytest.mark.parametrize("name", ["a\0b", "x" * 300, ".", "missing/x"])
def test_every_other_name_is_refused_with_a_reason(name: str) -> None:
    with pytest.raises(OSError) as caught:
        file_contents(Path(name))
    assert reason_of(caught.value)
