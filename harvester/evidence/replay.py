"""Make what replay programs read: the index of the WARC files, and the list of pages; pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from diffs.text import one_line
from harvester.archive import urlkey
from harvester.archive.timestamps import digits
from harvester.evidence.derive import sha256_of
from harvester.evidence.facts import Evidence
from harvester.evidence.names import POINTERS, WARC
from harvester.evidence.warc_files import PackedFiles, PackedRecord, answer_of, pointers_of, served_captures
from store.timestamps import moment

# The type of a record, in an index, that refers to another one.
_REVISIT = "warc/revisit"


def index_lines(evidence: Evidence, records: PackedFiles) -> list[str]:
    """Return the index of the WARC files (CDXJ 1.0), with which replay programs find the records.

    Args:
        evidence: the facts and bytes.
        records: the records of the WARC files.
    """
    lines = []
    # The rendered pages are after the captures, and not in the index: no address answers with them.
    for capture, fields in zip(served_captures(evidence), _places(WARC, records.data), strict=False):
        served = capture.served
        assert served is not None
        mime = served.headers.get("content-type", "unk").partition(";")[0].strip().lower()
        about = {"url": capture.original, "mime": mime, "status": str(served.statuscode)}
        lines.append(_line(capture.timestamp, {**about, **fields}))
    for pointer, fields in zip(pointers_of(evidence), _places(POINTERS, records.pointers), strict=True):
        about = {"url": pointer.url, "mime": _REVISIT, "status": str(pointer.answer.statuscode)}
        lines.append(_line(pointer.timestamp, {**about, **fields}))
    return sorted(lines)


def _places(name: str, records: Sequence[PackedRecord]) -> Iterator[Mapping[str, str]]:
    """Yield where each record of a file is, without the first one, which is about the file."""
    offset = 0
    for place, one in enumerate(records):
        if place:
            yield {
                "digest": one.record.payload_digest,
                "length": str(len(one.packed)),
                "offset": str(offset),
                "filename": name.rpartition("/")[2],
                "recordDigest": f"sha256:{sha256_of(one.packed)}",
            }
        offset += len(one.packed)


def _line(timestamp: str, fields: Mapping[str, str]) -> str:
    return f"{urlkey(fields['url'])} {digits(moment(timestamp))} {json.dumps(fields)}"


def page_lines(evidence: Evidence, title: str) -> list[str]:
    """Return the list of pages that a replay program shows first.

    Args:
        evidence: the facts and bytes.
        title: the title of the bundle.
    """
    lines = [{"format": "json-pages-1.0", "id": "pages", "title": title}]
    for capture in served_captures(evidence):
        if capture.is_part_alone:
            continue
        answer = answer_of(evidence, capture)
        lines.append(
            {
                "id": answer.record_id[len("<urn:uuid:") : -1],
                "url": capture.original,
                "ts": f"{moment(capture.timestamp):%Y-%m-%dT%H:%M:%SZ}",
                "title": f"{one_line(evidence.head.title)}, captured {capture.timestamp}",
            }
        )
    return list(map(json.dumps, lines))
