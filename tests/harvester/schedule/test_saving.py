"""The daemon asks for captures before it harvests, and tells a trouble when it begins and when it ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from harvester.archive import Archive
from harvester.config import SaveKeys
from harvester.config.settings import (
    ArchiveSettings,
    CompanySettings,
    DigestSettings,
    DocumentSettings,
    SaveSettings,
    Settings,
)
from harvester.delivery.folder import FolderTransport
from harvester.schedule.worker import Worker
from store import Store
from store.records import PolicyUrl
from store.tables.pace_ledger import PaceLedger
from tests.support.archives import Clock, opened
from tests.support.logs import log_into
from tests.support.stand_in import PRIVACY, Held, LivePage, SavePageNow, SavePolicy, StandIn, World, page
from tests.support.stand_in.save_policy import KEYS

SETTINGS = Settings(
    archive=ArchiveSettings(
        resolution_days=0, timeout_seconds=5, cooldown_seconds=0, block_cooldown_seconds=0
    ),
    save=SaveSettings(timedelta(days=7), 200, SaveKeys(*KEYS)),
    digest=DigestSettings(),
    companies=(
        CompanySettings("juniper", documents=(DocumentSettings("privacy", urls=(PolicyUrl(PRIVACY),)),)),
    ),
)


def test_a_month_of_captures(tmp_path: Path) -> None:
    clock, said = Clock(), list[str]()
    begin = clock.now
    world = World([Held("20261011072800", PRIVACY, page(1))])

    def live(url: str, now: datetime) -> LivePage:
        return LivePage(page(1 if now < begin + timedelta(days=10) else 3))

    played = SavePageNow(world, clock, live, SavePolicy())
    path = tmp_path / "h.db"
    with StandIn(played) as server:

        @contextmanager
        def archive(settings: Settings) -> Iterator[Archive]:
            with (
                closing(PaceLedger(path)) as ledger,
                opened(server.location, settings=settings.archive, clock=clock, ledger=ledger) as found,
            ):
                yield found

        worker = Worker(
            path,
            archive=archive,
            transport=lambda settings: FolderTransport(tmp_path / "outbox"),
            clock=clock,
            nap=clock.sleep,
            log=log_into(said),
        )
        for day in range(30):
            clock.now = begin + timedelta(days=day, minutes=day % 3)
            played.policy.revoked_from = clock.now if 20 <= day < 24 else None
            assert worker.look(SETTINGS, ("juniper",), lambda: True)
    assert played.violations == []
    # The first run only lists. A capture is due on the days 1, 8 and 15; that of day 22 waits for the keys.
    days = [(one.at - begin).days for one in played.asked]
    assert days == [1, 8, 15, 24]
    with Store(path) as store:
        (row,) = store.sources.documents(["juniper"])
        first = [one.first_capture[:8] for one in store.versions.of(row.id)]
    assert first == ["20261011", "20261105"]
    assert said.count("asked the archive for 1 capture: 1 made") == 4
    troubles = [line for line in said if line.startswith("Save Page Now")]
    assert len(troubles) == 2
    assert "HARVEST_SAVE_ACCESS_KEY" in troubles[0]
    assert troubles[1] == "Save Page Now: can be asked again"
