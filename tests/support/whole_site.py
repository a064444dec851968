"""A whole report, read as a validator and a reader do: well-formed, inert, every link leads somewhere."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from posixpath import dirname, join, normpath

import html5lib

from harvester.config import Settings
from harvester.site import DocumentName, SiteResult, make_site
from harvester.site.write import STATE
from store import Store
from tests.support.checked_page import CheckedPage

NOW = datetime(2026, 11, 26, tzinfo=UTC)
LARGEST = 2 * 2**20
"""In bytes: no page may be larger."""


def names_of(store: Store) -> list[DocumentName]:
    """Return what the documents of a store are called."""
    called = {company.slug: company.name for company in store.sources.companies()}
    return [
        DocumentName(row.id, row.company, called[row.company], row.slug, row.title)
        for row in store.sources.documents()
    ]


def made(store: Store, folder: Path, jobs: int = 1) -> SiteResult:
    """Make the report of all documents of a store."""
    return make_site([(store, names_of(store))], folder, Settings(), NOW, jobs=jobs)


def contents(folder: Path) -> dict[str, str]:
    """Return the pages of a report, by their paths in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*.html"))
        if STATE not in path.parts
    }


def check_site(folder: Path) -> Mapping[str, CheckedPage]:
    """Check all pages of a report, and return them.

    The parser is that of the HTML Standard, which knows every error that a browser would forgive.
    """
    found = contents(folder)
    pages = {}
    for path, content in found.items():
        parser = html5lib.HTMLParser()
        parser.parse(content)
        assert not parser.errors, (path, parser.errors[:3])
        assert len(content.encode()) < LARGEST, path
        pages[path] = CheckedPage(content)
    outside = [path for path in folder.rglob("*") if not path.resolve().is_relative_to(folder.resolve())]
    assert not outside
    missing = {
        (path, link) for path, page in pages.items() for link in page.links if not _leads(path, link, pages)
    }
    assert not missing, sorted(missing)[:5]
    return pages


def _leads(path: str, link: str, pages: Mapping[str, CheckedPage]) -> bool:
    """Return whether a link leads to a page of the report and to an element on it, or out into the web."""
    target, _, fragment = link.partition("#")
    if target.startswith(("http://", "https://")):
        return True
    page = pages.get(normpath(join(dirname(path), target)) if target else path)
    if target.endswith(".xml"):
        return True
    return page is not None and (not fragment or fragment in page.ids)
