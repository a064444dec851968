"""Step 3, fetch: store a capture from the archive, and the text that step 4 extracts from it.

The raw bytes are committed before anything interprets them (docs/design.md, law 1).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from diffs.text import message
from harvester.archive import Archive, Memento, Proof, urlkey
from harvester.archive.proof_at import proof_at
from harvester.errors import PAUSES, ArchiveError, Excluded, HarvesterError, NotPlayable
from harvester.pipeline.asking import (
    ask,
    asked,
    capture_of_citation,
    may_be_asked,
    planned_capture,
    server_of,
    with_text_of,
)
from harvester.pipeline.barrier import attempt, in_brief
from harvester.pipeline.capture_retries import (
    EXCLUDED_DAYS,
    FIRST_REFUSAL_DAYS,
    PERMANENT_DAYS,
    UNPLAYABLE_AFTER,
    in_days,
)
from harvester.pipeline.citations import compare_with_citation, note_missing_citation
from harvester.pipeline.counterparts import add_counterpart, as_read, corpus_text, standing_citations
from harvester.pipeline.extracting import ExtractionResult, Reader
from harvester.pipeline.framed import Frames
from harvester.pipeline.page_renderer import PageRenderer
from harvester.plan import PlannedCapture
from store import Store
from store.records import FRAME, NEEDS_SCRIPTS, Capture, ReadingRecipe, archives_in
from store.tables.captures import CaptureOutcome, CaptureState, KnownCapture
from store.tables.renderings import ShownRendering
from store.tables.snapshots import StoredSnapshot
from store.tables.texts import Text


@dataclass(frozen=True, slots=True)
class FetchResult:
    """The result of requesting a capture.

    Attributes:
        known: the capture, with its new state.
        learnt: what to update in the plan: the capture, and the one that was served instead of it, if any.
        state: its state in the store.
        reason: why it gave no text, or ``""``.
        new_snapshot: whether bytes were stored that were not there before.
        error: why the capture could not be looked at now, or None.
        verdict: for a cited capture ``identical``, or how its text differs from the corpus document's;
            None if there is nothing to compare.
        matches_citation: whether its words are those of a corpus document whose own memento was not read;
            if so, the plan must be made again.
        notes: what was unusual about the page, as messages for users.
        coverage: the share of the page's visible words that the text contains, 0 to 1; None without a text.
        extractor: the rules that extracted the text, or ``""``.
        snapshot_sha256: SHA-256 of the bytes from which the text was extracted; None without a text.
        proof: what served them; None without a text.
        recipe: ``rendered`` if a browser rendered the page first.
        parts: how many other mementos were requested, for its frames or by its scripts.
        held_as: what its page is instead of the policy, or ``""``.
        rendered: the rendered page from which the text was extracted, or None.
    """

    known: PlannedCapture
    learnt: tuple[PlannedCapture, ...]
    state: CaptureState
    reason: str = ""
    new_snapshot: bool = False
    error: HarvesterError | None = None
    verdict: str | None = None
    matches_citation: bool = False
    notes: tuple[str, ...] = ()
    coverage: float | None = None
    extractor: str = ""
    snapshot_sha256: str | None = None
    proof: Proof | None = None
    recipe: ReadingRecipe = "complete"
    parts: int = 0
    held_as: str = ""
    rendered: ShownRendering | None = None


class Fetcher:
    """Fetches the captures of one document.

    Args:
        store: the store.
        archive: the archive that serves them.
        document: id of the document.
        reader: extracts the texts of its pages.
        final: whether a capture is unplayable after the first refusal (because cool-downs are off).
        renderer: renders the pages that only scripts can show; None if they are not rendered.
    """

    def __init__(
        self,
        store: Store,
        archive: Archive,
        document: int,
        reader: Reader,
        *,
        final: bool,
        renderer: PageRenderer | None = None,
    ) -> None:
        self._store, self._archive, self._document = store, archive, document
        self._reader, self._final = reader, final
        self._frames, self._renderer = Frames(archive), renderer
        self._unmatched = {one.essence for one in standing_citations(store.readings.of(document))}

    def fetch(self, known: PlannedCapture, now: datetime) -> FetchResult:
        """Fetch a capture, and store its bytes and then its text, or record why there is none.

        Args:
            known: the capture.
            now: the time (aware, UTC).

        Raises:
            RateLimited, CoolingDown, Blocked: all requests must pause; nothing is recorded for the capture.
            StoreError: the store cannot be used.
        """
        row = self._row_of(known)
        try:
            kept = self._kept(row)
            if row is not None and kept is not None:
                return self._judge(known, row, kept, now)
            memento = ask(self._store, self._archive, row.capture if row else capture_of_citation(known), row)
            stored, is_new = self._stored(row, known, memento)
            return replace(self._judge(known, stored, memento, now), new_snapshot=is_new)
        except PAUSES:
            raise
        except ArchiveError as error:
            return self._note_failure(known, row, error, now)
        except HarvesterError:
            raise
        except Exception as error:
            # Nothing that an archive sends may end a run, so an unexpected error is recorded like any other.
            reason = f"its answer cannot be read ({in_brief(error)})"
            unread = NotPlayable(known.original, known.timestamp, reason)
            return self._note_failure(known, row, unread, now)

    def can_ask(self, known: PlannedCapture) -> bool:
        """Return whether an archive may be asked for a capture; others must pause, or were silent.

        Args:
            known: the capture.
        """
        return may_be_asked(self._store, self._archive, self._row_of(known))

    def _place(self, memento: Memento) -> str:
        """Return the location of the archive that served a memento."""
        return memento.archive or self._archive.location

    def _row_of(self, known: PlannedCapture) -> KnownCapture | None:
        """Return the row of a planned capture, or None if no archive has listed it."""
        captures = self._store.captures
        row = captures.capture_at(self._document, known.timestamp, known.original, known.digest)
        if row is not None or known.digest != "-":
            return row
        # Pages that need scripts are planned without the digest that the index has.
        listed = captures.capture_served(self._document, capture_of_citation(known))
        return listed if listed is not None and listed.held_as == NEEDS_SCRIPTS else None

    def _stored(
        self, row: KnownCapture | None, known: PlannedCapture, memento: Memento
    ) -> tuple[KnownCapture, bool]:
        """Store a memento; return its capture, and whether bytes were stored that were not there before."""
        store, captures = self._store, self._store.captures
        with store.step():
            if row is None:
                # No archive has listed it, but this one serves it: it is cited, or in a frame.
                unlisted = capture_of_citation(known)
                captures.add_captures(self._document, self._place(memento), (unlisted,))
                row = captures.capture_served(self._document, unlisted)
                assert row is not None
            is_new = store.snapshots.add(
                self._document,
                StoredSnapshot(
                    row.id,
                    memento.snapshot,
                    memento.statuscode,
                    memento.redirects,
                    memento.link_original,
                    memento.framed_by,
                ),
            )
            captures.mark_served(row.id, self._place(memento))
        return row, is_new

    def _kept(self, row: KnownCapture | None) -> Memento | None:
        """Return the memento that an interrupted run stored but did not read; it is not requested again."""
        if row is None or (row.state != "listed" and row.held_as != NEEDS_SCRIPTS):
            return None
        kept = self._store.snapshots.asked_as(self._document, row.id)
        if kept is None:
            return None
        place = server_of(self._store, row)
        return Memento(
            kept.snapshot, kept.statuscode, kept.redirects, kept.link_original, kept.framed_by, place
        )

    def _judge(
        self, known: PlannedCapture, row: KnownCapture, memento: Memento, now: datetime
    ) -> FetchResult:
        """Read a stored memento; if no rule foresaw what it shows, record this as the reason."""
        judged = self._reader.judge(
            memento.snapshot, memento.statuscode, memento.redirects, memento.framed_by
        )
        before = self._archive.requests.memento
        fleeting: HarvesterError | None = None
        if judged.held_as == NEEDS_SCRIPTS and self._renderer is not None and not memento.framed_by:
            fleeting = self._renderer.render(memento.snapshot, now)
            judged = self._reader.judge(memento.snapshot, memento.statuscode, memento.redirects)
        # Nothing is recorded for the page until the documents in its frames are: a run may be killed between.
        try:
            framed = self._read_frames(memento, judged, now)
        except PAUSES:
            raise
        except ArchiveError as error:
            # One frame that is not served is not the silence of an archive.
            left, asked = replace(known, state="dead"), self._archive.requests.memento - before
            where = "" if memento.framed_by else "in a frame of the page: "
            silent = ArchiveError(error.url, f"{where}{error.reason}")
            return FetchResult(left, (left,), "failed", silent.reason, error=silent, parts=asked)
        step = partial(self._read, known, row, memento, judged, now)
        result, problem = attempt(step, None, "the page cannot be read")
        if result is not None:
            parts = self._archive.requests.memento - before
            return replace(result, learnt=(*framed, *result.learnt), parts=parts, error=fleeting)
        with self._store.step():
            self._store.captures.mark_capture(
                row, CaptureOutcome("no-text", self._place(memento), now, problem)
            )
        left = replace(known, state="held")
        return FetchResult(left, (left,), "no-text", problem)

    def _read_frames(
        self, memento: Memento, judged: ExtractionResult, now: datetime
    ) -> tuple[PlannedCapture, ...]:
        """Read the documents in the frames of a page until one is the policy; return what the plan learns."""
        page = memento.snapshot.capture
        around = self._store.snapshots.around(self._document, page.original, memento.framed_by)
        for document in self._frames.documents(around, page.timestamp, judged.frames):
            capture = document.snapshot.capture
            row, _ = self._stored(
                self._store.captures.capture_served(self._document, capture),
                planned_capture(capture),
                document,
            )
            result = self._judge(planned_capture(row.capture), row, document, now)
            if isinstance(result.error, ArchiveError):
                raise result.error
            read = [one for one in result.learnt if one.state == "read"]
            for one in read:
                self._store.listings.stretch_history(self._document, page, capture_of_citation(one))
            if read:
                return result.learnt
            if result.held_as != FRAME:
                self._frames.pass_over(document)
        if memento.framed_by and judged.frames and self._frames.is_exhausted(around, judged.frames):
            self._frames.pass_over(memento)
        return ()

    def _read(
        self,
        known: PlannedCapture,
        row: KnownCapture,
        memento: Memento,
        judged: ExtractionResult,
        now: datetime,
    ) -> FetchResult:
        """Store the text of a memento, or record why it does not show the policy."""
        store, served = self._store, memento.snapshot.capture
        followed = (served.timestamp, served.original) != known.name
        text, state, reason = judged.text, judged.state, message(judged.reason)
        place, target = self._place(memento), served.original if followed else judged.target or None
        if followed and text is not None:
            state, reason = "elsewhere", message(f"redirected to {served.timestamp} {served.original}")
        by_corpus, verdict, matches = None, None, False
        with store.step():
            if text is not None:
                if known.cited or self._unmatched:
                    shown = as_read(store, self._document, memento.snapshot, judged.recipe)
                    by_corpus = corpus_text(shown)
                store.texts.add(text)
                store.readings.add(self._document, judged.reading(served))
                matches = self._match_citations(memento, by_corpus)
            store.captures.mark_capture(
                row, CaptureOutcome(state, place, now, reason, target=target, held_as=judged.held_as)
            )
            if followed:
                store.listings.stretch_history(self._document, row.capture, served)
            arrived = self._arrived(served, place, now) if followed and text is not None else known
            proof = proof_at(store, self._document, served.timestamp, served.original)
            if known.cited:
                verdict = compare_with_citation(store, place, self._document, known, by_corpus, judged.reason)
        if text is None:
            left = replace(known, state="held", digest=self._digest_for_plan(known, judged))
            return FetchResult(left, (left,), state, reason, verdict=verdict, held_as=judged.held_as)
        after = replace(with_text_of(arrived, text), digest=self._digest_for_plan(arrived, judged))
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
            proof=proof,
            recipe=judged.recipe,
            rendered=store.renderings.shown(self._document, served.timestamp, text.sha256),
        )
        if not followed:
            return came
        # The text belongs to the capture that was served, not to the redirect that led to it.
        left = replace(known, state="held", key=None)
        return replace(came, known=left, learnt=(left, after))

    def _digest_for_plan(self, known: PlannedCapture, judged: ExtractionResult) -> str:
        """Return the digest by which the plan may take other captures for the same.

        What a frame or a script shows may differ although the bytes of the page around it are the same.
        """
        is_shell = self._renderer is not None and judged.held_as == NEEDS_SCRIPTS
        return "-" if judged.frames or is_shell or judged.recipe == "rendered" else known.digest

    def _match_citations(self, memento: Memento, text: Text | None) -> bool:
        """Return whether a memento has the words of a corpus document; `text` is by the corpus recipe."""
        if text is None or text.essence not in self._unmatched:
            return False
        add_counterpart(self._store, self._document, memento.snapshot, text)
        self._unmatched.remove(text.essence)
        return True

    def _arrived(self, served: Capture, place: str, now: datetime) -> PlannedCapture:
        """Return the capture to which a redirect led, for the plan; if it is listed, mark it as read."""
        row = self._store.captures.capture_served(self._document, served)
        if row is None:
            return PlannedCapture(served.timestamp, served.original)
        if row.state == "listed":
            self._store.captures.mark_capture(row, CaptureOutcome("read", place, now))
        return planned_capture(row.capture)

    def _note_failure(
        self, known: PlannedCapture, row: KnownCapture | None, error: ArchiveError, now: datetime
    ) -> FetchResult:
        """Record why a capture was not served, and when it is due again."""
        state: CaptureState = "failed"
        retry_on: str | None = None
        refusals = row.refusals if row else 0
        tried = asked(self._archive)
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
                # The archive excludes whole sites: no other capture of the site is requested.
                others = tuple(set(archives_in(self._archive.location)) - set(archives_in(tried)))
                self._store.captures.exclude(
                    self._document, urlkey(known.original), error.reason, tried, retry_on, others
                )
            elif row is not None:
                self._store.captures.mark_capture(
                    row,
                    CaptureOutcome(
                        state,
                        tried,
                        now,
                        error.reason,
                        retry_on=retry_on,
                        nearest=getattr(error, "nearest", None),
                        refusals=refusals,
                        target=getattr(error, "target", None),
                    ),
                )
            if known.cited:
                note_missing_citation(self._store, tried, self._document, known, error, retry_on)
        after = replace(known, state="dead")
        return FetchResult(after, (after,), state, error.reason, error=error)
