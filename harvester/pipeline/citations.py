"""Compare the text of a cited snapshot, by the corpus recipe, with that of the corpus document."""

from __future__ import annotations

from diffs.words import edits
from harvester.archive import urlkey
from harvester.corpus import read_citation
from harvester.errors import ArchiveError, NotPlayable
from harvester.plan import PlannedCapture
from store import Store
from store.tables.sources import CitationOutcome, StoredCitation
from store.tables.texts import Text

# How much of the first difference is shown of each text, in characters.
EXCERPT = 40
IDENTICAL = "identical"


def citation_of(store: Store, document: int, timestamp: str, original: str) -> StoredCitation | None:
    """Return the citation of a capture, whatever form of the URL it uses, or None."""
    key = urlkey(original)
    return next(
        (
            cited
            for cited in store.sources.citations(document)
            if cited.timestamp == timestamp and urlkey(cited.url) == key
        ),
        None,
    )


def compare_with_citation(
    store: Store, archive: str, document: int, known: PlannedCapture, text: Text | None, reason: str
) -> str | None:
    """Record whether a cited snapshot that was fetched gives the text of the corpus document.

    Args:
        store: the store, which contains the corpus document.
        archive: the location of the archive that served the snapshot.
        document: id of the document.
        known: the cited capture.
        text: the text of the memento by the corpus recipe, or None if it finds no text.
        reason: why the memento is not the policy, or ``""``.

    Returns:
        The verdict: ``identical``, or the similarity and the first difference; None if there is
        nothing to compare with.
    """
    cited = citation_of(store, document, known.timestamp, known.original)
    if cited is None:
        return None
    if reason:
        store.sources.mark_citation(cited, CitationOutcome(state="failed", reason=reason, archive=archive))
        return None
    if cited.sha256 is None:
        store.sources.mark_citation(cited, CitationOutcome(state="fetched", archive=archive))
        return None
    wanted = read_citation(store.snapshots.body(cited.sha256), cited.id_url).text
    share, verdict = _verdict(wanted, text)
    store.sources.mark_citation(
        cited, CitationOutcome(state="fetched", archive=archive, verdict=verdict, similarity=share)
    )
    return verdict


def _verdict(wanted: str, found: Text | None) -> tuple[float, str]:
    """Return the similarity of the two texts, and the verdict for users."""
    if found is None:
        return 0.0, "the corpus recipe finds no text in the snapshot"
    if found.markdown == wanted:
        return 1.0, IDENTICAL
    share = similarity(wanted, found.markdown)
    return share, f"{share:.1%} alike; {first_difference(wanted, found.markdown)}"


def note_missing_citation(
    store: Store,
    archive: str,
    document: int,
    known: PlannedCapture,
    error: ArchiveError,
    retry_on: str | None,
) -> None:
    """Record that a cited snapshot could not be fetched."""
    cited = citation_of(store, document, known.timestamp, known.original)
    if cited is not None:
        state = "missing" if isinstance(error, NotPlayable) else "failed"
        store.sources.mark_citation(
            cited,
            CitationOutcome(state=state, reason=error.reason, archive=archive, retry_on=retry_on),
        )


def similarity(old: str, new: str) -> float:
    """Return the share of characters in words that both texts contain, from 0 to 1."""
    kept = sum(len(edit.text) for edit in edits(old, new) if edit.op == "equal")
    return 2 * kept / (len(old) + len(new)) if old or new else 1.0


def first_difference(old: str, new: str) -> str:
    """Return a description of the place where two texts begin to differ, with what each contains there."""
    start = next(
        (place for place, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    line = old.count("\n", 0, start) + 1
    there, here = (repr(text[start : start + EXCERPT]) for text in (old, new))
    return f"first difference in line {line}: the document has {there}, the snapshot {here}"
