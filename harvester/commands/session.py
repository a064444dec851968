"""What the commands work with: the clock, the settings, the store and standard error."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from diffs.in_words import count
from harvester.commands.messages import say
from harvester.commands.options import Globals
from harvester.config import Settings, load, without_file
from harvester.errors import ConfigError
from harvester.pipeline.registry import adopt_companies
from store import Store
from store.opening import exists

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
        line: the line, without the name of the program; whatever it quotes is made fit to be shown.
    """
    say(line)


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
    return without_file(os.environ)


def store_path(options: Globals, settings: Settings) -> Path:
    """Return the file of the store: that of the call, else that of the configuration."""
    return options.db or settings.store.path


def existing_store(options: Globals, settings: Settings) -> Path:
    """Return the file of the store, which must exist.

    Args:
        options: of the call.
        settings: the configuration.

    Raises:
        ConfigError: it does not.
        StoreError: its folder cannot be searched.
    """
    path = store_path(options, settings)
    if not exists(path):
        raise ConfigError(str(path), "", "there is no store yet", "Run `harvest` or `harvest import` first")
    return path


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
    path = store_path(options, settings) if create else existing_store(options, settings)
    store = Store(path, create=create)
    adopt_companies(store, settings)
    index_texts(store)
    return store


def index_texts(store: Store) -> None:
    """Index the texts that an older version of the program stored, and say how long it took.

    Args:
        store: the store.
    """
    missing = store.search_index.missing()
    if missing:
        complain(f"making the search index of {count(missing, 'text')}, once")
        begun = time.monotonic()
        store.search_index.fill()
        complain(f"the search index took {count(round(time.monotonic() - begun), 'second')}")


@contextmanager
def reading_store(options: Globals, settings: Settings) -> Iterator[Store]:
    """Open the store that a call means only for reading; say if what was shown is not what is stored.

    Args:
        options: of the call.
        settings: the configuration, under whose names the companies are shown.

    Raises:
        ConfigError: there is no store.
        StoreError: it cannot be used.
    """
    with Store(existing_store(options, settings), reading=True) as store:
        adopt_companies(store, settings)
        yield store
        tell_of_copy(store)


def tell_of_copy(store: Store) -> None:
    """Say to standard error if versions or changes were worked out again to be shown, and are not stored.

    Args:
        store: as it was opened for reading.
    """
    remedy = "run `harvest rebuild` to store it"
    if store.database.was_older:
        complain(f"the store was written by an older version; shown as this version reads it; {remedy}")
    elif store.database.written & {"versions", "comparisons"}:
        complain(f"the stored timeline is not up to date; shown by the current rules; {remedy}")
