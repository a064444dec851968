"""Addresses that come and go, clocks that jump, runs that are stopped or killed: nothing is asked twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from harvester.archive import Stopped, Timing
from harvester.config.settings import ArchiveSettings
from harvester.saving import save_due
from harvester.stores import one_store
from store.records import PolicyUrl
from store.tables.saves import Save
from tests.support.saving import DAY, TERMS, saving
from tests.support.stand_in import PRIVACY, Fate, SavePolicy


def test_addresses_that_are_not_in_force(tmp_path: Path) -> None:
    with saving(tmp_path, urls=(PRIVACY, TERMS)) as saved:
        row = saved.here.job.row
        saved.store.sources.set_addresses(
            row, (PolicyUrl(PRIVACY, None, "2026-09".replace("-", "")), PolicyUrl(TERMS, "2026", "20261021"))
        )
        assert [one.known.url for one in saved.save().addresses] == [TERMS]
        saved.clock.now = datetime(2026, 10, 22, tzinfo=UTC)
        assert saved.save().addresses == ()


def test_what_was_never_listed_is_listed_first(tmp_path: Path) -> None:
    with saving(tmp_path) as saved:
        saved.store.database.execute("DELETE FROM listings")
        result = saved.save()
        assert (result.addresses[0].verdict.kind, saved.played.asked) == ("barred", [])
        saved.here.harvest()
        assert saved.save().addresses[0].verdict.kind == "fresh"


def test_a_clock_that_was_a_year_ahead(tmp_path: Path) -> None:
    with saving(tmp_path) as saved:
        right = saved.clock.now
        saved.clock.now += timedelta(days=365)
        saved.save()
        saved.clock.now = right + 10 * DAY
        saved.played.captured.clear()
        result = saved.save()
        # The archive's own word counts: the capture of the future is fresh until the clocks agree.
        assert result.addresses[0].verdict.kind in ("fresh", "due")


def test_a_clock_that_was_set_back_forgets_no_job(tmp_path: Path) -> None:
    policy = SavePolicy(fate=lambda url, number: Fate(seconds=10_000))
    with saving(tmp_path, policy) as saved:
        saved.save()
        assert saved.last().outcome.state == "pending"
        saved.clock.now -= timedelta(days=1)
        saved.save()
        assert saved.last().outcome.state == "unclear"
        saved.clock.now += timedelta(days=2)
        assert saved.save().addresses[0].verdict.kind == "fresh"
        assert len(saved.played.asked) == 1


def test_a_run_that_is_stopped_asks_about_the_job_again(tmp_path: Path) -> None:
    with saving(tmp_path) as saved:

        def stop(_: float) -> None:
            raise Stopped("stopped by SIGTERM")

        with pytest.raises(Stopped):
            saved.save(stop)
        job = saved.last().outcome.job
        assert saved.last().outcome.state == "pending"
        saved.clock.sleep(60)
        assert saved.save().addresses[0].verdict.kind == "fresh"
        assert saved.last().outcome.job == job
        assert len(saved.played.asked) == 1


def test_a_run_that_is_killed_before_the_answer_is_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with saving(tmp_path) as saved:
        mark = saved.store.saves.mark
        monkeypatch.setattr(saved.store.saves, "mark", _killed)
        with pytest.raises(KeyboardInterrupt):
            saved.save()
        monkeypatch.setattr(saved.store.saves, "mark", mark)
        assert saved.last().outcome.state == "asking"
        saved.clock.sleep(600)
        assert saved.save().addresses[0].verdict.kind == "waits"
        saved.clock.sleep(86_400)
        assert saved.save().addresses[0].verdict.kind == "fresh"
        assert len(saved.played.asked) == 1


def _killed(*_: object) -> Save:
    raise KeyboardInterrupt


def test_a_run_that_is_stopped_before_the_request_is_sent(tmp_path: Path) -> None:
    settings = ArchiveSettings(saves_per_minute=5, timeout_seconds=5, stated=frozenset({"saves_per_minute"}))
    with saving(tmp_path, urls=(PRIVACY, TERMS), settings=settings) as saved:
        with saved.service() as (archive, service):

            class Stopping(type(service.saver)):  # type: ignore[misc]
                def ask(self, url: str, within: timedelta) -> object:
                    raise Stopped("stopped by SIGTERM")

            service.saver.__class__ = Stopping
            with pytest.raises(Stopped):
                timing = Timing(saved.clock, saved.clock.sleep)
                save_due(
                    one_store(saved.store, ["juniper"]),
                    saved.store.saves,
                    saved.settings,
                    replace(service),
                    timing,
                    saved.said.append,
                )
            assert archive.requests.saving == 1
        assert saved.store.saves.of(saved.here.server.location, PRIVACY, 1) == ()
        saved.save()
        assert len(saved.played.captured) == 2
