"""Make the records of the WARC files of a bundle from its facts and bytes; pure."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from diffs.text import one_line
from harvester.archive.follow_redirects import payload_digest
from harvester.archive.warc.records import (
    ConvertedPage,
    Pointer,
    ReadRecord,
    ServedAnswer,
    read_record,
    write_conversion,
    write_info,
    write_pointer,
    write_response,
)
from harvester.evidence.captures import EvidentCapture
from harvester.evidence.facts import Evidence
from harvester.evidence.names import CAPTURES, RENDERED


@dataclass(frozen=True, slots=True)
class PackedRecord:
    """A record of a WARC file, compressed and parsed.

    Attributes:
        plain: the record, not compressed.
        packed: the gzip member that contains it.
        record: the parsed record.
    """

    plain: bytes = field(repr=False)
    packed: bytes = field(repr=False)
    record: ReadRecord


@dataclass(frozen=True, slots=True)
class PackedFiles:
    """The records of the WARC files of a bundle.

    Attributes:
        data: a record about the file, the captures, and the rendered pages.
        pointers: a record about the file, and the pointers to answers; empty if no page was rendered.
    """

    data: Sequence[PackedRecord]
    pointers: Sequence[PackedRecord]


def packed_files(evidence: Evidence) -> PackedFiles:
    """Return the records of the WARC files, compressed.

    Args:
        evidence: the facts and bytes.
    """
    data, pointers = plain_data(evidence), plain_pointers(evidence)
    return PackedFiles([_pack(plain) for plain in data], [_pack(plain) for plain in pointers])


def _pack(plain: bytes) -> PackedRecord:
    """Return a record as a gzip member without a time or a name."""
    member = zlib.compressobj(9, zlib.DEFLATED, wbits=31)
    record = read_record(plain)
    assert record is not None
    return PackedRecord(plain, member.compress(plain) + member.flush(), record)


def plain_data(evidence: Evidence) -> list[bytes]:
    """Return the uncompressed records of the file with the captures.

    There is one about it, one for each served capture and, after these, one for each rendered page.

    Args:
        evidence: the facts and bytes.
    """
    rendered = rendered_captures(evidence)
    ours = f"; records of the type conversion are pages that {evidence.head.program} made of them"
    about = (
        f"The captures that prove a change of {_subject(evidence)}, as an archive served them"
        f"{ours if rendered else ''}; see {CAPTURES}"
    )
    answers = [answer_of(evidence, one) for one in served_captures(evidence)]
    pages = [_rendered_page(evidence, one) for one in rendered]
    return [_info(evidence, about), *map(write_response, answers), *map(write_conversion, pages)]


def plain_pointers(evidence: Evidence) -> list[bytes]:
    """Return the uncompressed records of the file with the pointers; none if no page was rendered.

    Args:
        evidence: the facts and bytes.
    """
    pointers = pointers_of(evidence)
    about = (
        f"Made by {evidence.head.program} for replay programs: which captures the rendered pages of "
        f"{_subject(evidence)} were answered with. No archive served these records; see {CAPTURES}"
    )
    return [_info(evidence, about), *map(write_pointer, pointers)] if pointers else []


def pointers_of(evidence: Evidence) -> list[Pointer]:
    """Return the pointers to the answers that pages were rendered with, page by page.

    There is none to an answer that a replay program finds by address and time of the request.

    Args:
        evidence: the facts and bytes.
    """
    served = {(one.timestamp, one.original) for one in served_captures(evidence)}
    pointers = []
    for page in rendered_captures(evidence):
        assert page.rendering is not None
        for part in page.rendering.parts:
            capture = evidence.part(part)
            if capture is not None and (page.timestamp, part.url) not in served:
                answer = answer_of(evidence, capture)
                digest = f"sha1:{payload_digest(answer.body)}"
                pointers.append(Pointer(part.url, page.timestamp, answer, digest))
    return pointers


def served_captures(evidence: Evidence) -> list[EvidentCapture]:
    """Return the captures whose bytes are in the bundle, in the order of their records."""
    return [one for one in evidence.captures if one.served is not None]


def rendered_captures(evidence: Evidence) -> list[EvidentCapture]:
    """Return the captures that a browser rendered, in the order of the records of the rendered pages."""
    return [one for one in evidence.captures if one.rendering is not None]


def answer_of(evidence: Evidence, capture: EvidentCapture) -> ServedAnswer:
    """Return what an archive served for a capture.

    Args:
        evidence: the facts and bytes.
        capture: one of `served_captures`.
    """
    served = capture.served
    assert served is not None
    return ServedAnswer(
        timestamp=capture.timestamp,
        original=capture.original,
        statuscode=served.statuscode,
        headers=served.headers,
        body=evidence.bodies[served.sha256],
        sha256=served.sha256,
        source_url=capture.proof.get("raw_url", ""),
    )


def _rendered_page(evidence: Evidence, capture: EvidentCapture) -> ConvertedPage:
    rendering = capture.rendering
    assert rendering is not None
    return ConvertedPage(
        name=f"{RENDERED}{capture.timestamp}/{capture.original}",
        made_at=f"{datetime.fromisoformat(rendering.rendered_at).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        body=evidence.bodies[rendering.sha256],
        source_id=answer_of(evidence, capture).record_id,
    )


def _info(evidence: Evidence, about: str) -> bytes:
    """Return the record that a file begins with."""
    fields = {
        "software": evidence.head.program,
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "description": about,
    }
    return write_info(evidence.head.created, fields)


def _subject(evidence: Evidence) -> str:
    return f"{one_line(evidence.head.company_name)} · {one_line(evidence.head.title)}"
