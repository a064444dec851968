"""What a recipient is told of: companies, topics and weights; pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from diffs.in_words import listed
from diffs.weights.topics import topic_name

_NAMED = 6


@dataclass(frozen=True, slots=True)
class Importance:
    """What of a change decides whether it is told.

    Attributes:
        weight: the weight of its heaviest section; None if its texts were not compared, which everybody who
            follows the company is told.
        topics: the topics that it concerns.
    """

    weight: int | None = 0
    topics: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Interest:
    """Some changes of some companies.

    Attributes:
        companies: the slugs of the companies, or None for all companies.
        topics: one of these topics a change must concern; empty for any change.
        at_least: the least weight of a change.
    """

    companies: frozenset[str] | None = None
    topics: frozenset[str] = frozenset()
    at_least: int = 0

    @property
    def is_narrow(self) -> bool:
        """Whether it leaves out changes of the companies."""
        return bool(self.topics) or self.at_least > 0

    @property
    def in_words(self) -> str:
        """Which changes it covers: ``only changes that weigh 4 or more, on arbitration or sale``."""
        if not self.is_narrow:
            return "all changes"
        weight = f"that weigh {self.at_least} or more" if self.at_least else ""
        topics = " or ".join(sorted(map(topic_name, self.topics)))
        parts = [weight, f"on {topics}" if topics else ""]
        return f"only changes {', '.join(filter(None, parts))}"

    def covers(self, company: str, importance: Importance) -> bool:
        """Return whether a change is one of these.

        Args:
            company: the slug of its company.
            importance: what it weighs and concerns.
        """
        if self.companies is not None and company not in self.companies:
            return False
        if importance.weight is None:
            return True
        return importance.weight >= self.at_least and (
            not self.topics or not self.topics.isdisjoint(importance.topics)
        )

    def includes(self, other: Interest) -> bool:
        """Return whether it covers all changes that the other one covers."""
        return (
            (self.companies is None or (other.companies is not None and other.companies <= self.companies))
            and (not self.topics or (bool(other.topics) and other.topics <= self.topics))
            and self.at_least <= other.at_least
        )


Interests = tuple[Interest, ...]


def united(interests: Iterable[Interest]) -> Interests:
    """Return interests without those that others include, in a fixed order.

    Args:
        interests: of one recipient.
    """
    some: dict[tuple[frozenset[str], int], set[str]] = {}
    every: dict[tuple[frozenset[str], int], None] = {}
    for one in interests:
        kind = (one.topics, one.at_least)
        if one.companies is None:
            every[kind] = None
        else:
            some.setdefault(kind, set()).update(one.companies)
    found = [Interest(None, *kind) for kind in every]
    found += [Interest(frozenset(slugs), *kind) for kind, slugs in some.items()]
    kept = [one for one in found if not any(other.includes(one) for other in found if other is not one)]
    return tuple(sorted(kept, key=lambda one: interests_as_json((one,))))


def interests_as_json(interests: Interests) -> str:
    """Return interests as JSON, which is the same for the same interests."""
    return json.dumps(
        [
            {
                "companies": None if one.companies is None else sorted(one.companies),
                "topics": sorted(one.topics),
                "at_least": one.at_least,
            }
            for one in interests
        ]
    )


def interests_from_json(text: str) -> Interests:
    """Return the interests of which `interests_as_json` made a text."""
    return tuple(
        Interest(
            None if one["companies"] is None else frozenset(one["companies"]),
            frozenset(one["topics"]),
            one["at_least"],
        )
        for one in json.loads(text)
    )


def interests_in_words(interests: Interests, name: Callable[[str], str]) -> tuple[str, ...]:
    """Return which changes are told, a part of a sentence for each interest; none if all are.

    Args:
        interests: of one recipient.
        name: returns the name of a company, given its slug.
    """
    if not any(one.is_narrow for one in interests):
        return ()
    return tuple(f"{_where(one, name)}{one.in_words}" for one in interests)


def _where(interest: Interest, name: Callable[[str], str]) -> str:
    if interest.companies is None:
        return ""
    return f"{listed(sorted(map(name, interest.companies)), _NAMED)}: "
