"""Steps 3 and 4, fetch and extract: one capture from the archive into the store.

Raw first: the bytes are committed before anything is thought about them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from harvester.archive import Archive, Memento
from harvester.archive.urlkey import urlkey
from harvester.citing import compare_with_citation, note_missing_citation
from harvester.errors import (
    ArchiveError,
    Blocked,
    CoolingDown,
    Excluded,
    NotPlayable,
    RateLimited,
)
from harvester.known import Known
from harvester.reading import EXTRACTOR, judge
from store import Store
from store.index import CaptureState, KnownCapture
from store.records import Capture

# When a failure that counts as permanent is tried again: exclusions are lifted, captures come back (WAYBACK 8).
PERMANENT_DAYS = 90
EXCLUDED_DAYS = 30
# A listed capture that the archive did not serve on so many different days counts as unplayable.
UNPLAYABLE_AFTER = 2


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of asking for one capture.

    Attributes:
        known: the capture, with its new state.
        learnt: what the plan learns from it: the capture, and the page that was served in its place.
        state: what the store has marked it with.
        reason: why it gave no text, or ``""``.
        failed: whether something that was due could not be looked at (exit code 1).
        new_snapshot: whether bytes were stored that were not there before.
        error: what the archive said, or None where it served a memento.
        verdict: for a cited capture, ``identical`` or how the text differs from the corpus document's; or None.
    """

    known: Known
    learnt: tuple[Known, ...]
    state: CaptureState
    reason: str = ""
    failed: bool = False
    new_snapshot: bool = False
    error: ArchiveError | None = None
    verdict: str | None = None


def fetch_capture(
    store: Store, archive: Archive, document: int, known: Known, now: datetime, *, final: bool
) -> Fetched:
    """Fetch a capture, keep its bytes, then its text; or record why there is none.

    Args:
        store: where it is kept.
        archive: where it comes from.
        document: id of the document.
        known: the capture.
        now: the time (aware, UTC).
        final: whether a capture that is not served counts as unplayable at once.

    Raises:
        RateLimited, CoolingDown, Blocked: everything must pause; nothing is recorded against the capture.
        StoreError: the store cannot be used.
    """
    row = _row_of(store, archive, document, known)
    try:
        memento = archive.fetch(row.capture)
    except (RateLimited, CoolingDown, Blocked):
        raise
    except ArchiveError as error:
        return _note_failure(store, archive, document, known, row, error, now, final=final)
    served = memento.snapshot.capture
    with store.step():
        new = store.snapshots.add(
            document, row.id, memento.snapshot, statuscode=memento.statuscode,
            redirects=memento.redirects, link_original=memento.link_original,
        )  # fmt: skip
    fetched = _read(store, archive, document, known, row, memento, now)
    if (served.timestamp, served.original) != known.name:
        # An archived redirect was followed: the text belongs to the page that was served, not to it.
        arrived = replace(fetched.known, timestamp=served.timestamp, original=served.original, digest="-")
        left = replace(known, state="held", key=None)
        fetched = replace(fetched, known=left, learnt=(left, arrived))
    return replace(fetched, new_snapshot=new)


def _row_of(store: Store, archive: Archive, document: int, known: Known) -> KnownCapture:
    """The capture's row; a cited capture that no listing shows gets one of its own."""
    found = store.index.capture_at(document, known.timestamp, known.original, known.digest)
    if found is None:
        capture = Capture(urlkey(known.original), known.timestamp, known.original, "unk", None, "-", None)
        store.index.add_captures(document, archive.location, (capture,))
        found = store.index.capture_at(document, known.timestamp, known.original, "-")
        assert found is not None
    return found


def _read(
    store: Store, archive: Archive, document: int, known: Known, row: KnownCapture, memento: Memento, now: datetime
) -> Fetched:
    """Turn a stored memento into a text, or hold it out with a reason."""
    served = memento.snapshot.capture
    followed = (served.timestamp, served.original) != known.name
    judged = judge(store, document, memento.snapshot, memento.statuscode, memento.redirects)
    text, state, reason = judged.text, judged.state, judged.reason
    if followed and text is not None:
        state, reason = "elsewhere", f"redirected to {served.timestamp} {served.original}"
    verdict = None
    with store.step():
        if text is not None:
            store.texts.add(text)
            store.readings.add(
                document, timestamp=served.timestamp, url=served.original, source="memento",
                text=text.sha256, extractor=EXTRACTOR,
            )  # fmt: skip
        store.index.mark_capture(row, state=state, reason=reason, archive=archive.location, today=now)
        if known.cited:
            verdict = compare_with_citation(store, archive, document, known, text, reason)
    if text is None:
        after = replace(known, state="held")
    else:
        dates = {kind: next((d for d in text.dates if d.kind == kind), None) for kind in ("effective", "updated")}
        after = replace(known, state="read", key=text.essence, **dates)
    return Fetched(after, (after,), state, reason, failed=known.cited and text is None, verdict=verdict)


def _note_failure(
    store: Store, archive: Archive, document: int, known: Known, row: KnownCapture, error: ArchiveError,
    now: datetime, *, final: bool,
) -> Fetched:  # fmt: skip
    """Record why a capture did not come, and when it is due again."""
    state: CaptureState = "failed"
    retry_on: str | None = None
    refusals = row.refusals
    if isinstance(error, Excluded):
        state, retry_on = "excluded", _in_days(now, EXCLUDED_DAYS)
    elif isinstance(error, NotPlayable):
        refusals += 1
        if final or refusals >= UNPLAYABLE_AFTER:
            state, retry_on = "unplayable", _in_days(now, PERMANENT_DAYS)
        else:
            retry_on = _in_days(now, 1)
    with store.step():
        store.index.mark_capture(
            row, state=state, reason=error.reason, archive=archive.location, today=now, retry_on=retry_on,
            nearest=getattr(error, "nearest", None), refusals=refusals,
        )  # fmt: skip
        if known.cited:
            note_missing_citation(store, archive, document, known, error, retry_on)
    after = replace(known, state="dead")
    return Fetched(after, (after,), state, error.reason, failed=True, error=error)


def _in_days(now: datetime, days: int) -> str:
    """The ISO day so many days from now."""
    return (now + timedelta(days=days)).date().isoformat()
