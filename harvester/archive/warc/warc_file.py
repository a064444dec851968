"""Read WARC files: all headers once, the bodies only when they are needed.

`records.py` writes them. Section numbers below refer to WARC 1.1 (ISO 28500:2017).
"""

from __future__ import annotations

import io
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from pathlib import Path
from typing import Any, BinaryIO, cast

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed

from diffs.in_words import count
from harvester.archive.interface import LARGEST_BYTES
from harvester.archive.warc.damage import is_one_member, next_record, unpacked
from harvester.archive.warc.record import (
    Entry,
    Record,
    entry_of,
    hashed,
    http_headers,
    index_digest,
    provenance_of,
    statuscode_of,
    timestamp_of,
)
from harvester.archive.warc_headers import PAYLOAD_DIGEST, has_digest
from harvester.errors import ConfigError

_CHUNK_BYTES = 2**16
# Small, because the data may be a thousand times as large when it is unpacked.
_GZIP_CHUNK_BYTES = 2**12
# In bytes. warcio copies a line again with each piece that it reads: one of 80 MB takes minutes.
_LONGEST_LINE = 2**20
_REMEDY = "Name a .warc or .warc.gz file with HTTP responses."


class UnreadableRecord(Exception):
    """A record that was read once cannot be read again."""


class WarcFile:
    """A WARC file, plain or gzip.

    Attributes:
        entries: its records of HTTP answers, without those that are damaged.
        problem: what is wrong with the file, or ``""``.
        is_cut: whether its end is missing.
    """

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
        self.is_cut = self._found = False
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

        Raises:
            UnreadableRecord: the file has changed, or can no longer be read.
        """
        body = bytearray()
        try:
            self._file.seek(entry.offset)
            record = next(_records_of(self._file))
            for chunk in _payload(record):
                body += chunk
                if len(body) > LARGEST_BYTES:
                    return None
            provenance = provenance_of(record)
            if self._is_of_chunks(provenance.get(PAYLOAD_DIGEST), entry, record, bytes(body)):
                # Some crawlers hash the chunks as they were sent, and not the payload that is stored.
                del provenance[PAYLOAD_DIGEST]
            return Record(statuscode_of(record), http_headers(record), bytes(body), provenance)
        except Exception as error:
            # Malformed headers raise all kinds of exceptions in warcio, depending on where it fails.
            raise UnreadableRecord(f"the record at byte {entry.offset} cannot be read") from error

    def _is_of_chunks(self, labelled: str | None, entry: Entry, record: Any, body: bytes) -> bool:
        """Return whether a digest is that of a payload with its transfer encoding."""
        if not labelled or not _is_chunked(record) or has_digest(labelled, body) is not False:
            return False
        self._file.seek(entry.offset)
        stream = next(ArchiveIterator(self._file)).raw_stream
        sent = b"".join(iter(lambda: stream.read(_CHUNK_BYTES), b""))
        return has_digest(labelled, sent) is True

    def _index(self) -> None:
        """Fill `entries`; records that share a gzip member have no usable offsets, and are unpacked first."""
        if is_one_member(self._file):
            self._unpack()
        try:
            self._read_headers()
        except ArchiveLoadFailed as error:
            if "non-chunked gzip" not in str(error):
                raise self._no_warc("is not a WARC file") from error
            self.entries.clear()
            self._unpack()
            self._read_headers()

    def _unpack(self) -> None:
        """Read an unpacked copy of the file from now on, which is removed when it is closed."""
        packed, self._file = self._file, cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115
        with packed:
            try:
                self._file.writelines(unpacked(packed))
            except (EOFError, zlib.error) as cut:
                self.problem = f"{self._path.name} is damaged or ends in the middle of a record ({cut})"
                self.is_cut = True
            except OSError as error:
                raise self._no_warc(f"cannot be unpacked ({error.strerror or error})") from error
        self._file.flush()

    def _read_headers(self) -> None:
        """Read the records once, except those that are cut off or damaged, which `problem` names."""
        size = self._file.seek(0, io.SEEK_END)
        if size == 0:
            raise self._no_warc("is empty")
        damaged: list[int] = []
        begin: int | None = 0
        # warcio reports damaged records on stderr; here, `problem` does.
        with redirect_stderr(io.StringIO()):
            while begin is not None and (bad := self._read_run(begin, size)) is not None:
                damaged.append(bad)
                begin = next_record(self._file, max(bad, begin))
        if not damaged:
            if not self._found:
                raise self._no_warc("holds no record")
            return
        if damaged[0] == 0 and begin is None and not self.entries:
            raise self._no_warc("is not a WARC file, or its first record is damaged")
        # A last record that is longer than it says is whole in the file, though not as a record.
        self.is_cut |= begin is None and self._damage_after(damaged[-1], 0, size) is not None
        self.problem = "; ".join(filter(None, (self._damage(damaged, size), self.problem)))

    def _damage(self, places: list[int], size: int) -> str:
        """Return what is said of damaged records.

        Args:
            places: where they begin, in bytes.
            size: of the file, in bytes.
        """
        if self.is_cut and len(places) == 1:
            return (
                f"{self._path.name} is damaged or ends in the middle of a record, near byte {places[0]} of "
                f"{size}; the rest is missing"
            )
        more = f" and {count(len(places) - 1, 'more place')}" if places[1:] else ""
        rest = "the end is missing" if self.is_cut else "the other records were read"
        return f"{self._path.name} is damaged near byte {places[0]} of {size}{more}; {rest}"

    def _read_run(self, begin: int, size: int) -> int | None:
        """Read records up to the first that is cut off or damaged, and return where that one begins.

        Args:
            begin: where a record begins, in bytes.
            size: of the file, in bytes.

        Returns:
            The place in bytes, or None if all records up to the end of the file are whole.
        """
        self._file.seek(begin)
        records = _records_of(self._file)
        here = begin
        try:
            while True:
                here = records.offset
                record = next(records, None)
                if record is None:
                    break
                begin = here
                if not self._add(record, records, size):
                    return self._drop(begin)
        except ArchiveLoadFailed as error:
            if "non-chunked" in str(error):
                raise
            return here
        except Exception:
            # Malformed headers raise all kinds of exceptions in warcio, depending on where it fails.
            return here
        bad = self._damage_after(begin, records.offset, size)
        return None if bad is None else self._drop(bad)

    def _drop(self, begin: int) -> int:
        """Forget the record that begins at a place, if it was taken for whole, and return the place."""
        if self.entries and self.entries[-1].offset == begin:
            self.entries.pop()
        return begin

    def _damage_after(self, begin: int, end: int, size: int) -> int | None:
        """Return where the file goes on with something that is not a record, or None.

        Args:
            begin: where the last record begins, in bytes.
            end: where it ends according to warcio, which does not know it if a gzip file is cut off.
            size: the size of the file, in bytes.
        """
        self._file.seek(begin)
        if self._file.read(2) != b"\x1f\x8b":
            return end if end < size else None
        self._file.seek(begin)
        member, place, fed = zlib.decompressobj(wbits=31), begin, False
        while chunk := self._file.read(_GZIP_CHUNK_BYTES):
            while chunk:
                try:
                    member.decompress(chunk)
                except zlib.error:
                    return place
                chunk, fed = member.unused_data, not member.eof
                if member.eof:
                    member, place = zlib.decompressobj(wbits=31), self._file.tell() - len(chunk)
        return place if fed else None

    def _add(self, record: Any, records: Any, size: int) -> bool:
        """Add one record to `entries`, and return whether it is as long as it says."""
        kind, headers = record.rec_type, record.rec_headers
        # Without a length or a type (5.5, 5.6), it is not known what the record is, or where it ends.
        stated = headers.get_header("Content-Length") or ""
        if record.format != "warc" or not kind or not stated.isdecimal():
            return False
        offset = records.offset
        if records.reader.decompressor is None and int(stated) > size - offset:
            return False
        digest = index_digest(headers.get_header("WARC-Payload-Digest") or "")
        uri = str(headers.get_header("WARC-Target-URI") or "").lower()
        is_http = kind in ("response", "revisit") and uri.startswith(("http:", "https:"))
        if is_http and kind == "response" and not digest and record.http_headers:
            digest = hashed(_payload(record))
        length = records.get_record_length()
        if not _is_whole(record, records, offset):
            return False
        self._found = True
        if is_http and (kind == "revisit" or record.http_headers):
            timestamp = timestamp_of(headers.get_header("WARC-Date") or "")
            if timestamp:
                self.entries.append(entry_of(record, timestamp, digest, offset, length))
            else:
                self.problem = f"{self._path.name}: the record at byte {offset} has no date"
        return True

    def _no_warc(self, problem: str) -> ConfigError:
        return ConfigError("--archive", "archive.location", f"{self._path}: {problem}", _REMEDY)


def _payload(record: Any) -> Iterator[bytes]:
    """Yield the payload in pieces, with the transfer encoding undone."""
    stream = record.raw_stream
    if _is_chunked(record):
        stream = ChunkedDataReader(stream)
    while chunk := stream.read(_CHUNK_BYTES):
        yield chunk


def _is_chunked(record: Any) -> bool:
    encoding = record.http_headers.get_header("Transfer-Encoding", "") if record.http_headers else ""
    return "chunked" in encoding.lower()


def _is_whole(record: Any, records: Any, offset: int) -> bool:
    """Return whether a record that was read to its end ends where it says, and the next one begins there."""
    # warcio counts a record that is followed by something else than an empty line: its length is too small.
    if record.raw_stream.limit > 0 or records.err_count:
        return False
    line = records.next_line
    if not line or line.startswith(b"WARC/") or records.reader.decompressor:
        return True
    # What follows is no record. That is not the fault of this one if two empty lines end it (4).
    return bool(records.offset - offset - records.get_record_length() == len(b"\r\n\r\n"))


def _records_of(file: BinaryIO) -> Any:
    """Return an iterator of the records from here on, to which a line without an end is damage."""
    records = ArchiveIterator(file)
    readline = records.reader.readline

    def limited(length: int | None = None) -> bytes:
        line: bytes = readline(min(length or _LONGEST_LINE, _LONGEST_LINE))
        return line

    records.reader.readline = limited
    return records
