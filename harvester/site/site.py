"""Make the site of a store: the pages of each document that changed, and those about all documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from harvester.config import Settings
from harvester.pipeline.up_to_date import derive_again
from harvester.processes import Workers
from harvester.site.document_parts import MadeParts, PartsMaker, document_parts, part_names
from harvester.site.history import DocumentHistory, DocumentName
from harvester.site.shared_pages import KeptDocument, make_shared_pages
from harvester.site.write import SiteFolder
from store import Store

# The modules that make pages.
_MODULES = ("harvester.site.document_parts",)
# The pages of a document with ten versions are made in the time in which so many pages are read.
_WORTH = 5


@dataclass(frozen=True, slots=True)
class SiteResult:
    """What was done to make a site.

    Attributes:
        documents: how many documents it shows.
        made: how many of them changed, so that their pages were made again.
        written: how many files were written.
        removed: how many files were removed.
    """

    documents: int
    made: int
    written: int
    removed: int


def make_site(
    stores: Iterable[tuple[Store, Sequence[DocumentName]]],
    folder: Path,
    settings: Settings,
    now: datetime,
    *,
    jobs: int | None = 1,
) -> SiteResult:
    """Make the site of documents, or bring it up to date.

    Args:
        stores: each with its documents, in the order in which they are shown.
        folder: the folder of the site.
        settings: the configuration.
        now: the time (aware, UTC).
        jobs: how many processes may make pages, or None for as many as there are processors.

    Raises:
        ConfigError: the folder cannot be used.
        StoreError: a store cannot be used, or was altered.
    """
    site = SiteFolder(folder)
    kept: list[KeptDocument] = []
    made = 0
    for store, names in stores:
        maker = PartsMaker(store.path, settings.archive, dict(settings.weights), now)
        # Other processes see only what is in the file.
        with _parts_ahead(site, maker, names, jobs if store.database.is_in_place else 1) as ahead:
            for name, ready in ahead:
                # In one transaction, because a run may go on meanwhile.
                with store.step():
                    derive_again(store, name.row, settings.weights)
                    made += _make_document(site, DocumentHistory(store, name, settings, now), ready or {})
        kept += [KeptDocument(name, part_names(name)) for name in names]
    shared = make_shared_pages(site, kept)
    for gone in set(site.parts()) - {part for one in kept for part in one.parts} - shared:
        site.remove(gone)
    return SiteResult(len(kept), made, site.written, site.removed)


@contextmanager
def _parts_ahead(
    site: SiteFolder, maker: PartsMaker, names: Sequence[DocumentName], jobs: int | None
) -> Iterator[Iterator[tuple[DocumentName, MadeParts | None]]]:
    """Begin to make the parts of documents that the site does not have; of others, most did not change."""
    with Workers.for_pages(jobs, _WORTH * len(names), _MODULES) as workers:
        items = ((name, None if site.fingerprint(part_names(name)[0]) else name) for name in names)
        yield workers.ahead_with(maker.made, items)


def _make_document(site: SiteFolder, history: DocumentHistory, ready: MadeParts) -> bool:
    """Make the pages of a document again, as far as it changed; return whether it did.

    Pages that another process made are taken if it made them from the same.
    """
    changed = False
    for part in document_parts(history):
        if site.fingerprint(part.name) != part.fingerprint:
            found = ready.get((part.name, part.fingerprint))
            pages, facts = (found.pages, found.facts) if found else (part.pages(), part.facts())
            site.write(part.name, part.fingerprint, pages, facts)
            changed = True
    return changed
