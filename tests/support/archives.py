"""An archive with a clock of its own, so that tests wait for nothing and see what was waited for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from harvester.archive import Archive, Timing, open_archive
from harvester.config.settings import ArchiveSettings
from store.records import Capture
from store.tables.pace_ledger import PaceLedger


@dataclass(slots=True)
class Clock:
    """A clock that moves only when someone sleeps.

    Attributes:
        now: the time.
        slept: how long each sleep was, in seconds.
    """

    now: datetime = datetime(2026, 10, 21, 7, 28, tzinfo=UTC)
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> datetime:
        return self.now

    @property
    def timing(self) -> Timing:
        """This clock, with a jitter that is always in the middle."""
        return Timing(self, self.sleep, lambda: 0.5)

    def sleep(self, seconds: float) -> None:
        """Move on."""
        self.slept.append(seconds)
        self.now += timedelta(seconds=seconds)


@contextmanager
def opened(
    location: str,
    *,
    settings: ArchiveSettings | None = None,
    ledger: PaceLedger | None = None,
    clock: Clock | None = None,
    page_rows: int = 10_000,
) -> Iterator[Archive]:
    """Return an archive for the length of a test."""
    clock = clock or Clock()
    own = ledger or PaceLedger(":memory:")
    try:
        archive = open_archive(
            location,
            settings=settings or ArchiveSettings(timeout_seconds=5),
            ledger=own,
            timing=clock.timing,
            page_rows=page_rows,
        )
        with closing(archive):
            yield archive
    finally:
        if ledger is None:
            own.close()


def cited(timestamp: str, url: str) -> Capture:
    """Return a capture that is known by its citation only."""
    return Capture("", timestamp, url, "unk", None, "-", None)


def listed(archive: Archive, url: str) -> list[str]:
    """Return the timestamps of a complete listing."""
    pages = list(archive.captures(url))
    assert all(page.complete for page in pages), [page.problem for page in pages]
    assert pages[-1].cursor is None
    return [capture.timestamp for page in pages for capture in page.captures]
