"""In which store the history of a company is, or will be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from pathlib import Path

from harvester.config import CALLED_BY, Settings, unknown_company
from harvester.config.names import CompanyIndex
from harvester.config.store_pattern import FoundStore, StorePattern
from harvester.config.store_values import DEFAULT_GROUP
from harvester.stores.looking import StoreLook
from store.errors import StoreError
from store.records import Company

LookInto = Callable[[Path], StoreLook | None]
"""Looks into a store: which companies it knows; None if it cannot be opened."""


class StorePlaces:
    """Which companies there are, and where the store of each is.

    The configuration says where the store of a company is that it names. The others were imported, or were
    removed from the configuration: their stores are found by their names or, where a store is for a group, by
    looking into it.

    Args:
        settings: the configuration.
        pattern: where stores are.
        look: looks into a store.
    """

    def __init__(self, settings: Settings, pattern: StorePattern, look: LookInto) -> None:
        self._settings, self._pattern, self._look = settings, pattern, look

    @cached_property
    def existing(self) -> tuple[FoundStore, ...]:
        """The stores that are there.

        Raises:
            StoreError: their folder cannot be read.
        """
        try:
            return tuple(self._pattern.existing())
        except OSError as error:
            problem = f"cannot be read ({error.strerror})"
            raise StoreError(f"{self._pattern.folder}: {problem}. Check its permissions.") from error

    @cached_property
    def paths(self) -> frozenset[Path]:
        """The files of the stores that are there."""
        return frozenset(one.path for one in self.existing)

    def home(self, slug: str) -> Path:
        """Return where the store of a company is, or will be.

        Args:
            slug: of the company.
        """
        company = self._settings.index.of(slug)
        if company is not None:
            return self._pattern.path_for(slug, company.group)
        if self._pattern.names_companies and not self._pattern.names_groups:
            return self._pattern.path_for(slug, DEFAULT_GROUP)
        return self._found.get(slug) or self._pattern.path_for(slug, DEFAULT_GROUP)

    def slugs(self) -> tuple[str, ...]:
        """Return the slugs of all companies, sorted."""
        return tuple(sorted({*(one.slug for one in self._settings.companies), *self._found}))

    @cached_property
    def _found(self) -> dict[str, Path]:
        """The stores of the companies that the configuration does not name."""
        found: dict[str, Path] = {}
        for one in self.existing:
            for slug in (one.name,) if one.is_slug else self._slugs_in(one.path):
                if self._settings.index.of(slug) is None:
                    found.setdefault(slug, one.path)
        return found

    def _slugs_in(self, path: Path) -> AbstractSet[str]:
        look = self._look(path)
        return look.slugs if look else frozenset()

    def chosen(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the slugs of the companies that a call names, sorted; those of all if it names none.

        Args:
            names: slugs, names or domains.

        Raises:
            ConfigError: a name is unknown; the message lists the known ones.
        """
        names = tuple(names)
        return tuple(sorted({self._called(name) for name in names})) if names else self.slugs()

    def slug_for(self, names: Sequence[str]) -> str:
        """Return the slug of a company of the configuration, else that of one that has the same domain.

        Args:
            names: its slug, which it has if there is no such company, and its domains.
        """
        configured = next(filter(None, map(self._settings.index.called, names)), None)
        if configured is not None:
            return configured[1].slug
        owners = self.owners()
        return next((owners[domain] for domain in names[1:] if domain in owners), names[0])

    def _called(self, name: str) -> str:
        """Return the slug of the company that a name means; a company of the configuration goes first."""
        configured = self._settings.index.called(name)
        if configured is not None and configured[0] == "slug":
            return configured[1].slug
        slug = name.strip().casefold()
        if slug in self._found:
            return slug
        if configured is not None and configured[0] == "name":
            return configured[1].slug
        # Only their stores know what other companies are called.
        stored = self._stored()
        other = stored.called(name)
        found = [] if configured is None else [(configured[0], configured[1].slug)]
        found += [] if other is None else [(other[0], other[1].slug)]
        if not found:
            raise unknown_company([*self._settings.companies, *self._companies], name)
        return min(found, key=lambda one: CALLED_BY.index(one[0]))[1]

    def owners(self) -> dict[str, str]:
        """Return the domains of the companies that the configuration does not name, with their slugs."""
        return {domain: company.slug for company in self._companies for domain in company.domains}

    def _stored(self) -> CompanyIndex[Company]:
        return CompanyIndex(self._companies)

    @cached_property
    def _companies(self) -> tuple[Company, ...]:
        """The companies that the configuration does not name."""
        looks = {path: self._look(path) for path in dict.fromkeys(self._found.values())}
        return tuple(
            company
            for path, look in looks.items()
            for company in (look.companies if look else ())
            if self._found.get(company.slug) == path
        )
