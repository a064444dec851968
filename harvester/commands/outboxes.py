"""What `harvest digest` tells from: one store with its outbox, or several that share one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from harvester.commands.options import Globals
from harvester.commands.session import (
    complain,
    index_texts,
    open_store,
    reading_store,
    require_some,
    store_pattern,
)
from harvester.config import Settings
from harvester.errors import ConfigError
from harvester.stores import SeveralStores
from harvester.stores.shared import made_shared
from harvester.stores.telling import OwnOutbox, SharedOutbox, Telling
from store import Store
from store.errors import StoreError
from store.opening import IN_MEMORY, exists


@contextmanager
def sending(options: Globals, settings: Settings) -> Iterator[Telling]:
    """Open what mails are composed and sent from.

    Args:
        options: of the call.
        settings: the configuration.

    Raises:
        ConfigError: there is no store, or the call names one of several: its news belong in the mails of all.
        StoreError: the only store, or what all share, cannot be used; or, at the end, one of several.
    """
    pattern = store_pattern(options, settings)
    if pattern is None:
        refuse_one_of_several(options, settings)
        with open_store(options, settings, create=False) as store:
            yield OwnOutbox(store, settings)
        return
    with SeveralStores(settings, pattern, complain, reading=False, prepare=index_texts) as several:
        require_some(several)
        with Store(made_shared(pattern.shared)) as shared:
            yield SharedOutbox(several, shared)
        _require_all(several)


def refuse_one_of_several(options: Globals, settings: Settings) -> None:
    """Refuse a call that sends mail and names one of several stores, whose news belong in the mails of all.

    Args:
        options: of the call.
        settings: the configuration.

    Raises:
        ConfigError: it is such a call.
    """
    stated = settings.store.pattern
    if stated is not None and options.db is not None and stated.matches(options.db):
        problem = "is one of several stores, whose news are in one mail"
        raise ConfigError(str(options.db), "", problem, "Leave out --db")


@contextmanager
def previewing(options: Globals, settings: Settings) -> Iterator[Telling]:
    """Open what is shown of the digest; nothing is written.

    Args:
        options: of the call.
        settings: the configuration.

    Raises:
        ConfigError: there is no store.
        StoreError: the only store, or what all share, cannot be used; or, at the end, one of several.
    """
    pattern = store_pattern(options, settings)
    if pattern is None:
        with reading_store(options, settings) as store:
            yield OwnOutbox(store, settings)
        return
    with SeveralStores(settings, pattern, complain, reading=True) as several:
        require_some(several)
        there = exists(pattern.shared)
        with Store(pattern.shared, reading=True) if there else Store(IN_MEMORY) as shared:
            yield SharedOutbox(several, shared)
        _require_all(several)


def _require_all(several: SeveralStores) -> None:
    """Raise an error if a store could not be used, which was said already."""
    if several.has_failed:
        raise StoreError("not every store could be used; the digest is about the others")
