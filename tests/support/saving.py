"""A document that was listed, an archive that saves pages, and what is asked of it, on one clock."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from harvester.archive import Archive, Timing
from harvester.config import SaveKeys
from harvester.config.settings import ArchiveSettings, SaveSettings, Settings
from harvester.saving import SavingResult, Service, save_due, service_for
from harvester.stores import one_store
from store import Store
from store.tables.saves import Save
from tests.support.archives import Clock, opened
from tests.support.harvests import Field, field
from tests.support.stand_in import PRIVACY, Held, LivePage, SavePageNow, SavePolicy, World, page
from tests.support.stand_in.save_policy import KEYS

DAY, WEEK = timedelta(days=1), timedelta(days=7)
# The archive's last capture is ten days older than the clock of the tests.
LAST = "20261011072800"
TERMS = "http://www.juniper-and-reed.example/terms"


@dataclass(slots=True)
class Saved:
    """A document that was listed, an archive that saves, and what is asked of it."""

    here: Field
    played: SavePageNow
    every: timedelta = WEEK
    budget: int = 200
    said: list[str] = dataclasses.field(default_factory=list)
    keys: SaveKeys = dataclasses.field(default_factory=lambda: SaveKeys(*KEYS))

    @property
    def clock(self) -> Clock:
        return self.here.clock

    @property
    def store(self) -> Store:
        return self.here.store

    @property
    def settings(self) -> Settings:
        return Settings(save=SaveSettings(self.every, self.budget, self.keys))

    @contextmanager
    def service(self) -> Iterator[tuple[Archive, Service]]:
        """Return the archive, and what asks it, as a new process does."""
        with opened(self.here.server.location, settings=self.here.settings, clock=self.clock) as archive:
            found = service_for(archive, self.settings)
            assert isinstance(found, Service)
            yield archive, found

    def save(self, sleep: Callable[[float], None] | None = None) -> SavingResult:
        """Do one run."""
        timing = Timing(self.clock, sleep or self.clock.sleep, lambda: 0.5)
        with self.service() as (_, service):
            return save_due(
                one_store(self.store, ["juniper"]),
                self.store.saves,
                self.settings,
                service,
                timing,
                self.said.append,
            )

    def last(self, url: str = PRIVACY) -> Save:
        """Return the last request for an address."""
        return self.store.saves.of(self.here.server.location, url, 1)[0]

    @property
    def times(self) -> list[datetime]:
        return [one.at for one in self.played.asked]


@contextmanager
def saving(
    path: Path,
    policy: SavePolicy | None = None,
    urls: tuple[str, ...] = (PRIVACY,),
    *,
    settings: ArchiveSettings | None = None,
    live: Callable[[str, datetime], LivePage] = lambda url, now: LivePage(page(3)),
) -> Iterator[Saved]:
    """Return a document whose addresses were captured ten days ago, and listed."""
    clock = Clock()
    world = World([Held(LAST, url, page(1)) for url in urls])
    played = SavePageNow(world, clock, live, policy or SavePolicy())
    gentle = ArchiveSettings(cooldown_seconds=0, block_cooldown_seconds=0, timeout_seconds=5)
    with field(path / "h.db", played, urls=urls, settings=settings or gentle) as here:
        here.clock = clock
        here.harvest()
        yield Saved(here, played)
