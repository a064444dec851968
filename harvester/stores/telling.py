"""Tell people what changed in several stores, each recipient in one mail, once.

What a mail reports is recorded in two steps. It is put into the outbox that all stores share, together with
what it reports of each of them, in one transaction: from then on it is reported, and nothing else has to
succeed. Then each store gets its part, which is forgotten only when the store has it. Whatever comes next
begins with giving the stores what they lack. So a mail is neither lost nor composed twice, wherever the
program is killed, and a store knows what was reported of it also when it is moved
(docs/decisions/0127-several-stores.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from harvester.config import Settings
from harvester.delivery import Transport
from harvester.digest import DigestInput, Recipient, is_mail_due, recipients
from harvester.digest.records import NOTHING_EARLIER
from harvester.errors import MailError
from harvester.pipeline.composing import composed
from harvester.pipeline.jobs import chosen_companies
from harvester.pipeline.reported_parts import ReportedPart, ReportingCall, reported_parts
from harvester.pipeline.telling import (
    SendResult,
    compose_due,
    compose_since,
    preview,
    send_due,
)
from harvester.stores.several import SeveralStores
from store import Store
from store.opening import exists
from store.tables.mail_parts import MailPart, MailParts
from store.tables.outbox import Outbox


@dataclass(frozen=True, slots=True)
class _OfStore:
    """What is reported to a recipient of a store, and which store it is."""

    path: Path
    part: ReportedPart


class Telling(Protocol):
    """Tells recipients what changed in one store, or in several."""

    @property
    def lock(self) -> Path:
        """The file beside which the lock of those who send mail is."""
        ...

    @property
    def outbox(self) -> Outbox:
        """The mails."""
        ...

    @property
    def is_whole(self) -> bool:
        """Whether every store could be used so far."""
        ...

    def compose(
        self, now: datetime, day: datetime | None = None, *, cosmetic: bool = False
    ) -> tuple[MailError, ...]:
        """Put a mail into the outbox for each recipient for whom there is news and a mail is due.

        Args:
            now: the time (aware, UTC).
            day: the day since which all changes are reported, whenever the last mail was composed; None to
                report the news.
            cosmetic: whether to report changes in which no word differs, too.

        Returns:
            An error for each mail that could not be composed, and each document that could not be shown.
        """
        ...

    def preview(
        self, now: datetime, day: datetime | None = None, *, cosmetic: bool = False
    ) -> tuple[DigestInput, ...]:
        """Return what would be reported to each recipient now, even if no mail is due; no mail is stored.

        Args:
            now: the time (aware, UTC).
            day: the day since which all changes are reported; None to report the news.
            cosmetic: whether to show changes in which no word differs, too.
        """
        ...

    def about(self, names: Sequence[str]) -> None:
        """Tell of some companies only, also if that is nothing.

        Args:
            names: slugs, names or domains; none means all companies.

        Raises:
            ConfigError: a name is unknown.
        """
        ...

    def send(self, transport: Transport, clock: Callable[[], datetime]) -> SendResult:
        """Try to send every mail that is due.

        Args:
            transport: sends the mails; it is closed at the end.
            clock: returns the time (aware, UTC).

        Returns:
            Which mails were accepted, and why the others were not.
        """
        ...

    def on_record(self) -> tuple[int, str]:
        """Return how many changes are known, and when the oldest of them was first captured (14 digits)."""
        ...


class OwnOutbox:
    """Tells recipients what changed in the only store.

    Args:
        store: the store.
        settings: who gets a digest, and how often.
    """

    is_whole = True

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store, self._settings, self._about = store, settings, settings
        self.lock, self.outbox = store.shared, store.outbox

    def compose(
        self, now: datetime, day: datetime | None = None, *, cosmetic: bool = False
    ) -> tuple[MailError, ...]:
        """See `Telling.compose`."""
        if day is not None:
            return compose_since(self._store, self._about, day, now, cosmetic=cosmetic)
        return compose_due(self._store, self._about, now, cosmetic=cosmetic)

    def preview(
        self, now: datetime, day: datetime | None = None, *, cosmetic: bool = False
    ) -> tuple[DigestInput, ...]:
        """See `Telling.preview`."""
        return preview(self._store, self._about, now, day, cosmetic=cosmetic)

    def about(self, names: Sequence[str]) -> None:
        """See `Telling.about`."""
        slugs = chosen_companies(self._settings, self._store, names) if names else ()
        self._about = self._settings.about(slugs)

    def send(self, transport: Transport, clock: Callable[[], datetime]) -> SendResult:
        """See `Telling.send`."""
        return send_due(self._store, self._settings, transport, clock)

    def on_record(self) -> tuple[int, str]:
        """See `Telling.on_record`."""
        return self._store.changes.on_record()


class SharedOutbox:
    """Tells recipients what changed in several stores.

    Args:
        several: the stores.
        shared: the file that they share, opened in the same way.
    """

    def __init__(self, several: SeveralStores, shared: Store) -> None:
        self._several, self._shared, self._settings = several, shared, several.settings
        self._about, self._names = several.settings, tuple[str, ...]()
        self._parts = MailParts(shared.database)
        self._failures: list[MailError] = []
        self._on_record: list[tuple[int, str]] = []
        self.lock, self.outbox = several.pattern.shared, shared.outbox

    @property
    def is_whole(self) -> bool:
        """Whether every store could be used so far."""
        return not self._several.has_failed

    def compose(
        self, now: datetime, day: datetime | None = None, *, cosmetic: bool = False
    ) -> tuple[MailError, ...]:
        """See `Telling.compose`."""
        due = self.due(now) if day is None else recipients(self._about)
        found = self._found(due, now, day, cosmetic=cosmetic, is_recorded=day is None)
        for recipient in due:
            if any(one.part.is_news for one in found.get(recipient.address, ())):
                self._put(found[recipient.address], now)
        self.settle()
        return tuple(self._failures)

    def preview(
        self, now: datetime, day: datetime | None = None, *, cosmetic: bool = False
    ) -> tuple[DigestInput, ...]:
        """See `Telling.preview`."""
        everybody = recipients(self._about)
        found = self._found(everybody, now, day, cosmetic=cosmetic, is_recorded=False)
        return tuple(
            _merged(found[one.address])
            for one in everybody
            if any(part.part.is_news for part in found.get(one.address, ()))
        )

    def about(self, names: Sequence[str]) -> None:
        """See `Telling.about`."""
        self._names = tuple(names)
        self._about = self._settings.about(self._several.places.chosen(names) if names else ())

    def send(self, transport: Transport, clock: Callable[[], datetime]) -> SendResult:
        """See `Telling.send`."""
        return send_due(self._shared, self._settings, transport, clock)

    def on_record(self) -> tuple[int, str]:
        """See `Telling.on_record`; of the stores of the last preview."""
        known = [one for one in self._on_record if one[0]]
        return sum(changes for changes, _ in known), min((since for _, since in known), default="")

    def settle(self) -> None:
        """Give the stores what they lack of the mails that were composed."""
        for name in self._parts.stores():
            path = self._several.pattern.folder / name
            store = self._several.open(path) if exists(path) else None
            if store is not None:
                with self._several.given(path, store, ()):
                    self._complete(name, store)
                    self._parts.drop(name)

    def due(self, now: datetime) -> tuple[Recipient, ...]:
        """Return the recipients to whom a mail is due, if there is news.

        Args:
            now: the time (aware, UTC).
        """
        period, zone = self._settings.digest.period, ZoneInfo(self._settings.schedule.timezone)
        last = self._shared.outbox.last_composed
        everybody = recipients(self._about)
        return tuple(one for one in everybody if is_mail_due(period, last(one.address, now), now, zone))

    def _found(
        self,
        wanted: Iterable[Recipient],
        now: datetime,
        day: datetime | None,
        *,
        cosmetic: bool,
        is_recorded: bool,
    ) -> dict[str, list[_OfStore]]:
        """Return what is reported to each recipient, by their addresses."""
        followers = _Followers(wanted)
        # What nobody wanted when it was new is not told later. What is not told because a call is about other
        # companies was not unwanted: the next call about all of them decides.
        all_followers = _Followers(recipients(self._settings) if is_recorded and not self._names else ())
        found: dict[str, list[_OfStore]] = {}
        for path, slugs in self._several.shares(self._names).items():
            store = self._several.open(path) if path in self._several.places.paths else None
            if store is None:
                continue
            with self._several.given(path, store, slugs):
                self._prepare(path, store)
                self._on_record.append(store.changes.on_record())
                due, everybody = tuple(followers.of(slugs)), tuple(all_followers.of(slugs))
                call = ReportingCall(due, everybody, now, day, cosmetic, self._shared.outbox)
                for part in reported_parts(store, self._about, call):
                    if isinstance(part, MailError):
                        self._failures.append(part)
                    else:
                        found.setdefault(part.recipient.address, []).append(_OfStore(path, part))
        self._several.tell_of_strays()
        return found

    def _prepare(self, path: Path, store: Store) -> None:
        """Take over what waits in the outbox of a store, and give it what it lacks."""
        self._complete(self._name(path), store)
        self._shared.outbox.take_over(store.outbox)

    def _complete(self, name: str, store: Store) -> None:
        """Give a store what it lacks; what it has is left as it is."""
        for part in self._parts.of(name):
            store.outbox.put_part(part.mail, part.composed_at, part.changes, part.episodes)

    def _put(self, found: list[_OfStore], now: datetime) -> None:
        """Compose a mail, and store it with its parts."""
        digest = _merged(found)
        channel = self._settings.digest.channels.get(digest.recipient)
        mail = (found[0].part.mail if len(found) == 1 else None) or composed(channel, digest)
        parts = {
            self._name(one.path): MailPart(one.part.mail, now, one.part.changes, one.part.episodes)
            for one in found
            if one.part.mail is not None
        }
        self._parts.put(mail, now, parts.items())

    def _name(self, path: Path) -> str:
        return path.relative_to(self._several.pattern.folder).as_posix()


class _Followers:
    """Which recipients follow which companies; the companies of each store are looked up, not all of them.

    Args:
        wanted: the recipients.
    """

    def __init__(self, wanted: Iterable[Recipient]) -> None:
        self._wanted = tuple(wanted)
        self._of_all = [place for place, one in enumerate(self._wanted) if one.companies is None]
        self._of_some: dict[str, list[int]] = {}
        for place, one in enumerate(self._wanted):
            for slug in one.companies or ():
                self._of_some.setdefault(slug, []).append(place)

    def of(self, slugs: Iterable[str]) -> Iterator[Recipient]:
        """Yield the recipients who follow any of the companies of a store, with those that they follow.

        Args:
            slugs: the companies whose store it is; others in it belong elsewhere.
        """
        here = frozenset(slugs)
        places = {*self._of_all, *(place for slug in here for place in self._of_some.get(slug, ()))}
        for place in sorted(places):
            one = self._wanted[place]
            yield replace(one, companies=here if one.companies is None else one.companies & here)


def _merged(found: Iterable[_OfStore]) -> DigestInput:
    """Return what is reported of several stores as the input of one mail."""
    digests = [one.part.digest for one in found]
    return replace(
        digests[0],
        earlier=sum((one.earlier for one in digests), NOTHING_EARLIER),
        companies=tuple(
            sorted((company for one in digests for company in one.companies), key=lambda one: one.slug)
        ),
        troubles=tuple(trouble for one in digests for trouble in one.troubles),
        methods=tuple(
            sorted(
                (method for one in digests for method in one.methods),
                key=lambda one: (one.company, one.document),
            )
        ),
    )
