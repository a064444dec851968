"""Read WARC files: all headers once, the bodies only when they are needed.

`records.py` writes them. Section numbers below refer to WARC 1.1 (ISO 28500:2017).
"""

from __future__ import annotations

import gzip
import hashlib
import io
import shutil
import tempfile
import zlib
from base64 import b16decode, b32encode
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, cast

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed

from harvester.archive.interface import LARGEST_BYTES
from harvester.archive.memento_addresses import Address
from harvester.archive.timestamps import digits
from harvester.archive.urlkey import urlkey
from harvester.errors import ConfigError
from store.records import Capture

_CHUNK_BYTES = 2**16
# Small, because the data may be a thousand times as large when it is unpacked.
_GZIP_CHUNK_BYTES = 2**12
_REMEDY = "Name a .warc or .warc.gz file with HTTP responses."


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
    """

    statuscode: int | None
    headers: dict[str, str]
    body: bytes


class WarcFile:
    """A WARC file, plain or gzip."""

    def __init__(self, path: Path) -> None:
        """Read the file once, and keep only where its records are.

        Args:
            path: the file.

        Raises:
            ConfigError: it cannot be read, or is not a WARC file.
        """
        self._path = path
        self.entries: list[Entry] = []
        self.problem = ""
        try:
            self._file: BinaryIO = path.open("rb")
        except OSError as error:
            raise self._no_warc(f"cannot be read ({error.strerror})") from error
        try:
            self._index()
        except BaseException:
            self._file.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def read(self, entry: Entry) -> Record | None:
        """Return the HTTP answer of a record, or None if its payload is larger than `LARGEST_BYTES`.

        Args:
            entry: one of `entries`.
        """
        self._file.seek(entry.offset)
        record = next(ArchiveIterator(self._file))
        body = bytearray()
        for chunk in _payload(record):
            body += chunk
            if len(body) > LARGEST_BYTES:
                return None
        return Record(_statuscode(record), _http_headers(record), bytes(body))

    def _index(self) -> None:
        """Fill `entries`; a file that is a single gzip member has no usable offsets and is unpacked first."""
        try:
            self._read_headers()
        except ArchiveLoadFailed as error:
            if "non-chunked gzip" not in str(error):
                raise self._no_warc("is not a WARC file") from error
            self._file.seek(0)
            packed, self._file = self._file, cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115
            with packed, gzip.open(packed) as plain:
                try:
                    shutil.copyfileobj(plain, self._file)
                except (EOFError, OSError) as cut:
                    self.problem = f"{self._path.name} is damaged or ends in the middle of a record ({cut})"
            self._file.seek(0)
            self.entries.clear()
            self._read_headers()

    def _read_headers(self) -> None:
        """Read the records once, up to the first that is cut off or damaged, which `problem` names."""
        size = self._file.seek(0, io.SEEK_END)
        if size == 0:
            raise self._no_warc("is empty")
        self._file.seek(0)
        records = ArchiveIterator(self._file)
        begin, whole = 0, True
        # warcio reports damaged records on stderr; here, `problem` does.
        with redirect_stderr(io.StringIO()):
            try:
                while whole and (record := next(records, None)) is not None:
                    begin = records.offset
                    whole = self._add(record, records)
            except ArchiveLoadFailed as error:
                if begin == 0 or "non-chunked" in str(error):
                    raise
                whole = False
            except (ValueError, AttributeError, EOFError, OSError):
                # Malformed headers raise various exceptions in warcio, depending on where it fails.
                whole = False
        if whole and not self._is_cut_after(begin, records.offset, size):
            return
        if begin == 0:
            raise self._no_warc("is not a WARC file, or its first record is damaged")
        self.problem = (
            f"{self._path.name} is damaged or ends in the middle of a record, near byte {begin} of {size}; "
            "the rest is missing"
        )

    def _is_cut_after(self, begin: int, end: int, size: int) -> bool:
        """Return whether the file continues after its last record with something that is not a record.

        Args:
            begin: where the last record begins, in bytes.
            end: where it ends according to warcio, which does not know it if a gzip file is cut off.
            size: the size of the file, in bytes.
        """
        self._file.seek(begin)
        if self._file.read(2) != b"\x1f\x8b":
            return end < size
        self._file.seek(begin)
        member, fed = zlib.decompressobj(wbits=31), False
        while chunk := self._file.read(_GZIP_CHUNK_BYTES):
            while chunk:
                try:
                    member.decompress(chunk)
                except zlib.error:
                    return True
                chunk, fed = member.unused_data, not member.eof
                if member.eof:
                    member = zlib.decompressobj(wbits=31)
        return fed

    def _add(self, record: Any, records: Any) -> bool:
        """Add one record to `entries`, and return whether it is complete."""
        kind, headers = record.rec_type, record.rec_headers
        # Without a length (5.5), the end of the record is unknown.
        if record.format != "warc" or not (headers.get_header("Content-Length") or "").isdecimal():
            return False
        offset = records.offset
        digest = _digest(headers.get_header("WARC-Payload-Digest") or "")
        is_http = kind in ("response", "revisit") and str(
            headers.get_header("WARC-Target-URI") or ""
        ).lower().startswith(("http:", "https:"))
        if is_http and kind == "response" and not digest and record.http_headers:
            digest = _hashed(_payload(record))
        length = records.get_record_length()
        if record.raw_stream.limit > 0:
            return False
        if is_http and (kind == "revisit" or record.http_headers):
            timestamp = _timestamp(headers.get_header("WARC-Date") or "")
            if timestamp:
                self.entries.append(_entry(record, timestamp, digest, offset, length))
            else:
                self.problem = f"{self._path.name}: the record at byte {offset} has no date"
        return True

    def _no_warc(self, problem: str) -> ConfigError:
        return ConfigError("--archive", "archive.location", f"{self._path}: {problem}", _REMEDY)


def _entry(record: Any, timestamp: str, digest: str, offset: int, length: int) -> Entry:
    """Return the entry for an HTTP response or a revisit record (6.3, 6.7)."""
    headers = record.rec_headers
    original = str(headers.get_header("WARC-Target-URI"))
    revisit_of = None
    if record.rec_type == "revisit":
        mimetype = "warc/revisit"
        uri = headers.get_header("WARC-Refers-To-Target-URI")
        date = _timestamp(headers.get_header("WARC-Refers-To-Date") or "")
        revisit_of = Address(date, str(uri)) if uri and date else None
    else:
        content_type = record.http_headers.get_header("Content-Type") or ""
        mimetype = content_type.partition(";")[0].strip().lower() or "unk"
    capture = Capture(
        urlkey=urlkey(original),
        timestamp=timestamp,
        original=original,
        mimetype=mimetype,
        statuscode=_statuscode(record),
        digest=digest or "-",
        length=length,
    )
    return Entry(capture, offset, revisit_of)


def _payload(record: Any) -> Iterator[bytes]:
    """Yield the payload in pieces, with the transfer encoding undone."""
    stream = record.raw_stream
    encoding = record.http_headers.get_header("Transfer-Encoding", "") if record.http_headers else ""
    if "chunked" in encoding.lower():
        stream = ChunkedDataReader(stream)
    while chunk := stream.read(_CHUNK_BYTES):
        yield chunk


def _http_headers(record: Any) -> dict[str, str]:
    """Return the origin's headers, except those that are only about the connection."""
    headers: dict[str, str] = {}
    for name, value in record.http_headers.headers if record.http_headers else ():
        key = name.strip().lower()
        if key not in ("transfer-encoding", "connection", "keep-alive"):
            headers[key] = f"{headers[key]}, {value}" if key in headers else value
    return headers


def _statuscode(record: Any) -> int | None:
    code = record.http_headers.get_statuscode() if record.http_headers else ""
    return int(code) if code.isascii() and code.isdigit() else None


def _digest(labelled: str) -> str:
    """Return a labelled digest (5.8) in the form of an index: SHA-1 in base32, others with their label."""
    label, _, value = labelled.strip().partition(":")
    if label.lower() != "sha1":
        return labelled.strip()
    return b32encode(b16decode(value.upper())).decode("ascii") if len(value) == 40 else value.upper()


def _hashed(payload: Iterator[bytes]) -> str:
    """Return the digest of a payload, for a record that does not state it."""
    sha1 = hashlib.sha1(usedforsecurity=False)
    for chunk in payload:
        sha1.update(chunk)
    return b32encode(sha1.digest()).decode("ascii")


def _timestamp(date: str) -> str | None:
    """Return the 14 digits of a WARC-Date (5.4), or None if it is malformed."""
    try:
        time = datetime.fromisoformat(date.strip())
    except ValueError:
        return None
    return digits(time) if time.tzinfo else None
