"""What a run would ask of the archive (`--dry-run`), and what is left to fetch, as far as it is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from diffs.in_words import count, number
from harvester.archive import paced_kinds
from harvester.config import ArchiveSettings
from harvester.pipeline.choosing import plan_for
from harvester.pipeline.jobs import Job
from harvester.pipeline.turns import AskingPlan
from store import Store
from store.records import archives_in
from store.tables.listings import Listing

_NOTHING_LEFT = "nothing at this resolution"
# Scripts, styles and data of a page by a framework (docs/benchmarks.md): the first page of a small site asks
# for 2 to 4, a later one for what changed, 0 to 2. Pictures and fonts are not asked for.
FIRST_PARTS, LATER_PARTS = 4, 1
_UNLISTED = {"none": "the captures are not listed yet", "failed": "the captures could not be listed"}


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a run would ask for one document.

    Attributes:
        job: the document.
        index: requests to the index, one for each address that is due (a long list needs more).
        memento: captures to fetch within the budget; at most this many if nothing is listed yet.
        remaining: captures to fetch until the plan is done, as far as it is known.
        listed: whether any captures were listed; otherwise `memento` is the budget.
        minutes: how long that takes, with the parts, at the pace of the configuration; 0 if nothing is paced.
        renderings: how many of the captures need a browser, or may need one, since others of the document do.
        parts: about how many requests these make; each counts against the budget, like a capture.
    """

    job: Job
    index: int
    memento: int
    remaining: int
    listed: bool
    minutes: float
    renderings: int = 0
    parts: int = 0

    @property
    def sentence(self) -> str:
        """The forecast in one line."""
        most = "about" if self.listed else "at most"
        return (
            f"{self.job.company}/{self.job.document}: {count(self.index, 'index request')} and {most} "
            f"{count(self.memento, 'capture')}"
            + (f", about {number(max(1, round(self.minutes)))} min" if self.minutes else ", not paced")
            + ("" if self.listed else "; the captures are not listed yet")
            + (self._rendering if self.job.renders else "")
        )

    @property
    def _rendering(self) -> str:
        if self.renderings:
            return (
                f"; up to {count(self.renderings, 'page')} to render, which may ask for about "
                f"{count(self.parts, 'part')} (each counts against the budget)"
            )
        if self.listed:
            return ""
        return (
            f"; a page that needs a browser may ask for {FIRST_PARTS} parts, a later one for {LATER_PARTS} "
            "(each counts against the budget)"
        )

    def as_object(self) -> dict[str, object]:
        """Return the forecast as an object of `run --json`, with nothing done."""
        return {
            "company": self.job.company,
            "document": self.job.document,
            "dry_run": True,
            "requests": {"index": self.index, "memento": self.memento},
            "rendering": {"pages": self.renderings, "parts": self.parts},
            "listed": self.listed,
            "minutes": round(self.minutes, 1),
            "remaining": self.remaining,
        }


def forecast(
    store: Store,
    job: Job,
    location: str,
    settings: ArchiveSettings,
    now: datetime,
    plan: AskingPlan | None = None,
) -> Forecast:
    """Return what a run would ask of the archive for one document.

    Args:
        store: the store.
        job: the document, with its budget.
        location: the archive that would be asked.
        settings: the pace.
        now: the time (aware, UTC).
        plan: which lists the run asks for, or None for all.
    """
    addresses = store.sources.addresses(job.row)
    places = archives_in(location)
    listings = [store.listings.listing(job.row, one.url, place) for one in addresses for place in places]
    listed = any(_is_known(listing) for listing in listings)
    remaining = plan_for(store, location, job.row, now, job.resolution_days, renders=job.renders).remaining
    memento = min(job.budget, remaining) if listed else job.budget
    pages = _to_render(store, job, memento, now)
    parts = _parts(store, job, pages)
    resting = plan.at_rest if plan else {}
    asked = {place: sum((job.row, one.url, place) not in resting for one in addresses) for place in places}
    # Each archive is asked for its lists; mementos are asked for where they are listed, at the same pace.
    kinds = {place: paced_kinds(place, settings) for place in places}
    minutes = sum(asked[place] for place in places if "index" in kinds[place]) / settings.searches_per_minute
    if any("memento" in those for those in kinds.values()):
        minutes += (memento + parts) / settings.mementos_per_minute
    return Forecast(job, sum(asked.values()), memento, remaining, listed, minutes, pages, parts)


def _to_render(store: Store, job: Job, memento: int, now: datetime) -> int:
    """Return how many of the captures to fetch need a browser, or may need one."""
    if not job.renders:
        return 0
    due = store.renderings.due(job.row, now.date().isoformat())
    # What was not fetched yet is likely to be as its neighbours are.
    is_usual = due or store.renderings.parts_each(job.row) is not None
    return memento if is_usual else 0


def _parts(store: Store, job: Job, pages: int) -> int:
    """Return about how many requests some pages make while they are rendered."""
    each = store.renderings.parts_each(job.row)
    if not pages or each is not None:
        return round(pages * (each or 0))
    return FIRST_PARTS + (pages - 1) * LATER_PARTS


def left_to_fetch(remaining: int, listing: str) -> str:
    """Return how many captures are left to fetch, in words.

    Without a complete list, more captures may exist than are known (docs/design.md, law 3).

    Args:
        remaining: how many of the known captures are left to fetch.
        listing: state of the list: ``complete``, ``partial``, ``failed`` or ``none``.
    """
    if listing == "complete":
        return f"about {count(remaining, 'capture')} left to fetch" if remaining else _NOTHING_LEFT
    why = _UNLISTED.get(listing, "the list of captures is not complete")
    known = f"; {count(remaining, 'known capture')} left to fetch" if remaining else ""
    return f"not known, because {why}{known}"


def _is_known(listing: Listing | None) -> bool:
    """Return whether an archive has listed an address; a failed listing says nothing about its captures."""
    return listing is not None and (listing.state == "complete" or listing.newest is not None)
