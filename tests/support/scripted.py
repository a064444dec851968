"""An archive that says what a test tells it to say, without a server."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from harvester.archive import IndexPage, Memento, Requests
from harvester.archive.urlkey import urlkey
from harvester.errors import ArchiveError, NotPlayable
from harvester.pipeline.extracting import read_text
from harvester.pipeline.generations import EXTRACTORS
from harvester.pipeline.rules_in_force import RECIPE_OF
from store import Store
from store.records import Capture, Company, Document, PolicyUrl, Recipe, Snapshot
from store.tables.readings import NewReading
from tests.support.stand_in import PRIVACY, page

NOW = datetime(2026, 11, 20, 6, 15, tzinfo=UTC)
LOCATION = "https://archive.example"


def capture(timestamp: str, url: str = PRIVACY, digest: str = "", statuscode: int | None = 200) -> Capture:
    """Return a line of the index; the timestamp may be shortened."""
    timestamp = timestamp.ljust(14, "0")
    return Capture(urlkey(url), timestamp, url, "text/html", statuscode, digest or f"D{timestamp}", 900)


def served(line: Capture, body: bytes = page(1), *, status: int = 200, via: Sequence[str] = ()) -> Memento:
    """Return what the archive has for a line of the index."""
    headers = {"content-type": "text/html; charset=utf-8"}
    snapshot = Snapshot(line, body, headers, hashlib.sha256(body).hexdigest(), NOW)
    return Memento(snapshot, status, tuple(via))


def document_of(store: Store, *urls: str) -> int:
    """Return a document of a company that does not exist; its id."""
    store.sources.add_company(Company("juniper", "Juniper & Reed", ("juniper-and-reed.example",)))
    addresses = tuple(PolicyUrl(url) for url in urls or (PRIVACY,))
    return store.sources.add_document(Document("juniper", "privacy", "Privacy Policy", addresses))


@dataclass(frozen=True, slots=True)
class Question:
    """What the index was asked."""

    url: str
    since: str | None
    cursor: str | None


@dataclass(slots=True)
class Scripted:
    """An archive.

    Attributes:
        listings: for each question to the index the pages of the answer; an error in their place is raised.
        mementos: by timestamp; an error is raised.
        asked: the questions to the index.
        fetched: the timestamps that were fetched.
    """

    listings: list[Sequence[IndexPage | ArchiveError]] = field(default_factory=list)
    mementos: Mapping[str, Memento | ArchiveError] = field(default_factory=dict)
    asked: list[Question] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    location: str = LOCATION
    requests: Requests = field(default_factory=Requests)

    def captures(
        self, url: str, *, since: str | None = None, until: str | None = None, cursor: str | None = None
    ) -> Iterator[IndexPage]:
        """Yield the next of the listings."""
        self.asked.append(Question(url, since, cursor))
        for one in self.listings.pop(0):
            self.requests.index += 1
            if isinstance(one, ArchiveError):
                raise one
            yield one

    def nearby(self, url: str) -> tuple[str, ...]:
        """Return nothing: no address is near."""
        return ()

    def matching(self, domain: str, pattern: str) -> IndexPage:
        """Return nothing: no address matches."""
        return IndexPage(())

    def nearest(self, url: str, timestamp: str, within: timedelta) -> Memento:
        """Serve nothing: no frame has a capture."""
        raise NotPlayable(url, timestamp, "no capture of this URL")

    def fetch(self, capture: Capture) -> Memento:
        """Return the memento of this timestamp."""
        self.requests.memento += 1
        self.fetched.append(capture.timestamp)
        found = self.mementos[capture.timestamp]
        if isinstance(found, ArchiveError):
            raise found
        return found

    def close(self) -> None:
        """Nothing to let go of."""


def shows(store: Store, document: int, timestamp: str, markdown: str, source: str = "memento") -> None:
    """Let a capture show a text."""
    text = read_text("Privacy", markdown)
    store.texts.add(text)
    recipe: Recipe = RECIPE_OF[source]
    reading = NewReading(timestamp.ljust(14, "0"), PRIVACY, source, text.sha256, EXTRACTORS[recipe], recipe)
    store.readings.add(document, reading)
