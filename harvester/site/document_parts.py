"""The parts of the site that show one document, made in this process or in another one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from harvester.config import ArchiveSettings, Settings
from harvester.pipeline.staleness import staleness_of
from harvester.pipeline.working_ahead import opened_for_reading
from harvester.report_paths import DocumentPaths
from harvester.site.comparison_pages import comparison_pages
from harvester.site.document_page import document_page
from harvester.site.feeds import FEED_FACTS, FEED_TIMES, feed_contents, feed_times
from harvester.site.history import DocumentHistory, DocumentName
from harvester.site.index_facts import INDEX_FACTS, index_facts
from harvester.site.pages import DocumentPages, FactsOf, SitePage
from harvester.site.pair_page import pair_page
from harvester.site.same_edits import SAME_FACTS, same_facts
from harvester.site.search_facts import SEARCH_FACTS, SEARCH_LIST, search_facts, search_list
from harvester.site.section_page import section_pages
from harvester.site.sentences_page import sentences_page
from harvester.site.topic_facts import TOPICS, topic_facts
from harvester.site.version_pages import version_pages
from harvester.site.versions_list import year_pages

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

# In characters: the pages of a document with 40 versions have 3 million. More are not held in memory, but
# made and written one by one.
_MOST_CHARACTERS = 32 * 2**20


@dataclass(frozen=True, slots=True)
class MadePart:
    """The pages of a part, and what it adds to the pages about several documents."""

    pages: tuple[SitePage, ...]
    facts: Mapping[str, Any]


MadeParts = Mapping[tuple[str, str], MadePart]
"""By the name of the part and the fingerprint of what it was made from."""


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """A part of the site that shows a document; nothing of it is made before it is asked for.

    Attributes:
        name: its name in the folder of the site.
        fingerprint: of everything that its pages are made from.
    """

    name: str
    fingerprint: str
    _history: DocumentHistory
    _builders: tuple[DocumentPages, ...]
    _kinds: Mapping[str, FactsOf]

    def pages(self) -> Iterator[SitePage]:
        """Yield its pages."""
        return (page for build in self._builders for page in build(self._history))

    def facts(self) -> dict[str, Any]:
        """Return what it adds to the pages about several documents, by kind."""
        return {kind: find(self._history) for kind, find in self._kinds.items()}


def part_names(name: DocumentName) -> tuple[str, str]:
    """Return the names of the two parts that show a document.

    Args:
        name: what the document is called.
    """
    folder = DocumentPaths(name.company, name.slug).folder
    return folder, folder + _CURRENT


def document_parts(history: DocumentHistory) -> tuple[DocumentPart, DocumentPart]:
    """Return the two parts that show a document: its history, and what is known of it today.

    Args:
        history: of the document; it reads nothing before it is asked.
    """
    whole, current = part_names(history.name)
    return (
        DocumentPart(whole, history.contents_fingerprint, history, DOCUMENT_PAGES, DOCUMENT_FACTS),
        DocumentPart(current, history.look_fingerprint, history, CURRENT_PAGES, CURRENT_FACTS),
    )


@dataclass(frozen=True, slots=True)
class PartsMaker:
    """Makes the parts of documents in another process.

    Attributes:
        store: the file of the store.
        archive: the archives of the configuration.
        weights: the topics of the configuration.
        now: the time (aware, UTC).
    """

    store: Path
    archive: ArchiveSettings
    weights: dict[str, tuple[str, ...]]
    now: datetime

    def made(self, name: DocumentName) -> MadeParts:
        """Return the parts of a document; none that is left to the process that writes.

        Args:
            name: what the document is called.
        """
        settings = Settings(archive=self.archive, weights=self.weights)
        # What cannot be made is met with again by the process that writes, which says so.
        with suppress(Exception):
            store = opened_for_reading(self.store)
            with store.step():
                if not staleness_of(store, name.row, settings.weights):
                    return _made(document_parts(DocumentHistory(store, name, settings, self.now)))
        return {}


def _made(parts: tuple[DocumentPart, ...]) -> MadeParts:
    """Make parts, unless they are too large to be held in memory."""
    found, size = {}, 0
    for part in parts:
        pages = []
        for page in part.pages():
            pages.append(page)
            size += len(page.content)
            if size > _MOST_CHARACTERS:
                return {}
        found[part.name, part.fingerprint] = MadePart(tuple(pages), part.facts())
    return found
