"""How much of a document's history is known (`harvest status`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from harvester.archive import budget_of
from harvester.digest.wording import unended
from harvester.pipeline.choosing import survey
from harvester.pipeline.moved_addresses import MovedAddress, moves
from harvester.plan import BlindSpots, Bound, Plan
from store import Store
from store.lock import is_held
from store.records import HeldCapture, PolicyUrl, archives_in
from store.tables.captures import CaptureTally, TextlessCapture
from store.tables.generations import MadeBy
from store.tables.listings import AddressListing, last_looks
from store.tables.runs import RunRecord
from store.tables.sources import StoredCitation
from store.tables.versions import LoggedVersion
from store.timestamps import moment


@dataclass(frozen=True, slots=True)
class ChangeTimes:
    """When the words of a document changed.

    Attributes:
        not_before: the time until which the old text is known, 14 digits.
        known_from: the time from which the new text is known, 14 digits.
        days: the time between the two, in days.
        is_method: whether a browser rendered only one of the two texts, so that they are not compared.
    """

    not_before: str
    known_from: str
    days: float
    is_method: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is known about a document's captures, and what is not.

    Attributes:
        listing: ``complete``, ``partial``, ``failed``, or ``none`` if it was never listed.
        listed_at: ISO time up to which the lists of all addresses in use were asked for, or None.
        tally: captures by state, with the oldest and the newest.
        remaining: how many of the known captures are still to be fetched at the resolution.
        last_run: ISO time at which the last run began, or None.
        problem: what went wrong in it, or ``""``.
        last_change: from when the newest version that differs in words is known, 14 digits, or None.
        cooldown_until: when the archive may be asked again, or None.
        rendered_again: ISO day from which a browser tries again to show pages that it could not; ``""`` if it
            does not, and None if it did not try yet.
        aside: captures that gave no text: timestamp, URL, state, reason, day of the next try.
        bounds: the changes of words, each with the captures that it lies between.
        changes: the same changes, each with the times that it lies between.
        blind: what was left unread between equal captures.
        listings: the state of the list of each address.
        citations: what became of the cited snapshots.
        moves: where the policy moved, according to archived redirects.
        held: the captures that are held for review.
        notes: what was unusual about the captures that show a version, by its number.
        newest: the newest version, or None if there is none.
        made_by: the rules that made what is derived.
    """

    listing: str
    listed_at: str | None
    tally: CaptureTally
    remaining: int
    last_run: str | None
    problem: str
    last_change: str | None
    cooldown_until: datetime | None
    rendered_again: str | None
    aside: tuple[TextlessCapture, ...]
    bounds: tuple[Bound, ...]
    changes: tuple[ChangeTimes, ...]
    blind: BlindSpots
    listings: tuple[AddressListing, ...]
    citations: tuple[StoredCitation, ...]
    moves: tuple[MovedAddress, ...]
    held: tuple[HeldCapture, ...]
    notes: Mapping[int, tuple[str, ...]]
    newest: LoggedVersion | None
    made_by: MadeBy


def coverage(store: Store, document: int, location: str, resolution_days: float, now: datetime) -> Coverage:
    """Return what is known about a document's captures.

    Args:
        store: the store.
        document: id of the document.
        location: the archive whose lists are reported, or several, one a line.
        resolution_days: the resolution of the plan, in days.
        now: the time (aware, UTC).
    """
    known = survey(store, location, document, now)
    plan = Plan(known, resolution_days)
    held = store.reviews.of(document)
    places = archives_in(location)
    listings = tuple(row for row in store.listings.of(document) if row.archive in places)
    addresses = store.sources.addresses(document)
    states = [row.listing.state for row in listings]
    if len(listings) < len(addresses) * len(places) and states:
        states.append("partial")
    worst = next((state for state in ("failed", "partial") if state in states), "complete")
    if len(places) > 1 and worst == "failed" and set(states) != {"failed"}:
        worst = "partial"
    pauses = [store.cooldowns.until(budget_of(place), now) for place in places]
    run = store.runs.last(document)
    versions = store.versions.log(document)
    bounds = plan.bounds({(one.timestamp, one.url) for one in held})
    return Coverage(
        listing=worst if states else "none",
        listed_at=max(last_looks(_in_use(listings, addresses, now)), default=None),
        tally=store.captures.tally(document),
        remaining=plan.remaining,
        last_run=run.started_at if run else None,
        problem=_problem(store, run),
        last_change=_last_change(versions),
        cooldown_until=max(filter(None, pauses), default=None),
        rendered_again=store.renderings.next_retry(document),
        aside=store.captures.without_text(document),
        bounds=bounds,
        changes=tuple(_change_times(bound, versions) for bound in bounds),
        blind=plan.blind_spots(),
        listings=listings,
        citations=store.sources.citations(document),
        moves=moves(store, document),
        held=held,
        notes={one.number: one.notes for one in versions if one.notes},
        newest=versions[-1] if versions else None,
        made_by=store.generations.made_by(document),
    )


def _in_use(
    listings: Sequence[AddressListing], addresses: Sequence[PolicyUrl], now: datetime
) -> Iterator[AddressListing]:
    """Yield the lists of the addresses that a document has now; of an earlier one, nothing new can come."""
    today = f"{now:%Y%m%d}"
    ends = {one.url: one.valid_until for one in addresses}
    current = {url for url, end in ends.items() if end is None or end.ljust(8, "9") >= today}
    yield from (row for row in listings if row.url in (current or ends))


def _problem(store: Store, run: RunRecord | None) -> str:
    """Return what went wrong in a run; an unfinished run did not look at everything that was due."""
    if run is None:
        return ""
    if run.finished_at:
        return run.problem
    if is_held(store.shared):
        return "still running"
    return f"{unended(store.runs.unended(run.document))}; run again to continue"


def _last_change(rows: Sequence[LoggedVersion]) -> str | None:
    """Return from when the newest version is known whose words differ from the one before."""
    changed = [row for row, before in zip(rows[1:], rows, strict=False) if row.essence != before.essence]
    return changed[-1].known_from if changed else None


def _change_times(bound: Bound, versions: Sequence[LoggedVersion]) -> ChangeTimes:
    """Return when the words changed between two captures: what a browser rendered stands on others, too."""
    new = next((one for one in versions if one.first_capture == bound.first.timestamp), None)
    if new is None or new.not_before is None:
        return ChangeTimes(bound.last.timestamp, bound.first.timestamp, bound.gap_days, False)
    days = (moment(new.known_from) - moment(new.not_before)).total_seconds() / 86_400
    return ChangeTimes(new.not_before, new.known_from, days, new.reason == "method")
