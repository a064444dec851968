"""Which company a user means, by slug, name or domain, and which name is nearest to a misspelt one; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from harvester.errors import ConfigError
from store.tables.names import CalledBy

# Nothing that a shell reads in another way: the remedy is meant to be copied.
_DOMAIN = re.compile(r"(?:[\w-]{1,63}\.)+[\w-]{2,63}")
# One letter wrong in a name of four.
_LIKE = 0.75


class NamedCompany(Protocol):
    """A company of the configuration or of the store, by what users call it."""

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


AnyCompany = TypeVar("AnyCompany", bound=NamedCompany)
CALLED_BY: tuple[CalledBy, ...] = ("slug", "name", "domain")
"""What of a company a user may type; where two companies match, the first of these decides."""


class CompanyIndex(Generic[AnyCompany]):
    """Companies by what users call them; of several with the same name, the first one counts.

    Args:
        companies: the companies, in their order.
    """

    def __init__(self, companies: Iterable[AnyCompany]) -> None:
        self._companies = tuple(companies)

    @cached_property
    def _by_slug(self) -> dict[str, AnyCompany]:
        return {company.slug: company for company in self._companies}

    @cached_property
    def _by_domain(self) -> dict[str, AnyCompany]:
        return {domain: company for company in self._companies for domain in company.domains}

    @cached_property
    def _called(self) -> dict[CalledBy, dict[str, AnyCompany]]:
        found: dict[CalledBy, dict[str, AnyCompany]] = {kind: {} for kind in CALLED_BY}
        for company in self._companies:
            found["slug"].setdefault(company.slug.casefold(), company)
            found["name"].setdefault(company.name.casefold(), company)
            for domain in company.domains:
                found["domain"].setdefault(domain.casefold().removeprefix("www."), company)
        return found

    def of(self, slug: str) -> AnyCompany | None:
        """Return the company with exactly this slug, or None."""
        return self._by_slug.get(slug)

    def owner(self, domain: str) -> AnyCompany | None:
        """Return the company with exactly this domain, or None."""
        return self._by_domain.get(domain)

    def called(self, name: str) -> tuple[CalledBy, AnyCompany] | None:
        """Return the company whose slug is `name`, else whose name, else one of whose domains; or None.

        Args:
            name: a slug, a name or a domain, in any case.

        Returns:
            What of the company the name is, and the company.
        """
        wanted = name.strip().casefold()
        words: dict[CalledBy, str] = {
            "slug": wanted,
            "name": wanted,
            "domain": wanted.rstrip(".").removeprefix("www."),
        }
        for kind, word in words.items():
            if (company := self._called[kind].get(word)) is not None:
                return kind, company
        return None


def matching_company(companies: Iterable[AnyCompany], name: str) -> AnyCompany | None:
    """Return the first company whose slug is `name`, else whose name, else one of whose domains; or None."""
    found = CompanyIndex(companies).called(name)
    return None if found is None else found[1]


def unknown_company(companies: Iterable[NamedCompany], name: str) -> ConfigError:
    """Return the error for an unknown company; it names the known ones, the nearest first."""
    known = {company.slug: (company.slug, company.name, *company.domains) for company in companies}
    is_domain = _DOMAIN.fullmatch(name.strip())
    add = f"`harvest add {name.strip() if is_domain else 'DOMAIN'}` finds a company's policies"
    if known:
        slugs = sorted(known, key=lambda slug: (-max(likeness(name, word) for word in known[slug]), slug))
        meant = f"Did you mean {slugs[0]}? " if _is_meant(name, known[slugs[0]]) else ""
        remedy = f"{meant}Known companies: {', '.join(slugs)}" + (f"; {add}" if is_domain else "")
    else:
        remedy = f"There are none yet: {add}, and `harvest import` reads corpus documents"
    return ConfigError(repr(name), "", "unknown company", remedy)


def _is_meant(name: str, known: Iterable[str]) -> bool:
    """Return whether a name is nearly one of a company's, or a piece of one."""
    typed = name.strip().casefold()
    pieces = {piece for one in known for piece in re.split(r"[\W_]+", one.casefold())}
    return typed in pieces or max(likeness(typed, one) for one in known) >= _LIKE


def likeness(one: str, other: str) -> float:
    """Return how alike two names are, from 0 to 1."""
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio()
