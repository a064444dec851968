"""Tell whether a script or a frame has to fill in a page, as a bundle says; pure.

A rendering is only evidence for a page that has no text of its own, and a document in a frame is only the
policy of a page that shows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harvester.archive import urlkey
from harvester.evidence.captures import EvidentCapture
from harvester.evidence.derive import snapshot_of
from harvester.evidence.facts import Evidence
from harvester.pipeline.extracting import ExtractionResult, Reader
from store.records import NEEDS_SCRIPTS


def unneeded(evidence: Evidence) -> Iterator[str]:
    """Yield one sentence for each page that does not need its rendering, or does not have its frame.

    Args:
        evidence: the facts and bytes; this program must have the rules of its texts.

    Raises:
        MissingSource: the bytes of a capture are missing.
    """
    shown_around = [
        (one.original, _judged(evidence, one).frames) for one in evidence.captures if "around" in one.roles
    ]
    for capture in evidence.captures:
        if capture.rendering is not None and not _needs_scripts(evidence, capture):
            yield f"{capture.name} does not need scripts, but a rendering of it is in the file"
        served = capture.served
        if served is None or not served.framed_by:
            continue
        frames = [frames for page, frames in shown_around if page == served.framed_by]
        if not any(is_framed(capture.original, served.redirects, some) for some in frames):
            yield f"no page in the file shows {capture.name} in a frame, as is stated"


def is_framed(original: str, redirects: Sequence[str], frames: Sequence[str]) -> bool:
    """Return whether a document is one of those that a page shows in frames.

    Args:
        original: its address.
        redirects: the addresses of the archived redirects that led to it.
        frames: the addresses of the documents in the frames of the page.
    """
    return not {urlkey(original), *map(urlkey, redirects)}.isdisjoint(map(urlkey, frames))


def _judged(evidence: Evidence, capture: EvidentCapture) -> ExtractionResult:
    """Return what a page shows, as it was captured or, if it needs scripts, as it was rendered."""
    assert capture.served is not None
    reader = Reader(selectors=evidence.chosen, rendered=evidence.rendered)
    return reader.judge(snapshot_of(evidence, capture), capture.served.statuscode, capture.served.redirects)


def _needs_scripts(evidence: Evidence, capture: EvidentCapture) -> bool:
    """Return whether a page as it was captured has no text until a script fills it in."""
    assert capture.served is not None
    reader, snapshot = Reader(selectors=evidence.chosen), snapshot_of(evidence, capture)
    judged = reader.judge(snapshot, capture.served.statuscode, capture.served.redirects)
    return judged.held_as == NEEDS_SCRIPTS
