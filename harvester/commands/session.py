"""What the commands work with: the clock, the settings, the store and the companies that are meant."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from harvester.commands.options import Globals
from harvester.config.loading import load
from harvester.config.names import matching_company, unknown_company
from harvester.config.settings import CompanySettings, Settings
from harvester.errors import ConfigError
from harvester.pipeline.registry import adopt_companies, taken_out
from store import Store
from store.records import Company

DEFAULT_CONFIG = Path("config.toml")


def now() -> datetime:
    """Return the time (aware, UTC); the one place where the program looks at the clock."""
    return datetime.now(UTC)


def settings_for(options: Globals) -> Settings:
    """Return the configuration that a call means.

    Args:
        options: of the call; a configuration that they name must exist.

    Raises:
        ConfigError: the configuration is missing or wrong.
    """
    if options.config is not None:
        return load(options.config, os.environ)
    if DEFAULT_CONFIG.exists():
        return load(DEFAULT_CONFIG, os.environ)
    return Settings()


def store_path(options: Globals, settings: Settings) -> Path:
    """Return the file of the store: that of the call, else that of the configuration."""
    return options.db or settings.store.path


def open_store(options: Globals, settings: Settings, *, create: bool) -> Store:
    """Open the store that a call means, with its companies under the names of the configuration.

    Args:
        options: of the call.
        settings: the configuration.
        create: whether it may be created.

    Raises:
        ConfigError: there is no store, and it may not be created.
        StoreError: it cannot be used.
    """
    path = store_path(options, settings)
    if not create and not path.exists():
        raise ConfigError(str(path), "", "there is no store yet", "Run `harvest` or `harvest import` first")
    store = Store(path, create=create)
    adopt_companies(store, settings)
    return store


def chosen_companies(settings: Settings, store: Store | None, names: Iterable[str]) -> tuple[str, ...]:
    """Return the slugs of the companies that a call means.

    Args:
        settings: the configuration.
        store: the store, or None if there is none yet; it also knows companies that were only imported.
        names: slugs, names or domains; none means all.

    Raises:
        ConfigError: one of them is unknown; the known ones are named.
    """
    known: list[CompanySettings | Company] = [
        *settings.companies,
        *(store.sources.companies() if store else ()),
    ]
    names = tuple(names)
    if not names:
        return tuple(dict.fromkeys(company.slug for company in known))
    chosen: dict[str, None] = {}
    for name in names:
        company = matching_company(known, name)
        if company is None:
            raise unknown_company(known, name)
        chosen[company.slug] = None
    return tuple(chosen)


def watched_companies(settings: Settings, store: Store | None, names: Iterable[str]) -> tuple[str, ...]:
    """Return the slugs of the companies that a run looks at.

    Args:
        settings: the configuration.
        store: the store, or None if there is none yet.
        names: slugs, names or domains; none means all companies that the configuration names or that were
            imported. What was removed from the configuration is kept and shown, but not harvested.

    Raises:
        ConfigError: one of them is unknown; the known ones are named.
    """
    names = tuple(names)
    chosen = chosen_companies(settings, store, names)
    if names or store is None:
        return chosen
    gone = taken_out(store, settings)
    watched = {company.slug for company in settings.companies}
    watched |= {row.company for row in store.sources.documents() if row.id not in gone}
    return tuple(slug for slug in chosen if slug in watched)


def document_rows(
    store: Store, companies: Iterable[str], slug: str | None
) -> list[tuple[int, str, str, str]]:
    """Return the documents of companies, or the one with this slug: (id, company, slug, title).

    Raises:
        ConfigError: there is no document with this slug.
    """
    companies = tuple(companies)
    rows = store.sources.documents(companies)
    found = [(row.id, row.company, row.slug, row.title) for row in rows if slug is None or row.slug == slug]
    if slug is not None and not found:
        known = ", ".join(f"{row.company}/{row.slug}" for row in rows) or "none yet"
        raise ConfigError("--document", "", f"unknown document {slug!r}", f"Known documents: {known}")
    return found
