"""Store corpus documents, each in the store of its company."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import compress
from pathlib import Path

from harvester.corpus import company_slug, registrable_domain
from harvester.errors import CitationError
from harvester.pipeline.corpus_files import CorpusFile
from harvester.pipeline.importing import Importer, ImportResult
from harvester.stores.several import SeveralStores
from store import Store
from store.opening import exists


class SeveralImporter:
    """Does what `Importer` does, with several stores; a store that cannot be used refuses its own files.

    Args:
        several: the stores, which are opened for writing; missing ones are created.

    Attributes:
        companies: the stores of companies whose documents were imported, with the slugs.
    """

    def __init__(self, several: SeveralStores) -> None:
        self._several = several
        self._importers: dict[Path, tuple[Store, Importer]] = {}
        self._paths: dict[str, Path] = {}
        self._owners: dict[str, str] | None = None
        self._are_elsewhere: dict[str, bool] = {}
        self.companies: dict[Path, set[str]] = {}

    def is_known(self, file: CorpusFile) -> bool:
        """Return whether the text of a document is stored as today's rules read it.

        Args:
            file: the document.
        """
        path = self._path_for(file.citation.domain)
        if not exists(path):
            return False
        store = self._several.open(path)
        return store is not None and self._importer(path, store).is_known(file)

    def take(self, files: Sequence[CorpusFile], now: datetime) -> list[ImportResult | CitationError]:
        """Read the texts of corpus documents, and store them; those of one store in one transaction.

        Args:
            files: the documents.
            now: the time (aware, UTC).

        Returns:
            For each document the result, or the reason why it was refused.
        """
        shares: dict[Path, list[int]] = {}
        for place, file in enumerate(files):
            shares.setdefault(self._path_for(file.citation.domain), []).append(place)
        self._look_elsewhere(files)
        found: dict[int, ImportResult | CitationError] = {}
        for path, places in shares.items():
            some = [files[place] for place in places]
            found.update(zip(places, self._take(path, some, now), strict=True))
        return [found[place] for place in range(len(files))]

    def _take(
        self, path: Path, files: Sequence[CorpusFile], now: datetime
    ) -> Sequence[ImportResult | CitationError]:
        """Store the documents of one store."""
        kept = [not self._are_elsewhere[file.citation.domain] for file in files]
        taken = list(compress(files, kept))
        # If nothing is taken, no store is created.
        store = self._several.open(path) if taken else None
        results: list[ImportResult | CitationError] = []
        if store is not None:
            with self._several.given(path, store, ()):
                results = self._importer(path, store).take(taken, now)
        found = iter(results)
        for one in results:
            if isinstance(one, ImportResult):
                self.companies.setdefault(path, set()).add(one.company)
        return [
            next(found) if is_kept and results else self._refused(file)
            for file, is_kept in zip(files, kept, strict=True)
        ]

    def _look_elsewhere(self, files: Iterable[CorpusFile]) -> None:
        """Note which companies' histories are in other stores than theirs, and say it."""
        domains = dict.fromkeys(file.citation.domain for file in files)
        slugs = {one: self._slug_for(one) for one in domains if one not in self._are_elsewhere}
        found = self._several.elsewhere(dict.fromkeys(slugs.values()))
        for domain, slug in slugs.items():
            self._are_elsewhere[domain] = slug in found and self._several.refused(slug)

    def _refused(self, file: CorpusFile) -> CitationError:
        if self._are_elsewhere[file.citation.domain]:
            return CitationError(file.name, "the history of its company is in another store")
        return CitationError(file.name, "the store of its company cannot be used")

    def _slug_for(self, domain: str) -> str:
        """Return the slug of the company of a domain, which may be new."""
        configured = self._several.settings.index.called(domain)
        return configured[1].slug if configured else (self._owners or {}).get(domain, company_slug(domain))

    def _importer(self, path: Path, store: Store) -> Importer:
        """Return what imports into a store, which may have been closed and opened again."""
        known = self._importers.get(path)
        if known is None or known[0] is not store:
            home = self._several.places.home
            known = store, Importer(store, self._several.settings, lambda slug: home(slug) != path)
            self._importers[path] = known
        return known[1]

    def _path_for(self, domain: str) -> Path:
        """Return the store of the company that a domain belongs to."""
        if domain not in self._paths:
            self._paths[domain] = self._found(domain)
        return self._paths[domain]

    def _found(self, domain: str) -> Path:
        """Return the store in which `Importer` will find or add the company of a domain."""
        places, index = self._several.places, self._several.settings.index
        configured = index.called(domain)
        if configured is not None:
            return places.home(configured[1].slug)
        dashed = registrable_domain(domain).replace(".", "-")
        for slug in dict.fromkeys((company_slug(domain), dashed)):
            if index.of(slug) is not None:
                continue
            path = places.home(slug)
            if exists(path):
                store = self._several.open(path)
                if store is None or store.sources.company_called(domain) is not None:
                    return path
                if store.sources.has_company(slug):
                    continue
            return self._of_other_name(domain) or path
        return places.home(dashed)

    def _of_other_name(self, domain: str) -> Path | None:
        """Return the store of a company that has a domain, and is not called as the domain says; or None."""
        if self._owners is None:
            # All stores are looked into, once, before the first one is added.
            self._owners = self._several.places.owners()
        slug = self._owners.get(domain)
        return None if slug is None else self._several.places.home(slug)
