"""A store with one policy that is watched, filled row by row, and what is said of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from harvester.config.settings import (
    ArchiveSettings,
    CompanySettings,
    DigestSettings,
    DocumentSettings,
    ScheduleSettings,
    Settings,
)
from harvester.reports.standing import Standing, standing
from store import Store
from store.records import Company, Document, PolicyUrl
from store.tables.listings import Listing

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
ARCHIVE = "https://archive.example"
URL = "http://tinworks.example/privacy"
READER = "anna@reader.example"
SETTINGS = Settings(
    archive=ArchiveSettings(location=ARCHIVE),
    schedule=ScheduleSettings("15 6 * * *", "UTC", 0),
    digest=DigestSettings(recipients=(READER,)),
    companies=(
        CompanySettings(
            "tinworks",
            name="Tinworks",
            documents=(DocumentSettings("privacy", title="Privacy", urls=(PolicyUrl(URL),)),),
        ),
    ),
    file=Path("config.toml"),
)


class Watched:
    """A store with one policy, and what is said of it."""

    def __init__(self, store: Store, settings: Settings = SETTINGS) -> None:
        self.store, self.settings = store, settings
        store.sources.add_company(Company("tinworks", "Tinworks", ()))
        self.row = store.sources.add_document(Document("tinworks", "privacy", "Privacy"))
        store.sources.set_addresses(self.row, [PolicyUrl(URL)])

    def look(self, days_ago: float, problem: str = "", listing: str = "complete") -> None:
        """Record a run that ended."""
        at = NOW - timedelta(days=days_ago)
        run = self.store.runs.begin(self.row, ARCHIVE, at)
        self.store.runs.end(run, at, {"listing": listing, "problem": problem, "remaining": 0})

    def mark_listed(self, days_ago: float, url: str = URL, **more: str) -> None:
        """Record how much of a list is known."""
        at = (NOW - timedelta(days=days_ago)).isoformat()
        listing = Listing(**{"state": "complete", "listed_at": at, **more})  # type: ignore[arg-type]
        self.store.listings.mark_listing(self.row, url, ARCHIVE, listing)

    def standing(self, max_age: timedelta | None = None) -> Standing:
        return standing(self.store, self.settings, ("tinworks",), None, NOW, max_age)

    def kinds(self, max_age: timedelta | None = None) -> list[str]:
        """Return the kinds of what stands in the way."""
        return [one.kind for one in self.standing(max_age).obstacles]
