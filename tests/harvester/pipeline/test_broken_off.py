"""A run that is stopped, breaks off or is killed: what is on record of each of its documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from harvester.archive import Stopped
from harvester.commands.run import run_lines
from harvester.errors import CoolingDown
from harvester.pipeline.harvest_companies import saved
from harvester.pipeline.harvest_documents import LAST_SECONDS, harvest_documents
from harvester.pipeline.harvest_result import HarvestResult, exit_code
from harvester.pipeline.jobs import Job
from harvester.pipeline.timeline import draw_timeline
from harvester.pipeline.watching import StoppingWatcher
from store import Store
from store.errors import StoreError
from store.records import Document, PolicyUrl
from store.tables.runs import RunRecord
from tests.support.archives import opened
from tests.support.harvests import Field, field
from tests.support.stand_in import MOVED, PRIVACY, Held, World, page
from tests.support.timelines import is_drawn

TERMS = "http://www.juniper-and-reed.example/terms"
URLS = (PRIVACY, MOVED, TERMS)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Field]:
    world = World([Held(f"20120{month}15120000", url, page(month)) for url in URLS for month in (1, 2, 3)])
    with field(tmp_path / "h.db", world) as found:
        yield found


def jobs_of(here: Field) -> list[Job]:
    """Return three documents, each at an address of its own."""
    return [
        replace(
            here.job,
            row=here.store.sources.add_document(Document("juniper", f"p{n}", "Policy", (PolicyUrl(url),))),
            document=f"p{n}",
        )
        for n, url in enumerate(URLS)
    ]


def run_until(here: Field, jobs: list[Job], check: Callable[[], None]) -> list[HarvestResult]:
    """Harvest documents, checking before each step whether to go on."""
    with opened(here.server.location, settings=here.settings, clock=here.clock) as archive:
        return harvest_documents(here.store, archive, jobs, here.clock, StoppingWatcher(check))


def stop_at(place: int) -> Callable[[], None]:
    """Return a check that stops a run at its step of this number, from 1."""
    places = count(1)

    def check() -> None:
        if next(places) == place:
            raise Stopped("stopped by SIGTERM")

    return check


def records(store: Store, jobs: list[Job]) -> list[RunRecord]:
    found = [store.runs.last(job.row) for job in jobs]
    assert None not in found
    return [one for one in found if one is not None]


def test_wherever_a_run_is_stopped_each_document_has_its_end_on_record(here: Field) -> None:
    jobs = jobs_of(here)
    for place in count(1):
        outcomes = run_until(here, jobs, stop_at(place))
        last = records(here.store, jobs)
        assert all(one.finished_at for one in last)
        if not any(outcome.interrupted for outcome in outcomes):
            assert place > 9, "there were hardly any steps"
            break
        assert exit_code(outcomes) == 1
        assert any("stopped by SIGTERM" in one.problem for one in last)
        by_row = {outcome.job.row: outcome for outcome in outcomes}
        for job, one in zip(jobs, last, strict=True):
            looked = job.row in by_row and not by_row[job.row].interrupted
            assert looked == (one.problem == ""), "only what was looked at counts as looked at"
        if place == 1:
            assert saved(outcomes) == "no request was sent"
        if place == 3:
            # The first document was listed, and none of its captures was fetched yet.
            assert (len(outcomes), outcomes[0].listing, outcomes[0].snapshots_new) == (1, "complete", 0)
            assert saved(outcomes) == "what was listed is saved, no capture was fetched"
    assert [one.problem for one in records(here.store, jobs)] == ["", "", ""]
    assert [len(here.store.versions.of(job.row)) for job in jobs] == [3, 3, 3]


def test_a_pause_and_a_signal_are_both_on_record(here: Field) -> None:
    stopped = run_until(here, jobs_of(here), stop_at(1))[0]
    paused = replace(stopped, stopped=CoolingDown(PRIVACY, here.clock.now))
    assert paused.as_record()["problem"] == f"{paused.stopped}; stopped by SIGTERM"
    assert replace(paused, interrupted="").as_record()["problem"] == str(paused.stopped)


def test_what_was_fetched_is_drawn_and_named(here: Field) -> None:
    jobs = jobs_of(here)
    outcomes = run_until(here, jobs, stop_at(10))
    assert saved(outcomes) == "3 captures of juniper/p0 saved"
    assert outcomes[0].timeline.versions == 3
    assert is_drawn(here.store, jobs[0].row)
    assert outcomes[1].problems == ("stopped by SIGTERM",)
    assert records(here.store, jobs)[2].problem == "stopped by SIGTERM"


def test_many_timelines_delay_no_end(here: Field, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*arguments: object) -> object:
        here.clock.now += LAST_SECONDS * 0.7
        return draw_timeline(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("harvester.pipeline.harvest.draw_timeline", slow)
    jobs, asked = jobs_of(here), 0

    def check() -> None:
        nonlocal asked
        asked += 1
        if asked > 24:
            raise Stopped("stopped by SIGTERM")

    outcomes = run_until(here, jobs, check)
    drawn = [is_drawn(here.store, job.row) for job in jobs]
    assert drawn == [True, True, False]
    assert "its texts are not compared yet" in "\n".join(run_lines(outcomes[2]))
    assert "0 versions" not in "\n".join(run_lines(outcomes[2]))
    assert "not compared yet" in records(here.store, jobs)[2].problem


def test_a_run_that_breaks_off_says_why(here: Field) -> None:
    jobs = jobs_of(here)
    steps = count(1)

    def check() -> None:
        if next(steps) == 12:
            raise StoreError("out of luck")

    with pytest.raises(StoreError):
        run_until(here, jobs, check)
    last = records(here.store, jobs)
    assert {one.problem for one in last} == {"the run broke off (StoreError: out of luck)"}
    assert all(one.finished_at for one in last)
    assert len(here.store.outbox.episodes(is_running=False)) == 3


def test_a_full_disk_hides_no_error(here: Field, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr(type(here.store.runs), "break_off", full)
    with pytest.raises(StoreError, match="second"):
        run_until(here, jobs_of(here), raiser(StoreError("second")))


def raiser(error: BaseException) -> Callable[[], None]:
    def check() -> None:
        raise error

    return check


class Killed(BaseException):
    """The process is killed: it writes nothing more."""


def test_a_run_that_is_killed_each_day_is_an_episode_of_all_its_documents(
    here: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process dies at the first document each time; the others were never begun with."""
    jobs = jobs_of(here)
    run_until(here, jobs, lambda: None)
    monkeypatch.setattr(type(here.store.runs), "break_off", lambda *_: None)
    for _ in range(2):
        assert here.store.outbox.episodes(is_running=False) == ()
        here.clock.now += timedelta(days=1)
        with pytest.raises(Killed):
            run_until(here, jobs, raiser(Killed()))
    found = here.store.outbox.episodes(is_running=False)
    assert [(one.document, one.unended) for one in found] == [(job.row, 2) for job in jobs]
    run_until(here, jobs, lambda: None)
    assert here.store.outbox.episodes(is_running=False) == ()
