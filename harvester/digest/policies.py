"""What the configuration says of all policies, and the words for what a recipient is told of; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from diffs.in_words import count
from harvester.config import Settings
from harvester.digest.interests import Interest, interests_in_words
from harvester.digest.recipients import Recipient

_NAMED = 6


@dataclass(frozen=True, slots=True)
class NarrowedPolicy:
    """A policy of which only some changes are told.

    Attributes:
        name: its company and title.
        interest: which changes.
    """

    name: str
    interest: Interest


@dataclass(frozen=True, slots=True)
class Policies:
    """What the configuration says of all policies.

    Attributes:
        narrowed: the policies of which only some changes are told, by company and slug.
        weights: the user's own topics and phrases.
        settings: the configuration, which knows the names of companies.
    """

    narrowed: Mapping[tuple[str, str], NarrowedPolicy] = field(default_factory=lambda: MappingProxyType({}))
    weights: Mapping[str, Sequence[str]] = field(default_factory=lambda: MappingProxyType({}))
    settings: Settings = field(default_factory=Settings)

    def interest(self, company: str, document: str) -> Interest:
        """Return which changes of a policy are told at all.

        Args:
            company: slug of its company.
            document: its slug.
        """
        found = self.narrowed.get((company, document))
        return Interest() if found is None else found.interest


NOT_NARROWED = Policies()
"""Of every policy, all changes are told."""


def policies_of(settings: Settings) -> Policies:
    """Return what a configuration says of all policies."""
    narrowed = {
        (company.slug, document.slug): NarrowedPolicy(
            f"{company.name}, {document.title}",
            Interest(None, frozenset(document.topics), document.at_least),
        )
        for company in settings.companies
        for document in company.documents
        if document.topics or document.at_least
    }
    return Policies(narrowed, settings.weights, settings)


def selection_in_words(recipient: Recipient, policies: Policies) -> tuple[str, ...]:
    """Return which changes a recipient is told of, a part of a sentence each; none if it is all.

    Args:
        recipient: who gets the digest.
        policies: what the configuration says of all policies.
    """
    narrowed = [one for (company, _), one in policies.narrowed.items() if recipient.follows(company)]
    if not narrowed and not recipient.narrowed:
        return ()
    told = interests_in_words(recipient.interests, lambda slug: _name(policies.settings, slug))
    lines = [
        *(told or ("all changes",)),
        *(f"{one.name}: {one.interest.in_words}" for one in narrowed[:_NAMED]),
    ]
    if more := len(narrowed[_NAMED:]):
        lines.append(f"{count(more, 'more policy')}: only some changes, as the configuration says")
    return tuple(lines)


def _name(settings: Settings, slug: str) -> str:
    company = settings.index.of(slug)
    return slug if company is None else company.name
