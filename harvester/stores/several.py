"""Several stores: each is opened when it is needed, and only a few are open at a time."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from itertools import groupby
from pathlib import Path
from types import TracebackType

from harvester.config import Settings
from harvester.config.store_pattern import StorePattern
from harvester.pipeline.registry import adopt_companies, adopt_found
from harvester.stores.beside import histories_beside, said_of_beside
from harvester.stores.looking import StoreLook, has_history
from harvester.stores.places import StorePlaces
from harvester.stores.sequence import GivenStore, StoreSequence
from store import Store
from store.errors import StoreError
from store.opening import IN_MEMORY, exists

# The companies of a few groups alternate in the order of their names.
MOST_OPEN = 8


class SeveralStores:
    """The stores of a configuration whose companies have several; a context at whose end all are closed.

    Args:
        settings: the configuration.
        pattern: where the stores are.
        told: prints a line about a problem.
        reading: whether to open them for reading.
        prepare: is called with each store that is opened for writing.
        most_open: how many may be open.

    Attributes:
        settings: the configuration.
        pattern: where the stores are.
        places: in which store each company is.
        strays: companies that were found in other stores than theirs.
        copies: how many stores of each kind are shown as today's rules read them, and not as they are stored.
    """

    def __init__(
        self,
        settings: Settings,
        pattern: StorePattern,
        told: Callable[[str], None],
        *,
        reading: bool,
        prepare: Callable[[Store], None] = lambda store: None,
        most_open: int = MOST_OPEN,
    ) -> None:
        self.settings, self.pattern, self._told, self._reading = settings, pattern, told, reading
        self._prepare, self._most_open = prepare, most_open
        self.places = StorePlaces(settings, pattern, self._look)
        self.copies: Counter[str] = Counter()
        self._open: OrderedDict[Path, Store] = OrderedDict()
        self._failed: dict[Path, StoreError] = {}
        self.strays: dict[str, Path] = {}
        self._nothing: Store | None = None
        self._refused: set[str] = set()
        self._told_beside: set[str] = set()
        self._has_looked = False

    def __enter__(self) -> SeveralStores:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for path in list(self._open):
            self._close(path)
        if self._nothing is not None:
            self._nothing.close()
        if self._cooldowns is not None:
            self._cooldowns.close()

    @property
    def has_failed(self) -> bool:
        """Whether a store could not be used, or a company was refused."""
        return bool(self._failed) or bool(self._refused)

    @property
    def unusable(self) -> tuple[Path, ...]:
        """The files that could not be used, sorted."""
        return tuple(sorted(self._failed))

    def sequence(self, names: Iterable[str] = ()) -> StoreSequence:
        """Return the stores of companies, company by company.

        Where one is missing, what is read in its place knows nothing, and what would be written is left out.

        Args:
            names: slugs, names or domains; none means all companies.

        Raises:
            ConfigError: a name is unknown.
        """
        names = tuple(names)
        slugs = self.places.chosen(names)
        shares = [(path, tuple(same)) for path, same in groupby(slugs, self.places.home)]
        given = partial(self._given, shares, is_whole=not names, stands_in=self._reading)
        return StoreSequence(given, slugs, self.pattern.shared, self)

    def each_once(self, names: Iterable[str] = ()) -> StoreSequence:
        """Return the stores of companies, each with all of them that are in it, and the file that they share.

        None is created; what is given in place of one that is missing knows nothing, and keeps nothing.

        Args:
            names: slugs, names or domains; none means all companies.

        Raises:
            ConfigError: a name is unknown.
        """
        names = tuple(names)
        shares = self.shares(names)

        def given() -> Iterator[GivenStore]:
            yield from self._given(list(shares.items()), is_whole=not names, stands_in=True)
            shared = self.open(self.pattern.shared) if exists(self.pattern.shared) else None
            if shared is not None:
                yield self.given(self.pattern.shared, shared, ())

        slugs = tuple(slug for some in shares.values() for slug in some)
        return StoreSequence(given, slugs, self.pattern.shared, self)

    def every(self) -> StoreSequence:
        """Return all stores that are there, and the file that they share; no company is named."""

        def given() -> Iterator[GivenStore]:
            shared = (self.pattern.shared,) if exists(self.pattern.shared) else ()
            for path in (*(one.path for one in self.places.existing), *shared):
                if (store := self.open(path)) is not None:
                    yield self.given(path, store, ())

        return StoreSequence(given, (), self.pattern.shared, self)

    def shares(self, names: Iterable[str]) -> dict[Path, tuple[str, ...]]:
        """Return the stores of companies, whether or not they are there, each with those that are in it.

        Args:
            names: slugs, names or domains; none means all companies.

        Raises:
            ConfigError: a name is unknown.
        """
        names = tuple(names)
        found: dict[Path, tuple[str, ...]] = {}
        for slug in self.places.chosen(names):
            path = self.places.home(slug)
            found[path] = (*found.get(path, ()), slug)
        return found

    def refused(self, slug: str) -> bool:
        """Return whether a company must not be harvested, because its history is in another store; say so.

        Args:
            slug: of the company.
        """
        error = self.stray(slug)
        if error is not None and slug not in self._refused:
            self._refused.add(slug)
            self._told(str(error))
        return error is not None

    def _given(
        self, shares: Sequence[tuple[Path, tuple[str, ...]]], *, is_whole: bool, stands_in: bool
    ) -> Iterator[GivenStore]:
        """Yield the stores of companies, each with companies that are in it."""
        is_alone = len({path for path, _ in shares}) == 1
        for path, some in shares:
            if not is_whole:
                self._look_elsewhere(some)
            if path not in self.places.paths:
                if stands_in:
                    yield GivenStore(self.nothing, some)
            elif is_alone:
                yield GivenStore(self.obtain(path), some)
            elif (store := self.open(path)) is not None:
                yield self.given(path, store, some)
        if is_whole:
            self.tell_of_strays()

    def given(self, path: Path, store: Store, slugs: tuple[str, ...]) -> GivenStore:
        """Return a store for use: what is wrong with it is said, and it is not used again.

        Args:
            path: the file.
            store: the store.
            slugs: the companies.
        """
        return GivenStore(store, slugs, partial(self.fail, path))

    def open(self, path: Path) -> Store | None:
        """Return a store, or None if it cannot be used, which is said.

        Args:
            path: the file.
        """
        if path in self._failed:
            return None
        try:
            return self.obtain(path)
        except StoreError as error:
            self.fail(path, error)
            return None

    def obtain(self, path: Path) -> Store:
        """Return a store, which is opened if it is not open.

        Args:
            path: the file.

        Raises:
            StoreError: it cannot be used.
        """
        store = self._open.get(path)
        if store is None:
            while len(self._open) >= self._most_open:
                self._close(next(iter(self._open)))
            store = self._open[path] = self._opened(path)
        self._open.move_to_end(path)
        return store

    def _opened(self, path: Path) -> Store:
        """Open a store, with its companies under the names of the configuration."""
        store = Store(path, reading=self._reading, shared=self.pattern.shared)
        try:
            if self._reading and self._cooldowns is not None:
                store.cooldowns = self._cooldowns.cooldowns
            if self.pattern.names_companies:
                adopt_found(store, self.settings)
            else:
                adopt_companies(store, self.settings)
            if not self._reading:
                self._prepare(store)
            self._note_strays(path, store)
        except BaseException as error:
            store.__exit__(type(error), error, None)
            raise
        return store

    @cached_property
    def _cooldowns(self) -> Store | None:
        """The file that all stores share, if there is one that can be read."""
        path = self.pattern.shared
        if not self._reading or not exists(path):
            return None
        try:
            return Store(path, reading=True)
        except StoreError as error:
            self.fail(path, error)
            return None

    def _close(self, path: Path) -> None:
        store = self._open.pop(path)
        if store.database.was_older:
            self.copies["older"] += 1
        elif self._reading and store.database.written & {"versions", "comparisons"}:
            self.copies["stale"] += 1
        try:
            store.__exit__(None, None, None)
        except StoreError as error:
            self.fail(path, error)

    def fail(self, path: Path, error: StoreError) -> None:
        """Say that a store cannot be used, and do not use it again.

        Args:
            path: the file.
            error: why.
        """
        if store := self._open.pop(path, None):
            store.close()
        if path not in self._failed:
            self._failed[path] = error
            self._told(str(error))

    def _look(self, path: Path) -> StoreLook | None:
        store = self.open(path)
        return None if store is None else StoreLook(store.sources.companies())

    @cached_property
    def nothing(self) -> Store:
        """A store that knows nothing, in place of those that are missing."""
        self._nothing = Store(IN_MEMORY, shared=self.pattern.shared)
        if self._cooldowns is not None:
            self._nothing.cooldowns = self._cooldowns.cooldowns
        return self._nothing

    def _note_strays(self, path: Path, store: Store) -> None:
        """Remember the companies whose history is in a store that is not theirs."""
        for slug in store.sources.slugs():
            # What the configuration does not name has no other place in a store of a group.
            if self.pattern.names_groups and self.settings.index.of(slug) is None:
                continue
            if self.places.home(slug) != path and has_history(store, slug):
                self.strays.setdefault(slug, path)

    def _look_elsewhere(self, slugs: Iterable[str]) -> None:
        """Say if the history of a company is in another store than its own."""
        for slug in slugs:
            if not self._is_at_home(slug):
                self.look_into_all()
                self.tell_of_strays((slug,))

    def look_into_all(self) -> None:
        """Note the companies whose history is in a store that is not theirs."""
        if not self._has_looked:
            self._has_looked = True
            for one in self.places.existing:
                self.open(one.path)

    def elsewhere(self, slugs: Iterable[str]) -> dict[str, StoreError]:
        """Return the errors of companies that have no history in their stores, but in other ones.

        If one has none at all, and a file that is none of the stores has one, this is said, once.

        Args:
            slugs: of companies whose history may begin.
        """
        new = [slug for slug in slugs if not self._is_at_home(slug)]
        if new:
            self.look_into_all()
        found = {slug: error for slug in new if (error := self.stray(slug)) is not None}
        self.tell_of_beside(slug for slug in new if slug not in found)
        return found

    def tell_of_beside(self, slugs: Iterable[str]) -> None:
        """Say if histories that begin are in files that are none of the stores: their path was changed.

        Args:
            slugs: the companies whose histories begin.
        """
        new = [slug for slug in slugs if slug not in self._told_beside]
        self._told_beside.update(new)
        homes = {slug: self.places.home(slug) for slug in new}
        for line in said_of_beside(self._beside, homes) if homes else ():
            self._told(line)

    @cached_property
    def _beside(self) -> dict[str, Path]:
        """The companies whose histories are in files that are none of the stores."""
        pattern = self.pattern
        ending = pattern.template.suffix
        return histories_beside(
            self.settings,
            pattern.folder,
            ending,
            lambda path: path == pattern.shared or pattern.matches(path),
        )

    def _is_at_home(self, slug: str) -> bool:
        path = self.places.home(slug)
        store = self.open(path) if exists(path) else None
        return store is not None and has_history(store, slug)

    def tell_of_strays(self, slugs: Iterable[str] | None = None) -> None:
        """Say which companies' histories are in other stores than theirs.

        Args:
            slugs: only of these companies, or None for all.
        """
        wanted = self.strays if slugs is None else tuple(slugs)
        for slug in sorted(self.strays.keys() & set(wanted)):
            if error := self.stray(slug):
                self._told(str(error))

    def stray(self, slug: str) -> StoreError | None:
        """Return the error of a company whose history is not in its store, but in another; or None.

        Args:
            slug: of the company.
        """
        path = self.strays.get(slug)
        if path is None or self._is_at_home(slug):
            return None
        home = self.places.home(slug)
        problem = f"holds the history of {slug}, which belongs in {home}"
        if exists(home):
            remedy = "Give the company its former place again; two stores cannot be made one"
        else:
            remedy = f"End all runs, and copy it: `harvest backup --db {path} {home}`"
        return StoreError(f"{path}: {problem}. {remedy}.")
