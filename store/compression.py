"""Compress the bytes of snapshots, against a neighbouring snapshot (the only module that imports zstandard).

Successive captures of a page are nearly equal. With the neighbour's bytes as a prefix, Zstandard stores what
they share as references and only the rest as bytes (measured in docs/benchmarks.md, *Growth*). To read such a
body, its base is needed; a chain of bases ends at a key frame, which needs none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import zstandard

from store.errors import StoreError

# 9 to 12 take the same time on pages of 15 to 240 KB; 19 saves 8 % more and takes fifteen times as long.
LEVEL = 12
# At most this many bodies are decoded to read one: a few milliseconds for pages of the usual size. Key frames
# take most of the space of a store; with twice as many of them, it would need half as much space again.
CHAIN_LIMIT = 24
# Base and body must fit together into Zstandard's window, which is held in memory for writing and reading.
WINDOW_LIMIT_BYTES = 16 * 2**20
# A longer body is not used as a base: its neighbour is about as long, and the two would not fit.
BASE_LIMIT_BYTES = WINDOW_LIMIT_BYTES // 2
# A page that is not similar to its base hardly gains from it, so a new chain begins instead.
WORTH_A_BASE = 0.75
# Longer ones are never read from an archive (harvester/archive); a row that claims more is damaged.
BODY_LIMIT_BYTES = 64 * 2**20

_STEP_BYTES = 2**20
# Small, because a frame may be thirty thousand times as large when it is unpacked.
_FRAME_STEP_BYTES = 2**10
# What the frames of a foreign file may need in memory; the command line of Zstandard allows as much.
_FOREIGN_WINDOW_BYTES = 2**27
# The first frame of a `.warc.zst` file may hold the dictionary of the others ("Zstandard for WARC", IIPC).
_DICTIONARY_FRAME, _FRAME = b"\x5d\x2a\x4d\x18", b"\x28\xb5\x2f\xfd"
_DICTIONARY_LIMIT_BYTES = 2**24
_ALONE = "zstd"
_ON_BASE = "zstd-prefix"


class DamagedFrames(Exception):
    """A file of Zstandard frames is damaged; the message says how."""


@dataclass(frozen=True, slots=True)
class EncodedBody:
    """Bytes as they are stored.

    Attributes:
        codec: how they were compressed.
        data: the compressed bytes.
        based: whether the base is needed to read them.
    """

    codec: str
    data: bytes
    based: bool


def can_be_base(depth: int, size_bytes: int) -> bool:
    """Return whether the next body may be compressed against a stored one.

    Only the stored body nearest in time is considered as a base. If its chain is at the limit, the next body
    is a key frame, which begins a new chain. To use a base that is further away, because its chain is not at
    the limit, would save nothing, and each new page would be further away from its base.

    Args:
        depth: how many bases are needed to read the stored body; 0 for a key frame.
        size_bytes: its size, uncompressed.
    """
    return depth < CHAIN_LIMIT and size_bytes <= BASE_LIMIT_BYTES


def compress(body: bytes, base: bytes | None) -> EncodedBody:
    """Compress bytes, against a base if that saves enough.

    Args:
        body: the bytes, at most 64 MB.
        base: bytes that are nearly equal, or None.

    Returns:
        The compressed form. The same arguments give the same data on every machine with the same version of
        Zstandard, and all versions can read it.

    Raises:
        StoreError: the body is longer than what can be read.
    """
    if len(body) > BODY_LIMIT_BYTES:
        raise StoreError(
            f"a body of {len(body)} bytes is more than a snapshot may have ({BODY_LIMIT_BYTES} bytes)"
        )
    alone = EncodedBody(_ALONE, _compressor(len(body)).compress(body), based=False)
    if base is None or len(base) + len(body) > WINDOW_LIMIT_BYTES:
        return alone
    on_base = EncodedBody(_ON_BASE, _compressor(len(body), base).compress(body), based=True)
    return on_base if len(on_base.data) < WORTH_A_BASE * len(alone.data) else alone


def decompress(codec: str, data: bytes, base: bytes | None, sha256: str) -> bytes:
    """Return the stored bytes, verified.

    Args:
        codec: as returned by `compress`.
        data: the compressed bytes.
        base: the base that they were compressed against, or None.
        sha256: the hash under which they are stored, in hex.

    Raises:
        StoreError: they are damaged, or their base is; the message names the hash.
    """
    if codec not in (_ALONE, _ON_BASE):
        raise StoreError(f"the snapshot {sha256} has a form that this version cannot read: {codec!r}")
    if codec == _ON_BASE and base is None:
        raise StoreError(f"the snapshot {sha256} is damaged: the snapshot that it is based on is missing")
    try:
        if zstandard.frame_content_size(data) > BODY_LIMIT_BYTES:
            raise StoreError(f"the snapshot {sha256} is damaged: its stated size is larger than possible")
        prefix = _prefix(base) if codec == _ON_BASE and base is not None else None
        body = zstandard.ZstdDecompressor(dict_data=prefix).decompress(data, allow_extra_data=False)
    except zstandard.ZstdError as error:
        raise StoreError(f"the snapshot {sha256} is damaged: {error}") from error
    if hashlib.sha256(body).hexdigest() != sha256:
        raise StoreError(f"the snapshot {sha256} is damaged: its bytes do not match its hash")
    return body


def unzstd(data: bytes, limit_bytes: int) -> bytes:
    """Decompress a body that the server sent with the Content-Encoding ``zstd`` (RFC 8878).

    Args:
        data: one or more frames; if they are damaged or cut off, what comes before is decompressed.
        limit_bytes: how much of the body is wanted.

    Returns:
        The body, or as much of it as can be decompressed; longer than the limit if the body is.
    """
    parts: list[bytes] = []
    size = 0
    try:
        with zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True) as reader:
            while size <= limit_bytes and (part := reader.read(_STEP_BYTES)):
                parts.append(part)
                size += len(part)
    except zstandard.ZstdError:
        pass  # Archives cut bodies off; what came before is still of use.
    return b"".join(parts)


def unzstd_file(file: BinaryIO) -> Iterator[bytes]:
    """Yield what the frames of a file hold, in pieces; its first frame may be a dictionary.

    Args:
        file: a file of frames, from its beginning.

    Raises:
        DamagedFrames: it is damaged; what came before was yielded.
    """
    file.seek(0)
    try:
        dictionary = _dictionary(file)
        file.seek(0)
        decompressor = zstandard.ZstdDecompressor(dict_data=dictionary, max_window_size=_FOREIGN_WINDOW_BYTES)
        frame, begun = decompressor.decompressobj(), False
        while chunk := file.read(_FRAME_STEP_BYTES):
            while chunk:
                yield frame.decompress(chunk)
                chunk, begun = frame.unused_data, not frame.eof
                if frame.eof:
                    frame = decompressor.decompressobj()
    except (zstandard.ZstdError, MemoryError) as error:
        raise DamagedFrames(str(error)) from error
    if begun:
        raise DamagedFrames("the last frame has no end")


def _dictionary(file: BinaryIO) -> zstandard.ZstdCompressionDict | None:
    """Return the dictionary in the first frame of a file, which may be compressed itself, or None."""
    head = file.read(8)
    if head[:4] != _DICTIONARY_FRAME or len(head) < 8:
        return None
    size = int.from_bytes(head[4:], "little")
    if size > _DICTIONARY_LIMIT_BYTES:
        raise DamagedFrames("its dictionary is too large")
    data = file.read(size)
    if data.startswith(_FRAME):
        data = unzstd(data, _DICTIONARY_LIMIT_BYTES)
    return zstandard.ZstdCompressionDict(data)


def _compressor(size: int, base: bytes | None = None) -> zstandard.ZstdCompressor:
    """Return a compressor whose window is large enough for the base and the body."""
    if base is None:
        return zstandard.ZstdCompressor(level=LEVEL)
    window_log = max(10, (len(base) + size).bit_length())
    parameters = zstandard.ZstdCompressionParameters.from_level(LEVEL, window_log=window_log)
    return zstandard.ZstdCompressor(compression_params=parameters, dict_data=_prefix(base))


def _prefix(base: bytes) -> zstandard.ZstdCompressionDict:
    """Return a base as a raw prefix, even if its first bytes look like a trained dictionary."""
    return zstandard.ZstdCompressionDict(base, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
