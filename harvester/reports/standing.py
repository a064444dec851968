"""Whether everything is looked at, and what stands in the way (`harvest status --check`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from diffs.in_words import count, listed, when
from diffs.text import message, public_address
from harvester.archive import budget_of, captures_pages, public_location
from harvester.config import Settings, longest_pause, parse_timetable
from harvester.digest import recipients
from harvester.pipeline.registry import taken_out
from store import Store
from store.lock import is_held
from store.opening import exists
from store.records import archives_in
from store.tables.overviews import DocumentOverview, RequestTotals, WaitingMails
from store.timestamps import moment

# How many times the pause of its timetable may go by until a document counts as not looked at.
_PATIENCE = 2
# Clocks of machines that share a store differ a little.
_TOLERANCE = timedelta(minutes=5)
# How many policies are named one by one.
_NAMED = 3

KINDS = (
    "unknown",
    "overdue",
    "listing",
    "fetching",
    "saving",
    "unfinished",
    "cooldown",
    "mail",
    "clock",
    "store",
)
"""What may stand in the way; docs/monitoring.md describes each."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something that stands in the way of looking, or of telling.

    Attributes:
        kind: one of `KINDS`.
        count: how many policies, mails or archives it is about.
        what: what it is, in words.
        remedy: what to do about it.
    """

    kind: str
    count: int
    what: str
    remedy: str

    def as_object(self) -> dict[str, object]:
        """Return it as an object of the JSON output."""
        return {"kind": self.kind, "count": self.count, "what": self.what, "remedy": self.remedy}


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether everything is looked at.

    Attributes:
        at: when this was found out (aware, UTC).
        documents: what is known of each document that is watched.
        mails: the mails that wait, to recipients of the configuration.
        cooldowns: until when archives must not be asked, by location.
        requests: how many requests were sent in all runs.
        size: of the stores, in bytes.
        obstacles: what stands in the way; none if all is well.
    """

    at: datetime
    documents: tuple[DocumentOverview, ...]
    mails: tuple[WaitingMails, ...]
    cooldowns: dict[str, datetime]
    requests: RequestTotals
    size: int
    obstacles: tuple[Obstacle, ...]

    @property
    def oldest_look(self) -> datetime | None:
        """When the document was looked at that was not looked at for longest; None if one never was."""
        looks = [moment_of(one.looked_at) for one in self.documents]
        known = [look for look in looks if look is not None]
        return min(known) if known and len(known) == len(looks) else None

    def counts(self) -> dict[str, int]:
        """Return what each kind of obstacle is about: how many policies, mails or archives."""
        return {kind: sum(one.count for one in self.obstacles if one.kind == kind) for kind in KINDS}


def moment_of(text: str | None) -> datetime | None:
    """Return an ISO time as an aware time in UTC, or None.

    Args:
        text: as it is stored.
    """
    return datetime.fromisoformat(text).astimezone(UTC) if text else None


class StandingSurvey:
    """Looks at one store after the other, and says whether everything is looked at in all of them.

    Args:
        settings: the configuration.
        location: the archive whose lists count, or several, one a line; None for what was asked last.
        now: the time (aware, UTC).
        max_age: how long ago everything may have been looked at; None: twice the pause of its timetable.
    """

    def __init__(
        self, settings: Settings, location: str | None, now: datetime, max_age: timedelta | None = None
    ) -> None:
        self._settings, self._location, self._now, self._max_age = settings, location, now, max_age
        every = settings.save.every
        self._saved_since = now - _PATIENCE * every if every else None
        self._ages: dict[str, timedelta] = {}
        self._companies: list[str] = []
        self._documents: list[DocumentOverview] = []
        self._mails: dict[str, WaitingMails] = {}
        self._cooldowns: dict[str, datetime] = {}
        self._places: set[str] = set()
        self._requests, self._size = RequestTotals(0, 0), 0
        self._is_running = False

    def look(self, store: Store, companies: Sequence[str]) -> None:
        """Look at a store; what is not asked about any of its companies is about all of it.

        Args:
            store: the store, which is looked at once; or what several stores share, which has no company.
            companies: slugs; those of the configuration that the store does not know yet are among them.
        """
        wanted, gone = set(companies), taken_out(store, self._settings, companies)
        overviews = store.overviews.documents(self._now, self._location, self._saved_since)
        self._companies += companies
        self._documents += [one for one in overviews if one.company in wanted and one.id not in gone]
        for mails in store.overviews.mails():
            self._mails[mails.recipient] = mails.joined(self._mails.get(mails.recipient))
        asked = [self._location] if self._location else store.overviews.archives()
        places = {place for one in asked for place in archives_in(one)}
        self._places |= places
        for place in sorted(places):
            until = store.cooldowns.until(budget_of(place), self._now)
            if until is not None:
                self._cooldowns[place] = until
        self._requests = self._requests.joined(store.overviews.requests())
        self._size += store.path.stat().st_size if exists(store.path) else 0
        self._is_running = self._is_running or is_held(store.shared)

    def standing(self, unusable: Sequence[str] = ()) -> Standing:
        """Return what is known of the stores that were looked at.

        Args:
            unusable: the names of the stores that could not be looked at.
        """
        documents = sorted(self._documents, key=lambda one: (one.company, one.document))
        addresses = {one.address for one in recipients(self._settings)}
        mails = tuple(one for name, one in sorted(self._mails.items()) if name in addresses)
        cooldowns = dict(sorted(self._cooldowns.items()))
        found = [
            self._unknown(self._companies, documents),
            *self._of_documents(documents),
            self._cooldown(cooldowns),
            *map(self._mail, mails),
            self._clock(documents),
            _unusable(unusable),
        ]
        obstacles = tuple(one for one in found if one is not None)
        return Standing(self._now, tuple(documents), mails, cooldowns, self._requests, self._size, obstacles)

    def _unknown(self, companies: Sequence[str], documents: Iterable[DocumentOverview]) -> Obstacle | None:
        """Return which policies of the configuration, or that were imported, were never looked at."""
        seen = {(one.company, one.document) for one in documents}
        seen_companies = {company for company, _ in seen}
        missing = [name_of_policy(one) for one in documents if not one.looks]
        for slug in companies:
            company = self._settings.index.of(slug)
            if company is not None:
                missing += [f"{slug}/{one.slug}" for one in company.documents if (slug, one.slug) not in seen]
                missing += [slug] if company.corpus_files and slug not in seen_companies else []
        return _about("unknown", missing, "{} never looked at", "run `harvest`, and see its answer")

    def _of_documents(self, documents: Sequence[DocumentOverview]) -> Iterator[Obstacle | None]:
        looked = [one for one in documents if one.looks]
        yield _about(
            "overdue",
            [name_of_policy(one) for one in looked if self._is_overdue(one)],
            "{} not looked at in time",
            "check that `harvest` or `harvest schedule` runs",
        )
        yield _about(
            "listing",
            [name_of_policy(one) for one in looked if one.lists_failed],
            "the captures of {} could not be listed completely",
            "`harvest status` says why",
        )
        yield _about(
            "fetching",
            [name_of_policy(one) for one in looked if one.failed and one.problem],
            "captures of {} could not be fetched",
            "the next run tries again; `harvest status` says why",
        )
        yield _about(
            "saving",
            [name_of_policy(one) for one in looked if self._is_unsaved(one)],
            "no capture of {} was asked for, though the newest is old",
            "`harvest save` says why",
        )
        unended = [one for one in documents if one.started_at and not one.finished_at]
        yield _about(
            "unfinished",
            [] if self._is_running else [name_of_policy(one) for one in unended],
            "the last run did not finish for {}",
            "run `harvest` again to continue",
        )

    def _is_overdue(self, one: DocumentOverview) -> bool:
        """Return whether a document, or one of its lists, was not looked at in time."""
        age = self._age(one.company)
        looked_at, listed_at = moment_of(one.looked_at), moment_of(one.listed_at)
        if looked_at is None or self._now - looked_at > age or one.lists_unasked:
            return True
        # A list need not be asked for in every run.
        rest = timedelta(days=self._settings.archive.max_pause_days)
        return listed_at is not None and self._now - listed_at > age + rest

    def _is_unsaved(self, one: DocumentOverview) -> bool:
        """Return whether a capture was due for long, and none was asked for."""
        if self._saved_since is None or not any(map(captures_pages, self._places)) or not one.unsaved:
            return False
        return one.newest_capture is not None and moment(one.newest_capture) < self._saved_since

    def _age(self, slug: str) -> timedelta:
        """Return how long ago a company may have been looked at."""
        if self._max_age is not None:
            return self._max_age
        company = self._settings.index.of(slug)
        cron = (company.schedule if company else "") or self._settings.schedule.cron
        if cron not in self._ages:
            self._ages[cron] = _PATIENCE * longest_pause(parse_timetable(cron), self._now)
        return self._ages[cron]

    def _cooldown(self, cooldowns: dict[str, datetime]) -> Obstacle | None:
        said = [f"{public_location(place)} until {when(until)}" for place, until in cooldowns.items()]
        what = f"the archive must not be asked: {listed(said)}"
        return Obstacle("cooldown", len(said), what, "wait; do not run more often") if said else None

    def _mail(self, mails: WaitingMails) -> Obstacle | None:
        """Return what is wrong with the mails of a recipient; one that was just composed is not."""
        since = moment_of(mails.since)
        is_late = since is not None and self._now - since > (self._max_age or timedelta(days=_PATIENCE))
        if not mails.failed and not is_late:
            return None
        why = f" ({message(mails.reason, 100)})" if mails.reason else ""
        what = f"{count(mails.waiting, 'mail')} to {public_address(mails.recipient)} not delivered{why}"
        remedy = "`harvest digest` shows them; `harvest digest --send` tries again"
        return Obstacle("mail", mails.waiting, what, remedy)

    def _clock(self, documents: Iterable[DocumentOverview]) -> Obstacle | None:
        """Return whether the clock, or what was recorded by it, is wrong."""
        begun = [moment_of(one.started_at) for one in documents]
        newest = max((moment for moment in begun if moment is not None), default=self._now)
        if newest <= self._now + _TOLERANCE:
            return None
        what = f"the last run is recorded for {when(newest)}, which is in the future"
        return Obstacle("clock", 1, what, "set the clock of this machine")


def standing(
    store: Store,
    settings: Settings,
    companies: Sequence[str],
    location: str | None,
    now: datetime,
    max_age: timedelta | None = None,
) -> Standing:
    """Return whether everything is looked at in one store, and what stands in the way.

    Args:
        store: the store.
        settings: the configuration.
        companies: slugs; those of the configuration that the store does not know yet are among them.
        location: the archive whose lists count, or several, one a line; None for what was asked last.
        now: the time (aware, UTC).
        max_age: how long ago everything may have been looked at; None: twice the pause of its timetable.
    """
    survey = StandingSurvey(settings, location, now, max_age)
    survey.look(store, companies)
    return survey.standing()


def name_of_policy(one: DocumentOverview) -> str:
    """Return ``company/document``.

    Args:
        one: the document.
    """
    return f"{one.company}/{one.document}"


def _about(kind: str, names: Sequence[str], what: str, remedy: str) -> Obstacle | None:
    """Return an obstacle about some policies, or None if there are none."""
    if not names:
        return None
    said = what.format(count(len(names), "policy"))
    return Obstacle(kind, len(names), f"{said} ({listed(names, _NAMED)})", remedy)


def _unusable(stores: Sequence[str]) -> Obstacle | None:
    """Return an obstacle about stores, or None if all could be looked at."""
    if not stores:
        return None
    said = f"{count(len(stores), 'store')} could not be looked at ({listed(stores, _NAMED)})"
    return Obstacle("store", len(stores), said, "`harvest verify` says why")
