"""Render the captures of a document that only scripts can show, with nothing but what the archive has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Protocol
from urllib.parse import urlsplit

from harvester.archive import Archive, Memento, split_url
from harvester.archive.follow_redirects import payload_digest
from harvester.archive.timestamps import distance
from harvester.corpus import registrable_domain
from harvester.errors import (
    PAUSES,
    ArchiveError,
    BrowserMissing,
    HarvesterError,
    NotPlayable,
    RenderingFailed,
    StoreError,
    Unreachable,
)
from harvester.pipeline.barrier import in_brief
from harvester.pipeline.capture_retries import in_days
from harvester.pipeline.hashed_names import is_hashed
from harvester.rendering import AskForPart, Rendering
from store import Store
from store.records import Capture, Snapshot
from store.tables.renderings import RenderingPart, StoredRendering

# A page that could not be rendered may be rendered later, when the archive has more captures.
RETRY_DAYS = 30
# The contents of a file whose name has their hash are the same at any time.
_ANY_TIME = timedelta.max


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
    """What was served for a request, now or for an earlier rendering, and the location of the archive.

    Attributes:
        memento: what was served.
        archive: the location of the archive.
        same_at: the timestamp of the capture near the page that the archive lists with its digest, or ``""``.
    """

    memento: Memento
    archive: str
    same_at: str = ""


@dataclass(frozen=True, slots=True)
class _KnownPart:
    """What was served for an earlier rendering, without its body, of which only the digest is kept."""

    part: RenderingPart
    digest: str


class PageRenderer:
    """Renders captures of one document.

    Args:
        store: the store.
        archive: the archive that serves the captures, and everything that they ask for.
        document: id of the document.
        browser: renders them.
        days: how far the captures of what a page asks for may be from its own, in days.
        check: is called before anything is recorded, and raises `Stopped` if nothing must be.
    """

    def __init__(
        self,
        store: Store,
        archive: Archive,
        document: int,
        browser: PageBrowser,
        days: float,
        check: Callable[[], None] = lambda: None,
    ) -> None:
        self._store, self._archive, self._document = store, archive, document
        self._browser, self._check = browser, check
        # No part is captured in the same second as its page.
        self._within = timedelta(days=days or 1)
        self._listed: dict[str, list[Capture]] = {}
        self._known: dict[str, list[_KnownPart]] = {}

    def render(self, page: Snapshot, now: datetime) -> HarvesterError | None:
        """Render a capture and store the page, or why there is none; one that is not due is left as it is.

        Args:
            page: the capture.
            now: the time (aware, UTC).

        Returns:
            The error because of which the page could not be looked at now, or None.

        Raises:
            RateLimited, CoolingDown, Blocked: all requests must pause; nothing is stored.
            StoreError: the store cannot be used.
        """
        renderings, name = self._store.renderings, (page.capture.timestamp, page.capture.original)
        before = renderings.find(self._document, *name)
        if before is not None and not before.is_due(now.date().isoformat()):
            return None
        parts: dict[str, _ServedPart | None] = {}
        rendering, error = self._attempt(page, parts)
        self._check()
        fleeting = isinstance(error, Unreachable | BrowserMissing)
        needed = tuple(url for url, served in parts.items() if self._is_needed(page, url, served))
        lacking = tuple(dict.fromkeys((*needed, *(url for url, one in parts.items() if one is None))))
        is_due_again = error is not None or lacking
        with self._store.step():
            stored = StoredRendering(
                *name,
                renderings.add_body(self._document, name[0], rendering.dom) if rendering else None,
                _problem(error),
                rendering.browser if rendering else "",
                now,
                in_days(now, 0 if fleeting else RETRY_DAYS) if is_due_again else None,
                lacking,
                bool(needed),
            )
            rows = [self._part(page, url, served) for url, served in parts.items() if served is not None]
            renderings.put(self._document, stored, rows)
        for row in rows:
            # They are read again, from the store, when the next page asks for them.
            self._known.pop(row.url, None)
        # One part that is not served is not the silence of an archive.
        return RenderingFailed(page.capture.original, _problem(error)) if fleeting else None

    def _is_needed(self, page: Snapshot, url: str, served: _ServedPart | None) -> bool:
        """Return whether a page was shown without a part that it needs, so that its text may lack something.

        Needed is what a site asks of itself, and what the archive served well for another capture. The rest
        is of others, who count visitors and show advertisements. A style holds no words.
        """
        is_served = served is not None and served.memento.statuscode < HTTPStatus.BAD_REQUEST
        if is_served or urlsplit(url).path.endswith(".css"):
            return False
        if any(one.part.statuscode == HTTPStatus.OK for one in self._earlier(url)):
            return True
        return served is None and _site_of(url) == _site_of(page.capture.original)

    def _attempt(
        self, page: Snapshot, parts: dict[str, _ServedPart | None]
    ) -> tuple[Rendering | None, Exception | None]:
        """Render a page; return what is shown, or why nothing is."""
        try:
            return self._browser.render(page, lambda url: self._answer(page, url, parts)), None
        except (StoreError, *PAUSES):
            raise
        except Exception as error:
            # Pages are programs, and so is a browser: whatever happens in it is about this page only.
            return None, error

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
            served.same_at,
        )

    def _answer(self, page: Snapshot, url: str, parts: dict[str, _ServedPart | None]) -> Memento | None:
        """Return what the archive has for a request of a page, or None.

        An archive that gives no answer may have it, so the page must not be shown without it.
        """
        if url not in parts:
            try:
                parts[url] = self._served(url, page.capture.timestamp)
            except (StoreError, Unreachable, *PAUSES):
                raise
            except Exception:
                # Nothing that an archive sends for one part may end the rendering.
                parts[url] = None
        served = parts[url]
        return None if served is None else served.memento

    def _served(self, url: str, timestamp: str) -> _ServedPart:
        """Return the capture of an address that is nearest to a time; the same bytes are fetched once."""
        again, same_at = self._served_before(url, timestamp)
        if again is None:
            found = self._archive.nearest(url, timestamp, _ANY_TIME if is_hashed(url) else self._within)
            snapshot = found.snapshot
            is_near = distance(snapshot.capture.timestamp, timestamp) <= self._within
            if not is_near and not _is_program(found.statuscode, snapshot.headers):
                raise NotPlayable(url, timestamp, "the archive has no program there")
            return _ServedPart(found, found.archive or self._archive.location)
        return _ServedPart(_memento(again, self._store.snapshots.body(again.sha256)), again.archive, same_at)

    def _served_before(self, url: str, timestamp: str) -> tuple[RenderingPart | None, str]:
        """Return what was served for an address before, if it would be served now, and when it was listed."""
        known = self._earlier(url)
        if is_hashed(url):
            files = (one.part for one in known if _is_program(one.part.statuscode, one.part.headers))
            return next(files, None), ""
        nearest = self._nearest_listed(url, timestamp) if known else None
        if nearest is None or distance(nearest.timestamp, timestamp) > self._within:
            return None, ""
        same = next((one.part for one in known if one.digest == nearest.digest), None)
        return same, "" if same is None or same.served_at == nearest.timestamp else nearest.timestamp

    def _earlier(self, url: str) -> list[_KnownPart]:
        """Return what the archive served for an address before, in this run or an earlier one."""
        if url not in self._known:
            store = self._store
            self._known[url] = [
                _KnownPart(one, payload_digest(store.snapshots.body(one.sha256)))
                for one in store.renderings.earlier(self._document, url)
            ]
        return self._known[url]

    def _nearest_listed(self, url: str, timestamp: str) -> Capture | None:
        """Return the capture of an address that is nearest to a time, by the archive's index, or None."""
        if url not in self._listed:
            try:
                pages = self._archive.captures(url)
                self._listed[url] = [capture for page in pages for capture in page.captures]
            except PAUSES:
                raise
            except ArchiveError:
                # The list only saves requests: without it, the part itself is asked for.
                self._listed[url] = []
        return min(self._listed[url], key=lambda one: distance(one.timestamp, timestamp), default=None)


def _is_program(statuscode: int, headers: Mapping[str, str]) -> bool:
    """Return whether a site answered with a script or a style, not with an error or its home page instead."""
    return statuscode == HTTPStatus.OK and "html" not in headers.get("content-type", "")


def _site_of(url: str) -> str:
    """Return the registrable domain of an address."""
    return registrable_domain(split_url(url).hostname or "")


def _problem(error: Exception | None) -> str:
    """Return why a page could not be rendered, or ``""``."""
    if error is None:
        return ""
    if isinstance(error, BrowserMissing):
        return f"{error.problem}. {error.remedy}"
    return error.reason if isinstance(error, RenderingFailed | Unreachable) else in_brief(error)


def _memento(part: RenderingPart, body: bytes) -> Memento:
    """Return what was served for an earlier rendering."""
    capture = Capture("", part.served_at, part.served_url, "unk", part.statuscode, "-", None)
    snapshot = Snapshot(capture, body, part.headers, part.sha256, part.fetched_at)
    return Memento(snapshot, part.statuscode)
