"""How the bytes of snapshots are kept: compressed against the snapshot next to them (the door of zstandard).

Successive captures of a page are nearly equal. With the neighbour's bytes as a prefix, Zstandard
writes what they share as references and only what is new in its own bytes (measured in
docs/benchmarks.md, *Growth*). A body kept so needs its base to be read back; chains of bases end at
a key frame, which needs none.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import zstandard

from store.errors import StoreError

# 9 to 12 take the same time on pages of 15 to 240 KB; 19 saves 8 % more and takes fifteen times as long.
LEVEL = 12
# So many bodies at most are decoded to read one back: a few milliseconds for pages of the usual
# size. Key frames are what a store grows by most, and twice as many would cost half as much again.
CHAIN_LIMIT = 24
# Base and body must fit into Zstandard's window together, which both sides hold in memory.
WINDOW_LIMIT_BYTES = 16 * 2**20
# A longer body is no base: what comes next to it is about as long, and the two would not fit.
BASE_LIMIT_BYTES = WINDOW_LIMIT_BYTES // 2
# A page without a likeness to its base hardly gains from it: better that a new chain begins.
WORTH_A_BASE = 0.75
# The archives serve no longer ones (harvester/archive); a row that claims more is damaged.
BODY_LIMIT_BYTES = 64 * 2**20

_STEP_BYTES = 2**20
_ALONE = "zstd"
_ON_BASE = "zstd-prefix"


@dataclass(frozen=True, slots=True)
class EncodedBody:
    """Bytes as they are kept.

    Attributes:
        codec: how they were compressed.
        data: the compressed bytes.
        based: whether the base is needed to read them back.
    """

    codec: str
    data: bytes
    based: bool


def can_be_base(depth: int, size_bytes: int) -> bool:
    """Return whether the next body may be compressed against one that is kept.

    The base to ask this of is the stored body nearest in time, and no other: if its chain is at the
    limit, the next body begins a new one as a key frame. To go on with a farther base that is not at
    its limit would save nothing and, a chain after another, leave each new page farther from it.

    Args:
        depth: how many bases are needed to read it back; 0 for a key frame.
        size_bytes: its size, uncompressed.
    """
    return depth < CHAIN_LIMIT and size_bytes <= BASE_LIMIT_BYTES


def compress(body: bytes, base: bytes | None) -> EncodedBody:
    """Compress bytes, against a base where that pays.

    Args:
        body: the bytes, at most 64 MB.
        base: bytes that are nearly equal, or None.

    Returns:
        The form that is worth its while. The same arguments give the same data on every machine with the
        same version of Zstandard; all versions read it.

    Raises:
        StoreError: the body is longer than what can be read back.
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
    """Return the bytes that were kept, verified.

    Args:
        codec: as `compress` gave it.
        data: the compressed bytes.
        base: the base that they were compressed against, or None.
        sha256: what they are kept under, in hex.

    Raises:
        StoreError: they are damaged, or their base is; the message names the hash.
    """
    if codec not in (_ALONE, _ON_BASE):
        raise StoreError(f"the snapshot {sha256} is kept in a form that this version cannot read: {codec!r}")
    if codec == _ON_BASE and base is None:
        raise StoreError(f"the snapshot {sha256} is damaged: the one that it builds on is missing")
    try:
        if zstandard.frame_content_size(data) > BODY_LIMIT_BYTES:
            raise StoreError(f"the snapshot {sha256} is damaged: it claims to be larger than any can be")
        prefix = _prefix(base) if codec == _ON_BASE and base is not None else None
        body = zstandard.ZstdDecompressor(dict_data=prefix).decompress(data, allow_extra_data=False)
    except zstandard.ZstdError as error:
        raise StoreError(f"the snapshot {sha256} is damaged: {error}") from error
    if hashlib.sha256(body).hexdigest() != sha256:
        raise StoreError(f"the snapshot {sha256} is damaged: its bytes are not those of its name")
    return body


def unzstd(data: bytes, limit_bytes: int) -> bytes:
    """Open a body that its server sent compressed with Zstandard (Content-Encoding ``zstd``, RFC 8878).

    Args:
        data: one or several frames; where they are damaged or cut off, what comes before that is opened.
        limit_bytes: how much of the body is wanted.

    Returns:
        The body, or as much as can be opened; longer than the limit where it does not end there.
    """
    parts: list[bytes] = []
    size = 0
    try:
        with zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True) as reader:
            while size <= limit_bytes and (part := reader.read(_STEP_BYTES)):
                parts.append(part)
                size += len(part)
    except zstandard.ZstdError:
        pass  # What came before the damage is worth more than nothing: archives cut bodies off.
    return b"".join(parts)


def _compressor(size: int, base: bytes | None = None) -> zstandard.ZstdCompressor:
    """Return a compressor whose window holds the base and the body."""
    if base is None:
        return zstandard.ZstdCompressor(level=LEVEL)
    window_log = max(10, (len(base) + size).bit_length())
    parameters = zstandard.ZstdCompressionParameters.from_level(LEVEL, window_log=window_log)
    return zstandard.ZstdCompressor(compression_params=parameters, dict_data=_prefix(base))


def _prefix(base: bytes) -> zstandard.ZstdCompressionDict:
    """Return a base as a raw prefix, not as a trained dictionary, whatever its first bytes look like."""
    return zstandard.ZstdCompressionDict(base, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
