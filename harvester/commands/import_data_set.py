"""`harvest import OUT --company NAME`: harvest a company of a data set of `harvest bulk` into the store."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import click

from diffs.in_words import count
from diffs.text import one_line
from harvester.commands.options import Globals
from harvester.commands.session import complain, now, settings_for, store_for_company
from harvester.config import Settings
from harvester.errors import ConfigError
from store import Store

if TYPE_CHECKING:
    from harvester.bulk.importing import ImportedCompany


def import_from_data_set(options: Globals, names: Sequence[str], company: str, *, quiet: bool) -> int:
    """Harvest a company of a data set.

    Args:
        options: of the call.
        names: what the call names, which must be one data set.
        company: slug, name or domain of the company.
        quiet: whether to print nothing but problems.

    Returns:
        The exit code.

    Raises:
        ConfigError: the call is wrong, or a package is missing.
        StoreError: the store cannot be used.
    """
    if len(names) != 1:
        problem = "is for one data set of `harvest bulk`"
        raise ConfigError("--company", "", problem, "Import corpus documents without it")
    settings = settings_for(options)
    names_of = partial(_names, settings, names[0], company)
    with store_for_company(options, settings, names_of) as store:
        imported = _import(store, settings, names[0], company)
        versions = sum(len(store.versions.of(row.id)) for row in store.sources.documents((imported.company,)))
    for problem in imported.problems:
        complain(problem)
    if not quiet:
        click.echo(one_line(f"{imported.company}: {count(versions, 'version')}"))
    return 1 if imported.problems else 0


def _names(settings: Settings, name: str, company: str) -> tuple[str, ...]:
    """Return the slug and the domains of the company."""
    try:
        # An extra.
        from harvester.bulk.importing import names_in_data_set
    except ImportError as error:
        raise bulk_is_missing("harvest import --company", error) from None
    return names_in_data_set(settings, name, company, now())


def _import(store: Store, settings: Settings, name: str, company: str) -> ImportedCompany:
    try:
        # An extra.
        from harvester.bulk.importing import import_company
    except ImportError as error:
        raise bulk_is_missing("harvest import --company", error) from None
    return import_company(store, settings, name, company, now())


def bulk_is_missing(what: str, error: ImportError) -> ConfigError:
    """Return the error for a package of the extra that is missing.

    Args:
        what: what needs it.
        error: names it.
    """
    problem = f"needs the package {error.name}, which is not installed"
    return ConfigError(what, "", problem, "Install it with `pip install 'policy-harvest[bulk]'`")
