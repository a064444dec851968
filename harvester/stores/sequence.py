"""The stores of a call, one after the other; what is wrong with one of several holds up no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Protocol

from harvester.config import Settings
from harvester.pipeline.jobs import watched_of
from store import Store
from store.errors import StoreError

Failed = Callable[[StoreError], None]

UNUSABLE = 3
"""The exit code if a store could not be used."""


class GivenStore:
    """A store with the companies in it that a call is about; a context in which it is used.

    Args:
        store: the store.
        slugs: the companies.
        failed: is told if the store turns out to be unusable, which ends the context and nothing else; None
            to raise the error.

    Attributes:
        store: the store.
        slugs: the companies.
    """

    def __init__(self, store: Store, slugs: tuple[str, ...], failed: Failed | None = None) -> None:
        self.store, self.slugs, self._failed = store, slugs, failed

    def about(self, slugs: tuple[str, ...]) -> GivenStore:
        """Return the same store with other companies.

        Args:
            slugs: the companies.
        """
        return GivenStore(self.store, slugs, self._failed)

    def __enter__(self) -> tuple[Store, tuple[str, ...]]:
        return self.store, self.slugs

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if self._failed is None or error is None:
            return False
        try:
            # It says so if what is stored can be the cause of an error that nobody foresaw.
            self.store.__exit__(kind, error, trace)
        except StoreError as damage:
            error = damage
        if not isinstance(error, StoreError):
            return False
        self._failed(error)
        return True


class OpeningStores(Protocol):
    """Opens several stores, a few at a time."""

    @property
    def has_failed(self) -> bool:
        """Whether a store could not be used."""
        ...

    @property
    def unusable(self) -> tuple[Path, ...]:
        """The files that could not be used."""
        ...

    def obtain(self, path: Path) -> Store:
        """Return a store, which is opened if it is not open."""
        ...

    def open(self, path: Path) -> Store | None:
        """Return a store, or None if it cannot be used, which is said."""
        ...

    def given(self, path: Path, store: Store, slugs: tuple[str, ...]) -> GivenStore:
        """Return a store for use."""
        ...


class StoreSequence:
    """The stores that a call is about, sorted by their companies; each is opened when its turn comes.

    Args:
        given: returns them; each is opened when its turn comes.
        slugs: the companies.
        shared: the file that they share: the pace of requests, and the locks beside it.
        several: opens them, or None if there is only one.

    Attributes:
        slugs: the companies.
        shared: the file that they share.
    """

    def __init__(
        self,
        given: Callable[[], Iterable[GivenStore]],
        slugs: tuple[str, ...],
        shared: Path,
        several: OpeningStores | None = None,
    ) -> None:
        self._given, self.slugs, self.shared, self._several = given, slugs, shared, several

    @property
    def is_several(self) -> bool:
        """Whether there may be several stores."""
        return self._several is not None

    def __iter__(self) -> Iterator[GivenStore]:
        """Yield the stores that can be opened."""
        return iter(self._given())

    @property
    def code(self) -> int:
        """The exit code: whether each store could be used."""
        return UNUSABLE if self._several is not None and self._several.has_failed else 0

    @property
    def unusable(self) -> tuple[Path, ...]:
        """The stores that could not be used so far."""
        return self._several.unusable if self._several is not None else ()

    def reopened(self, store: Store) -> Store:
        """Return a store that was given, which is opened again if it was closed meanwhile.

        Args:
            store: the store.

        Raises:
            StoreError: it cannot be used.
        """
        return store if self._several is None else self._several.obtain(store.path)

    def watched(self, settings: Settings) -> StoreSequence:
        """Return the same stores, with those of their companies that a run harvests if its call names none.

        Args:
            settings: the configuration.
        """

        def given() -> Iterator[GivenStore]:
            for one in self:
                slugs: tuple[str, ...] | None = None
                with one as (store, some):
                    slugs = watched_of(store, settings, some)
                if slugs is not None:
                    yield one.about(slugs)

        return StoreSequence(given, self.slugs, self.shared, self._several)

    def again(self, path: Path) -> GivenStore | None:
        """Return a store that was given, for use once more; None if it cannot be used any more.

        Args:
            path: its file.
        """
        if self._several is None:
            return next(iter(self._given()))
        store = self._several.open(path)
        return None if store is None else self._several.given(path, store, ())


def one_store(store: Store, slugs: Iterable[str]) -> StoreSequence:
    """Return the sequence of a single store, whose errors are raised.

    Args:
        store: the store.
        slugs: the companies that a call is about.
    """
    given = GivenStore(store, tuple(slugs))
    return StoreSequence(lambda: [given], given.slugs, store.shared)
