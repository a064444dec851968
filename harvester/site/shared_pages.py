"""Make the pages about several documents: each is made again only if what it shows of them changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from harvester.report_paths import site_name
from harvester.site.feeds import FEED_FACTS, FEED_TIMES, company_feed_pages, feed_pages
from harvester.site.fingerprint import joined, makers
from harvester.site.history import DocumentName
from harvester.site.index_facts import INDEX_FACTS
from harvester.site.index_page import company_pages, index_pages
from harvester.site.pages import DocumentFacts, SitePages
from harvester.site.same_edits import SAME_FACTS, same_pages
from harvester.site.search_facts import SEARCH_FACTS, SEARCH_LIST
from harvester.site.search_page import search_group_page, search_groups, search_page
from harvester.site.topic_facts import TOPICS
from harvester.site.topic_pages import company_topic_pages, topic_pages
from harvester.site.write import SiteFolder


@dataclass(frozen=True, slots=True)
class SharedPages:
    """Pages about several documents.

    Attributes:
        kinds: the facts of the documents that they are made from.
        build: makes the pages.
    """

    kinds: tuple[str, ...]
    build: SitePages


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A document whose pages are made.

    Attributes:
        name: what it is called.
        parts: the parts of the site that have its pages.
    """

    name: DocumentName
    parts: tuple[str, ...]


# Whoever adds a kind of page about several documents adds it here. Those about all documents, by their parts:
# the folder of a document has a slash in its name.
ALL_PAGES = {
    "_index": SharedPages((INDEX_FACTS,), index_pages),
    "_topics": SharedPages((TOPICS,), topic_pages),
    "_feed": SharedPages((FEED_TIMES, FEED_FACTS), feed_pages),
    "_same": SharedPages((SAME_FACTS,), same_pages),
}
# Those about each company, by what is added to the name of its folder, which has no full stop.
COMPANY_PAGES = {
    ".company": SharedPages((INDEX_FACTS,), company_pages),
    ".topics": SharedPages((TOPICS,), company_topic_pages),
    ".feed": SharedPages((FEED_TIMES, FEED_FACTS), company_feed_pages),
}
_SEARCH = "_search"
_SEARCH_KINDS = (SEARCH_LIST, SEARCH_FACTS)


def make_shared_pages(site: SiteFolder, documents: Sequence[KeptDocument]) -> set[str]:
    """Make the pages about several documents, and return the names of their parts.

    Args:
        site: the folder of the site, in which the pages of each document are made.
        documents: all documents, in the order in which they are shown.
    """
    maker = _Maker(site)
    companies: dict[str, list[KeptDocument]] = {}
    for one in documents:
        companies.setdefault(one.name.company, []).append(one)
    for company, own in companies.items():
        for added, pages in COMPANY_PAGES.items():
            maker.make(site_name(company) + added, pages, own)
    for part, pages in ALL_PAGES.items():
        maker.make(part, pages, documents)
    maker.make_search(documents)
    return maker.parts


class _Maker:
    """Makes the pages.

    Args:
        site: the folder of the site.

    Attributes:
        parts: the parts of which pages were made, or did not have to be.
    """

    def __init__(self, site: SiteFolder) -> None:
        self._site = site
        self.parts: set[str] = set()

    def make(self, part: str, pages: SharedPages, documents: Sequence[KeptDocument]) -> None:
        """Make pages again if the facts that they show changed."""
        self.parts.add(part)
        fingerprint = self._fingerprint(pages.kinds, documents)
        if self._site.fingerprint(part) != fingerprint:
            self._site.write(part, fingerprint, pages.build(self._facts(documents)))

    def make_search(self, documents: Sequence[KeptDocument]) -> None:
        """Make the pages on which is searched; those whose documents did not change are not made again."""
        fingerprint = self._fingerprint(_SEARCH_KINDS, documents)
        self.parts.add(_SEARCH)
        if self._site.fingerprint(_SEARCH) == fingerprint:
            self.parts |= {part for part in self._site.parts() if part.startswith(f"{_SEARCH}-")}
            return
        # Whoever interrupts it must not leave some of the pages as they were before.
        self._site.begin(_SEARCH)
        groups = search_groups(self._facts(documents))
        places = {(one.name.company, one.name.slug): one for one in documents}
        for place, group in enumerate(groups):
            names = (one.facts.name for one in group.documents)
            own = [places[name.company, name.slug] for name in names]
            # Each page links to the others.
            around = joined((str(place), *(one.path for one in groups)))
            part, build = f"{_SEARCH}-{place + 1}", partial(search_group_page, groups, place)
            whole = joined((around, self._fingerprint(_SEARCH_KINDS, own)))
            self.parts.add(part)
            if self._site.fingerprint(part) == whole:
                self._site.keep(part)
            else:
                self._site.write(part, whole, build())
        self._site.write(_SEARCH, fingerprint, search_page(groups))

    def _fingerprint(self, kinds: Iterable[str], documents: Iterable[KeptDocument]) -> str:
        """Return a hash of the facts of documents, without reading them, and of what they are called."""
        values = [makers()]
        for one in documents:
            name = one.name
            values += (name.company, name.company_name, name.slug, name.title)
            values += (self._site.facts_name(part, kind) for kind in kinds for part in one.parts)
        return joined(values)

    def _facts(self, documents: Iterable[KeptDocument]) -> list[DocumentFacts]:
        return [DocumentFacts(one.name, partial(self._read, one.parts)) for one in documents]

    def _read(self, parts: Iterable[str], kind: str) -> Any:
        """Return the facts of a kind that a document adds, or None."""
        found = (self._site.facts(part, kind) for part in parts if self._site.facts_name(part, kind))
        return next(found, None)
