"""Read a file that the user names: any name is allowed, and any file is read only so far."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import IO

LARGEST_FILE = 256 * 2**20
"""In bytes. No page, text or configuration comes near; a device such as /dev/zero never ends."""

_PIECE = 2**20
# There is no such file, but there could be.
_NOT_THERE = (errno.ENOENT, errno.ENOTDIR, errno.EBADF, errno.ELOOP)


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


def check_name(path: Path) -> None:
    """Make sure that a file could have this name, whether or not there is one.

    `Path.exists` tells it only up to Python 3.13: since 3.14 it is false for such a name, too.

    Args:
        path: the file.

    Raises:
        OSError: no file can have this name, or it cannot be looked up.
        ValueError: likewise.
    """
    try:
        path.stat()
    except OSError as error:
        if error.errno not in _NOT_THERE:
            raise


def reason_of(error: OSError) -> str:
    """Return why a file could not be used, in words."""
    # What gzip and others raise has a text alone; it would be told as a broken disk.
    return error.strerror or str(error) or os.strerror(error.errno or errno.EIO)
