"""Detect whether a body is a page, a plain text, a PDF, or something that cannot contain a policy."""

from __future__ import annotations

import json
import re
from typing import Literal

BodyKind = Literal["html", "text", "pdf"]

_FIRST_BYTES = (
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image or a video"),
    (b"BM", "an image"),
    (b"II*\0", "an image"),
    (b"MM\0*", "an image"),
    (b"\0\0\1\0", "an image"),
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "PostScript"),
    (b"\x1f\x8b", "compressed data that cannot be decompressed"),
    (b"\x28\xb5\x2f\xfd", "compressed data that cannot be decompressed"),
    (b"ID3", "an audio file"),
    (b"OggS", "an audio or video file"),
    (b"wOF", "a font"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
_OTHER_TYPES = re.compile(
    r"(?:image|audio|video|font|model)/"
    r"|application/(?:.*json|(?:x-)?javascript|ecmascript|(?:x-)?zip|(?:x-)?gzip|msword|vnd\.|rtf|wasm|x-shockwave-flash)|text/(?:css|javascript|csv|calendar)"
)
# "%PDF-" may come after garbage; readers look for it in the first kilobyte (ISO 32000-1, annex H).
_PDF_SEARCHED = 1024
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!--|<\?xml|<!doctype\s+html|<html|<head|<body)", re.IGNORECASE)
_TAG = re.compile(rb"<[a-zA-Z!]")
# Of random bytes, a tenth are such control characters; in the first 8 KB of 399 real pages, none. ESC is
# left out, which shifts in ISO-2022, and NUL, of which UTF-16 has many.
_CONTROLS = bytes({*range(1, 9), *range(14, 27), *range(28, 32), 0x7F})
_MOST_CONTROLS = 0.05
_BINARY_SEARCHED = 8192
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]")


class NoText(Exception):
    """Raised when a body contains no readable text; the message says what it is instead."""


def kind_of(payload: bytes, content_type: str | None) -> BodyKind:
    """Return the kind of a body, by its first bytes rather than by its declared type.

    Args:
        payload: the bytes, uncompressed.
        content_type: the value of the header, or None.

    Raises:
        NoText: it is neither a page nor a text nor a PDF.
    """
    if not payload.strip(b"\0 \t\r\n\f"):
        raise NoText("the body is empty")
    if b"%PDF-" in payload[:_PDF_SEARCHED]:
        return "pdf"
    for mark, name in _FIRST_BYTES:
        if payload.startswith(mark):
            raise NoText(f"the body is {name}, not text")
    said = (content_type or "").partition(";")[0].strip().lower()
    if _PAGE.match(payload):
        return "html"
    if _OTHER_TYPES.match(said):
        raise NoText(f"the body is {said}, not text")
    if _is_json(payload):
        raise NoText("the body is JSON, not text")
    if _is_binary(payload):
        raise NoText("the body is binary data, not text")
    if said == "application/pdf":
        raise NoText("the body is declared to be a PDF, but is not one")
    if said == "text/plain" or (not said.endswith("html") and not _TAG.search(payload)):
        return "text"
    return "html"


def _is_binary(payload: bytes) -> bool:
    """Return whether a body has control characters as only binary data does."""
    sample = payload[:_BINARY_SEARCHED]
    if sample.startswith(_WIDE) or sample.count(0) * 5 > len(sample):
        return False
    return len(sample) - len(sample.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(sample)


def _is_json(payload: bytes) -> bool:
    """Return whether a body is an object or an array of JSON."""
    if not _JSON.match(payload):
        return False
    try:
        json.loads(payload)
    except (ValueError, RecursionError):
        return False
    return True
