"""What the commands work with: the clock, the settings, the store and standard error."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from diffs.in_words import count
from harvester.commands.messages import say
from harvester.commands.options import Globals
from harvester.config import Settings, load, without_file
from harvester.config.store_pattern import StorePattern, is_pattern
from harvester.errors import ConfigError
from harvester.pipeline.jobs import chosen_companies
from harvester.pipeline.registry import adopt_companies
from harvester.stores import MOST_OPEN, SeveralStores, StoreSequence, one_store
from harvester.stores.beside import histories_beside, said_of_beside
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
    """Return the file of the only store: that of the call, else that of the configuration.

    Args:
        options: of the call.
        settings: the configuration.

    Raises:
        ConfigError: the call names a pattern.
    """
    assert store_pattern(options, settings) is None
    return options.db or settings.store.path


def store_pattern(options: Globals, settings: Settings) -> StorePattern | None:
    """Return where several stores are, or None if a call is about one: it names it, or there is only one.

    Args:
        options: of the call.
        settings: the configuration.

    Raises:
        ConfigError: the call names a pattern.
    """
    if options.db is not None and is_pattern(options.db):
        problem, remedy = "names one file", "Write the pattern into the configuration, as [store] path"
        raise ConfigError("--db", "", problem, remedy)
    return settings.store.pattern if options.db is None else None


def shared_file(options: Globals, settings: Settings) -> Path:
    """Return the file with the pace of requests and the locks beside it: a store, or what several share.

    Args:
        options: of the call.
        settings: the configuration.
    """
    pattern = settings.store.pattern
    if pattern is None or (options.db is not None and not pattern.matches(options.db)):
        return store_path(options, settings)
    return pattern.shared


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
    tell_of_beside(options, settings, path)
    store = Store(path, create=create, shared=shared_file(options, settings))
    adopt_companies(store, settings)
    index_texts(store)
    return store


def tell_of_beside(options: Globals, settings: Settings, path: Path) -> None:
    """Say if the only store is about to be created, and other files have the histories of its companies.

    Args:
        options: of the call; whoever names the store means it.
        settings: the configuration.
        path: the file of the store.
    """
    if options.db is None and not exists(path):
        found = histories_beside(settings, path.parent, path.suffix, lambda file: file == path.absolute())
        for line in said_of_beside(found, {company.slug: path for company in settings.companies}):
            complain(line)


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
    path = existing_store(options, settings)
    with ExitStack() as stack:
        store = stack.enter_context(Store(path, reading=True, shared=shared_file(options, settings)))
        if store.shared != path and exists(store.shared):
            # It is one of several: when an archive may be asked again stands in what they share.
            store.cooldowns = stack.enter_context(Store(store.shared, reading=True)).cooldowns
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


def several_stores(
    settings: Settings, pattern: StorePattern, *, reading: bool, most_open: int = MOST_OPEN
) -> SeveralStores:
    """Return several stores as every command opens them.

    Args:
        settings: the configuration.
        pattern: where they are.
        reading: whether to open them only for reading.
        most_open: how many may be open at a time.
    """
    return SeveralStores(
        settings, pattern, complain, reading=reading, prepare=index_texts, most_open=most_open
    )


@contextmanager
def reading_stores(
    options: Globals, settings: Settings, names: Iterable[str] = (), *, each_once: bool = False
) -> Iterator[StoreSequence]:
    """Open the stores that a call means only for reading, one after the other.

    Args:
        options: of the call.
        settings: the configuration, under whose names the companies are shown.
        names: slugs, names or domains of companies; none means all companies.
        each_once: whether each store comes once, and what all share at last, instead of company by company.

    Raises:
        ConfigError: there is no store, or a name is unknown.
        StoreError: the only store cannot be used.
    """
    pattern = store_pattern(options, settings)
    if pattern is None:
        with reading_store(options, settings) as store:
            yield one_store(store, chosen_companies(settings, store, names))
        return
    with several_stores(settings, pattern, reading=True) as several:
        require_some(several)
        yield several.each_once(names) if each_once else several.sequence(names)
    for kind, what in (("older", "written by an older version"), ("stale", "not up to date")):
        if number := several.copies[kind]:
            complain(f"{count(number, 'store')} {what}; shown by the current rules; run `harvest rebuild`")


@contextmanager
def only(stores: StoreSequence) -> Iterator[Store]:
    """Return the store of a call that is about one company; its errors are raised.

    Args:
        stores: as `reading_stores` gives them for the company.

    Raises:
        StoreError: it cannot be used.
    """
    yield next(iter(stores)).store


@contextmanager
def writing_stores(
    options: Globals, settings: Settings, names: Iterable[str] = (), *, each_once: bool = False
) -> Iterator[StoreSequence]:
    """Open the stores that a call means for writing, one after the other; none is created.

    Args:
        options: of the call.
        settings: the configuration, under whose names the companies are stored.
        names: slugs, names or domains of companies; none means all companies.
        each_once: as for `reading_stores`.

    Raises:
        ConfigError: there is no store, or a name is unknown.
        StoreError: the only store cannot be used.
    """
    pattern = store_pattern(options, settings)
    if pattern is None:
        with open_store(options, settings, create=False) as store:
            yield one_store(store, chosen_companies(settings, store, names))
        return
    with several_stores(settings, pattern, reading=False) as several:
        require_some(several)
        yield several.each_once(names) if each_once else several.sequence(names)


@contextmanager
def store_for_company(
    options: Globals, settings: Settings, names_of: Callable[[], Sequence[str]]
) -> Iterator[Store]:
    """Open the store for a company, which may be created.

    Args:
        options: of the call.
        settings: the configuration.
        names_of: returns its slug and its domains; it is called if there are several stores.

    Raises:
        StoreError: it cannot be used, or the history of the company is in another one.
    """
    pattern = store_pattern(options, settings)
    if pattern is None:
        with open_store(options, settings, create=True) as store:
            yield store
        return
    with several_stores(settings, pattern, reading=False) as several:
        slug = several.places.slug_for(names_of())
        if error := several.elsewhere((slug,)).get(slug):
            raise error
        yield several.obtain(several.places.home(slug))


@contextmanager
def every_store(options: Globals, settings: Settings, *, reading: bool) -> Iterator[StoreSequence]:
    """Open all stores that a call means, whatever companies are in them, and the file that they share.

    Args:
        options: of the call.
        settings: the configuration.
        reading: whether to open them only for reading.

    Raises:
        ConfigError: there is no store.
        StoreError: the only store cannot be used.
    """
    pattern = store_pattern(options, settings)
    if pattern is None:
        opened = reading_store(options, settings) if reading else open_store(options, settings, create=False)
        with opened as store:
            yield one_store(store, ())
        return
    with several_stores(settings, pattern, reading=reading) as several:
        require_some(several)
        yield several.every()


def require_some(several: SeveralStores) -> None:
    """Raise an error if there is no store at all.

    Args:
        several: the stores.

    Raises:
        ConfigError: there is none.
    """
    if not several.places.existing:
        template = str(several.pattern.template)
        raise ConfigError(template, "", "there is no store yet", "Run `harvest` or `harvest import` first")


def store_files(options: Globals, settings: Settings) -> tuple[Path, ...]:
    """Return the files of all stores that a call means, and the one that they share if there is one.

    Args:
        options: of the call.
        settings: the configuration.

    Raises:
        ConfigError: there is no store.
    """
    pattern = store_pattern(options, settings)
    if pattern is None:
        return (existing_store(options, settings),)
    with several_stores(settings, pattern, reading=True) as several:
        require_some(several)
        found = tuple(one.path for one in several.places.existing)
    return (*found, pattern.shared) if exists(pattern.shared) else found
