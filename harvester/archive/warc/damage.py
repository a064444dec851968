"""Find where the records of a damaged WARC file go on."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

# Records begin with their version and a named field, or with a gzip member of their own (WARC 1.1, section 4
# and annex D); behind damage, not always on a line of their own.
_BEGINNINGS = re.compile(rb"\x1f\x8b\x08|WARC/[01]\.[0-9]{1,2}\r?\n(?=[A-Za-z-]{1,64}:)")
_FIRST = b"WARC/"
# The first line of a record of an ARC file: address, IP address, 14 digits, type and length.
_FIRST_OF_ARC = re.compile(rb"(?:https?|dns|filedesc):\S{1,4000} [0-9a-fA-F.:]{3,45} \d{14} ")
# A record's beginning is not longer than this, so pieces that overlap so much contain all of them.
_OVERLAP_BYTES = 2**7
# Enough of a member for its first bytes, whatever extra header fields it has.
_PROBE_BYTES = 2**12
# How much is unpacked at a time; a member may be a thousand times as large as its file.
_PIECE_BYTES = 2**20
# How much is searched at a time.
_SEARCHED_BYTES = 2**16


def next_record(file: BinaryIO, after: int) -> int | None:
    """Return where the next record begins, or None if none can be found.

    Args:
        file: the file, which can be read at any place.
        after: bytes from the beginning of the file; the record begins behind this place.
    """
    size = file.seek(0, io.SEEK_END)
    for begin in range(after + 1, size, _SEARCHED_BYTES):
        file.seek(begin)
        piece = file.read(_SEARCHED_BYTES + _OVERLAP_BYTES)
        for match in _BEGINNINGS.finditer(piece):
            if match.start() >= _SEARCHED_BYTES:
                break
            place = begin + match.start()
            if match[0].startswith(_FIRST) or _holds_record(file, place):
                return place
    return None


def is_one_member(file: BinaryIO) -> bool:
    """Return whether a file is a single gzip member, from its beginning to its end.

    Args:
        file: the file, which can be read at any place.
    """
    file.seek(0)
    member = zlib.decompressobj(wbits=31)
    rest = b""
    while chunk := rest or file.read(_PROBE_BYTES):
        try:
            member.decompress(chunk, _PIECE_BYTES)
        except zlib.error:
            return False
        if member.eof:
            return not member.unused_data and not file.read(1)
        rest = member.unconsumed_tail
    return file.tell() > 0


def unpacked(file: BinaryIO) -> Iterator[bytes]:
    """Yield what the gzip members of a file hold, in pieces, up to the first damage.

    Args:
        file: the file, which can be read at any place.

    Raises:
        zlib.error: it is damaged.
        EOFError: it ends in the middle of a member.
    """
    file.seek(0)
    member, begun = zlib.decompressobj(wbits=31), False
    rest = b""
    while chunk := rest or file.read(_PROBE_BYTES):
        yield member.decompress(chunk, _PIECE_BYTES)
        rest, begun = member.unconsumed_tail, True
        if member.eof:
            rest = member.unused_data
            member, begun = zlib.decompressobj(wbits=31), False
    if begun:
        raise EOFError("the last member has no end")


def _holds_record(file: BinaryIO, begin: int) -> bool:
    """Return whether a gzip member begins here, and a record in it; the same bytes occur in any data."""
    file.seek(begin)
    try:
        opened = zlib.decompressobj(wbits=31).decompress(file.read(_PROBE_BYTES), _PROBE_BYTES)
    except zlib.error:
        return False
    return opened.startswith(_FIRST) or _FIRST_OF_ARC.match(opened) is not None
