"""The stores into which `harvest import` puts corpus documents: one, or that of each company."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from harvester.commands.options import Globals
from harvester.commands.session import open_store, several_stores, store_pattern
from harvester.config import Settings
from harvester.pipeline.importing import Importer
from harvester.stores import GivenStore
from harvester.stores.importing import SeveralImporter
from harvester.stores.sequence import UNUSABLE

# Corpus documents come in the order of their domains, but some of them are read ahead.
_MOST_OPEN = 32


@dataclass(frozen=True, slots=True)
class ImportingStores:
    """What an import needs of the stores.

    Attributes:
        importer: stores corpus documents.
        imported: given companies, yields the stores with those of them into which documents were imported.
        has_failed: returns whether a store could not be used.
    """

    importer: Importer | SeveralImporter
    imported: Callable[[Iterable[str]], Iterator[GivenStore]]
    has_failed: Callable[[], bool] = lambda: False

    @property
    def code(self) -> int:
        """The exit code: whether each store could be used."""
        return UNUSABLE if self.has_failed() else 0


@contextmanager
def importing_stores(options: Globals, settings: Settings) -> Iterator[ImportingStores]:
    """Open the stores that an import writes to; missing ones are created.

    Args:
        options: of the call.
        settings: the configuration.

    Raises:
        StoreError: the only store cannot be used.
    """
    pattern = store_pattern(options, settings)
    if pattern is None:
        with open_store(options, settings, create=True) as store:
            yield ImportingStores(
                Importer(store, settings), lambda slugs: iter([GivenStore(store, tuple(slugs))])
            )
        return
    with several_stores(settings, pattern, reading=False, most_open=_MOST_OPEN) as several:
        importer = SeveralImporter(several)

        def imported(slugs: Iterable[str]) -> Iterator[GivenStore]:
            for path, some in sorted(importer.companies.items()):
                if (store := several.open(path)) is not None:
                    yield several.given(path, store, tuple(sorted(some & set(slugs))))

        yield ImportingStores(importer, imported, lambda: several.has_failed)
