"""Decide which lists of the archives a run asks for: whose turn it is, within the budget of the run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain

from diffs.in_words import day, when
from diffs.text import one_line
from harvester.archive import Archive, members_of, paced_kinds, public_location, urlkey
from harvester.config import ArchiveSettings
from harvester.pipeline.wide_lists import ListName, WideAnswers
from harvester.plan.asking import KnownList, due_on, in_turn
from store import Store
from store.timestamps import moment

# The mean time between so many captures says how often an address is captured now.
_RECENT = 10
# A configuration that states one of these means it for every archive, also for one that is not paced.
_STATED = frozenset({"index_budget", "max_pause_days"})


@dataclass(frozen=True, slots=True)
class ListAtRest:
    """A list that a run does not ask for.

    Attributes:
        url: the address.
        archive: location of the archive.
        asked_at: when it was last asked for, or None if it never was.
        due_on: the day (UTC) from which it is due, or None if it is due and was left for the next run,
            because the budget was spent.
    """

    url: str
    archive: str
    asked_at: datetime | None
    due_on: date | None

    def as_object(self) -> dict[str, str | None]:
        """Return it as an object of the JSON output."""
        return {
            "url": self.url,
            "archive": self.archive,
            "listed_at": self.asked_at.isoformat() if self.asked_at else None,
            "due_on": self.due_on.isoformat() if self.due_on else None,
        }

    @property
    def sentence(self) -> str:
        """That it was not asked for, and why, in one line."""
        last = f"last asked for on {day(self.asked_at)}" if self.asked_at else "never asked for"
        if self.due_on:
            return one_line(f"not due before {day(self.due_on)}: {self.url} ({last})")
        return one_line(f"left for the next run, because index_budget is spent: {self.url} ({last})")

    @property
    def times(self) -> str:
        """When it was asked for and will be, in one line."""
        last = when(self.asked_at) if self.asked_at else "never"
        where = f"{self.url} ({public_location(self.archive)})"
        return one_line(f"{last}, again {self.again}: {where}" if self.asked_at else f"{last}: {where}")

    @property
    def again(self) -> str:
        """When it is asked for again, in words."""
        return f"from {day(self.due_on)}" if self.due_on else "in the next run"


@dataclass(frozen=True, slots=True)
class AskingPlan:
    """Which lists a run asks for.

    Attributes:
        at_rest: those that it does not ask for.
        chosen: those that it asks for, the most promising first.
        governed: the locations of the archives that have pauses and a budget.
        budget: how many requests it may send to the indexes of these.
        first: the place of the most promising list among those of all stores of the run.
    """

    at_rest: Mapping[ListName, ListAtRest]
    chosen: tuple[ListName, ...]
    governed: frozenset[str]
    budget: int
    first: int = 0


class Turns:
    """The plan of a run, while it is carried out.

    Args:
        plan: which lists it asks for.
        archive: counts the requests.
        wide: answers to questions about several lists at once, or None.
        before: how many requests had been sent to the indexes when the run began; None: it begins now.

    Attributes:
        wide: answers to questions about several lists at once, or None.
        before: how many requests had been sent to the indexes when the run began.
    """

    def __init__(
        self,
        plan: AskingPlan,
        archive: Archive,
        wide: WideAnswers | None = None,
        before: int | None = None,
    ) -> None:
        self._plan, self.wide = plan, wide
        self._paid = [one for one in members_of(archive) if one.location in plan.governed]
        self.before = self._requests if before is None else before
        order = dict.fromkeys(document for document, _, _ in plan.chosen)
        self._places = {document: place for place, document in enumerate(order)}

    @property
    def _requests(self) -> int:
        return sum(one.requests.index for one in self._paid)

    def is_spent(self, archive: str) -> bool:
        """Return whether nothing else may be asked of an archive, because the budget is spent."""
        return archive in self._plan.governed and self._requests - self.before >= self._plan.budget

    def at_rest(self, document: int, url: str, archive: str) -> ListAtRest | None:
        """Return the list if it is not asked for, or None if it is its turn."""
        return self._plan.at_rest.get((document, url, archive))

    def place(self, document: int) -> int:
        """Return the place of a document in the order of the run; those without a turn come last."""
        return self._places.get(document, len(self._places))


def is_governed(archive: str, settings: ArchiveSettings) -> bool:
    """Return whether the lists of an archive have pauses and a budget.

    They spare a server that others use. Files and a server on this machine are asked in every run, unless the
    configuration states a limit, as it is with the paces.

    Args:
        archive: its location.
        settings: the limits.
    """
    return "index" in paced_kinds(archive, settings) or bool(_STATED & settings.stated)


def known_list(store: Store, document: int, url: str, archive: str, changes: int) -> KnownList:
    """Return what is known of a list.

    Args:
        store: the store.
        document: id of the document.
        url: the address.
        archive: location of the archive.
        changes: how often the words of the document are known to have changed.
    """
    listing = store.listings.listing(document, url, archive)
    if listing is None or listing.listed_at is None:
        return KnownList(document, url, archive, changes=changes)
    rhythm = store.listings.rhythm(document, archive, urlkey(url), _RECENT)
    newest = [moment(timestamp) for timestamp in rhythm.newest]
    gaps = len(newest) - 1
    return KnownList(
        document,
        url,
        archive,
        asked_at=datetime.fromisoformat(listing.listed_at),
        is_complete=listing.state == "complete",
        first=moment(rhythm.first) if rhythm.first else None,
        newest=newest[0] if newest else None,
        rhythm_days=(newest[0] - newest[-1]) / timedelta(days=gaps) if gaps > 0 else 0,
        changes=changes,
        excluded_until=date.fromisoformat(listing.retry_on) if listing.retry_on else None,
    )


def at_rest(known: KnownList, day: date | None) -> ListAtRest:
    """Return a list with the day from which it is due, or None for the next run."""
    return ListAtRest(known.url, known.archive, known.asked_at, day)


def next_asked(
    store: Store, document: int, archives: Sequence[str], settings: ArchiveSettings
) -> tuple[ListAtRest, ...]:
    """Return when each list of a document was asked for, and from when it is due.

    Args:
        store: the store.
        document: id of the document.
        archives: locations of the archives.
        settings: the limits.
    """
    return tuple(
        at_rest(one, due_on(one, settings.max_pause_days if is_governed(one.archive, settings) else 0))
        for one in lists_of(store, document, archives)
    )


def lists_of(store: Store, document: int, archives: Sequence[str]) -> Iterator[KnownList]:
    """Yield what is known of the lists of a document.

    Args:
        store: the store.
        document: id of the document.
        archives: locations of the archives.
    """
    changes = store.versions.changes_of_words(document)
    for address in store.sources.addresses(document):
        for archive in archives:
            yield known_list(store, document, address.url, archive, changes)


def asking_plan(
    store: Store,
    documents: Iterable[int],
    archives: Sequence[str],
    settings: ArchiveSettings,
    now: datetime,
) -> AskingPlan:
    """Return which lists a run asks for.

    It depends only on what is stored, so a run that was interrupted is continued by the next one with those
    lists that are left.

    Args:
        store: the store.
        documents: ids of the documents of the run.
        archives: locations of the archives.
        settings: the limits.
        now: the time (aware, UTC).
    """
    (plan,) = shared_plans([governed_lists(store, documents, archives, settings)], archives, settings, now)
    return plan


def governed_lists(
    store: Store, documents: Iterable[int], archives: Sequence[str], settings: ArchiveSettings
) -> list[KnownList]:
    """Return what is known of the lists of documents that have pauses and a budget.

    Args:
        store: the store.
        documents: ids of the documents of the run.
        archives: locations of the archives.
        settings: the limits.
    """
    governed = [one for one in archives if is_governed(one, settings)]
    return [one for document in documents for one in lists_of(store, document, governed)] if governed else []


def shared_plans(
    known: Sequence[Sequence[KnownList]], archives: Sequence[str], settings: ArchiveSettings, now: datetime
) -> list[AskingPlan]:
    """Return which lists a run asks for in each of several stores, which share its budget.

    Args:
        known: the lists of each store.
        archives: locations of the archives.
        settings: the limits.
        now: the time (aware, UTC).
    """
    longest, budget = settings.max_pause_days, settings.index_budget
    governed = frozenset(one for one in archives if is_governed(one, settings))
    # Documents of two stores may have the same id.
    due = in_turn(chain.from_iterable(known), now, longest)
    places = {id(one): place for place, one in enumerate(due)}
    plans = []
    for lists in known:
        mine = sorted((one for one in lists if id(one) in places), key=lambda one: places[id(one)])
        chosen = {one.name: places[id(one)] for one in mine if places[id(one)] < budget}
        left = {one.name for one in mine} - chosen.keys()
        resting = {
            one.name: at_rest(one, None if one.name in left else due_on(one, longest))
            for one in lists
            if one.name not in chosen
        }
        first = min(chosen.values(), default=len(due))
        plans.append(AskingPlan(resting, tuple(chosen), governed, budget, first))
    return plans
