"""A page of the site, and what a document adds to the pages that are about all documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from harvester.site.history import DocumentHistory, DocumentName


@dataclass(frozen=True, slots=True)
class SitePage:
    """A file of the site.

    Attributes:
        path: where it is below the folder of the site, with slashes, as `paths` gives it.
        content: its text, UTF-8 when written.
    """

    path: str
    content: str


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What one document adds to the pages about all documents.

    A document that did not change is not read again, so these facts are kept in the folder of the site.

    Attributes:
        name: the document.
        read: returns the facts of one kind, as the JSON values that their builder made; None if there are
            none.
    """

    name: DocumentName
    read: Callable[[str], Any]


# The pages of a document; what it adds to the pages about several documents; and these pages.
DocumentPages = Callable[[DocumentHistory], Iterator[SitePage]]
FactsOf = Callable[[DocumentHistory], Any]
SitePages = Callable[[Sequence[DocumentFacts]], Iterator[SitePage]]
