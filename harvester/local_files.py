"""Read a file that the user names: any name is allowed, and any file is read only so far."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import IO

LARGEST_FILE = 256 * 2**20
"""In bytes. No page, text or configuration comes near; a device such as /dev/zero never ends."""

_PIECE = 2**20


def file_contents(path: Path, largest: int = LARGEST_FILE) -> bytes:
    """Return the bytes of a file.

    Args:
        path: the file; a pipe or a device is read to its end.
        largest: the most bytes to read.

    Raises:
        OSError: it cannot be read, or is larger.
    """
    if "\0" in str(path):
        raise OSError(errno.EINVAL, "its name contains a NUL character", str(path))
    with path.open("rb") as file:
        return stream_contents(file, str(path), largest)


def stream_contents(file: IO[bytes], name: str, largest: int = LARGEST_FILE) -> bytes:
    """Return the bytes of an open file.

    Args:
        file: the file.
        name: its name, for errors.
        largest: the most bytes to read.

    Raises:
        OSError: it cannot be read, or is larger.
    """
    pieces, size = [], 0
    # In pieces, because a single call would reserve the memory for the largest file first.
    while piece := file.read(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > largest:
            raise OSError(errno.EFBIG, f"it is larger than {largest // 2**20} MB", name)
    return b"".join(pieces)


def reason_of(error: OSError) -> str:
    """Return why a file could not be used, in words."""
    # What gzip and others raise has a text alone; it would be told as a broken disk.
    return error.strerror or str(error) or os.strerror(error.errno or errno.EIO)
