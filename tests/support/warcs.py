"""WARC files made for a test, byte by byte (WARC 1.1), without the library that reads them."""

from __future__ import annotations

import base64
import gzip
import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.support.stand_in.world import Held


@dataclass(frozen=True, slots=True)
class Revisit:
    """A record that says: as before.

    Attributes:
        timestamp: 14 digits.
        original: the URL.
        digest: the payload digest that it repeats.
        of: the URL and timestamp that it names, or None.
        status: of its own HTTP headers, or None where it has none.
    """

    timestamp: str
    original: str
    digest: str
    of: tuple[str, str] | None = None
    status: int | None = None


def write_warc(
    path: Path, records: Iterable[Held | Revisit], *, packed: bool = True, digests: bool = True
) -> Path:
    """Write a WARC file.

    Args:
        path: the file.
        records: what is in it, in order.
        packed: whether each record is a gzip member.
        digests: whether records carry their payload's digest.
    """
    about = b"software: a test\r\n"
    blocks = [_record({"WARC-Type": "warcinfo", "Content-Type": "application/warc-fields"}, about)]
    blocks += [_revisit(one) if isinstance(one, Revisit) else _response(one, digests) for one in records]
    path.write_bytes(b"".join(gzip.compress(block, mtime=0) if packed else block for block in blocks))
    return path


def iso(timestamp: str) -> str:
    """Return a WARC-Date."""
    return datetime.strptime(timestamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def digest(body: bytes) -> str:
    """Return the digest of a payload, as an index has it."""
    return base64.b32encode(hashlib.sha1(body).digest()).decode()


def _response(held: Held, digests: bool) -> bytes:
    headers = {
        "WARC-Type": "response",
        "WARC-Date": iso(held.timestamp),
        "WARC-Target-URI": held.original,
        "Content-Type": "application/http; msgtype=response",
    }
    if digests:
        headers["WARC-Payload-Digest"] = f"sha1:{digest(held.body)}"
    return _record(headers, _http(held.status, held.headers) + held.body)


def _revisit(revisit: Revisit) -> bytes:
    headers = {
        "WARC-Type": "revisit",
        "WARC-Date": iso(revisit.timestamp),
        "WARC-Target-URI": revisit.original,
        "WARC-Profile": "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest",
        "WARC-Payload-Digest": f"sha1:{revisit.digest}",
        "Content-Type": "application/http; msgtype=response",
    }
    if revisit.of:
        headers |= {"WARC-Refers-To-Target-URI": revisit.of[0], "WARC-Refers-To-Date": iso(revisit.of[1])}
    return _record(headers, _http(revisit.status, (("X-Seen", "again"),)) if revisit.status else b"")


def _http(status: int, headers: Iterable[tuple[str, str]]) -> bytes:
    lines = [f"HTTP/1.1 {status} Status", *(f"{name}: {value}" for name, value in headers)]
    return "\r\n".join((*lines, "", "")).encode()


def _record(headers: dict[str, str], block: bytes) -> bytes:
    headers = {
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, str(sorted(headers.items())))}>",
        "WARC-Date": "2026-01-01T00:00:00Z",
        **headers,
        "Content-Length": str(len(block)),
    }
    lines = ["WARC/1.1", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join((*lines, "", "")).encode() + block + b"\r\n\r\n"
