"""Decompress bodies as an archive stores them; the only user of brotli.

The ``Content-Encoding`` header is only a hint: archives send it twice, with an empty first value, for bodies
that are not compressed, or not at all for bodies that are. So the bytes themselves decide.
"""

from __future__ import annotations

import zlib

import brotli

from store.compression import unzstd

# More than any page of text needs; a body that grows larger is a decompression bomb.
LARGEST_BODY = 64 * 1024 * 1024
# Some bodies were compressed a second time by a proxy; more layers have not been seen.
_LAYERS = 2

_STEP = 1024 * 1024
_GZIP, _ZSTD = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"
# Control characters that do not occur in text.
_NOT_TEXT = bytes(set(range(32)) - {9, 10, 12, 13, 27})
_SAMPLE = 4096


class TooLarge(Exception):
    """Raised when a decompressed body is larger than LARGEST_BODY."""


def inflated(payload: bytes, content_encoding: str | None) -> bytes:
    """Decompress a body that is compressed up to twice.

    Args:
        payload: the body as it was stored.
        content_encoding: what the server said of it, several values joined by commas; may be wrong or None.

    Raises:
        TooLarge: the body would be larger than LARGEST_BODY.
    """
    said = [word.strip().lower() for word in (content_encoding or "").split(",")]
    for _ in range(_LAYERS):
        opened = _opened(payload, said)
        if opened is None:
            break
        payload = opened
    if len(payload) > LARGEST_BODY:
        raise TooLarge
    return payload


def _opened(payload: bytes, said: list[str]) -> bytes | None:
    """Remove one layer of compression; return None if there is none."""
    if payload.startswith(_GZIP):
        return _gunzip(payload)
    if payload.startswith(_ZSTD):
        return _unzstd(payload)
    if payload[:1] == b"\x78" and int.from_bytes(payload[:2], "big") % 31 == 0:
        return _inflate(payload, zlib.MAX_WBITS)[0] or None
    if "br" in said or _looks_compressed(payload):
        opened = _unbrotli(payload, may_be_cut="br" in said)
        if opened:
            return opened
    if "deflate" in said or _looks_compressed(payload):
        opened, rest = _inflate(payload, -zlib.MAX_WBITS)
        if opened and not rest and not _looks_compressed(opened):
            return opened
    return None


def _looks_compressed(payload: bytes) -> bool:
    """Return whether bytes are not text: Brotli and raw deflate have no signature."""
    sample = payload[:_SAMPLE]
    return len(sample.translate(None, _NOT_TEXT)) < len(sample)


def _gunzip(payload: bytes) -> bytes | None:
    """Decompress gzip of one or more members; a truncated body gives what can be read."""
    opened = b""
    while payload.startswith(_GZIP):
        part, payload = _inflate(payload, 16 + zlib.MAX_WBITS, len(opened))
        opened += part
    return opened or None


def _inflate(payload: bytes, window_bits: int, before: int = 0) -> tuple[bytes, bytes]:
    """Decompress deflate with one kind of wrapper; return the data and what follows them."""
    opener = zlib.decompressobj(window_bits)
    parts = []
    size = before
    try:
        while payload and not opener.eof:
            parts.append(opener.decompress(payload, _STEP))
            payload = opener.unconsumed_tail
            size += len(parts[-1])
            if size > LARGEST_BODY:
                raise TooLarge
    except zlib.error:
        # Keep what was read before the error.
        return b"".join(parts), b""
    return b"".join(parts), opener.unused_data


def _unzstd(payload: bytes) -> bytes | None:
    """Decompress Zstandard; a truncated body gives what can be read."""
    opened = unzstd(payload, LARGEST_BODY)
    if len(opened) > LARGEST_BODY:
        raise TooLarge
    return opened or None


def _unbrotli(payload: bytes, may_be_cut: bool) -> bytes | None:
    """Decompress Brotli, and accept the result only if it is text."""
    opener = brotli.Decompressor()
    parts = []
    size = 0
    try:
        while not opener.is_finished():
            part = opener.process(payload, output_buffer_limit=_STEP)
            payload = b""
            if not part and opener.can_accept_more_data():
                break
            parts.append(part)
            size += len(part)
            if size > LARGEST_BODY:
                raise TooLarge
    except brotli.error:
        return None
    opened = b"".join(parts)
    if not (opener.is_finished() or may_be_cut) or _looks_compressed(opened):
        return None
    return opened
