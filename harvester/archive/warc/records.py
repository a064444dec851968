"""Write the records of a WARC file that proves something, and read them back with their digests.

The same captures give the same bytes: nothing is taken from the clock, and no id is drawn at random.
Section numbers refer to WARC 1.1 (ISO 28500:2017). docs/decisions/0090-evidence-bundles.md says why this is
a second door to `warcio`.
"""

from __future__ import annotations

import io
import re
import uuid
from collections.abc import Mapping
from contextlib import redirect_stderr
from dataclasses import dataclass, field
from hashlib import sha256
from http import HTTPStatus
from urllib.parse import quote

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from harvester.archive.warc_headers import TRUNCATED, WARC_PREFIX
from store.timestamps import moment

# Says of a revisit record that it is a pointer for replay programs, not what a crawler found.
POINTER_PROFILE = "urn:harvest:profile:answer-to-a-rendered-page"
_UNSAFE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")  # warcio only encodes some of it, and fails at the rest
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # a token of RFC 9110, section 5.6.2
# The body is complete and of known length, whatever the origin said of how it was sent.
_FRAMING = frozenset({"content-length", "transfer-encoding"})
# What a replay server adds of its own; without the first one, the others are the origin's.
_OF_THE_ARCHIVE = ("memento-datetime", "link", "x-archive-src")


@dataclass(frozen=True, slots=True)
class ServedAnswer:
    """An archived answer that is written as a record.

    Attributes:
        timestamp: of the capture, 14 digits.
        original: the URL as captured.
        statuscode: the origin's HTTP status.
        headers: as they were stored, names in lower case.
        body: as it was served.
        sha256: hex SHA-256 of the body.
        source_url: where it was served, or ``""`` (`WARC-Source-URI`, as pywb writes it).
    """

    timestamp: str
    original: str
    statuscode: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    sha256: str = ""
    source_url: str = ""

    @property
    def record_id(self) -> str:
        """The id of its record: the same capture with the same bytes has the same one."""
        return _record_id(f"{self.timestamp}/{self.original}/{self.sha256}")


@dataclass(frozen=True, slots=True)
class ConvertedPage:
    """A page that was made from an archived answer, and that nobody served.

    Attributes:
        name: its URI, which must not be that of the answer.
        made_at: the ISO time in UTC when it was made.
        body: the page, HTML in UTF-8.
        source_id: the id of the record of the answer.
    """

    name: str
    made_at: str
    body: bytes = field(repr=False)
    source_id: str = ""


@dataclass(frozen=True, slots=True)
class Pointer:
    """What tells a replay program which archived answer to give to a request of a page that was rendered.

    Attributes:
        url: the address that the page asked for.
        timestamp: the time of the page, 14 digits.
        answer: the answer, which is a record of its own.
        payload_digest: the digest of its body, with label.
    """

    url: str
    timestamp: str
    answer: ServedAnswer
    payload_digest: str


@dataclass(frozen=True, slots=True)
class ReadRecord:
    """A record as it was read back.

    Attributes:
        kind: ``response``, ``conversion``, ``warcinfo`` or another type (5.5).
        record_id: its id.
        payload_digest: as it states it, with label; ``""`` if it does not.
        body: the payload of a response, or the page of a conversion.
        intact: whether its digests are those of its bytes.
    """

    kind: str
    record_id: str
    payload_digest: str
    body: bytes = field(repr=False)
    intact: bool


def write_info(created: str, fields: Mapping[str, str]) -> bytes:
    """Return the record that a file begins with (6.2), not compressed.

    Args:
        created: ISO time in UTC that it states.
        fields: what it says of the file.
    """
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False, warc_version="1.1")
    block = "".join(f"{name}: {_one_header(value)}\r\n" for name, value in fields.items()).encode()
    record = writer.create_warc_record(
        "",
        "warcinfo",
        payload=io.BytesIO(block),
        length=len(block),
        warc_headers_dict={
            "WARC-Record-ID": _record_id(f"{created}/{sorted(fields.items())}"),
            "WARC-Date": created,
        },
    )
    writer.write_record(record)
    return out.getvalue()


def write_response(answer: ServedAnswer) -> bytes:
    """Return the record of an archived answer (6.3), not compressed.

    Args:
        answer: what was served.
    """
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False, warc_version="1.1")
    status = f"{answer.statuscode} {_phrase(answer.statuscode)}".strip()
    headers = {
        "WARC-Record-ID": answer.record_id,
        "WARC-Date": _date(answer.timestamp),
    }
    if answer.source_url:
        headers["WARC-Source-URI"] = _one_header(answer.source_url)
    if truncated := answer.headers.get(TRUNCATED):
        headers["WARC-Truncated"] = _one_header(truncated)
    record = writer.create_warc_record(
        _one_header(answer.original),
        "response",
        payload=io.BytesIO(answer.body),
        length=len(answer.body),
        http_headers=StatusAndHeaders(status, _http_headers(answer), protocol="HTTP/1.1"),
        warc_headers_dict=headers,
    )
    writer.write_record(record)
    return out.getvalue()


def write_conversion(page: ConvertedPage) -> bytes:
    """Return the record of a page that was made from an archived answer (6.7), not compressed.

    It has a URI of its own: that of the answer (5.9) would let programs take it for what was served there.

    Args:
        page: the page.
    """
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False, warc_version="1.1")
    record = writer.create_warc_record(
        _one_header(page.name),
        "conversion",
        payload=io.BytesIO(page.body),
        length=len(page.body),
        warc_content_type="text/html; charset=utf-8",
        warc_headers_dict={
            "WARC-Record-ID": _record_id(f"{page.name}/{page.source_id}/{sha256(page.body).hexdigest()}"),
            "WARC-Date": page.made_at,
            "WARC-Refers-To": page.source_id,
        },
    )
    writer.write_record(record)
    return out.getvalue()


def write_pointer(pointer: Pointer) -> bytes:
    """Return a record that refers a replay program to an archived answer (6.6), not compressed.

    Replay programs take the answer whose time is nearest to that of the page, or the next one. Only a revisit
    record leads them to another one. Its profile is our own: nobody visited the address at that time.

    Args:
        pointer: what it tells.
    """
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False, warc_version="1.1")
    answer = pointer.answer
    name = f"{pointer.url}/{pointer.timestamp}/{answer.record_id}"
    record = writer.create_warc_record(
        _one_header(pointer.url),
        "revisit",
        payload=io.BytesIO(),
        length=0,
        warc_headers_dict={
            "WARC-Record-ID": _record_id(name),
            "WARC-Date": _date(pointer.timestamp),
            "WARC-Profile": POINTER_PROFILE,
            "WARC-Payload-Digest": pointer.payload_digest,
            "WARC-Refers-To": answer.record_id,
            "WARC-Refers-To-Target-URI": _one_header(answer.original),
            "WARC-Refers-To-Date": _date(answer.timestamp),
        },
    )
    writer.write_record(record)
    return out.getvalue()


def read_record(plain: bytes) -> ReadRecord | None:
    """Return the one record in some bytes, or None if they are not one.

    Args:
        plain: a record, not compressed.
    """
    # warcio reports damaged records on stderr.
    with redirect_stderr(io.StringIO()):
        try:
            records = ArchiveIterator(io.BytesIO(plain), check_digests=True)
            record = next(records, None)
            if record is None:
                return None
            body = record.raw_stream.read()
            return ReadRecord(
                kind=record.rec_type,
                record_id=record.rec_headers.get_header("WARC-Record-ID") or "",
                payload_digest=record.rec_headers.get_header("WARC-Payload-Digest") or "",
                body=body,
                intact=record.digest_checker.passed is not False,
            )
        except (ArchiveLoadFailed, ValueError, AttributeError, TypeError, EOFError, OSError):
            # Malformed headers raise various exceptions in warcio, depending on where it fails.
            return None


def _http_headers(answer: ServedAnswer) -> list[tuple[str, str]]:
    """Return the origin's headers, with the length of the body as it is."""
    added = _OF_THE_ARCHIVE if _OF_THE_ARCHIVE[0] in answer.headers else ()
    kept = [
        (name, _NOT_ASCII.sub(lambda found: quote(found[0], errors="replace"), _one_header(value)))
        for name, value in sorted(answer.headers.items())
        if name not in _FRAMING
        and name not in added
        and _NAME.fullmatch(name)
        and not name.startswith(WARC_PREFIX)
    ]
    return [*kept, ("content-length", str(len(answer.body)))]


def _date(timestamp: str) -> str:
    """Return the time of a capture as records state it."""
    return f"{moment(timestamp):%Y-%m-%dT%H:%M:%SZ}"


def _one_header(value: str) -> str:
    """Return a value that cannot end its line."""
    return _UNSAFE.sub(" ", value)


def _phrase(statuscode: int) -> str:
    """Return the usual words for a status; those of the origin are not stored."""
    try:
        return HTTPStatus(statuscode).phrase
    except ValueError:
        return ""


def _record_id(name: str) -> str:
    """Return an id that is the same wherever the record is made (RFC 9562, version 5)."""
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name.encode('utf-8', 'replace').decode())}>"
