"""What may be reported: read from the store once for all recipients."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import TypeVar

from harvester.archive.timestamps import digits
from harvester.digest.judging import ChangeIdentity, NewsJudge, identity_of
from harvester.digest.news import is_news, untold
from harvester.digest.policies import NOT_NARROWED, Policies, selection_in_words
from harvester.digest.recipients import Recipient
from harvester.digest.records import NOTHING_EARLIER, EarlierChanges
from store import Store
from store.lock import is_held
from store.tables.changes import VersionChange
from store.tables.outbox import Episode, Outbox, is_channel

Ignored = Callable[[AbstractSet[str]], AbstractSet[int]]
"""Given the slugs of companies, returns the ids of those of their documents that are no longer checked."""
_Found = TypeVar("_Found")


class Candidates:
    """The changes and episodes from which the digest of each recipient is taken.

    Args:
        store: the store.
        ignored: returns the documents of companies that are no longer checked.
        day: the earliest time of the first capture of the new text (aware), to report all changes since then,
            history and what was reported before included; None for the news.
        cosmetic: whether to include changes in which no word differs.
        policies: what the configuration says of all policies.
        everybody: returns all recipients.
    """

    def __init__(
        self,
        store: Store,
        ignored: Ignored,
        *,
        day: datetime | None = None,
        cosmetic: bool = False,
        policies: Policies = NOT_NARROWED,
        everybody: Callable[[], Iterable[Recipient]] = tuple,
    ) -> None:
        self._everybody = everybody
        self._waited_for: frozenset[ChangeIdentity] | None = None
        self._store, self._ignored, self._day, self._cosmetic = store, ignored, day, cosmetic
        self._judge, self._policies = NewsJudge(store, policies), policies
        self._read()

    def renew(self) -> None:
        """Read everything again if another process has written to the store since."""
        if self._store.database.data_version() != self._version:
            self._read()

    def consider(self, recipients: Iterable[Recipient]) -> None:
        """Record the news that no digest has considered, and what recipients want to be told of now.

        What a recipient did not want when it was considered is not told to them later.

        Args:
            recipients: all recipients.
        """
        changes = [change for some in self._changes.values() for change in some]
        everybody = tuple(recipients)
        self._judge.consider(changes, everybody)
        if any(True for one in everybody for _ in self._judge.earlier(one)):
            # Before the first of the mails is stored, which then counts as told.
            self._waiting()

    def _read(self) -> None:
        store, since = self._store, None if self._day is None else digits(self._day)
        self._version = store.database.data_version()
        changes = store.changes.since(since)
        compared = {one.document for one in changes} if self._day is None else ()
        self._rereadings = {document: store.outbox.rereadings(document) for document in compared}
        self._changes = _by_company((change.company, change) for change in changes if self._counts(change))
        episodes = store.outbox.episodes(is_running=is_held(store.shared))
        named = store.names.documents(one.document for one in episodes)
        ignored = self._ignored({one.company for one in named.values()})
        self._episodes = _by_company(
            (named[one.document].company, one) for one in episodes if one.document not in ignored
        )

    def _counts(self, change: VersionChange) -> bool:
        """Return whether a change may be reported."""
        if self._day is not None:
            return self._cosmetic or not change.cosmetic
        return is_news(change, self._rereadings[change.document], cosmetic=self._cosmetic)

    def changes_for(self, recipient: Recipient) -> tuple[VersionChange, ...]:
        """Return the changes for a recipient: of the news, those that were not reported to them.

        Args:
            recipient: who gets the digest.
        """
        found = self._untold_for(recipient)
        return _without(found, self._before(recipient, found)) if self._day is None else found

    def _untold_for(self, recipient: Recipient) -> tuple[VersionChange, ...]:
        """Return the changes that somebody wants and was not told, whenever they became a recipient."""
        found = tuple(_followed(self._changes, recipient))
        if self._day is None and found:
            done = (*self._store.outbox.told_changes(recipient.address), *self._judge.left_out(recipient))
            found = untold(found, done, self._rereadings)
        return tuple(change for change in found if self._judge.is_wanted(change, recipient))

    def _before(self, recipient: Recipient, found: tuple[VersionChange, ...]) -> tuple[VersionChange, ...]:
        """Return the changes that others were told, or did not want, before a channel was added.

        What somebody who was there is still to be told, in the mail of their next day or week, is not among
        them.
        """
        considered = tuple(self._judge.earlier(recipient)) if found else ()
        if not considered:
            return ()
        before = _without(found, untold(found, considered, self._rereadings))
        return tuple(one for one in before if identity_of(one) not in self._waiting()) if before else ()

    def _waiting(self) -> AbstractSet[ChangeIdentity]:
        """Return what somebody is still to be told who was a recipient when it was considered."""
        if self._waited_for is None:
            self._waited_for = frozenset(
                identity_of(change)
                for other in self._everybody()
                for change in self._untold_for(other)
                if self._judge.was_there(other, change)
            )
        return self._waited_for

    def earlier_for(self, recipient: Recipient, sent: Outbox) -> EarlierChanges:
        """Return the news that others were told before a channel was added; it is not told of them.

        Args:
            recipient: who gets the digest.
            sent: the mails that were composed; who got one before is told nothing of this.
        """
        if self._day is not None or not is_channel(recipient.address):
            return NOTHING_EARLIER
        if sent.last_composed(recipient.address) is not None:
            return NOTHING_EARLIER
        earlier = self._before(recipient, self._untold_for(recipient))
        return EarlierChanges(len(earlier), min((one.after.first_capture for one in earlier), default=""))

    def selection_for(self, recipient: Recipient) -> tuple[str, ...]:
        """Return which changes a recipient is told of, a part of a sentence each; none if it is all.

        Args:
            recipient: who gets the digest.
        """
        return selection_in_words(recipient, self._policies)

    def episodes_for(self, recipient: Recipient) -> tuple[tuple[Episode, ...], bool]:
        """Return the times in which a policy could not be checked, and whether one has to be reported now.

        Those that last are included, and, once, those that were reported and have ended since. One has to be
        reported if it lasts and was not reported before.

        Args:
            recipient: who gets the digest.
        """
        lasting = sorted(_followed(self._episodes, recipient), key=lambda one: one.document)
        reported = self._store.outbox.told_troubles(recipient.address)
        now = {(episode.document, episode.since) for episode in lasting}
        over = []
        for (document, since), is_end_reported in reported.items():
            if is_end_reported or (document, since) in now:
                continue
            until = self._store.outbox.end_of(document, since)
            if until is not None:
                over.append(Episode(document, since, "", True, until))
        return (*lasting, *over), bool(now - reported.keys())


def _by_company(found: Iterable[tuple[str, _Found]]) -> dict[str, list[_Found]]:
    """Return things by the slug of their company, companies in the order of their first one."""
    groups: dict[str, list[_Found]] = defaultdict(list)
    for company, one in found:
        groups[company].append(one)
    return groups


def _without(changes: Iterable[VersionChange], others: Iterable[VersionChange]) -> tuple[VersionChange, ...]:
    """Return changes but for others, which are the same objects; there may be thousands of them."""
    left_out = {id(one) for one in others}
    return tuple(one for one in changes if id(one) not in left_out)


def _followed(groups: Mapping[str, list[_Found]], recipient: Recipient) -> Iterator[_Found]:
    """Yield what belongs to the companies that a recipient follows, in the order of the groups."""
    slugs = groups if recipient.companies is None else sorted(recipient.companies & groups.keys())
    for slug in slugs:
        yield from groups[slug]
