"""Decide which changes a recipient is told of, by what they wanted when a change was first considered."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from harvester.digest.gather import importance
from harvester.digest.interests import Importance, Interests, interests_as_json, interests_from_json
from harvester.digest.policies import Policies
from harvester.digest.recipients import Recipient
from harvester.errors import HarvesterError
from store import Store
from store.tables.changes import VersionChange
from store.tables.considered import ConsideredChange
from store.tables.outbox import ReportedChange, is_channel

ChangeIdentity = tuple[int, str, str, str]


class NewsJudge:
    """Knows what changes weigh and concern, and what recipients want to be told of.

    Args:
        store: the changes, and what a digest has considered.
        policies: what the configuration says of all policies.
    """

    def __init__(self, store: Store, policies: Policies) -> None:
        self._store, self._policies = store, policies
        self._read()

    def _read(self) -> None:
        self._considered = {one.identity: one for one in self._store.considered.all()}
        self._wanted = self._store.considered.interests()
        self._by_company: dict[str, list[ConsideredChange]] = {}
        for one in self._considered.values():
            self._by_company.setdefault(one.company, []).append(one)

    def consider(self, changes: Iterable[VersionChange], recipients: Iterable[Recipient]) -> None:
        """Record the changes that were not considered before, and interests that are new.

        Args:
            changes: all news.
            recipients: all recipients.
        """
        found = [self._judged(one) for one in changes if identity_of(one) not in self._considered]
        interests = {one.address: interests_as_json(one.interests) for one in recipients}
        new = {
            address: text
            for address, text in interests.items()
            if address not in self._wanted or self._wanted[address][-1][1] != text
        }
        if found or new:
            with self._store.step(durable=True):
                self._store.considered.add(new, found)
            self._read()

    def is_wanted(self, change: VersionChange, recipient: Recipient) -> bool:
        """Return whether a recipient wants to be told of a change now.

        Args:
            change: a change of a company that they follow.
            recipient: who gets the digest.
        """
        policy = self._policies.interest(change.company, change.slug)
        if not recipient.narrowed and not policy.is_narrow:
            return True
        what = self._importance(change)
        return policy.covers(change.company, what) and any(
            one.covers(change.company, what) for one in recipient.interests
        )

    def left_out(self, recipient: Recipient) -> Iterator[ReportedChange]:
        """Yield the changes that a recipient did not want to be told of when they were considered.

        Their bounds hold nothing: a change that is found within them later was not left out.

        Args:
            recipient: who gets the digest.
        """
        history = self._history(recipient)
        numbers = [number for number, _ in history]
        for one in self._of(recipient):
            if one.left_out or (history and not _was_wanted(one, numbers, history)):
                yield _reported(one)

    def earlier(self, recipient: Recipient) -> Iterator[ReportedChange]:
        """Yield the changes that were considered before a channel was a recipient.

        A chat has no room for a year of changes: what is new begins for a channel when it is added. A mail
        holds them, and other recipients are told everything, as the first time after a wrong address.

        Args:
            recipient: who gets the digest; for others than channels, there are none.
        """
        if is_channel(recipient.address):
            known = self._wanted.get(recipient.address)
            for one in self._of(recipient):
                if known is None or one.interests < known[0][0]:
                    yield _reported(one)

    def was_there(self, recipient: Recipient, change: VersionChange) -> bool:
        """Return whether somebody was a recipient when a change was considered.

        Args:
            recipient: anybody.
            change: a change.
        """
        known, considered = self._wanted.get(recipient.address), self._considered.get(identity_of(change))
        return bool(known and considered and known[0][0] <= considered.interests)

    def _of(self, recipient: Recipient) -> Iterator[ConsideredChange]:
        """Yield the considered changes of the companies that a recipient follows."""
        for company in self._by_company if recipient.companies is None else recipient.companies:
            yield from self._by_company.get(company, ())

    def _history(self, recipient: Recipient) -> list[tuple[int, Interests]]:
        """Return what a recipient wanted to be told of over time; empty if that was always all."""
        stored = self._wanted.get(recipient.address, [])
        is_steady = len(stored) == 1 and not recipient.narrowed
        if is_steady and stored[0][1] == interests_as_json(recipient.interests):
            return []
        return [(number, interests_from_json(text)) for number, text in stored]

    def _importance(self, change: VersionChange) -> Importance:
        """Return what was recorded of a change when it was considered; else what its comparison says."""
        recorded = self._considered.get(identity_of(change))
        if recorded is None:
            return self._weighed(change)
        return Importance(recorded.weight, frozenset(recorded.topics))

    def _weighed(self, change: VersionChange) -> Importance:
        """Return what a change weighs and concerns; one that no rule can weigh holds up no other."""
        try:
            return importance(self._store, change, self._policies.weights)
        except HarvesterError:
            raise
        except Exception:
            # As if it was not compared: everybody who follows the policy is told, or that it cannot be shown.
            return Importance(None)

    def _judged(self, change: VersionChange) -> ConsideredChange:
        what = self._weighed(change)
        policy = self._policies.interest(change.company, change.slug)
        return ConsideredChange(
            *identity_of(change),
            weight=what.weight,
            topics=tuple(sorted(what.topics)),
            left_out=not policy.covers(change.company, what),
            interests=0,
        )


def _was_wanted(
    change: ConsideredChange, numbers: Sequence[int], history: Sequence[tuple[int, Interests]]
) -> bool:
    """Return whether a recipient wanted to be told of a change when it was considered, or was none yet."""
    place = bisect_right(numbers, change.interests) - 1
    what = Importance(change.weight, frozenset(change.topics))
    return place < 0 or any(one.covers(change.company, what) for one in history[place][1])


def _reported(one: ConsideredChange) -> ReportedChange:
    """Return a considered change as if it had been reported, without bounds."""
    return ReportedChange(one.document, one.old_text, one.new_text, one.first_capture, one.first_capture)


def identity_of(change: VersionChange) -> ChangeIdentity:
    """Return what a change is known by, as it is stored."""
    return change.document, change.old_text, change.new_text, change.after.first_capture
