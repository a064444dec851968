"""What a WARC record says: its headers, its capture and its HTTP answer; pure.

Section numbers refer to WARC 1.1 (ISO 28500:2017). The records are those of `warcio`.
"""

from __future__ import annotations

import hashlib
import sys
from base64 import b16decode, b32encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from harvester.archive.memento_addresses import Address
from harvester.archive.timestamps import DIGITS, digits
from harvester.archive.urlkey import urlkey
from harvester.archive.warc_headers import PAYLOAD_DIGEST, RECORD_ID, TRUNCATED, WARC_PREFIX
from store.records import Capture

_LONGEST_VALUE = 300


@dataclass(frozen=True, slots=True)
class Entry:
    """A record of the file.

    Attributes:
        capture: the record, as a row of an index.
        offset: where the record begins in the file, in bytes.
        revisit_of: the capture whose payload this one repeats, if the record names it; otherwise None.
    """

    capture: Capture
    offset: int
    revisit_of: Address | None = None

    @property
    def is_revisit(self) -> bool:
        """Whether the payload is in another record."""
        return self.capture.mimetype == "warc/revisit"


@dataclass(frozen=True, slots=True)
class Record:
    """The HTTP answer of a record.

    Attributes:
        statuscode: its HTTP status, or None if the record has no HTTP headers.
        headers: names in lower case; values of repeated headers joined by commas.
        body: the payload, with the transfer encoding undone, but not the content encoding.
        provenance: the headers of the record itself that prove where the payload is; see `provenance_of`.
    """

    statuscode: int | None
    headers: dict[str, str]
    body: bytes
    provenance: dict[str, str] = field(default_factory=dict)


def entry_of(record: Any, timestamp: str, digest: str, offset: int, length: int) -> Entry:
    """Return the entry for an HTTP response or a revisit record (6.3, 6.7), or a record of an ARC file."""
    headers = record.rec_headers
    original = target_uri(record)
    revisit_of = None
    if record.rec_type == "revisit":
        mimetype = "warc/revisit"
        uri = headers.get_header("WARC-Refers-To-Target-URI")
        date = timestamp_of(headers.get_header("WARC-Refers-To-Date") or "")
        revisit_of = Address(date, str(uri)) if uri and date else None
    else:
        content_type = record.http_headers.get_header("Content-Type") or ""
        mimetype = content_type.partition(";")[0].strip().lower() or "unk"
    capture = Capture(
        urlkey=urlkey(original),
        timestamp=timestamp,
        original=original,
        # There are few, and a file may have a million records.
        mimetype=sys.intern(mimetype),
        statuscode=statuscode_of(record),
        digest=digest or "-",
        length=length,
    )
    return Entry(capture, offset, revisit_of)


def target_uri(record: Any) -> str:
    """Return the address of a record, as it is written there, or ``""``."""
    name = "uri" if record.format == "arc" else "WARC-Target-URI"
    return str(record.rec_headers.get_header(name) or "")


def length_of(record: Any) -> str:
    """Return the length that a record states, as it is written there, or ``""``."""
    name = "length" if record.format == "arc" else "Content-Length"
    return record.rec_headers.get_header(name) or ""


def captured_at(record: Any) -> str | None:
    """Return the 14 digits of the time of a record, or None if it states none."""
    if record.format == "arc":
        date = str(record.rec_headers.get_header("archive-date"))
        return date if DIGITS.fullmatch(date) else None
    return timestamp_of(record.rec_headers.get_header("WARC-Date") or "")


def stated_digest(record: Any) -> str:
    """Return the digest of the payload that a record states, in the form of an index, or ``""``."""
    return index_digest(record.rec_headers.get_header("WARC-Payload-Digest") or "")


def http_headers(record: Any) -> dict[str, str]:
    """Return the origin's headers, except those that are only about the connection."""
    headers: dict[str, str] = {}
    for name, value in record.http_headers.headers if record.http_headers else ():
        key = name.strip().lower()
        if key not in ("transfer-encoding", "connection", "keep-alive") and not key.startswith(WARC_PREFIX):
            headers[key] = f"{headers[key]}, {value}" if key in headers else value
    return headers


def provenance_of(record: Any) -> dict[str, str]:
    """Return the headers of a record that prove where its payload is (5.2, 5.9, 5.15)."""
    found = {name: record.rec_headers.get_header(name) for name in (RECORD_ID, PAYLOAD_DIGEST, TRUNCATED)}
    return {name: str(value).strip()[:_LONGEST_VALUE] for name, value in found.items() if value}


def statuscode_of(record: Any) -> int | None:
    """Return the HTTP status of a record, or None if it has none."""
    code = record.http_headers.get_statuscode() if record.http_headers else ""
    return int(code) if code.isascii() and code.isdigit() and len(code) == 3 else None


def index_digest(labelled: str) -> str:
    """Return a labelled digest (5.8) in the form of an index: SHA-1 in base32, others with their label."""
    label, _, value = labelled.strip().partition(":")
    if label.lower() != "sha1":
        return labelled.strip()
    try:
        return b32encode(b16decode(value.upper())).decode("ascii") if len(value) == 40 else value.upper()
    except ValueError:
        return ""


def hashed(payload: Iterator[bytes]) -> str:
    """Return the digest of a payload, for a record that does not state it."""
    sha1 = hashlib.sha1(usedforsecurity=False)
    for chunk in payload:
        sha1.update(chunk)
    return b32encode(sha1.digest()).decode("ascii")


def timestamp_of(date: str) -> str | None:
    """Return the 14 digits of a WARC-Date (5.4), or None if it is malformed."""
    try:
        time = datetime.fromisoformat(date.strip())
    except ValueError:
        return None
    return digits(time) if time.tzinfo else None
