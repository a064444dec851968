"""The sentence that runs the product: list → choose → fetch → extract → version → compare.

Each step is a transaction; what was done before an interruption stays, and the next run goes on from
there. The pipeline knows nothing of terminals and mails: they listen (`Watcher`) or read the store.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from harvester.archive import Archive
from harvester.chronicle import Told, draw_timeline
from harvester.errors import ArchiveError, Blocked, CoolingDown, RateLimited, Unreachable
from harvester.fetching import Fetched, Fetcher
from harvester.listing import Listed, list_captures
from harvester.known import BlindSpots, Step
from harvester.plan import Plan
from harvester.reading import reader_for
from harvester.rebuild import is_outdated, rebuild
from harvester.surveying import survey
from store import Store

# After so many mementos in a row without an answer the archive counts as out of reach for this run.
SILENCE_LIMIT = 3


@dataclass(frozen=True, slots=True)
class Job:
    """A document to harvest.

    Attributes:
        row: its id in the store.
        company: slug of the company.
        document: slug of the document.
        budget: mementos that may be fetched.
        resolution_days: how far apart two captures with the same text may stand.
        retry_at_once: whether failures are final at once (cool-downs are turned off).
        phrases: topics that make a change weigh more, added to the built-in ones.
    """

    row: int
    company: str
    document: str
    budget: int
    resolution_days: float
    retry_at_once: bool = False
    phrases: Mapping[str, Sequence[str]] = field(default_factory=dict)


class Watcher(Protocol):
    """Who wants to know how a run goes on."""

    def listing(self, job: Job) -> None:
        """The index is being asked."""

    def listed(self, job: Job, listed: Listed, captures: int) -> None:
        """The index has answered."""

    def fetching(self, job: Job, step: Step, remaining: int) -> None:
        """A memento is being asked for; so many are still to be read."""

    def fetched(self, job: Job, fetched: Fetched) -> None:
        """It came, or did not."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did for one document.

    Attributes:
        job: the document.
        listing: ``complete``, ``partial`` or ``failed``.
        listing_problems: why a list is not complete, one line for each address.
        captures: how many captures are known.
        requests_index: requests to the index.
        requests_memento: requests for mementos.
        snapshots_new: snapshots that were stored.
        told: versions and changes that are new, and the timeline as it is now.
        remaining: mementos still to be read at the resolution.
        fetched: what came of each capture that was asked for.
        blind: what was left unread between equal captures.
        stopped: why everything must pause, or None.
        answered: whether the archive gave any answer.
    """

    job: Job
    listing: str
    listing_problems: tuple[str, ...]
    captures: int
    requests_index: int
    requests_memento: int
    snapshots_new: int
    told: Told
    remaining: int
    fetched: tuple[Fetched, ...]
    blind: BlindSpots
    stopped: ArchiveError | None
    answered: bool

    @property
    def problems(self) -> tuple[str, ...]:
        """What was due and could not be looked at, one line each; they make the exit code 1."""
        failed = (one for one in self.fetched if one.error)
        return (*self.listing_problems, *(f"{one.known.timestamp}: {one.reason}" for one in failed))


def harvest(
    store: Store, archive: Archive, job: Job, clock: Callable[[], datetime], watcher: Watcher
) -> Outcome:
    """Bring the history of one document up to date.

    Args:
        store: where everything is kept.
        archive: where captures come from.
        job: the document, with its limits.
        clock: gives the time (aware, UTC).
        watcher: is told how it goes on.

    Returns:
        What was done, and what could not be done.

    Raises:
        StoreError: the store cannot be used; all else is in the outcome.
    """
    run = store.runs.begin(job.row, archive.location, clock())
    if is_outdated(store, job.row):
        # Texts of two generations of rules must not be compared: the difference would be ours, not theirs.
        rebuild(store, job.row, job.phrases)
    asked = (archive.requests.index, archive.requests.memento)
    stopped: ArchiveError | None = None
    listed = Listed("failed", (), 0, False)
    watcher.listing(job)
    try:
        listed = list_captures(store, archive, job.row, store.sources.addresses(job.row), clock)
    except (RateLimited, CoolingDown, Blocked) as error:
        stopped = error
    captures = store.index.tally(job.row)["captures"]
    watcher.listed(job, listed, captures)

    plan = Plan(survey(store, archive.location, job.row, clock()), job.resolution_days)
    fetched: list[Fetched] = []
    if stopped is None:
        fetcher = Fetcher(store, archive, job.row, reader_for(store, job.row), final=job.retry_at_once)
        stopped = _read_on(fetcher, job, plan, fetched, clock, watcher)
    told = draw_timeline(store, job.row, job.phrases)
    outcome = Outcome(
        job=job,
        listing=listed.state,
        listing_problems=listed.problems,
        captures=captures,
        requests_index=archive.requests.index - asked[0],
        requests_memento=archive.requests.memento - asked[1],
        snapshots_new=sum(one.new_snapshot for one in fetched),
        told=told,
        remaining=plan.remaining,
        fetched=tuple(fetched),
        blind=plan.blind_spots(),
        stopped=stopped,
        answered=listed.answered or any(not isinstance(one.error, Unreachable) for one in fetched),
    )
    store.runs.end(run, clock(), _record(outcome))
    return outcome


def _read_on(
    fetcher: Fetcher,
    job: Job,
    plan: Plan,
    fetched: list[Fetched],
    clock: Callable[[], datetime],
    watcher: Watcher,
) -> ArchiveError | None:
    """Fetch what tells most until the plan is done or the budget is spent; returns why it had to stop."""
    silent = 0
    while len(fetched) < job.budget and (step := plan.next()) is not None:
        watcher.fetching(job, step, plan.remaining)
        try:
            one = fetcher.fetch(step.capture, clock())
        except (RateLimited, CoolingDown, Blocked) as error:
            return error
        fetched.append(one)
        for known in one.learnt:
            plan.learn(known)
        watcher.fetched(job, one)
        silent = silent + 1 if isinstance(one.error, Unreachable) else 0
        if silent == SILENCE_LIMIT:
            return one.error
    return None


def _record(outcome: Outcome) -> dict[str, int | str | None]:
    """The columns of the run's record."""
    problem = str(outcome.stopped) if outcome.stopped else "; ".join(outcome.problems)
    return {
        "listing": outcome.listing,
        "requests_index": outcome.requests_index,
        "requests_memento": outcome.requests_memento,
        "snapshots_new": outcome.snapshots_new,
        "versions_new": outcome.told.versions_new,
        "changes_new": outcome.told.changes_new,
        "remaining": outcome.remaining,
        "problem": problem,
    }


def pass_over(
    store: Store, archive: Archive, job: Job, clock: Callable[[], datetime], stopped: ArchiveError
) -> Outcome:
    """Record that a document was not looked at, because everything must pause.

    Args:
        store: where the run is recorded.
        archive: the archive that is not asked.
        job: the document.
        clock: gives the time (aware, UTC).
        stopped: why.

    Returns:
        An outcome that says so: "no change" and "could not look" never look alike.
    """
    run = store.runs.begin(job.row, archive.location, clock())
    plan = Plan(survey(store, archive.location, job.row, clock()), job.resolution_days)
    outcome = Outcome(
        job=job, listing="failed",
        listing_problems=("not looked at: the archive must not be asked now",),
        captures=store.index.tally(job.row)["captures"], requests_index=0, requests_memento=0,
        snapshots_new=0, told=Told(0, 0), remaining=plan.remaining, fetched=(), blind=plan.blind_spots(),
        stopped=stopped, answered=True,
    )  # fmt: skip
    store.runs.end(run, clock(), _record(outcome))
    return outcome
