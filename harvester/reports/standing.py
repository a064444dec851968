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
from store.records import archives_in
from store.tables.overviews import DocumentOverview, WaitingMails
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
        obstacles: what stands in the way; none if all is well.
    """

    at: datetime
    documents: tuple[DocumentOverview, ...]
    mails: tuple[WaitingMails, ...]
    cooldowns: dict[str, datetime]
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


class _Inspector:
    """Inspects one store."""

    def __init__(
        self, store: Store, settings: Settings, location: str | None, now: datetime, max_age: timedelta | None
    ) -> None:
        self._store, self._settings, self._now, self._max_age = store, settings, now, max_age
        self._location = location
        self._is_running = is_held(store.shared)
        self._ages: dict[str, timedelta] = {}
        self._saved_since: datetime | None = None
        asked = [location] if location else store.overviews.archives()
        self._places = dict.fromkeys(place for one in asked for place in archives_in(one))

    def standing(self, companies: Sequence[str]) -> Standing:
        """Return whether everything is looked at for companies."""
        store, settings = self._store, self._settings
        wanted, gone = set(companies), taken_out(store, settings, companies)
        every = settings.save.every
        self._saved_since = self._now - _PATIENCE * every if every else None
        overviews = store.overviews.documents(self._now, self._location, self._saved_since)
        known = [one for one in overviews if one.company in wanted]
        documents = [one for one in known if one.id not in gone]
        addresses = {one.address for one in recipients(settings)}
        mails = tuple(one for one in store.overviews.mails() if one.recipient in addresses)
        pauses = {place: store.cooldowns.until(budget_of(place), self._now) for place in self._places}
        cooldowns = {place: until for place, until in pauses.items() if until is not None}
        found = [
            self._unknown(companies, documents),
            *self._of_documents(documents),
            self._cooldown(cooldowns),
            *map(self._mail, mails),
            self._clock(documents),
        ]
        return Standing(
            self._now, tuple(documents), mails, cooldowns, tuple(one for one in found if one is not None)
        )

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
    """Return whether everything is looked at, and what stands in the way.

    Args:
        store: the store.
        settings: the configuration.
        companies: slugs; those of the configuration that the store does not know yet are among them.
        location: the archive whose lists count, or several, one a line; None for what was asked last.
        now: the time (aware, UTC).
        max_age: how long ago everything may have been looked at; None: twice the pause of its timetable.
    """
    return _Inspector(store, settings, location, now, max_age).standing(companies)


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
