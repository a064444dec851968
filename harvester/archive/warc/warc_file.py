"""Read WARC files: all headers once, the bodies only when they are needed.

`records.py` writes them. Section numbers below refer to WARC 1.1 (ISO 28500:2017).
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed

from diffs.in_words import count
from harvester.archive.interface import LARGEST_BYTES
from harvester.archive.warc.damage import next_record
from harvester.archive.warc.record import (
    Entry,
    Record,
    captured_at,
    entry_of,
    hashed,
    http_headers,
    length_of,
    provenance_of,
    stated_digest,
    statuscode_of,
    target_uri,
)
from harvester.archive.warc.unpacking import Bomb, is_packed, unpacked_copy
from harvester.archive.warc.warc_source import OpenFiles, WarcSource
from harvester.archive.warc_headers import FILE, MEMBER, OFFSET, PAYLOAD_DIGEST, has_digest

_CHUNK_BYTES = 2**16
# Small, because the data may be a thousand times as large when it is unpacked.
_GZIP_CHUNK_BYTES = 2**12
# In bytes. warcio copies a line again with each piece that it reads: one of 80 MB takes minutes.
_LONGEST_LINE = 2**20


class UnreadableWarc(Exception):
    """A file cannot be read, or is not a WARC file; the message says why."""


class UnreadableRecord(Exception):
    """A record that was read once cannot be read again."""


class WarcFile:
    """A WARC or ARC file: plain, gzip or Zstandard.

    Attributes:
        source: where its bytes are.
        entries: its records of HTTP answers, without those that are damaged.
        problem: what is wrong with the file, or ``""``.
        is_cut: whether its end is missing.
    """

    def __init__(self, source: WarcSource, files: OpenFiles, *, is_known: bool = False) -> None:
        """Read the file once, and keep only where its records are.

        Args:
            source: where its bytes are.
            files: keeps it open.
            is_known: whether it is known where its records are: it is not read then, and has no `entries`.

        Raises:
            UnreadableWarc: it cannot be read, or is not a WARC file.
        """
        self.source, self._files = source, files
        self.entries: list[Entry] = []
        self.problem = ""
        self.is_cut = self._found = self._is_packed = False
        if is_known:
            return
        try:
            self._index(self._opened())
        except OSError as error:
            raise UnreadableWarc(f"cannot be read ({error.strerror or error})") from error
        except Bomb as error:
            raise UnreadableWarc(f"is not read: {error}") from error

    @property
    def is_readable_in_place(self) -> bool:
        """Whether other processes can read its records where they are, and need not unpack the file first."""
        return not self._is_packed and self.source.unpack is None

    def read(self, entry: Entry) -> Record | None:
        """Return the HTTP answer of a record, or None if its payload is larger than `LARGEST_BYTES`.

        Args:
            entry: one of `entries`.

        Raises:
            UnreadableRecord: the file has changed, or can no longer be read.
        """
        body = bytearray()
        try:
            file = self._opened()
            file.seek(entry.offset)
            record = next(_records_of(file))
            if target_uri(record) != entry.capture.original:
                raise UnreadableRecord  # the file was replaced
            for chunk in _payload(record):
                body += chunk
                if len(body) > LARGEST_BYTES:
                    return None
            provenance = {**provenance_of(record), **self._place(record, entry)}
            if self._is_of_chunks(provenance.get(PAYLOAD_DIGEST), entry, record, bytes(body)):
                # Some crawlers hash the chunks as they were sent, and not the payload that is stored.
                del provenance[PAYLOAD_DIGEST]
            return Record(statuscode_of(record), http_headers(record), bytes(body), provenance)
        except Exception as error:
            # Malformed headers raise all kinds of exceptions in warcio, depending on where it fails.
            raise UnreadableRecord(f"the record at byte {entry.offset} cannot be read") from error

    def _place(self, record: Any, entry: Entry) -> dict[str, str]:
        """Return the file of a record, and for an ARC file, whose records have no id, the place in it."""
        place = {FILE: self.source.name}
        if self.source.member:
            place[MEMBER] = self.source.member
        if record.format == "arc":
            place[OFFSET] = str(entry.offset)
        return place

    def _is_of_chunks(self, labelled: str | None, entry: Entry, record: Any, body: bytes) -> bool:
        """Return whether a digest is that of a payload with its transfer encoding."""
        if not labelled or not _is_chunked(record) or has_digest(labelled, body) is not False:
            return False
        file = self._opened()
        file.seek(entry.offset)
        stream = next(ArchiveIterator(file)).raw_stream
        sent = b"".join(iter(lambda: stream.read(_CHUNK_BYTES), b""))
        return has_digest(labelled, sent) is True

    def _opened(self) -> BinaryIO:
        """Return the file, or an unpacked copy of it, which may have been closed in between."""
        return self._files.get(self, self._open)

    def _open(self) -> BinaryIO:
        file = self.source.open()
        try:
            return self._unpacked(file) if self._is_packed or is_packed(file) else file
        except BaseException:
            file.close()
            raise

    def _unpacked(self, packed: BinaryIO) -> BinaryIO:
        """Return an unpacked copy of a file, which is closed."""
        self._is_packed = True
        with packed:
            copy, damage = unpacked_copy(packed)
        if damage and not self.is_cut:
            self.problem = f"{self.source.shown} is damaged or ends in the middle of a record ({damage})"
            self.is_cut = True
        return copy

    def _index(self, file: BinaryIO) -> None:
        """Fill `entries`; records that share a gzip member have no usable offsets, and are unpacked first."""
        try:
            self._read_headers(file)
        except ArchiveLoadFailed as error:
            if "non-chunked gzip" not in str(error):
                raise UnreadableWarc("is not a WARC file") from error
            self.entries.clear()
            copy = self._unpacked(self.source.open())
            self._files.put(self, copy)
            self._read_headers(copy)

    def _read_headers(self, file: BinaryIO) -> None:
        """Read the records once, except those that are cut off or damaged, which `problem` names."""
        size = file.seek(0, io.SEEK_END)
        if size == 0:
            raise UnreadableWarc("is empty")
        damaged: list[int] = []
        begin: int | None = 0
        # warcio reports damaged records on stderr; here, `problem` does.
        with redirect_stderr(io.StringIO()):
            while begin is not None and (bad := self._read_run(file, begin, size)) is not None:
                damaged.append(bad)
                begin = next_record(file, max(bad, begin))
        if not damaged:
            if not self._found:
                raise UnreadableWarc("holds no record")
            return
        if damaged[0] == 0 and begin is None and not self.entries:
            raise UnreadableWarc("is not a WARC file, or its first record is damaged")
        # A last record that is longer than it says is whole in the file, though not as a record.
        self.is_cut |= begin is None and _damage_after(file, damaged[-1], 0, size) is not None
        self.problem = "; ".join(filter(None, (self._damage(damaged, size), self.problem)))

    def _damage(self, places: list[int], size: int) -> str:
        """Return what is said of damaged records.

        Args:
            places: where they begin, in bytes.
            size: of the file, in bytes.
        """
        if self.is_cut and len(places) == 1:
            return (
                f"{self.source.shown} is damaged or ends in the middle of a record, near byte {places[0]} of "
                f"{size}; the rest is missing"
            )
        more = f" and {count(len(places) - 1, 'more place')}" if places[1:] else ""
        rest = "the end is missing" if self.is_cut else "the other records were read"
        return f"{self.source.shown} is damaged near byte {places[0]} of {size}{more}; {rest}"

    def _read_run(self, file: BinaryIO, begin: int, size: int) -> int | None:
        """Read records up to the first that is cut off or damaged, and return where that one begins.

        Args:
            file: the file.
            begin: where a record begins, in bytes.
            size: of the file, in bytes.

        Returns:
            The place in bytes, or None if all records up to the end of the file are whole.
        """
        file.seek(begin)
        records = _records_of(file)
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
        bad = _damage_after(file, begin, records.offset, size)
        return None if bad is None else self._drop(bad)

    def _drop(self, begin: int) -> int:
        """Forget the record that begins at a place, if it was taken for whole, and return the place."""
        if self.entries and self.entries[-1].offset == begin:
            self.entries.pop()
        return begin

    def _add(self, record: Any, records: Any, size: int) -> bool:
        """Add one record to `entries`, and return whether it is as long as it says."""
        kind = record.rec_type
        # Without a length or a type (5.5, 5.6), it is not known what the record is, or where it ends.
        stated = length_of(record)
        if not kind or not stated.isdecimal():
            return False
        offset = records.offset
        if records.reader.decompressor is None and int(stated) > size - offset:
            return False
        digest = stated_digest(record)
        address = target_uri(record).lower()
        is_http = kind in ("response", "revisit") and address.startswith(("http:", "https:"))
        if is_http and kind == "response" and not digest and record.http_headers:
            digest = hashed(_payload(record))
        length = records.get_record_length()
        if not _is_whole(record, records, offset):
            return False
        self._found = True
        if is_http and (kind == "revisit" or record.http_headers):
            timestamp = captured_at(record)
            if timestamp:
                self.entries.append(entry_of(record, timestamp, digest, offset, length))
            else:
                self.problem = f"{self.source.shown}: the record at byte {offset} has no date"
        return True


def _damage_after(file: BinaryIO, begin: int, end: int, size: int) -> int | None:
    """Return where the file goes on with something that is not a record, or None.

    Args:
        file: the file.
        begin: where the last record begins, in bytes.
        end: where it ends according to warcio, which does not know it if a gzip file is cut off.
        size: the size of the file, in bytes.
    """
    file.seek(begin)
    if file.read(2) != b"\x1f\x8b":
        return end if end < size else None
    file.seek(begin)
    member, place, fed = zlib.decompressobj(wbits=31), begin, False
    while chunk := file.read(_GZIP_CHUNK_BYTES):
        while chunk:
            try:
                member.decompress(chunk)
            except zlib.error:
                return place
            chunk, fed = member.unused_data, not member.eof
            if member.eof:
                member, place = zlib.decompressobj(wbits=31), file.tell() - len(chunk)
    return place if fed else None


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
    if not line or line.startswith(b"WARC/") or records.reader.decompressor or record.format == "arc":
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
