"""What all workers of a call go by: which captures belong together, and the limits; pure."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from functools import cached_property

from harvester.archive import split_url, urlkey
from harvester.config import ArchiveSettings, CompanySettings, Settings, matching_company
from harvester.corpus import company_slug, registrable_domain
from harvester.discovery.address_facts import UNNAMED_KINDS, facts_of
from harvester.pipeline.generations import READING
from store.records import Capture


@dataclass(frozen=True)
class BulkRules:
    """What decides the result, besides the inputs.

    A *group* is what must be harvested together: a company of the configuration, or all domains that give the
    same slug, because only together can each get a slug of its own.

    Attributes:
        companies: the companies of the configuration, without what is secret.
        phrases: topics that make a change weigh more, added to the built-in ones.
        resolution_days: how far apart two captures with the same text may be, in days.
        location: the folder that all archives have in common, as the store names it.
        began_at: when the data set was begun (aware, UTC).
        cited: URL keys of the addresses that corpus documents cite → the groups of these.
    """

    companies: tuple[CompanySettings, ...]
    phrases: Mapping[str, tuple[str, ...]]
    resolution_days: float
    location: str
    began_at: datetime
    cited: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def settings(self) -> Settings:
        """The same as a configuration; all that is there is read at once."""
        limits = ArchiveSettings(budget=sys.maxsize, resolution_days=self.resolution_days)
        return Settings(archive=limits, weights=self.phrases, companies=self.companies)

    @cached_property
    def is_described(self) -> bool:
        """Whether the configuration says which policies there are; otherwise addresses do."""
        return any(company.documents for company in self.companies)

    @cached_property
    def _described(self) -> dict[str, tuple[str, ...]]:
        """URL keys of the configuration → the groups of the documents."""
        found: dict[str, dict[str, None]] = {}
        for company in self.companies:
            for document in company.documents:
                for address in document.urls:
                    found.setdefault(urlkey(address.url), {})[company.slug] = None
        return {key: tuple(groups) for key, groups in found.items()}

    def groups_of(self, capture: Capture) -> tuple[str, ...]:
        """Return the groups of which a capture may show a policy.

        Args:
            capture: the capture.
        """
        known = (*self._described.get(capture.urlkey, ()), *self.cited.get(capture.urlkey, ()))
        if known or self.is_described:
            return tuple(dict.fromkeys(known))
        if facts_of(capture.original).kind in UNNAMED_KINDS:
            return ()
        return (self.group_of(domain_of(capture.original)),)

    def group_of(self, domain: str) -> str:
        """Return the group of a domain.

        Args:
            domain: the domain.
        """
        company = matching_company(self.companies, domain)
        return company.slug if company is not None else company_slug(domain)

    @cached_property
    def fingerprint(self) -> str:
        """What is equal for rules that give the same result, except for the rules of this version."""
        companies = [asdict(company) for company in self.companies]
        ruled = [companies, dict(self.phrases), self.resolution_days, READING]
        return hashlib.sha256(json.dumps(ruled, sort_keys=True, default=str).encode()).hexdigest()


def bulk_rules(settings: Settings, location: str, began_at: datetime) -> BulkRules:
    """Return the rules that follow from a configuration.

    Args:
        settings: the configuration; of what is in it, workers only get what decides the result.
        location: the folder that all archives have in common.
        began_at: the time (aware, UTC).
    """
    return BulkRules(
        companies=tuple(_public(company) for company in settings.companies),
        phrases={topic: tuple(phrases) for topic, phrases in settings.weights.items()},
        resolution_days=settings.archive.resolution_days,
        location=location,
        began_at=began_at,
    )


def domain_of(url: str) -> str:
    """Return the registrable domain of an address.

    Args:
        url: the address.
    """
    return registrable_domain(split_url(url).hostname or "")


def part_of(group: str, parts: int) -> int:
    """Return the part of the data set in which a group is, from 0.

    Args:
        group: its name.
        parts: how many parts there are.
    """
    return int.from_bytes(hashlib.sha256(group.encode()).digest()[:8], "big") % parts


def _public(company: CompanySettings) -> CompanySettings:
    """Return a company without its recipients and its timetable; pages are not rendered in bulk."""
    documents = tuple(replace(document, render="never") for document in company.documents)
    return CompanySettings(company.slug, company.name, company.domains, documents=documents)
