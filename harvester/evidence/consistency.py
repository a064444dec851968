"""Check that the facts of a bundle agree with each other and with its bytes; pure."""

from __future__ import annotations

from collections.abc import Iterator

from harvester.archive import proof_of
from harvester.archive.follow_redirects import payload_digest
from harvester.corpus import read_citation
from harvester.errors import CitationError
from harvester.evidence.derive import sha256_of
from harvester.evidence.facts import SIDES, BundleSide, CitedFacts, Evidence, EvidentCapture, Role
from harvester.evidence.flags import inconsistent_flags
from harvester.evidence.names import WARC

_FIRST: dict[BundleSide, Role] = {"before": "before-first", "after": "after-first"}


def contradictions(evidence: Evidence) -> Iterator[str]:
    """Yield one sentence for each fact that another one contradicts.

    Args:
        evidence: the facts and bytes in the bundle.
    """
    yield from _bounds(evidence)
    yield from inconsistent_flags(evidence)
    for capture in evidence.captures:
        if capture.document is not None:
            yield from _cited(evidence, capture, capture.document)
        elif capture.served is not None:
            yield from _served(evidence, capture)
        else:
            yield from _same_digest(evidence, capture)
        row = capture.index
        if row is not None and (row.timestamp, row.original) != (capture.timestamp, capture.original):
            yield f"{capture.name}: its index row is that of another capture"
    used = {one.document.file for one in evidence.captures if one.document is not None}
    for name in sorted({*evidence.documents} - used):
        yield f"{name}: no capture refers to it"


def _bounds(evidence: Evidence) -> Iterator[str]:
    """Check that the captures are those that the versions state as their bounds."""
    before, after = evidence.versions
    bounds: tuple[tuple[Role, str, str], ...] = (
        ("before-first", before["first_capture"], "the first capture of the old version"),
        ("before-last", before["last_capture"], "the last capture of the old version"),
        ("after-first", after["first_capture"], "the first capture of the new version"),
    )
    for role, timestamp, name in bounds:
        capture = evidence.capture(role)
        if capture is None or capture.timestamp != timestamp:
            yield f"{name} is stated as {timestamp}, but no such capture is in the file"
    last = evidence.capture("before-last")
    if last is not None and before["last_snapshot_sha256"] != evidence.page_of(last):
        yield f"version {before['version']}: the SHA-256 of its last page is not that of its last capture"
    for side in SIDES:
        version, first = evidence.version(side), evidence.capture(_FIRST[side])
        named = version["source"], version["proof"], version["snapshot_sha256"]
        about = version["company"], version["document"]
        if about != (evidence.head.company, evidence.head.document):
            yield f"version {version['version']}: belongs to another document than the bundle"
        if first is not None and version["url"] != first.original:
            yield f"version {version['version']}: its address is not that of its first capture"
        if first is not None and named != (
            first.source,
            first.proof,
            first.served.sha256 if first.served else None,
        ):
            yield f"version {version['version']}: its proof is not that of its first capture"


def _served(evidence: Evidence, capture: EvidentCapture) -> Iterator[str]:
    """Check that the bytes of a capture are there, and that its proof names what served it."""
    assert capture.served is not None
    body = evidence.bodies.get(capture.served.sha256)
    if body is None:
        yield f"{capture.name}: no record of {WARC} has bytes with its SHA-256"
        return
    if len(body) != capture.served.size:
        yield f"{capture.name}: has {len(body)} bytes, not {capture.served.size} as stated"
    digest = f"sha1:{payload_digest(body)}"
    headers = capture.served.headers
    proof = proof_of(capture.source, capture.timestamp, capture.original, digest, headers)
    if (proof.source, proof.as_json()) != (capture.source, capture.proof):
        yield f"{capture.name}: its proof does not match what served it ({capture.source})"


def _same_digest(evidence: Evidence, capture: EvidentCapture) -> Iterator[str]:
    """Check that a capture that was not fetched has the digest of one that was."""
    read = None if capture.same_as is None else evidence.named(*capture.same_as)
    if read is None:
        yield f"{capture.name}: the capture with the same digest that it refers to is not in the file"
    elif None in (read.index, capture.index) or read.index.digest != capture.index.digest:  # type: ignore[union-attr]
        yield f"{capture.name}: its digest in the index is not that of the capture {read.timestamp}"
    elif (read.source, read.proof) != (capture.source, capture.proof):
        yield f"{capture.name}: its proof is not that of the capture {read.timestamp}"


def _cited(evidence: Evidence, capture: EvidentCapture, cited: CitedFacts) -> Iterator[str]:
    """Check that a corpus document has the stated hash, and cites the capture."""
    payload = evidence.documents.get(cited.file)
    if payload is None or sha256_of(payload) != cited.sha256:
        yield f"{cited.file}: does not have the SHA-256 of the corpus document of {capture.name}"
        return
    try:
        citation = read_citation(payload, cited.file)
    except CitationError as error:
        yield str(error)
        return
    if (citation.timestamp, citation.url) != (capture.timestamp, capture.original):
        yield f"{cited.file}: does not cite {capture.name}"
    proof = proof_of(None, capture.timestamp, capture.original)
    if (proof.source, proof.as_json()) != (capture.source, capture.proof):
        yield f"{capture.name}: only a corpus document shows it, but its proof does not say so"
