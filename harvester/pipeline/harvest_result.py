"""What a run did for one document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diffs.in_words import count, number
from diffs.text import message
from harvester.errors import ArchiveError
from harvester.pipeline.fetching import FetchResult
from harvester.pipeline.jobs import Job
from harvester.pipeline.moved_addresses import MovedAddress
from harvester.pipeline.timeline import TimelineChange
from harvester.pipeline.turns import ListAtRest
from harvester.plan import BlindSpots
from store.records import HeldCapture

LOOKED, MISSED, UNREACHABLE = 0, 1, 4


@dataclass(frozen=True, slots=True)
class HarvestResult:
    """What a run did for one document.

    Attributes:
        job: the document.
        listing: ``complete``, ``partial`` or ``failed``.
        listing_problems: why a list is not complete, one line for each address.
        captures: how many captures are known.
        requests_index: requests to the index.
        requests_memento: requests for mementos.
        snapshots_new: snapshots that were stored.
        timeline: how many versions and changes are new, and how many there are now.
        remaining: how many mementos are still to be fetched at the resolution.
        fetched: the result for each capture that was requested.
        blind: what was left unread between equal captures.
        moves: where the policy moved, according to archived redirects.
        standing: what could not be looked at before and was not due again, one line each.
        held: the captures that are held for review.
        stopped: why everything must pause, or None.
        answered: whether the archive gave any answer.
        warnings: addresses of which the archive has no capture, one line each.
        undrawn: why the timeline could not be drawn, or ``""``.
        unforeseen: what else could not be done for the document, one line each.
        interrupted: why the run ended before all was done (``stopped by SIGTERM``), or ``""``.
        at_rest: the lists that were not asked for, or not to their end, because it was not their turn.
        rests: whether nothing was asked for, because nothing was due.
    """

    job: Job
    listing: str
    listing_problems: tuple[str, ...]
    captures: int
    requests_index: int
    requests_memento: int
    snapshots_new: int
    timeline: TimelineChange
    remaining: int
    fetched: tuple[FetchResult, ...]
    blind: BlindSpots
    moves: tuple[MovedAddress, ...]
    standing: tuple[str, ...]
    held: tuple[HeldCapture, ...]
    stopped: ArchiveError | None
    answered: bool
    warnings: tuple[str, ...] = ()
    undrawn: str = ""
    unforeseen: tuple[str, ...] = ()
    interrupted: str = ""
    at_rest: tuple[ListAtRest, ...] = ()
    rests: bool = False

    @property
    def problems(self) -> tuple[str, ...]:
        """What was due and could not be looked at, one line each; any of them makes the exit code 1."""
        failed = (one for one in self.fetched if one.error)
        reasons = (f"{one.known.timestamp}: {one.reason}" for one in failed)
        return (
            *self.listing_problems,
            *self.unforeseen,
            *reasons,
            *filter(None, [self.undrawn, self.interrupted]),
        )

    def as_record(self) -> dict[str, int | str | None]:
        """Return the columns of the record of the run."""
        missed = self.problems or (*self.standing, *self.warnings)
        # What is said of the end of a run is on record, too.
        paused = (str(self.stopped), *filter(None, [self.interrupted])) if self.stopped else ()
        return {
            "listing": self.listing,
            "requests_index": self.requests_index,
            "requests_memento": self.requests_memento,
            "snapshots_new": self.snapshots_new,
            "versions_new": self.timeline.versions_new,
            "changes_new": self.timeline.changes_new,
            "remaining": self.remaining,
            "problem": message("; ".join(paused or missed)),
        }


def in_short(outcomes: Sequence[HarvestResult]) -> str:
    """Return what a run did, in one line: ``looked at 12 policies: 3 captures read, 1 new version``.

    Args:
        outcomes: what it did for each document.
    """
    looked = [one for one in outcomes if not one.stopped and not one.problems]
    failed = len(outcomes) - len(looked)
    resting = sum(one.rests for one in looked)
    said = [
        count(sum(one.snapshots_new for one in outcomes), "new capture"),
        count(sum(one.timeline.versions_new for one in outcomes), "new version"),
        f"{count(sum(one.remaining for one in outcomes), 'capture')} left to fetch",
    ]
    return (
        f"looked at {number(len(looked))} of {count(len(outcomes), 'policy')}"
        + (f" ({number(resting)} not due)" if resting else "")
        + f": {', '.join(said)}"
        + (f"; {count(failed, 'policy')} could not be looked at" if failed else "")
    )


def in_detail(outcomes: Sequence[HarvestResult]) -> str:
    """Return what a run did: one line, and one for each policy that could not be looked at.

    Args:
        outcomes: what it did for each document.
    """
    lines = [in_short(outcomes)]
    for one in outcomes:
        troubles = (*one.problems, *([str(one.stopped)] if one.stopped else []))
        if troubles:
            lines.append(message(f"{one.job.company}/{one.job.document}: {'; '.join(troubles)}"))
    return "\n".join(lines)


def exit_code(outcomes: Iterable[HarvestResult]) -> int:
    """Return the exit code of a run: 4 goes before 1, and 0 means that everything due was looked at."""
    outcomes = tuple(outcomes)
    if any(o.stopped for o in outcomes):
        return UNREACHABLE
    if any(o.interrupted for o in outcomes):
        return MISSED
    asked = [o for o in outcomes if not o.rests]
    if asked and not any(o.answered for o in asked):
        return UNREACHABLE
    return MISSED if any(o.problems for o in outcomes) else LOOKED
