"""The daemon's work on several stores."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from harvester.archive import Archive, Timing
from harvester.config import Settings, load
from harvester.errors import MailError
from harvester.pipeline.harvest_companies import archive_for
from harvester.schedule import SeveralWorker
from harvester.stores.telling import SharedOutbox
from store import Store
from tests.support.logs import log_into
from tests.support.post_office import Postman
from tests.support.several_stores import CONFIGURED, EACH, name, write_files
from tests.support.timelines import NOW, Clock, draw, runs


class Work:
    """A worker with an archive in a file, a clock that stands still, and a postman.

    Attributes:
        said: what it said.
    """

    def __init__(self, folder: Path) -> None:
        write_files(folder, extra='[digest]\nperiod = "run"\nrecipients = ["anna@reader.example"]\n')
        self.settings = load(folder / f"{EACH}.toml", {})
        self.clock, self.postman, self.said = Clock(), Postman(), list[str]()
        pattern = self.settings.store.pattern
        assert pattern is not None
        self.pattern = pattern
        self.worker = SeveralWorker(
            pattern,
            lambda store: None,
            archive=self._archive,
            transport=lambda settings: self.postman,
            clock=self.clock,
            nap=lambda seconds: None,
            log=log_into(self.said),
        )

    @contextmanager
    def _archive(self, settings: Settings) -> Iterator[Archive]:
        timing = Timing(self.clock, lambda seconds: None)
        with archive_for(settings.archive.location, settings, self.pattern.shared, timing) as archive:
            yield archive


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Work:
    monkeypatch.chdir(tmp_path)
    return Work(tmp_path)


def test_each_company_is_harvested_in_its_store_and_remembered(work: Work) -> None:
    known = tuple(name(number) for number in range(CONFIGURED))
    assert work.worker.companies(work.settings) == known
    assert work.worker.begun(work.settings) == {}
    assert work.worker.look(work.settings, known, lambda: True)
    assert work.worker.begun(work.settings) == dict.fromkeys(known, NOW)
    for slug in known:
        with Store(work.pattern.path_for(slug, ""), reading=True) as store:
            assert len(store.versions.of(1)) == 2
    assert not work.worker.look(work.settings, known, lambda: False) or work.said


def test_mails_are_composed_over_all_stores_and_only_if_something_was_written(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = tuple(name(number) for number in range(2))
    work.worker.look(work.settings, known, lambda: True)
    composed: list[datetime] = []
    real = SharedOutbox.compose

    def compose(outbox: SharedOutbox, now: datetime) -> tuple[MailError, ...]:
        composed.append(now)
        return real(outbox, now)

    monkeypatch.setattr(SharedOutbox, "compose", compose)
    work.worker.post(work.settings)
    work.worker.post(work.settings)
    assert (work.postman.taken, len(composed)) == ([], 1), "what was found at first is history"
    for slug in known:
        with Store(work.pattern.path_for(slug, "")) as store:
            draw(store, 1, runs((1, f"{slug} A"), (5, f"{slug} B")))
            with store.step():
                store.database.execute("UPDATE documents SET news_after = '20261101080000'")
    work.clock.advance(hours=1)
    work.worker.post(work.settings)
    work.worker.post(work.settings)
    assert (len(work.postman.taken), len(composed)) == (1, 2)
    said = [line for line in work.said if line.endswith("2 new versions")]
    assert said == [f"{slug}/privacy: 2 new versions" for slug in known]
