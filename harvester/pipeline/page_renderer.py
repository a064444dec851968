"""Render the captures of a document that only scripts can show, with nothing but what the archive has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from urllib.parse import urlsplit

from harvester.archive import Archive, Memento
from harvester.archive.follow_redirects import payload_digest
from harvester.archive.timestamps import distance
from harvester.errors import PAUSES, ArchiveError, RenderingFailed
from harvester.pipeline.capture_retries import in_days
from harvester.rendering import AskForPart, Rendering
from store import Store
from store.records import Capture, Snapshot
from store.tables.renderings import RenderingPart, StoredRendering

# A page that could not be rendered may be rendered later, when the archive has more captures.
RETRY_DAYS = 30
# How many of the addresses that the archive does not have are named.
NAMED = 5
# In characters: the hash of its content that a bundler writes into the name of a file, which never changes.
_SHORTEST_HASH = 8
_HASHED_KINDS = frozenset(("js", "mjs", "css", "wasm"))


class PageBrowser(Protocol):
    """A browser that asks only for what a function answers."""

    def render(self, page: Snapshot, ask: AskForPart) -> Rendering:
        """Render a page.

        Args:
            page: the capture.
            ask: returns what the archive has for the address of a request, or None. Whatever it raises is
                passed on.

        Raises:
            RenderingFailed: there is no page.
        """
        ...


@dataclass(frozen=True, slots=True)
class _ServedPart:
    """What was served for a request, now or for an earlier rendering, and the location of the archive."""

    memento: Memento
    archive: str


class PageRenderer:
    """Renders captures of one document.

    Args:
        store: the store.
        archive: the archive that serves the captures, and everything that they ask for.
        document: id of the document.
        browser: renders them.
        days: how far the captures of what a page asks for may be from its own, in days.
    """

    def __init__(
        self, store: Store, archive: Archive, document: int, browser: PageBrowser, days: float
    ) -> None:
        self._store, self._archive, self._document = store, archive, document
        self._browser, self._within = browser, timedelta(days=days)
        self._listed: dict[str, list[Capture]] = {}
        self._known: dict[str, list[_ServedPart]] = {}

    def render(self, page: Snapshot, now: datetime) -> None:
        """Render a capture and store the page, or why there is none.

        Args:
            page: the capture.
            now: the time (aware, UTC).

        Raises:
            RateLimited, CoolingDown, Blocked: all requests must pause; nothing is stored.
            StoreError: the store cannot be used.
        """
        parts: dict[str, _ServedPart] = {}
        sha256, problem, browser = None, "", ""
        missing: tuple[str, ...] = ()
        try:
            rendering = self._browser.render(page, lambda url: self._answer(page, url, parts))
            browser, missing = rendering.browser, rendering.refused[:NAMED]
            sha256 = self._store.renderings.add_body(self._document, page.capture.timestamp, rendering.dom)
        except RenderingFailed as error:
            problem = error.reason
        with self._store.step():
            self._store.renderings.put(
                self._document,
                StoredRendering(
                    page.capture.timestamp,
                    page.capture.original,
                    sha256,
                    problem,
                    browser,
                    now,
                    in_days(now, RETRY_DAYS) if problem or missing else None,
                    missing,
                ),
                [self._part(page, url, served) for url, served in parts.items()],
            )

    def _part(self, page: Snapshot, url: str, served: _ServedPart) -> RenderingPart:
        """Store the body of what was served, and return its row."""
        snapshot = served.memento.snapshot
        sha256 = self._store.renderings.add_body(self._document, page.capture.timestamp, snapshot.body)
        return RenderingPart(
            url,
            snapshot.capture.timestamp,
            snapshot.capture.original,
            sha256,
            served.memento.statuscode,
            snapshot.headers,
            served.archive,
            snapshot.fetched_at,
        )

    def _answer(self, page: Snapshot, url: str, parts: dict[str, _ServedPart]) -> Memento | None:
        """Return what the archive has for a request of a page, or None."""
        if url in parts:
            return parts[url].memento
        try:
            served = self._served(url, page.capture.timestamp)
        except PAUSES:
            raise
        except ArchiveError:
            return None
        parts[url] = served
        return served.memento

    def _served(self, url: str, timestamp: str) -> _ServedPart:
        """Return the capture of an address that is nearest to a time; the same bytes are fetched once."""
        known = self._earlier(url)
        if known and is_hashed(url):
            return known[0]
        if known:
            nearest = self._nearest_listed(url, timestamp)
            if nearest is not None and distance(nearest.timestamp, timestamp) <= self._within:
                for one in known:
                    if payload_digest(one.memento.snapshot.body) == nearest.digest:
                        return one
        served = _ServedPart(self._archive.nearest(url, timestamp, self._within), self._archive.location)
        known.append(served)
        return served

    def _earlier(self, url: str) -> list[_ServedPart]:
        """Return what the archive served for an address before, in this run or an earlier one."""
        if url not in self._known:
            store = self._store
            self._known[url] = [
                _ServedPart(_memento(one, store.snapshots.body(one.sha256)), one.archive)
                for one in store.renderings.earlier(self._document, url)
            ]
        return self._known[url]

    def _nearest_listed(self, url: str, timestamp: str) -> Capture | None:
        """Return the capture of an address that is nearest to a time, by the archive's index, or None."""
        if url not in self._listed:
            pages = self._archive.captures(url)
            self._listed[url] = [capture for page in pages for capture in page.captures]
        return min(self._listed[url], key=lambda one: distance(one.timestamp, timestamp), default=None)


def _memento(part: RenderingPart, body: bytes) -> Memento:
    """Return what was served for an earlier rendering."""
    capture = Capture("", part.served_at, part.served_url, "unk", part.statuscode, "-", None)
    snapshot = Snapshot(capture, body, part.headers, part.sha256, part.fetched_at)
    return Memento(snapshot, part.statuscode)


def is_hashed(url: str) -> bool:
    """Return whether the name of a script or a style has the hash of its content in it.

    Args:
        url: its address.

    >>> is_hashed("https://example.com/static/js/main.8f3a1c20.js")
    True
    >>> is_hashed("https://example.com/jquery-3.6.0.min.js")
    False
    """
    name = urlsplit(url).path.rpartition("/")[2]
    stem, _, ending = name.rpartition(".")
    if ending not in _HASHED_KINDS:
        return False
    return any(_is_mixed(token) for token in re.split(r"[.~-]", stem))


def _is_mixed(token: str) -> bool:
    """Return whether a part of a name is as long and as mixed as a hash."""
    return (
        len(token) >= _SHORTEST_HASH
        and any(one.isdigit() for one in token)
        and any(one.isalpha() for one in token)
    )
