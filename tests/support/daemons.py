"""Work for the daemon that only notes what it was asked to do, and a daemon that really runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from harvester.config.settings import CompanySettings, ScheduleSettings, Settings
from harvester.schedule.daemon import Daemon, background
from tests.support.logs import log_into
from tests.support.timelines import Clock


@dataclass
class FakeWork:
    """Notes when it was asked to do what."""

    clock: Clock
    looks: list[tuple[datetime, tuple[str, ...]]] = field(default_factory=list)
    posts: int = 0
    memory: dict[str, datetime] = field(default_factory=dict)
    known: tuple[str, ...] = ("nib", "tinworks")
    is_well: bool = True
    during: Callable[[Callable[[], bool]], None] = lambda going_on: None

    def companies(self, settings: Settings) -> tuple[str, ...]:
        return self.known

    def begun(self, settings: Settings) -> Mapping[str, datetime]:
        return self.memory

    def look(self, settings: Settings, companies: tuple[str, ...], going_on: Callable[[], bool]) -> bool:
        self.looks.append((self.clock.now, companies))
        self.during(going_on)
        self.memory.update(dict.fromkeys(companies, self.clock.now))
        return self.is_well

    def post(self, settings: Settings) -> None:
        self.posts += 1


def every(cron: str = "15 6 * * *", zone: str = "UTC", jitter: int = 0, **rest: CompanySettings) -> Settings:
    return Settings(schedule=ScheduleSettings(cron, zone, jitter), companies=tuple(rest.values()))


class Served:
    """A daemon that really runs, in real time, with its threads."""

    def __init__(self, work: FakeWork) -> None:
        self.said: list[str] = []
        self.daemon = Daemon(
            work,
            lambda: every(),
            scheduler=background(),
            clock=lambda: datetime.now(UTC),
            log=log_into(self.said),
        )
