"""Harvest a document: list → choose → fetch → extract → version → compare.

Each step is a transaction; what was done before an interruption stays, and the next run continues from
there. A harvest does not know about terminals and mails: they use a `Watcher` or read the store. The last
step, tell, is run when mails are due (`telling`).
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime
from functools import cache, partial

from diffs.in_words import count
from harvester.archive import Archive, SeveralArchives, Stopped, public_location
from harvester.errors import PAUSES, ArchiveError, Excluded, Unreachable
from harvester.pipeline.barrier import NOT_COMPARED, Otherwise, Result, attempt
from harvester.pipeline.choosing import plan_for
from harvester.pipeline.extracting import reader_for
from harvester.pipeline.fetching import Fetcher, FetchResult
from harvester.pipeline.harvest_result import HarvestResult
from harvester.pipeline.jobs import Job
from harvester.pipeline.listing import list_captures, resting
from harvester.pipeline.listing_result import ListingResult
from harvester.pipeline.moved_addresses import moves
from harvester.pipeline.page_renderer import PageBrowser, PageRenderer
from harvester.pipeline.staleness import current_rules, staleness_of
from harvester.pipeline.timeline import TimelineChange, draw_timeline
from harvester.pipeline.unreadable import idle_selectors, unshown_policy
from harvester.pipeline.up_to_date import derive_again
from harvester.pipeline.watching import Watcher
from harvester.plan import BlindSpots, Plan, Why
from store import Store

# After this many requests to the index in a row without an answer, of any document, the archive counts as
# unreachable for this run. After this many mementos in a row, the document is left for another run.
SILENCE_LIMIT = 3


@cache
def _no_plan(resolution_days: float) -> Plan:
    """Return the plan that has no capture, one for all documents: a run keeps one of each until its end."""
    return Plan((), resolution_days)


class Harvest:
    """The harvest of one document, in parts, so that other documents can be harvested in between.

    Args:
        store: the store.
        archive: the source of captures.
        job: the document, with its limits.
        clock: gives the time (aware, UTC).
        watcher: is notified of the progress.
        browser: renders pages that only scripts can show; None if there is no browser.

    Attributes:
        row: id of the document.
        run: id of the record of the run.
        silences: how many requests in a row, those about other documents included, had no answer.
        stopped: why everything must pause, or None; if it `gave_up`, only this document.
        is_begun: whether anything was done for the document.
        is_done: whether everything that was due was requested.
    """

    def __init__(
        self,
        store: Store,
        archive: Archive,
        job: Job,
        clock: Callable[[], datetime],
        watcher: Watcher,
        browser: PageBrowser | None = None,
    ) -> None:
        self._store, self._archive, self._job = store, archive, job
        self._clock, self._watcher, self._browser = clock, watcher, browser
        self.row = job.row
        last = store.runs.last(job.row)
        self._was_good = last is not None and last.finished_at is not None and not last.problem
        self.run = store.runs.begin(job.row, archive.location, clock())
        self._listed = ListingResult("failed", (), 0, False)
        self._captures, self._plan = 0, _no_plan(job.resolution_days)
        self._aside: tuple[int, BlindSpots] | None = None
        self._fetcher: Fetcher | None = None
        self._renderer: PageRenderer | None = None
        self._fetched: list[FetchResult] = []
        self._spent = self._left = 0
        self._index, self._memento, self.silences = 0, 0, 0
        self.stopped: ArchiveError | None = None
        self.gave_up = self.was_served = self.is_begun = self.is_done = False
        self._undrawn = ""
        self._unforeseen: dict[str, None] = {}

    def list(self) -> None:
        """Bring the list of captures up to date, and make the plan.

        Raises:
            StoreError: the store cannot be used.
        """
        self.is_begun = True
        self._undrawn = attempt(self._bring_up_to_date, None, NOT_COMPARED)[1]
        before = self._archive.requests.index
        try:
            self._watcher.listing(self._job)
            self._attempt(self._ask_index, None, "its captures could not be listed")
        except PAUSES as error:
            self.stopped = error
        except Stopped:
            self._lay_out()
            raise
        finally:
            self._index = self._archive.requests.index - before
        self._lay_out()
        self._watcher.listed(self._job, self._listed, self._captures)

    def _ask_index(self) -> None:
        """Ask the index what captures there are of the addresses of the document."""
        store, row = self._store, self._job.row
        addresses = store.sources.addresses(row)
        self._listed = list_captures(store, self._archive, row, addresses, self._clock, self._job.turns)
        if not self._listed.rests:
            self._heard(not self._listed.answered, self._listed.silences, self._listed.silence)

    def pass_over(self, stopped: ArchiveError) -> None:
        """Skip the document because everything must pause, and record that it was not looked at.

        Args:
            stopped: why.
        """
        self.is_begun = True
        self._lay_out()
        resting = self._attempt(self._resting, None, "its lists could not be read")
        if resting is not None and self._plan.next() is None:
            # Nothing was due, so nothing was missed.
            self._listed, self.is_done = resting, True
            return
        self._listed = ListingResult("failed", ("not looked at: the archive must not be asked now",), 0, True)
        self.stopped = stopped

    def _resting(self) -> ListingResult | None:
        """Return the state of the lists of the document if none of them is asked for in this run."""
        store, row, turns = self._store, self._job.row, self._job.turns
        if turns is None:
            return None
        return resting(store, self._archive, row, store.sources.addresses(row), turns)

    def _attempt(self, step: Callable[[], Result], otherwise: Otherwise, fault: str) -> Result | Otherwise:
        """Take a step; if it fails, this is a problem of the document, and the others go on."""
        result, problem = attempt(step, otherwise, fault)
        if problem:
            self._unforeseen[problem] = None
        return result

    def _lay_out(self) -> None:
        """Make the plan from what is known now."""
        self._attempt(self._make_plan, None, "what to fetch could not be decided")

    def _make_plan(self) -> None:
        store, job, self._aside = self._store, self._job, None
        self._captures = store.captures.tally(job.row).captures
        if self._renderer is None and job.renders and self._browser is not None:
            check = partial(self._watcher.rendered, job)
            # It knows the lists of parts that the archive gave in this run.
            self._renderer = PageRenderer(
                store, self._archive, job.row, self._browser, job.render_days, check
            )
        self._plan = plan_for(
            store,
            self._archive.location,
            job.row,
            self._clock(),
            job.resolution_days,
            renders=self._renderer is not None,
        )
        self._fetcher = Fetcher(
            store,
            self._archive,
            job.row,
            reader_for(store, job.row),
            final=job.retry_at_once,
            renderer=self._renderer,
        )

    def read(self, until: AbstractSet[Why] = frozenset()) -> None:
        """Fetch the captures that show most, until the plan is done or the budget is spent.

        Args:
            until: stop before captures that are fetched for these reasons.

        Raises:
            StoreError: the store cannot be used.
        """
        if self._aside is not None:
            if self.is_done:
                return
            self._lay_out()
        before = self._archive.requests.memento
        try:
            self._attempt(partial(self._fetch_all, until), None, "its captures could not be fetched further")
        finally:
            self._memento += self._archive.requests.memento - before

    def put_aside(self) -> None:
        """Forget the plan until more captures are read: the memory must not hold those of all documents.

        What it knows beyond the store is kept: captures that failed, or that cannot be asked for in this run.
        """
        if self._aside is not None or self._left or any(one.error for one in self._fetched):
            return
        self._aside = self._plan.remaining, self._blind_spots()
        self._plan = _no_plan(self._job.resolution_days)
        self._fetcher = None

    def _blind_spots(self) -> BlindSpots:
        """Return what the plan leaves unread between equal captures."""
        if self._aside is not None:
            return self._aside[1]
        unknown = BlindSpots(0, 0, self._job.resolution_days)
        return self._attempt(self._plan.blind_spots, unknown, "what was missed could not be estimated")

    def _fetch_all(self, until: AbstractSet[Why]) -> None:
        """Fetch captures one after the other; see `read`."""
        while self.stopped is None and self._spent < self._job.budget:
            chosen = self._plan.next()
            if chosen is None or chosen.why in until or self._fetcher is None:
                self.is_done = chosen is None
                return
            if not self._fetcher.can_ask(chosen.capture):
                # Only archives list it that are not asked any more in this run.
                self._left += 1
                self._plan.learn(replace(chosen.capture, state="dead"))
                continue
            self._watcher.fetching(self._job, chosen, self._plan.remaining)
            try:
                self._take(self._fetcher.fetch(chosen.capture, self._clock()))
            except PAUSES as error:
                self.stopped = error
        self.is_done = True

    def _take(self, one: FetchResult) -> None:
        """Add a result to the plan; too many requests in a row without an answer end the run."""
        self._fetched.append(one)
        self._spent += 1 + one.parts
        for known in one.learnt:
            self._plan.learn(known)
        self._watcher.fetched(self._job, one)
        if isinstance(one.error, Excluded) or one.matches_citation:
            self._lay_out()
        silence = one.error if isinstance(one.error, Unreachable) else None
        self._heard(silence is not None, int(silence is not None), silence)
        self.was_served |= silence is None
        if self.stopped is not None:
            self.gave_up, self.silences = True, 0

    def _heard(self, still: bool, silences: int, silence: Unreachable | None) -> None:
        """Count requests without an answer; `still` adds them to those before."""
        self.silences = silences + (self.silences if still else 0)
        if self.silences >= SILENCE_LIMIT:
            self.stopped = silence

    def announce_drawing(self) -> None:
        """Notify the watcher that the timeline is about to be drawn."""
        self._watcher.drawing(self._job)

    def end(self, interrupted: str = "", *, draw: bool = True) -> HarvestResult:
        """Draw the timeline and record the run.

        Args:
            interrupted: why the run ends early, or ``""``.
            draw: whether there is time to draw the timeline; otherwise it is drawn before it is shown.

        Returns:
            What was done, and what could not be done.

        Raises:
            StoreError: the store cannot be used.
        """
        timeline, undrawn = self._draw() if draw else (TimelineChange(0, 0), "its texts are not compared yet")
        store, row = self._store, self._job.row
        blind, left = self._blind_spots(), self._aside[0] if self._aside else self._plan.remaining
        moved = self._attempt(partial(moves, store, row), (), "its archived redirects could not be read")
        standing = self._attempt(self._standing, (), "its earlier problems could not be read")
        held = self._attempt(partial(store.reviews.of, row), (), "what is held for review could not be read")
        answers = (not isinstance(one.error, Unreachable) for one in self._fetched)
        outcome = HarvestResult(
            job=self._job,
            listing=self._listed.state,
            listing_problems=self._listed.problems,
            captures=self._captures,
            requests_index=self._index,
            requests_memento=self._memento,
            snapshots_new=sum(one.new_snapshot for one in self._fetched),
            timeline=timeline,
            remaining=left + self._left,
            fetched=tuple(self._fetched),
            blind=blind,
            moves=moved,
            standing=standing,
            warnings=self._listed.warnings,
            undrawn=self._undrawn or undrawn,
            unforeseen=(*self._unforeseen, *self._set_aside()),
            held=held,
            stopped=self.stopped,
            at_rest=self._listed.at_rest,
            rests=self._listed.rests and not self._fetched,
            interrupted="" if self.is_done and draw else interrupted,
            # What no rule foresaw is not the archive's silence.
            answered=self._listed.answered or any(answers) or bool(self._unforeseen),
        )
        self._store.runs.end(self.run, self._clock(), outcome.as_record())
        return outcome

    def _set_aside(self) -> tuple[str, ...]:
        """Return which of several archives could not be asked for captures that were due."""
        if not isinstance(self._archive, SeveralArchives) or not self._left:
            return ()
        left = f"{count(self._left, 'capture')} left for another run"
        down = self._archive.down.items()
        return tuple(f"{public_location(name)}: {error.reason}; {left}" for name, error in down)

    def _bring_up_to_date(self) -> None:
        """Derive again what older rules derived."""
        store, job = self._store, self._job
        derive_again(store, job.row, job.phrases)
        # What is fetched from here on is judged by the current rules.
        store.generations.mark_judged(job.row, current_rules(store, job.row, job.phrases))

    def _draw(self) -> tuple[TimelineChange, str]:
        """Draw the timeline; return what is new in it, and why it could not be drawn or ``""``."""
        if self._is_drawn():
            store, row = self._store, self._job.row
            return TimelineChange(0, 0, store.versions.count(row), len(store.comparisons.pairs(row))), ""
        step = partial(draw_timeline, self._store, self._job.row, self._job.phrases)
        return attempt(step, TimelineChange(0, 0), NOT_COMPARED)

    def _is_drawn(self) -> bool:
        """Return whether the stored timeline is the one that would be drawn: nothing was read or listed."""
        if self._fetched or not self._was_good or self._undrawn or self._unforeseen:
            return False
        return not staleness_of(self._store, self._job.row, self._job.phrases)

    def _standing(self) -> tuple[str, ...]:
        """Return what is on record: not new, but what it hides was not looked at (law 3)."""
        today = self._clock().date().isoformat()
        excluded = self._store.captures.exclusions(self._job.row, self._archive.location, today)
        row = self._job.row
        unshown = unshown_policy(self._store, row, are_rendered=self._job.renders)
        doubts = *unshown, idle_selectors(self._store, row)
        return (*self._listed.standing, *excluded, *filter(None, doubts))
