"""Write an evidence bundle: make the files of a WACZ from facts, bytes and texts; pure.

A check uses the same functions to make the files again, and compares them with those in the bundle.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from diffs.render.as_html import render_html
from diffs.render.as_json import as_json
from diffs.render.imprint import Imprint
from diffs.render.to_render import ToRender
from diffs.text import json_line, one_line
from harvester.archive import urlkey
from harvester.archive.timestamps import digits
from harvester.archive.warc.records import ReadRecord, ServedAnswer, read_record, write_info, write_response
from harvester.evidence.container import PackageFacts, pack
from harvester.evidence.derive import (
    SideTexts,
    derive,
    head_of,
    is_same_recipe,
    sha256_of,
)
from harvester.evidence.facts import SIDES, Evidence, EvidentCapture, capture_line, head_line
from harvester.evidence.flags import shown_flags
from harvester.evidence.names import (
    CAPTURES,
    COMPARISON,
    CONTENT,
    CORPUS_TEXTS,
    HEAD,
    INDEX,
    PAGES,
    README,
    REDLINE,
    TEXTS,
    VERSIONS,
    WARC,
)
from harvester.evidence.readme import readme
from harvester.pipeline.comparing import compared_texts
from store.timestamps import moment


@dataclass(frozen=True, slots=True)
class PackedRecord:
    """A record of a WARC file, compressed and parsed.

    Attributes:
        packed: the gzip member that contains it.
        record: the parsed record.
    """

    packed: bytes
    record: ReadRecord


def make_bundle(evidence: Evidence) -> bytes:
    """Return a bundle with some evidence; the same evidence gives the same bytes.

    Args:
        evidence: the facts and bytes.

    Raises:
        ExtractError, CitationError: a source has no text.
    """
    texts = derive(evidence, "before"), derive(evidence, "after")
    records = [_pack(plain) for plain in plain_records(evidence)]
    return pack(files_of(evidence, texts, records), package_facts(evidence))


def package_facts(evidence: Evidence) -> PackageFacts:
    """Return the facts that the list of contents states about a bundle."""
    head = evidence.head
    return PackageFacts(title_of_bundle(evidence), head.created, head.program)


def title_of_bundle(evidence: Evidence) -> str:
    """Return the title of a bundle: ``Lamps Inc. · Privacy Policy, versions 2 and 3``."""
    head, (before, after) = evidence.head, evidence.versions
    name = one_line(f"{head.company_name} · {head.title}")
    return f"{name}, versions {before['version']} and {after['version']}"


def files_of(
    evidence: Evidence, texts: tuple[SideTexts, SideTexts], records: Sequence[PackedRecord]
) -> dict[str, bytes]:
    """Return the files of a bundle by name, except the lists of its contents.

    Args:
        evidence: the facts and bytes.
        texts: the texts of the old and the new version.
        records: the records of `plain_records`, compressed.
    """
    files = {
        HEAD: _lines(head_line(evidence.head)),
        VERSIONS: _lines(*map(json_line, evidence.versions)),
        CAPTURES: _lines(*map(capture_line, evidence.captures)),
        WARC: b"".join(one.packed for one in records),
        INDEX: _index(evidence, records),
        PAGES: _pages(evidence),
        **evidence.documents,
    }
    for side, found in zip(SIDES, texts, strict=True):
        files[TEXTS[side]] = _encoded(found.version)
        if not is_same_recipe(evidence) and found.compared != found.version:
            files[CORPUS_TEXTS[side]] = _encoded(found.compared)
    files |= _comparison(evidence, texts)
    files[README] = _encoded(readme(evidence, title_of_bundle(evidence), tuple(sorted(files))))
    return {name: files[name] for name in CONTENT if name in files}


def plain_records(evidence: Evidence) -> list[bytes]:
    """Return the uncompressed records of the WARC file: one about it, and one for each served capture."""
    head = evidence.head
    about = {
        "software": head.program,
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "description": f"The captures that prove a change of {one_line(head.company_name)} · "
        f"{one_line(head.title)}, as an archive served them; see {CAPTURES}",
    }
    answers = [_answer(evidence, one) for one in served_captures(evidence)]
    return [write_info(head.created, about), *map(write_response, answers)]


def served_captures(evidence: Evidence) -> list[EvidentCapture]:
    """Return the captures whose bytes are in the bundle, in the order of their records."""
    return [one for one in evidence.captures if one.served is not None]


def _answer(evidence: Evidence, capture: EvidentCapture) -> ServedAnswer:
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


def _pack(plain: bytes) -> PackedRecord:
    """Return a record as a gzip member without a time or a name."""
    member = zlib.compressobj(9, zlib.DEFLATED, wbits=31)
    record = read_record(plain)
    assert record is not None
    return PackedRecord(member.compress(plain) + member.flush(), record)


def _comparison(evidence: Evidence, texts: tuple[SideTexts, SideTexts]) -> dict[str, bytes]:
    """Return the comparison as JSON, as printed by ``diff --format json``, and as a page."""
    head = evidence.head
    before, after = (
        replace(head_of(evidence, side), compared_sha256=sha256_of(_encoded(found.compared)))
        for side, found in zip(SIDES, texts, strict=True)
    )
    given = ToRender(
        compared_texts(texts[0].compared, texts[1].compared, head.topics),
        (before, after),
        shown_flags(evidence),
        Imprint(datetime.fromisoformat(head.created), head.program, head.comparison, is_of_sources=True),
        (
            {**evidence.versions[0], "snapshot_sha256": before.snapshot_sha256},
            {**evidence.versions[1], "snapshot_sha256": after.snapshot_sha256},
        ),
    )
    return {
        COMPARISON: _lines(json_line(as_json(given))),
        REDLINE: render_html(given).encode("utf-8", "replace"),
    }


def _index(evidence: Evidence, records: Sequence[PackedRecord]) -> bytes:
    """Return the index of the WARC file (CDXJ 1.0), with which replay programs find its records."""
    lines, offset = [], len(records[0].packed)
    for capture, one in zip(served_captures(evidence), records[1:], strict=True):
        served = capture.served
        assert served is not None
        fields = {
            "url": capture.original,
            "mime": served.headers.get("content-type", "unk").partition(";")[0].strip().lower(),
            "status": str(served.statuscode),
            "digest": one.record.payload_digest,
            "length": str(len(one.packed)),
            "offset": str(offset),
            "filename": WARC.rpartition("/")[2],
            "recordDigest": f"sha256:{sha256_of(one.packed)}",
        }
        at = digits(moment(capture.timestamp))
        lines.append(f"{urlkey(capture.original)} {at} {json.dumps(fields)}")
        offset += len(one.packed)
    return _lines(*sorted(lines))


def _pages(evidence: Evidence) -> bytes:
    """Return the list of pages that a replay program shows first."""
    lines: list[Mapping[str, str]] = [
        {"format": "json-pages-1.0", "id": "pages", "title": title_of_bundle(evidence)}
    ]
    for capture in served_captures(evidence):
        answer = _answer(evidence, capture)
        lines.append(
            {
                "id": answer.record_id[len("<urn:uuid:") : -1],
                "url": capture.original,
                "ts": f"{moment(capture.timestamp):%Y-%m-%dT%H:%M:%SZ}",
                "title": f"{one_line(evidence.head.title)}, captured {capture.timestamp}",
            }
        )
    return _lines(*map(json.dumps, lines))


def _lines(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _encoded(text: str) -> bytes:
    """Return the bytes of a text that are hashed; the text may contain lone surrogates."""
    return text.encode("utf-8", "surrogatepass")
