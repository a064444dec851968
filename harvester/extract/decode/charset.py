"""Decode bytes as a browser does; the only user of bs4, for its encoding detection.

A browser uses the byte order mark, then the header, then the declaration in the page. This module does the
same, but checks the declaration: a page in another encoding than declared must not become a version of its
own.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from bs4.dammit import EncodingDetector
from charset_normalizer import from_bytes

from diffs.in_words import count
from harvester.extract.decode.alphabets import LATIN, latin_encoding
from harvester.extract.decode.encoding_names import MULTI_BYTE, decode_as, encoding_for
from store.reading_notes import OTHER_ENCODING

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([^\s\"';,]+)", re.IGNORECASE)

# In bytes: enough to detect an encoding, and fast.
_SAMPLE = 64 * 1024
_HIGH_BYTES = bytes(range(0x80, 0x100))
_SHIFTS_TO_JAPANESE = (b"\x1b$B", b"\x1b$@")
_HIGH_RUN = re.compile(rb"[\x80-\xff]{2,}")
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_TAG_START = re.compile(rb"<[a-zA-Z!/]")
_TAG = re.compile(rb"<[^<>]*>")

_FEW_TAGS = 3
# With fewer non-ASCII bytes than this nothing can be detected, and the declaration is used.
_FEW = 20
# Letters with accents stand alone in most words; where most bytes beyond ASCII have such neighbours, the
# alphabet is not the Latin one.
_MOST = 0.5
_WESTERN = frozenset(("windows-1252", "iso-8859-15", "macintosh"))
# A page of which half is valid UTF-8 contains an error; with less, it is in another encoding.
_UTF8_WITH_FAULTS = 2 / 3
_MOST_FAULTS = 0.01
# Where nothing is declared: of 38 languages in 19 other encodings, none reads as UTF-8 in so much of what is
# beyond ASCII (at most 0.2, in KOI8-R).
_UTF8_UNDECLARED = 0.8


class DecodedText(NamedTuple):
    """A text and how it was read.

    Attributes:
        text: the text without a byte order mark.
        encoding: the name of the encoding in the Encoding Standard, in lower case.
        notes: what was wrong with the encoding, as messages for users.
    """

    text: str
    encoding: str
    notes: tuple[str, ...]


def decode_text(payload: bytes, content_type: str | None) -> DecodedText:
    """Return the text of a page.

    Args:
        payload: the bytes, uncompressed.
        content_type: the value of the header, or None.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if payload.startswith(mark):
            return DecodedText(decode_as(payload[len(mark) :], encoding, "replace"), encoding, ())
    declared = _declared(payload, content_type)
    encoding = _encoding_of(payload, declared)
    if encoding in LATIN and not payload.isascii():
        encoding = latin_encoding(payload, next((one for one in declared if one in LATIN), None))
    notes = []
    if declared and declared[0] != encoding:
        notes.append(f"{OTHER_ENCODING} {declared[0]}, but is encoded in {encoding}")
    text = decode_as(payload, encoding, "replace")
    unreadable = text.count("\ufffd")
    if unreadable:
        notes.append(f"{count(unreadable, 'character')} could not be decoded as {encoding}")
    return DecodedText(text, encoding, tuple(notes))


def _declared(payload: bytes, content_type: str | None) -> list[str]:
    """Return the known encodings that the header and the page declare."""
    in_header = _CHARSET.search(content_type or "")
    header = encoding_for(in_header.group(1)) if in_header else None
    in_page = EncodingDetector.find_declared_encoding(payload, is_html=True)
    page = encoding_for(in_page) if in_page else None
    # If the declaration can be read as ASCII, the page is not in UTF-16.
    if page is not None and page.startswith("utf-16"):
        page = "utf-8"
    return list(dict.fromkeys(encoding for encoding in (header, page) if encoding is not None))


def _encoding_of(payload: bytes, declared: list[str]) -> str:
    """Return the actual encoding of a page."""
    wide = _wide_encoding(payload)
    if wide is not None:
        return wide
    declared = [encoding for encoding in declared if not encoding.startswith("utf-16")]
    if b"\x1b" in payload and any(shift in payload for shift in _SHIFTS_TO_JAPANESE):
        return "iso-2022-jp"
    if payload.isascii():
        return declared[0] if declared else "utf-8"
    if _is_utf8(payload, "utf-8" in declared):
        return "utf-8"
    others = [encoding for encoding in declared if encoding != "utf-8"]
    # Random bytes are rarely valid in a multibyte encoding, but always in most others.
    others.sort(key=lambda encoding: encoding not in MULTI_BYTE)
    for encoding in (*others, *_detected(payload)):
        if _makes_sense(payload, encoding):
            return encoding
    return "windows-1252"


def _wide_encoding(payload: bytes) -> str | None:
    """Return the kind of UTF-16 of a page, by the zero bytes in its tags."""
    sample = payload[:_SAMPLE]
    if b"\0" not in sample:
        return None
    if len(_TAG_START.findall(sample)) > 1:
        return None
    little = sum(match.start() % 2 == 0 for match in re.finditer(b"<\0", sample))
    big = sum(match.start() % 2 == 0 for match in re.finditer(b"\0<", sample))
    if max(little, big) < _FEW_TAGS:
        return None
    return "utf-16-le" if little >= big else "utf-16-be"


def _is_utf8(payload: bytes, is_declared: bool) -> bool:
    """Return whether a page is in UTF-8, perhaps with invalid bytes, or truncated within a character."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(payload)
    except UnicodeDecodeError:
        high = len(payload) - len(payload.translate(None, _HIGH_BYTES))
        read_well = sum(map(len, _UTF8_CHARACTER.findall(payload)))
        return read_well >= high * (_UTF8_WITH_FAULTS if is_declared else _UTF8_UNDECLARED)
    return True


def _makes_sense(payload: bytes, encoding: str) -> bool:
    """Return whether the non-ASCII bytes are plausible in an encoding."""
    high = len(payload) - len(payload.translate(None, _HIGH_BYTES))
    if encoding in _WESTERN:
        return high < _FEW or not _is_another_alphabet(payload, high)
    faults = decode_as(payload, encoding, "replace").count("\ufffd")
    # A page may be truncated within a character.
    return faults <= 1 + high * _MOST_FAULTS


def _is_another_alphabet(payload: bytes, high: int) -> bool:
    """Return whether most non-ASCII bytes are next to each other, unlike accented Latin letters."""
    return sum(map(len, _HIGH_RUN.findall(payload))) > _MOST * high


def _detected(payload: bytes) -> Iterator[str]:
    """Yield encodings that the bytes may be in."""
    high = len(payload) - len(payload.translate(None, _HIGH_BYTES))
    if _is_another_alphabet(payload, high):
        # Tags do not depend on the language.
        sample = _TAG.sub(b" ", payload[:_SAMPLE])
        # Not EncodingDetector's own guess: it asks whichever detector happens to be installed, and the same
        # page must give the same text on every machine.
        for match in from_bytes(sample):
            encoding = encoding_for(match.encoding)
            if encoding is not None and encoding != "utf-8":
                yield encoding
