"""Check that the facts of a bundle agree with each other and with its bytes; pure."""

from __future__ import annotations

from collections.abc import Iterator

from harvester.archive import proof_of
from harvester.archive.follow_redirects import payload_digest
from harvester.corpus import read_citation
from harvester.errors import CitationError
from harvester.evidence.captures import CitedFacts, EvidentCapture, RenderingFacts, Role
from harvester.evidence.derive import sha256_of
from harvester.evidence.facts import SIDES, BundleSide, Evidence, format_of
from harvester.evidence.flags import inconsistent_flags
from harvester.evidence.heads import known_times
from harvester.evidence.names import HEAD, WARC

_FIRST: dict[BundleSide, Role] = {"before": "before-first", "after": "after-first"}


def contradictions(evidence: Evidence) -> Iterator[str]:
    """Yield one sentence for each fact that another one contradicts.

    Args:
        evidence: the facts and bytes in the bundle.
    """
    if evidence.head.format != format_of(evidence.captures):
        yield f"{HEAD}: {evidence.head.format} is not the format of a bundle with these captures"
    yield from _bounds(evidence)
    yield from _known_times(evidence)
    yield from inconsistent_flags(evidence)
    yield from _methods(evidence)
    for capture in evidence.captures:
        if capture.rendering is not None:
            yield from _rendering(evidence, capture, capture.rendering)
        if capture.served is None and not {"around", "part"}.isdisjoint(capture.roles):
            yield f"{capture.name}: no bytes of it are in the file, although pages are shown with it"
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
    yield from _unrelated(evidence)


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


def _known_times(evidence: Evidence) -> Iterator[str]:
    """Check that each text is said to be known only from and until times at which captures show it."""
    before, after = evidence.versions
    (_, until), (since, _) = map(known_times, evidence.versions)
    last, first = evidence.capture("before-last"), evidence.capture("after-first")
    if last is not None and not last.span[0] <= until <= before["last_capture"]:
        yield f"version {before['version']}: its text is not known until {until}"
    if first is not None and not after["first_capture"] <= since <= first.span[1]:
        yield f"version {after['version']}: its text is not known from {since}"


def _methods(evidence: Evidence) -> Iterator[str]:
    """Check that the versions were read in the way that they state, and in the same one."""
    for side in SIDES:
        version = evidence.version(side)
        source = evidence.capture("before-text" if side == "before" else "after-text")
        is_rendered = source is not None and source.rendering is not None
        if is_rendered != (version["recipe"] == "rendered"):
            yield f"version {version['version']}: its recipe is not that of the capture with its text"
    old, new = evidence.versions
    if old["recipe"] == new["recipe"] or "rendered" not in (old["recipe"], new["recipe"]):
        return
    # The captures of a version may have been read in both ways.
    ends = evidence.capture("before-last"), evidence.capture("after-first")
    methods = {one is not None and one.rendering is not None for one in ends}
    if len(methods) > 1 or old["version"] + 1 != new["version"]:
        yield "a browser rendered only one of the two versions, so they cannot be compared"


def _rendering(evidence: Evidence, capture: EvidentCapture, rendering: RenderingFacts) -> Iterator[str]:
    """Check that a rendered page is there, with everything that was served for it."""
    if capture.served is None:
        yield f"{capture.name}: was not fetched, but a rendering of it is stated"
    page = evidence.bodies.get(rendering.sha256)
    if page is None:
        yield f"{capture.name}: no record of {WARC} has the rendered page with its SHA-256"
    elif len(page) != rendering.size:
        yield f"{capture.name}: its rendered page has {len(page)} bytes, not {rendering.size} as stated"
    for part in rendering.parts:
        if evidence.part(part) is None:
            yield f"{capture.name}: what was served for {part.url} is not in the file"


def _unrelated(evidence: Evidence) -> Iterator[str]:
    """Check that each capture that is not of a version belongs to one that is."""
    renderings = [one.rendering for one in evidence.captures if one.rendering is not None]
    parts = [part for rendering in renderings for part in rendering.parts]
    pages = {one.served.framed_by for one in evidence.captures if one.served is not None}
    for capture in evidence.captures:
        if "part" in capture.roles and not any(map(capture.is_served_as, parts)):
            yield f"{capture.name}: no page was rendered with it"
        if "around" in capture.roles and capture.original not in pages:
            yield f"{capture.name}: no capture is in a frame of it"


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
