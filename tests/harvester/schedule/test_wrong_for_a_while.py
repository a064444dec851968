"""What was right when the daemon began is wrong for a while: it says so, goes on, and tries again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from harvester.archive import Archive, Timing
from harvester.config.settings import CompanySettings, DocumentSettings, ScheduleSettings, Settings
from harvester.delivery import Transport
from harvester.delivery.folder import FolderTransport
from harvester.demo import demo_files
from harvester.errors import ConfigError
from harvester.pipeline.harvest_companies import archive_for
from harvester.schedule import Worker
from store import Store
from store.records import PolicyUrl
from tests.support.logs import log_into
from tests.support.timelines import Clock

URL = PolicyUrl("http://www.larkspur-optics.example/privacy.html")
LARKSPUR = CompanySettings("larkspur", documents=(DocumentSettings("privacy", urls=(URL,)),))
SETTINGS = Settings(schedule=ScheduleSettings("15 6 * * *", "UTC", 0), companies=(LARKSPUR,))


def worker(
    folder: Path,
    said: list[str],
    archive: Callable[[Settings], AbstractContextManager[Archive]] | None = None,
    transport: Callable[[Settings], Transport] = lambda settings: FolderTransport(Path("outbox")),
) -> Worker:
    clock, path = Clock(), folder / "harvest.db"

    def nap(seconds: float) -> None:
        clock.advance(seconds=seconds)

    def files(settings: Settings) -> AbstractContextManager[Archive]:
        return archive_for(str(folder / "larkspur.warc"), settings, path, Timing(clock, nap))

    return Worker(
        path, archive=archive or files, transport=transport, clock=clock, nap=nap, log=log_into(said)
    )


def test_an_archive_of_files_that_are_not_there_for_a_while(tmp_path: Path) -> None:
    demo_files(tmp_path)
    file, away = tmp_path / "larkspur.warc", tmp_path / "away"
    said: list[str] = []
    watch = worker(tmp_path, said)
    file.rename(away)
    for _ in range(2):
        assert not watch.look(SETTINGS, ("larkspur",), lambda: True), "it is to be tried again soon"
    assert len(said) == 1
    assert "there is no such file" in said[0]
    with Store(tmp_path / "harvest.db") as store:
        assert not store.watches.begun(), "it was not looked at"
    away.rename(file)
    assert watch.look(SETTINGS, ("larkspur",), lambda: True)
    assert "looking: can go on again" in said


def test_a_channel_that_cannot_be_opened_for_a_while(tmp_path: Path) -> None:
    said: list[str] = []
    is_wrong = True

    def transport(settings: Settings) -> Transport:
        if is_wrong:
            raise ConfigError("config.toml", "digest.apprise", "needs the package apprise", "Install it")
        return FolderTransport(tmp_path / "outbox")

    watch = worker(tmp_path, said, transport=transport)
    watch.post(SETTINGS)
    watch.post(SETTINGS)
    assert len(said) == 1
    assert "needs the package apprise" in said[0]
    is_wrong = False
    watch.post(SETTINGS)
    assert said[1] == "sending mail: can go on again"


def test_what_is_wrong_for_good_still_ends_it(tmp_path: Path) -> None:
    def archive(settings: Settings) -> AbstractContextManager[Archive]:
        raise RuntimeError("a defect")

    with pytest.raises(RuntimeError):
        worker(tmp_path, [], archive).look(SETTINGS, ("larkspur",), lambda: True)
