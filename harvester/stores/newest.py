"""The newest changes of all stores."""

from __future__ import annotations

from operator import itemgetter
from pathlib import Path

from harvester.config import Settings
from harvester.digest import gather
from harvester.digest.records import CompanyNews
from harvester.stores.sequence import StoreSequence
from store.tables.changes import VersionChange


def newest_changes(stores: StoreSequence, settings: Settings, most: int) -> tuple[CompanyNews, ...]:
    """Return the changes of words that were captured last, in the order of companies and documents.

    Args:
        stores: the stores, with the companies; each comes once.
        settings: topics and phrases that make a change weigh more.
        most: how many changes at most.
    """
    found: list[tuple[str, Path, VersionChange]] = []
    for given in stores:
        with given as (store, slugs):
            newest = store.changes.newest(most, slugs)
            found += [(one.after.known_from, store.path, one) for one in newest]
    # Of those captured at the same time, as `VersionChanges.newest` chooses.
    by_name = sorted(found, key=lambda one: (one[2].company, one[2].slug))
    chosen = sorted(by_name, key=itemgetter(0), reverse=True)[:most]
    companies: list[CompanyNews] = []
    for path in sorted({path for _, path, _ in chosen}):
        if (again := stores.again(path)) is not None:
            with again as (store, _):
                # As they were given: a document's oldest first.
                some = [one for _, of_path, one in found if of_path == path and _is_in(one, chosen)]
                companies += gather.companies(store, some, settings.weights)
    return tuple(sorted(companies, key=lambda one: one.slug))


def _is_in(change: VersionChange, chosen: list[tuple[str, Path, VersionChange]]) -> bool:
    return any(one is change for _, _, one in chosen)
