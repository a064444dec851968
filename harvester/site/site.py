"""Make the site of a store: the pages of each document that changed, and those about all documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from harvester.config import Settings
from harvester.pipeline.up_to_date import derive_again
from harvester.site.comparison_pages import comparison_pages
from harvester.site.document_page import document_page
from harvester.site.feeds import FEED_FACTS, feed_facts, feed_pages
from harvester.site.fingerprint import joined
from harvester.site.history import DocumentHistory, DocumentName
from harvester.site.index_facts import INDEX_FACTS, index_facts
from harvester.site.index_page import index_pages
from harvester.site.pages import DocumentFacts, DocumentPages, FactsOf, SitePages
from harvester.site.pair_page import pair_page
from harvester.site.paths import DocumentPaths
from harvester.site.same_edits import SAME_FACTS, same_facts, same_pages
from harvester.site.search_facts import SEARCH_FACTS, search_facts
from harvester.site.search_page import search_pages
from harvester.site.section_page import section_pages
from harvester.site.sentences_page import sentences_page
from harvester.site.topic_facts import TOPICS, topic_facts
from harvester.site.topic_pages import topic_pages
from harvester.site.version_pages import version_pages
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
)
# Pages that also show when the archives were last asked.
CURRENT_PAGES: tuple[DocumentPages, ...] = (document_page,)
# The pages about all documents, and what each document adds to them, by the kind under which they read it.
SITE_PAGES: tuple[SitePages, ...] = (index_pages, topic_pages, search_pages, feed_pages, same_pages)
DOCUMENT_FACTS: Mapping[str, FactsOf] = {
    TOPICS: topic_facts,
    SEARCH_FACTS: search_facts,
    FEED_FACTS: feed_facts,
    SAME_FACTS: same_facts,
}
CURRENT_FACTS: Mapping[str, FactsOf] = {INDEX_FACTS: index_facts}

# The part of the site that is about all documents; no folder of a document has this name.
_ALL = "_all"
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
    recorded = [part + kind for part in parts for kind in ("", _CURRENT)]
    for gone in set(site.parts()) - {*recorded, _ALL}:
        site.remove(gone)
    whole = joined(value for part in recorded for value in (part, site.fingerprint(part)))
    if site.fingerprint(_ALL) != whole:
        facts = [DocumentFacts(name, partial(_facts, site, part)) for part, name in parts.items()]
        site.write(_ALL, whole, (page for build in SITE_PAGES for page in build(facts)))
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


def _facts(site: SiteFolder, part: str, kind: str) -> Any:
    """Return what a document adds to the pages about all documents."""
    return site.facts(part if kind in DOCUMENT_FACTS else part + _CURRENT, kind)
