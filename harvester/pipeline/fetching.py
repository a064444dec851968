"""Step 3, fetch: one capture from the archive into the store, with what step 4 reads in it.

Raw first: the bytes are committed before anything is thought about them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from harvester.archive import Archive, Memento, urlkey
from harvester.errors import PAUSES, ArchiveError, Excluded, HarvesterError, NotPlayable
from harvester.pipeline.capture_retries import (
    EXCLUDED_DAYS,
    FIRST_REFUSAL_DAYS,
    PERMANENT_DAYS,
    UNPLAYABLE_AFTER,
    in_days,
)
from harvester.pipeline.citations import compare_with_citation, note_missing_citation
from harvester.pipeline.counterparts import add_counterpart, corpus_text, standing_citations
from harvester.pipeline.extracting import Reader
from harvester.plan import PlannedCapture
from store import Store
from store.records import Capture
from store.tables.captures import CaptureOutcome, CaptureState, KnownCapture


@dataclass(frozen=True, slots=True)
class FetchResult:
    """What came of asking for one capture.

    Attributes:
        known: the capture, with its new state.
        learnt: what the plan learns from it: the capture, and the page that was served in its place.
        state: what the store has marked it with.
        reason: why it gave no text, or ``""``.
        new_snapshot: whether bytes were stored that were not there before.
        error: what the archive said, or None where it served a memento.
        verdict: for a cited capture ``identical``, or how its text differs from the corpus document's;
            None where there is nothing to compare.
        matches_citation: whether a corpus document, whose memento was not read, has its words: the plan is
            to be laid out anew.
        notes: what was odd about the page, in words for people.
        coverage: the share of the page's visible words that the text holds, 0 to 1; None without a text.
        extractor: the rules that read the page, or ``""``.
        snapshot_sha256: of the bytes that were read; None without a text.
    """

    known: PlannedCapture
    learnt: tuple[PlannedCapture, ...]
    state: CaptureState
    reason: str = ""
    new_snapshot: bool = False
    error: ArchiveError | None = None
    verdict: str | None = None
    matches_citation: bool = False
    notes: tuple[str, ...] = ()
    coverage: float | None = None
    extractor: str = ""
    snapshot_sha256: str | None = None


class Fetcher:
    """Fetches the captures of one document.

    Args:
        store: where they are kept.
        archive: where they come from.
        document: id of the document.
        reader: reads its pages.
        final: whether a capture that is not served counts as unplayable at once (cool-downs are off).
    """

    def __init__(self, store: Store, archive: Archive, document: int, reader: Reader, *, final: bool) -> None:
        self._store, self._archive, self._document = store, archive, document
        self._reader, self._final = reader, final
        self._unmatched = {one.essence for one in standing_citations(store.readings.of(document))}

    def fetch(self, known: PlannedCapture, now: datetime) -> FetchResult:
        """Fetch a capture, keep its bytes, then its text; or record why there is none.

        Args:
            known: the capture.
            now: the time (aware, UTC).

        Raises:
            RateLimited, CoolingDown, Blocked: everything must pause; nothing is held against the capture.
            StoreError: the store cannot be used.
        """
        captures = self._store.captures
        row = captures.capture_at(self._document, known.timestamp, known.original, known.digest)
        kept = self._kept(row)
        if row is not None and kept is not None:
            return self._read(known, row, kept, now)
        try:
            memento = self._archive.fetch(row.capture if row else _unlisted(known))
        except PAUSES:
            raise
        except ArchiveError as error:
            return self._note_failure(known, row, error, now)
        except HarvesterError:
            raise
        except Exception as error:
            # Nothing that an archive sends may end a run: what was not foreseen is recorded like the rest.
            reason = f"its answer cannot be read ({type(error).__name__}: {str(error)[:200]})"
            unread = NotPlayable(known.original, known.timestamp, reason)
            return self._note_failure(known, row, unread, now)
        with self._store.step():
            if row is None:
                # Cited, in no list, and there all the same.
                captures.add_captures(self._document, self._archive.location, (_unlisted(known),))
                row = captures.capture_at(self._document, known.timestamp, known.original, "-")
                assert row is not None
            new = self._store.snapshots.add(
                self._document,
                row.id,
                memento.snapshot,
                statuscode=memento.statuscode,
                redirects=memento.redirects,
                link_original=memento.link_original,
            )
        return replace(self._read(known, row, memento, now), new_snapshot=new)

    def _kept(self, row: KnownCapture | None) -> Memento | None:
        """Return what an interrupted run had stored and not read; it is not asked for again."""
        if row is None or row.state != "listed":
            return None
        kept = self._store.snapshots.asked_as(self._document, row.id)
        if kept is None:
            return None
        return Memento(kept.snapshot, kept.statuscode, kept.redirects, kept.link_original)

    def _read(self, known: PlannedCapture, row: KnownCapture, memento: Memento, now: datetime) -> FetchResult:
        """Turn a stored memento into a text, or hold it out with a reason."""
        store, served = self._store, memento.snapshot.capture
        followed = (served.timestamp, served.original) != known.name
        judged = self._reader.judge(memento.snapshot, memento.statuscode, memento.redirects)
        text, state, reason = judged.text, judged.state, judged.reason
        if followed and text is not None:
            state, reason = "elsewhere", f"redirected to {served.timestamp} {served.original}"
        verdict, matches = None, False
        with store.step():
            if text is not None:
                store.texts.add(text)
                store.readings.add(self._document, judged.reading(served))
                matches = self._match_citations(memento)
            self._mark(row, state, reason, now, target=served.original if followed else judged.target or None)
            if followed:
                store.listings.stretch_history(self._document, row.capture, served)
            arrived = self._arrived(served, now) if followed and text is not None else known
            if known.cited:
                verdict = compare_with_citation(
                    store, self._archive, self._document, known, corpus_text(memento.snapshot), judged.reason
                )
        if text is None:
            left = replace(known, state="held")
            return FetchResult(left, (left,), state, reason, verdict=verdict)
        after = replace(
            arrived,
            state="read",
            key=text.essence,
            effective=text.stated("effective"),
            updated=text.stated("updated"),
        )
        came = FetchResult(
            after,
            (after,),
            state,
            reason,
            verdict=verdict,
            matches_citation=matches,
            notes=judged.notes,
            coverage=judged.coverage,
            extractor=judged.extractor,
            snapshot_sha256=memento.snapshot.sha256,
        )
        if not followed:
            return came
        # The text belongs to the page that was served, not to the redirect that led there.
        left = replace(known, state="held", key=None)
        return replace(came, known=left, learnt=(left, after))

    def _match_citations(self, memento: Memento) -> bool:
        """Return whether a memento has the words of a corpus document, by the recipe of the corpus."""
        if not self._unmatched:
            return False
        text = corpus_text(memento.snapshot)
        if text is None or text.essence not in self._unmatched:
            return False
        add_counterpart(self._store, self._document, memento.snapshot, text)
        self._unmatched.remove(text.essence)
        return True

    def _arrived(self, served: Capture, now: datetime) -> PlannedCapture:
        """Return the capture to which a redirect led, as the plan knows it; a listed one counts as read."""
        row = self._store.captures.capture_served(self._document, served)
        if row is None:
            return PlannedCapture(served.timestamp, served.original)
        if row.state == "listed":
            self._mark(row, "read", "", now)
        line = row.capture
        return PlannedCapture(line.timestamp, line.original, line.digest, line.mimetype, line.statuscode)

    def _mark(
        self, row: KnownCapture, state: CaptureState, reason: str, now: datetime, target: str | None = None
    ) -> None:
        """Record what has become of a capture that was served."""
        self._store.captures.mark_capture(
            row, CaptureOutcome(state, self._archive.location, now, reason, target=target)
        )

    def _note_failure(
        self, known: PlannedCapture, row: KnownCapture | None, error: ArchiveError, now: datetime
    ) -> FetchResult:
        """Record why a capture did not come, and when it is due again."""
        state: CaptureState = "failed"
        retry_on: str | None = None
        refusals = row.refusals if row else 0
        if isinstance(error, Excluded):
            state, retry_on = "excluded", in_days(now, EXCLUDED_DAYS)
        elif isinstance(error, NotPlayable):
            refusals += 1
            if self._final or refusals >= UNPLAYABLE_AFTER:
                state, retry_on = "unplayable", in_days(now, PERMANENT_DAYS)
            else:
                retry_on = in_days(now, FIRST_REFUSAL_DAYS)
        with self._store.step():
            if isinstance(error, Excluded):
                # An exclusion is of the site, not of one capture: nothing else of it is asked for.
                self._store.captures.exclude(
                    self._document, urlkey(known.original), error.reason, self._archive.location, retry_on
                )
            elif row is not None:
                self._store.captures.mark_capture(
                    row,
                    CaptureOutcome(
                        state,
                        self._archive.location,
                        now,
                        error.reason,
                        retry_on=retry_on,
                        nearest=getattr(error, "nearest", None),
                        refusals=refusals,
                        target=getattr(error, "target", None),
                    ),
                )
            if known.cited:
                note_missing_citation(self._store, self._archive, self._document, known, error, retry_on)
        after = replace(known, state="dead")
        return FetchResult(after, (after,), state, error.reason, error=error)


def _unlisted(known: PlannedCapture) -> Capture:
    """Return a capture that only a citation tells of."""
    return Capture(urlkey(known.original), known.timestamp, known.original, "unk", None, "-", None)
