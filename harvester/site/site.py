"""Make the site of a store: the pages of each document that changed, and those about all documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from harvester.config import Settings
from harvester.pipeline.up_to_date import derive_again
from harvester.site.comparison_pages import comparison_pages
from harvester.site.document_page import document_page
from harvester.site.feeds import FEED_FACTS, FEED_TIMES, feed_contents, feed_times
from harvester.site.history import DocumentHistory, DocumentName
from harvester.site.index_facts import INDEX_FACTS, index_facts
from harvester.site.pages import DocumentPages, FactsOf
from harvester.site.pair_page import pair_page
from harvester.site.paths import DocumentPaths
from harvester.site.same_edits import SAME_FACTS, same_facts
from harvester.site.search_facts import SEARCH_FACTS, SEARCH_LIST, search_facts, search_list
from harvester.site.section_page import section_pages
from harvester.site.sentences_page import sentences_page
from harvester.site.shared_pages import KeptDocument, make_shared_pages
from harvester.site.topic_facts import TOPICS, topic_facts
from harvester.site.version_pages import version_pages
from harvester.site.versions_list import year_pages
from harvester.site.write import SiteFolder
from store import Store

# Whoever adds a kind of page adds its builder here; the order does not matter.
# Pages that are made again when something was captured, read or compared.
DOCUMENT_PAGES: tuple[DocumentPages, ...] = (
    version_pages,
    comparison_pages,
    pair_page,
    section_pages,
    sentences_page,
    year_pages,
)
# Pages that also show when the archives were last asked.
CURRENT_PAGES: tuple[DocumentPages, ...] = (document_page,)
# What each document adds to the pages about several, by the kind under which they read it.
DOCUMENT_FACTS: Mapping[str, FactsOf] = {
    TOPICS: topic_facts,
    SEARCH_FACTS: search_facts,
    SEARCH_LIST: search_list,
    FEED_FACTS: feed_contents,
    FEED_TIMES: feed_times,
    SAME_FACTS: same_facts,
}
CURRENT_FACTS: Mapping[str, FactsOf] = {INDEX_FACTS: index_facts}

# Added to the folder of a document, which has no full stop, as the name of the part with its current pages.
_CURRENT = ".current"


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
    store: Store, names: Iterable[DocumentName], folder: Path, settings: Settings, now: datetime
) -> SiteResult:
    """Make the site of documents, or bring it up to date.

    Args:
        store: the store.
        names: the documents, in the order in which they are shown.
        folder: the folder of the site.
        settings: the configuration.
        now: the time (aware, UTC).

    Raises:
        ConfigError: the folder cannot be used.
        StoreError: the store cannot be used, or was altered.
    """
    site = SiteFolder(folder)
    parts = {DocumentPaths(name.company, name.slug).folder: name for name in names}
    made = 0
    for part, name in parts.items():
        # In one transaction, because a run may go on meanwhile.
        with store.step():
            derive_again(store, name.row, settings.weights)
            made += _make_document(site, part, DocumentHistory(store, name, settings, now))
    documents = [KeptDocument(name, (part, part + _CURRENT)) for part, name in parts.items()]
    shared = make_shared_pages(site, documents)
    for gone in set(site.parts()) - {part for one in documents for part in one.parts} - shared:
        site.remove(gone)
    return SiteResult(len(parts), made, site.written, site.removed)


def _make_document(site: SiteFolder, part: str, history: DocumentHistory) -> bool:
    """Make the pages of a document again, as far as it changed; return whether it did.

    The history reads nothing before it is asked.
    """
    kinds = (
        (part, history.contents_fingerprint, DOCUMENT_PAGES, DOCUMENT_FACTS),
        (part + _CURRENT, history.look_fingerprint, CURRENT_PAGES, CURRENT_FACTS),
    )
    changed = False
    for name, fingerprint, builders, facts in kinds:
        if site.fingerprint(name) != fingerprint:
            pages = (page for build in builders for page in build(history))
            site.write(name, fingerprint, pages, {kind: find(history) for kind, find in facts.items()})
            changed = True
    return changed
