"""What is due is planned in the thread that also hears the supervisor and signals: it waits for no reader."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from harvester.config.settings import Settings
from harvester.delivery.folder import FolderTransport
from harvester.schedule.worker import Worker
from store import Store
from store.records import Company, Document
from tests.support.logs import log_into
from tests.support.stores import age, holding

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def worker(path: Path) -> Worker:
    """Return what the daemon works with, which sends nothing here."""
    return Worker(
        path,
        archive=lambda settings: pytest.fail("no archive is needed"),
        transport=lambda settings: FolderTransport(path.parent),
        clock=lambda: NOW,
        nap=lambda seconds: None,
        log=log_into([]),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Store(tmp_path / "harvest.db") as store:
        store.sources.add_company(Company("a", "A", ("a.example",)))
        store.sources.add_document(Document("a", "privacy", "Privacy"))
        store.watches.mark(["a"], NOW)
    return store.path


def test_what_is_due_is_planned_beside_a_program_that_reads(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.writing.BUSY_TIMEOUT_SECONDS", 0.3)
    with holding(path):
        assert worker(path).companies(Settings()) == ("a",)
        assert worker(path).begun(Settings()) == {"a": NOW}


def test_a_store_of_an_older_form_is_converted_once(path: Path) -> None:
    age(path)
    assert worker(path).begun(Settings()) == {"a": NOW}
    with Store(path, reading=True) as store:
        assert not store.database.was_older
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_store_that_is_missing_is_made(tmp_path: Path) -> None:
    assert worker(tmp_path / "harvest.db").companies(Settings()) == ()
    assert (tmp_path / "harvest.db").exists()
