"""Stores with documents whose texts are given, as a run would have left them, without an archive."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from harvester.archive import urlkey
from harvester.pipeline.extracting import read_text
from harvester.pipeline.generations import EXTRACTORS
from harvester.pipeline.staleness import current_rules
from harvester.pipeline.timeline import draw_timeline
from store import Store
from store.records import Capture, Company, Document, PolicyUrl, Snapshot
from store.tables.captures import CaptureOutcome
from store.tables.listings import Listing
from store.tables.readings import NewReading
from store.tables.snapshots import StoredSnapshot
from tests.support.drafting import Drafter, written

LOCATION = "https://archive.example"
FETCHED = datetime(2026, 11, 20, 6, 15, tzinfo=UTC)

CapturedText = tuple[str, str]
"""A timestamp, which may be shortened, and the Markdown that the capture of that time shows."""


def fill(
    store: Store, document: Document, texts: Iterable[CapturedText], name: str = "", *, is_drawn: bool = True
) -> int:
    """Add a document with captures that were read, and return its id.

    Args:
        store: the store.
        document: the document, with one address.
        texts: what its captures show, in any order.
        name: name of the company.
        is_drawn: whether to draw its timeline.
    """
    store.sources.add_company(Company(document.company, name or document.company.title()))
    row = store.sources.add_document(document)
    with store.step():
        store.generations.mark_judged(row, current_rules(store, row, {}))
        for timestamp, markdown in texts:
            _show(store, row, document.urls[0].url, (timestamp.ljust(14, "0"), markdown))
        listed = Listing("complete", listed_at=FETCHED.isoformat(), full_at=FETCHED.isoformat())
        store.listings.mark_listing(row, document.urls[0].url, LOCATION, listed)
        run = store.runs.begin(row, LOCATION, FETCHED)
        assert run
        if is_drawn:
            draw_timeline(store, row, {})
    return row


def _show(store: Store, row: int, url: str, shown: CapturedText) -> None:
    """Add a capture that was read, with a page of a few bytes and its text."""
    timestamp, markdown = shown
    body = hashlib.sha256(markdown.encode()).hexdigest().encode()
    capture = Capture(urlkey(url), timestamp, url, "text/html", 200, body.decode()[:32].upper(), 900)
    store.captures.add_captures(row, LOCATION, [capture])
    known = store.captures.capture_at(row, timestamp, url, capture.digest)
    assert known is not None
    store.captures.mark_capture(known, CaptureOutcome("read", LOCATION, FETCHED))
    snapshot = Snapshot(capture, body, {}, hashlib.sha256(body).hexdigest(), FETCHED)
    store.snapshots.add(row, StoredSnapshot(known.id, snapshot, 200))
    text = read_text("Policy", markdown)
    store.texts.add(text)
    store.readings.add(
        row,
        NewReading(timestamp, url, "memento", text.sha256, EXTRACTORS["complete"], "complete", 1.0),
    )


def policy(company: str = "juniper", slug: str = "privacy", title: str = "Privacy Policy") -> Document:
    """Return a document with one address."""
    url = f"https://www.{hashlib.sha256(company.encode()).hexdigest()[:12]}.example/{slug[:20]}"
    return Document(company, slug, title, (PolicyUrl(url),))


def drafted(seed: int, versions: int, sections: int = 12) -> Iterator[CapturedText]:
    """Yield the texts of a policy that nobody wrote, in which a section is reworded from text to text."""
    drafter = Drafter(seed)
    drafts = drafter.policy(sections)
    for number in range(versions):
        time = datetime(2010, 1, 1, tzinfo=UTC) + timedelta(days=60 * number + seed % 50)
        # Every third text states a new date.
        stated = f"{time - timedelta(days=60 * (number % 3)):%B %d, %Y}"
        yield f"{time:%Y%m%d%H%M%S}", f"# Policy\n\nEffective date: {stated}\n\n{written(drafts)}"
        place = number % sections
        drafts[place] = drafter.reword(drafts[place], 0.1)
