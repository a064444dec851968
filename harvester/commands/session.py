"""What the commands work with: the clock, the settings, the store and standard error."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from harvester.commands.options import Globals
from harvester.config import Settings, load
from harvester.errors import ConfigError
from harvester.pipeline.registry import adopt_companies
from store import Store

# A computer without a battery starts in 1970; near the year 9999 no later time can be computed.
PLAUSIBLE_YEARS = range(2000, 9900)
DEFAULT_CONFIG = Path("config.toml")


def now() -> datetime:
    """Return the time (aware, UTC); the one place where the program looks at the clock.

    Raises:
        ConfigError: the clock cannot be right. What is recorded as evidence must not have a wrong time.
    """
    time = datetime.now(UTC)
    if time.year not in PLAUSIBLE_YEARS:
        problem = f"says that it is the year {time.year}"
        raise ConfigError("the clock of this machine", "", problem, "Set the clock, and run again")
    return time


def complain(line: str) -> None:
    """Print a line about a problem, or about a wait, to standard error.

    Args:
        line: the line, without the name of the program.
    """
    click.echo(f"harvest: {line}", err=True)


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
