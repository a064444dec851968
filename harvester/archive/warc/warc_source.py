"""Where the bytes of a WARC file are: a file, or a member of a WACZ file; and how many are open at a time."""

from __future__ import annotations

import io
import os
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

# Of a folder with thousands of files, so many are kept open; systems allow a process 256 or 1,024.
_OPEN_FILES = 64


@dataclass(frozen=True, slots=True)
class WarcSource:
    """Where the bytes of a WARC file are.

    Attributes:
        path: the file on disk.
        name: the file as it is shown: its name, or its path below the folder that was given.
        member: the name of the member, if the file is a WACZ file; otherwise ``""``.
        begin: where the member begins in the file, in bytes.
        size: how long the member is, in bytes; None for the whole file.
        unpack: opens a member that is compressed within the WACZ file; None for all others.
    """

    path: Path
    name: str
    member: str = ""
    begin: int = 0
    size: int | None = None
    unpack: Callable[[], BinaryIO] | None = None

    @property
    def shown(self) -> str:
        """The file, and the member in it, for messages."""
        return f"{self.name} ({self.member})" if self.member else self.name

    def open(self) -> BinaryIO:
        """Open it for reading at any place.

        Raises:
            OSError: it cannot be read.
        """
        if self.unpack is not None:
            return self.unpack()
        file = self.path.open("rb")
        return file if self.size is None else cast(BinaryIO, _Window(file, self.begin, self.size))


class OpenFiles:
    """The files that were read last are kept open, up to a number; the others are opened again."""

    def __init__(self, most: int = _OPEN_FILES) -> None:
        """Begin without any.

        Args:
            most: how many are open at a time.
        """
        self._most = most
        self._open: OrderedDict[object, BinaryIO] = OrderedDict()

    def get(self, key: object, reopen: Callable[[], BinaryIO]) -> BinaryIO:
        """Return the file of a key, which is opened if it is not open.

        Args:
            key: whose file it is.
            reopen: opens it.
        """
        if key not in self._open:
            self.put(key, reopen())
        self._open.move_to_end(key)
        return self._open[key]

    def put(self, key: object, file: BinaryIO) -> None:
        """Keep a file open; if there are too many, close the one that was not read for the longest time.

        Args:
            key: whose file it is.
            file: the open file.
        """
        if (before := self._open.pop(key, None)) is not None:
            before.close()
        self._open[key] = file
        while len(self._open) > self._most:
            self._open.popitem(last=False)[1].close()

    def close(self) -> None:
        """Close all of them."""
        while self._open:
            self._open.popitem()[1].close()


class _Window(io.RawIOBase):
    """A part of a file, as a file of its own."""

    def __init__(self, file: BinaryIO, begin: int, size: int) -> None:
        self._file, self._begin, self._size, self._at = file, begin, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def read(self, size: int | None = -1) -> bytes:
        left = max(0, self._size - self._at)
        wanted = left if size is None or size < 0 else min(size, left)
        self._file.seek(self._begin + self._at)
        data = self._file.read(wanted)
        self._at += len(data)
        return data

    def close(self) -> None:
        self._file.close()
        super().close()
