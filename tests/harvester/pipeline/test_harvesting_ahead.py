"""Documents that processes harvest ahead from files are harvested in the same way."""

from __future__ import annotations

import gzip
import io
import pickle
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from harvester.archive.clock import Timing
from harvester.archive.warc import WarcArchive
from harvester.archive.warc.known_records import known_records
from harvester.config import Settings, load
from harvester.pipeline import comparing, extracting
from harvester.pipeline.harvest_companies import archive_for, harvest_companies
from harvester.pipeline.harvest_documents import Helpers, harvest_documents
from harvester.pipeline.harvesting_ahead import _KeptResults, _task, _unread_pages, harvested
from harvester.pipeline.importing import register
from harvester.pipeline.jobs import Job, jobs_for
from harvester.pipeline.watching import StoppingWatcher
from harvester.processes import at_hand, workers
from store import Store, compression
from tests.support.many_archives import ManyArchives
from tests.support.opened_ahead import close_opened
from tests.support.stand_in.world import Held
from tests.support.warcs import write_warc

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
MANY = ManyArchives(2, 24, 3)
TIMING = Timing(lambda: NOW, lambda seconds: None)
# What is done twice if nothing was handed over.
PURE = ((extracting, "extract"), (comparing, "compare"), (extracting, "stated_dates"))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return the configuration of three companies, whose captures are in two files."""
    MANY.write(tmp_path / "warcs")
    (tmp_path / "config.toml").write_text(MANY.configuration(), "utf-8")
    return load(tmp_path / "config.toml", {})


def go_on() -> None:
    """Let a run go on."""


@contextmanager
def registered(tmp_path: Path, settings: Settings) -> Iterator[tuple[Store, WarcArchive, list[Job]]]:
    """Open the files, and a store that knows the companies and nothing of their captures."""
    names = [one.slug for one in settings.companies]
    with Store(tmp_path / "h.db") as store, closing(WarcArchive(tmp_path / "warcs", lambda: NOW)) as archive:
        register(store, settings, names, NOW)
        yield store, archive, jobs_for(store, settings, names)
        close_opened(store.path)


def run(store: Path, settings: Settings) -> list[object]:
    """Harvest all companies; return what became of each document."""
    names, watcher = [one.slug for one in settings.companies], StoppingWatcher(go_on)
    with (
        Store(store) as opened,
        archive_for(str(store.parent / "warcs"), settings, store, TIMING) as archive,
    ):
        found = harvest_companies(opened, settings, names, archive, clock=lambda: NOW, watcher=watcher)
    return [(one.timeline, one.snapshots_new, one.requests_memento, one.problems) for one in found]


def test_a_run_with_processes_writes_the_same_bytes(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_LEAST_PAGES", 1)
    stores = [tmp_path / f"{jobs}.db" for jobs in (1, 2)]
    said = [run(store, settings.with_jobs(jobs)) for jobs, store in enumerate(stores, 1)]
    assert said[0] == said[1]
    assert stores[0].read_bytes() == stores[1].read_bytes()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["1.db", "2.db", "config.toml", "warcs"]


def test_a_run_works_out_nothing_a_second_time(tmp_path: Path, settings: Settings) -> None:
    with registered(tmp_path, settings) as (store, archive, jobs):
        tasks = [_task(store, archive, job, NOW) for job in jobs]
        begun = [
            (job.row, harvested(store.path, task)) for job, task in zip(jobs, tasks, strict=True) if task
        ]
        assert [len(found) for _, found in begun] == [3, 3, 3]

        def unasked(*arguments: Any, **named: Any) -> None:
            raise AssertionError("it was worked out a second time")

        kept = _KeptResults(iter(begun), io.BytesIO())
        with pytest.MonkeyPatch.context() as patch:
            for module, name in PURE:
                patch.setattr(module, name, unasked)
            watcher = StoppingWatcher(go_on)
            results = harvest_documents(
                store, archive, jobs, lambda: NOW, watcher, Helpers(ahead=kept.for_pass)
            )
        assert [one.problems for one in results] == [()] * 3
        assert sum(one.timeline.changes for one in results) > 1


def test_bodies_are_compressed_ahead_with_the_same_result(tmp_path: Path, settings: Settings) -> None:
    with registered(tmp_path, settings) as (store, archive, jobs):
        task = _task(store, archive, jobs[0], NOW)
        assert task is not None
        first = harvested(store.path, task)[0]
        encoded = [one for one in pickle.loads(first).values() if isinstance(one, compression.EncodedBody)]
        assert encoded
        with at_hand(first):
            harvest_documents(store, archive, jobs[:1], lambda: NOW, StoppingWatcher(go_on))
        stored = {row["data"] for row in store.database.rows("SELECT data FROM bodies")}
        assert {one.data for one in encoded} <= stored


def test_what_is_known_already_is_not_harvested_ahead(tmp_path: Path, settings: Settings) -> None:
    with registered(tmp_path, settings) as (store, archive, jobs):
        assert dict(_unread_pages(store, archive, jobs)).keys() == {job.row for job in jobs}
        harvest_documents(store, archive, jobs[:1], lambda: NOW, StoppingWatcher(go_on))
        assert dict(_unread_pages(store, archive, jobs)).keys() == {job.row for job in jobs[1:]}
        few = [replace(job, budget=2) for job in jobs[1:]]
        assert list(dict(_unread_pages(store, archive, few)).values()) == [2, 2]


def test_records_that_only_the_writer_can_read_stay_with_it(tmp_path: Path) -> None:
    page = Held("20150101000000", "http://one.example/privacy", b"<p>One.")
    plain = write_warc(tmp_path / "plain.warc.gz", [page])
    whole = tmp_path / "whole.warc.gz"
    # All records in one member of gzip have no places of their own.
    whole.write_bytes(gzip.compress(gzip.decompress(plain.read_bytes())))
    for path, is_known in ((plain, True), (whole, False)):
        with closing(WarcArchive(path, lambda: NOW)) as archive:
            assert (known_records(archive, [page.original]) is not None) == is_known
            assert known_records(archive, ["http://other.example/"]) is None


def test_records_that_redirects_may_lead_to_come_along(tmp_path: Path) -> None:
    old, new = "http://one.example/old", "http://one.example/privacy"
    moved = Held("20150101000000", old, b"", 301, (("Location", new),))
    page, other = Held("20150101000001", new, b"<p>One."), Held("20150101000002", "http://two.example/")
    path = write_warc(tmp_path / "a.warc.gz", [moved, page, other])
    with closing(WarcArchive(path, lambda: NOW)) as archive:
        found = known_records(archive, [old])
        assert found is not None
        assert [entry.capture.original for _, entry in found.records] == [old, new]
    with pickle.loads(pickle.dumps(found)).opened(lambda: NOW) as copy:
        (capture,) = next(copy.captures(old)).captures
        assert copy.fetch(capture).snapshot.body == page.body
