"""A document of a company, and a capture of it that two archives list, for tests of the tables."""

from __future__ import annotations

from datetime import UTC, datetime

from store import Store
from store.records import Capture, Company, Document

NOW = datetime(2026, 11, 20, tzinfo=UTC)
HERE, THERE = "https://here.example", "https://there.example"
CAPTURE = Capture(
    "example,larkspur)/privacy",
    "20150101000000",
    "http://larkspur.example/privacy",
    "text/html",
    200,
    "AAAA",
    1000,
)


def add_document(store: Store) -> int:
    """Add the document to a store and return its id."""
    store.sources.add_company(Company("larkspur", "Larkspur"))
    return store.sources.add_document(Document("larkspur", "privacy", "Privacy Policy"))
