"""Unpack WARC files that cannot be read at any place as they are, into a copy that has no name.

These are files with all records in one gzip member, and files of Zstandard frames.
"""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO, cast

from diffs.in_words import number
from harvester.archive.warc.damage import is_one_member, unpacked
from store.compression import DamagedFrames, unzstd_file

# What is larger is a decompression bomb. Pages are seldom compressed to a tenth, files with a dictionary to a
# hundredth.
_MOST_TIMES = 200
_MOST_BYTES = 2**30
_ZSTD = (b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18")


class Bomb(Exception):
    """What a file unpacks to is too large."""


def is_packed(file: BinaryIO) -> bool:
    """Return whether a file must be unpacked to be read at any place.

    Args:
        file: the file, which can be read at any place.
    """
    file.seek(0)
    return file.read(4) in _ZSTD or is_one_member(file)


def unpacked_copy(file: BinaryIO) -> tuple[BinaryIO, str]:
    """Return an unpacked copy of a file, up to the first damage.

    Args:
        file: a file of gzip members, or of Zstandard frames.

    Returns:
        The copy, and what is wrong with the file, or ``""``.

    Raises:
        Bomb: it would be too large.
        OSError: the file cannot be read, or there is no room for the copy.
    """
    size = file.seek(0, 2)
    file.seek(0)
    pieces = unzstd_file(file) if file.read(4) in _ZSTD else unpacked(file)
    copy = cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115
    try:
        copy.writelines(limited(pieces, max(_MOST_BYTES, _MOST_TIMES * size)))
        copy.flush()
    except (EOFError, zlib.error, DamagedFrames) as damage:
        copy.flush()
        return copy, str(damage)
    except BaseException:
        copy.close()
        raise
    return copy, ""


def limited(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    """Yield pieces as long as they are not too many bytes together.

    Args:
        pieces: the pieces.
        most: in bytes.

    Raises:
        Bomb: they are more.
    """
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            raise Bomb(f"it unpacks to more than {number(most // 2**20)} MB")
        yield piece
