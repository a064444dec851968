"""Which company a user means: by slug, name or domain; which name is nearest to a wrong one; pure."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Protocol, TypeVar

from harvester.errors import ConfigError


class Named(Protocol):
    """What a company is known by: one of the configuration or one of the store."""

    @property
    def slug(self) -> str:
        """Its name in the configuration, the store and on the command line."""
        ...

    @property
    def name(self) -> str:
        """Its name for people."""
        ...

    @property
    def domains(self) -> tuple[str, ...]:
        """Its domains, without ``www.``."""
        ...


AnyCompany = TypeVar("AnyCompany", bound=Named)


def matching_company(companies: Iterable[AnyCompany], name: str) -> AnyCompany | None:
    """The first of `companies` whose slug is `name`, else whose name, else one of whose domains; or None."""
    wanted, known = name.strip().casefold(), tuple(companies)
    for company in known:
        if company.slug.casefold() == wanted:
            return company
    for company in known:
        if company.name.casefold() == wanted:
            return company
    host = wanted.rstrip(".").removeprefix("www.")
    for company in known:
        if host in (domain.casefold().removeprefix("www.") for domain in company.domains):
            return company
    return None


def unknown_company(companies: Iterable[Named], name: str) -> ConfigError:
    """The error for a company that nobody knows; the known ones are named, the nearest first."""
    known = {company.slug: (company.slug, company.name, *company.domains) for company in companies}
    if not known:
        remedy = "None is known yet: add [companies.<slug>] to the configuration, or import a corpus document"
        return ConfigError("--company", "", f"unknown company {name!r}", remedy)
    slugs = sorted(known, key=lambda slug: (-max(likeness(name, word) for word in known[slug]), slug))
    return ConfigError("--company", "", f"unknown company {name!r}", f"Known are: {', '.join(slugs)}")


def likeness(one: str, other: str) -> float:
    """How alike two names are, 0 to 1."""
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio()
