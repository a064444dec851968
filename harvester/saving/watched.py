"""Which addresses are watched today, and what is known of the captures of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from harvester.archive import urlkey
from harvester.config import Settings
from harvester.pipeline.jobs import jobs_for
from harvester.saving.due import MOST_A_DAY, WatchedAddress, youngest
from harvester.stores import StoreSequence
from store import Store
from store.records import PolicyUrl
from store.timestamps import moment

NOT_LISTED = "its captures were never listed completely; `harvest` lists them first"


def watched_addresses(
    stores: StoreSequence, settings: Settings, archive: str, now: datetime
) -> list[WatchedAddress]:
    """Return the addresses of documents that are in force today, each once whatever its spelling.

    Args:
        stores: the stores, with the companies.
        settings: the configuration; what was removed from it is not watched.
        archive: location of the archive that is to capture them.
        now: the time (aware, UTC).

    Returns:
        Those that wait longest for a capture first.
    """
    found: dict[str, WatchedAddress] = {}
    for given in stores:
        with given as (store, slugs):
            of_store: dict[str, WatchedAddress] = {}
            for job in jobs_for(store, settings, slugs):
                for address in store.sources.addresses(job.row):
                    # To the archive, spellings of an address are one page.
                    if is_in_force(address, now) and (key := urlkey(address.url)) not in of_store:
                        named = WatchedAddress(job.company, job.document, job.row, address.url, store.path)
                        of_store[key] = looked_up(store, named, archive, now)
            for key, one in of_store.items():
                found[key] = _joined(found[key], one) if key in found else one
    return sorted(found.values(), key=_longest_wait)


def _joined(first: WatchedAddress, other: WatchedAddress) -> WatchedAddress:
    """Return what is known of an address in two stores; it is asked for from one of them."""
    chosen = other if first.obstacle and not other.obstacle else first
    newest = max((one.newest for one in (first, other) if one.newest), default=None)
    saves = sorted((*first.saves, *other.saves), key=lambda one: one.asked_at, reverse=True)
    return replace(chosen, newest=newest, saves=tuple(saves))


def is_in_force(address: PolicyUrl, now: datetime) -> bool:
    """Return whether a document has an address on this day, at the precision of its dates.

    Args:
        address: with the beginnings of the first and of the last timestamp for which it counts.
        now: the time (aware, UTC).
    """
    today = f"{now:%Y%m%d}"
    begins, ends = address.valid_from or "", address.valid_until or today
    return begins[:8] <= today[: len(begins)] and today[: len(ends)] <= ends[:8]


def looked_up(store: Store, known: WatchedAddress, archive: str, now: datetime) -> WatchedAddress:
    """Return an address with what is stored about it now.

    Args:
        store: the store.
        known: the address.
        archive: location of the archive that is to capture it.
        now: the time (aware, UTC).
    """
    listing = store.listings.listing(known.row, known.url, archive)
    newest = store.saves.newest_capture(known.row, urlkey(known.url))
    obstacle, looked_at = "", None
    if listing is None or listing.full_at is None:
        obstacle = NOT_LISTED
    elif listing.state == "complete" and listing.listed_at:
        looked_at = datetime.fromisoformat(listing.listed_at)
    if listing is not None and (listing.retry_on or "") > now.date().isoformat():
        obstacle = f"the archive does not show it: {listing.problem}"
    return replace(
        known,
        newest=moment(newest) if newest else None,
        looked_at=looked_at,
        obstacle=obstacle,
        saves=store.saves.of(archive, known.url, 2 * MOST_A_DAY),
    )


def _longest_wait(one: WatchedAddress) -> tuple[float, str]:
    newest = youngest(one)
    return newest.timestamp() if newest else 0.0, one.url
