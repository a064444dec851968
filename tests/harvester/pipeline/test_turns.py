"""Which lists a run asks for, and that what was not asked for is neither looked at nor a failure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from harvester.archive import IndexPage
from harvester.cli import main
from harvester.commands.progress import SilentProgress
from harvester.commands.run import run_lines, run_object
from harvester.config import ArchiveSettings, Settings
from harvester.config.loading import load
from harvester.errors import Unreachable
from harvester.pipeline.harvest_companies import archive_for, harvest_companies
from harvester.pipeline.harvest_result import LOOKED, UNREACHABLE, HarvestResult, exit_code
from harvester.pipeline.listing import list_captures
from harvester.pipeline.turns import AskingPlan, Turns, asking_plan, is_governed, next_asked
from harvester.reports.coverage import coverage
from store import Store
from tests.support.archives import Clock
from tests.support.scripted import LOCATION, Scripted, capture, document_of
from tests.support.stand_in import PRIVACY, Reply, StandIn, World, history
from tests.support.stand_in.server import Request

TERMS, COOKIES = (f"http://www.juniper-and-reed.example/{name}" for name in ("terms", "cookies"))
SLUGS = {PRIVACY: "privacy", TERMS: "terms", COOKIES: "cookies"}
LIMITED = frozenset({"index_budget", "max_pause_days"})


@dataclass(slots=True)
class Watch:
    """Three policies of a company, and an archive that is asked sparingly.

    Attributes:
        store: where they are kept.
        settings: the limits.
        server: the archive.
        clock: moves only when someone sleeps, or a test sets it forward.
    """

    store: Store
    settings: Settings
    server: StandIn
    clock: Clock

    def run_at_once(self, **limits: Any) -> list[HarvestResult]:
        """One run of a person who names the company."""
        return self.run(max_pause_days=0, **limits)

    def run(self, **limits: Any) -> list[HarvestResult]:
        """One run, as the daemon makes it."""
        settings = replace(self.settings, archive=replace(self.settings.archive, **limits))
        self.server.log.clear()
        with archive_for(settings.archive.location, settings, self.store.path, self.clock.timing) as archive:
            return harvest_companies(
                self.store,
                settings,
                ["juniper"],
                archive,
                clock=self.clock,
                watcher=SilentProgress(),
            )

    def later(self, days: float) -> None:
        """Let time go by."""
        self.clock.now += timedelta(days=days)

    @property
    def asked(self) -> list[str]:
        """Which lists the last run asked for."""
        return [SLUGS[one.query["url"]] for one in self.server.log if one.kind == "index"]

    def row(self, slug: str) -> int:
        """Return the id of a document."""
        return next(one.id for one in self.store.sources.documents() if one.slug == slug)


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    world = World([*history(), *history(3, TERMS), *history(3, COOKIES)])
    with StandIn(world) as server, Store(tmp_path / "h.db") as store:
        path = tmp_path / "config.toml"
        path.write_text(
            f'[archive]\nlocation = "{server.location}"\nmax_pause_days = 7\ncooldown_seconds = 60\n'
            '[companies.juniper]\nname = "Juniper"\ndomains = ["juniper-and-reed.example"]\n'
            + "".join(
                f'[companies.juniper.documents.{slug}]\nurls = ["{url}"]\n' for url, slug in SLUGS.items()
            ),
            "utf-8",
        )
        yield Watch(store, load(path, {}), server, Clock())


def named(outcomes: Sequence[HarvestResult], of: Callable[[HarvestResult], object]) -> dict[str, object]:
    """Return something about each outcome, by document."""
    return {one.job.document: of(one) for one in outcomes}


def test_what_was_asked_for_has_a_pause_and_a_person_may_ask_at_once(watch: Watch) -> None:
    watch.run()
    assert sorted(watch.asked) == sorted(SLUGS.values())
    outcomes = watch.run()
    assert watch.asked == []
    assert all(one.rests for one in outcomes)
    assert exit_code(outcomes) == LOOKED
    watch.run_at_once()
    assert sorted(watch.asked) == sorted(SLUGS.values())


def test_a_policy_that_was_not_due_was_not_looked_at_and_has_no_problem(watch: Watch) -> None:
    watch.run()
    first = watch.clock().isoformat()
    watch.later(2)
    outcomes = watch.run()
    assert named(outcomes, lambda one: one.listing) == dict.fromkeys(SLUGS.values(), "complete")
    for slug in SLUGS.values():
        row = watch.row(slug)
        found = coverage(watch.store, row, watch.server.location, 30, watch.clock())
        assert (found.listed_at, found.problem) == (first, "")
    assert any("not due before 28 Oct 2026" in line for line in run_lines(outcomes[0]))
    assert run_object(outcomes[0])["at_rest"] == [
        {
            "url": next(url for url, slug in SLUGS.items() if slug == outcomes[0].job.document),
            "archive": watch.server.location,
            "listed_at": first,
            "due_on": "2026-10-28",
        }
    ]


def test_after_the_longest_pause_all_are_asked_for_again(watch: Watch) -> None:
    watch.run()
    for _ in range(6):
        watch.later(1)
        watch.run()
        assert watch.asked == []
    watch.later(1)
    assert all(not one.rests for one in watch.run())


def test_a_budget_is_not_exceeded_and_the_next_runs_go_on(watch: Watch) -> None:
    asked = []
    for _ in SLUGS:
        outcomes = watch.run(index_budget=1)
        assert len(watch.asked) == 1
        assert exit_code(outcomes) == LOOKED
        asked += watch.asked
        watch.later(1)
    assert sorted(asked) == sorted(SLUGS.values())
    watch.run_at_once(index_budget=2)
    assert len(watch.asked) == 2, "a person who asks at once does not exceed it, either"


def test_what_was_never_asked_for_is_not_complete_and_has_no_history_yet(watch: Watch) -> None:
    outcomes = watch.run(index_budget=1)
    (looked,) = watch.asked
    for one in outcomes:
        assert one.listing == ("complete" if one.job.document == looked else "partial")
        assert bool(one.captures) == (one.job.document == looked)
    assert any("never asked for" in line for one in outcomes for line in run_lines(one))
    news = watch.store.database.rows("SELECT document FROM news_starts")
    assert {row["document"] for row in news} == {watch.row(looked)}


def test_a_list_that_failed_stays_a_trouble_until_it_is_asked_for_again(watch: Watch) -> None:
    world = watch.server.behaviour

    def broken(request: Request) -> Reply:
        if request.kind == "index" and request.query["url"] == TERMS:
            return Reply(400, body=b"no")
        return world(request)

    watch.server.behaviour = broken
    watch.run()
    assert [one.document for one in watch.store.outbox.episodes(is_running=False)] == [watch.row("terms")]
    watch.later(7)
    outcomes = watch.run(index_budget=1)
    assert watch.asked != ["terms"], "what waited as long and can be listed comes first"
    left = [resting.sentence for one in outcomes for resting in one.at_rest]
    assert len(left) == 2
    assert all(said.startswith("left for the next run, because index_budget is spent: ") for said in left)
    assert [one.document for one in watch.store.outbox.episodes(is_running=False)] == [watch.row("terms")]
    watch.server.behaviour = world
    watch.run()
    assert watch.store.outbox.episodes(is_running=False) == ()


def test_an_archive_that_must_not_be_asked_is_no_failure_of_what_was_not_due(watch: Watch) -> None:
    watch.run()
    watch.later(1)
    watch.store.database.execute("UPDATE listings SET state = 'partial' WHERE url = ?", (TERMS,))
    watch.server.behaviour = lambda _request: Reply(429)
    outcomes = watch.run()
    assert watch.asked == ["terms"]
    assert named(outcomes, lambda one: bool(one.stopped)) == {
        "terms": True,
        "privacy": False,
        "cookies": False,
    }
    assert exit_code(outcomes) == UNREACHABLE
    assert [one.document for one in watch.store.outbox.episodes(is_running=False)] == [watch.row("terms")]


def test_silence_of_all_that_was_asked_is_not_hidden_by_what_was_not_due(watch: Watch) -> None:
    watch.run()
    watch.store.database.execute("UPDATE listings SET state = 'partial' WHERE url = ?", (TERMS,))
    watch.server.behaviour = lambda _request: Reply(503)
    outcomes = watch.run()
    assert sum(one.rests for one in outcomes) == 2
    assert exit_code(outcomes) == UNREACHABLE


def test_the_plan_is_the_same_after_a_restart(watch: Watch) -> None:
    watch.run(index_budget=2)
    watch.later(7)
    rows = [one.id for one in watch.store.sources.documents()]
    places = [watch.server.location]
    limits = replace(watch.settings.archive, index_budget=2)

    def plan(store: Store) -> AskingPlan:
        return asking_plan(store, rows, places, limits, watch.clock())

    before = plan(watch.store)
    assert len(before.chosen) == 2
    with closing(Store(watch.store.path, reading=True)) as again:
        assert plan(again) == before


def test_files_and_servers_of_this_machine_are_asked_in_every_run_unless_a_limit_is_stated() -> None:
    assert is_governed("https://web.archive.org", ArchiveSettings())
    assert not is_governed("/archives/juniper.warc.gz", ArchiveSettings())
    assert not is_governed("http://127.0.0.1:8080", ArchiveSettings())
    for name in LIMITED:
        assert is_governed("http://127.0.0.1:8080", ArchiveSettings(stated=frozenset({name})))


def test_a_run_asks_for_what_is_due_and_at_once_for_a_company_that_is_named(
    watch: Watch, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(watch.store.path.parent)
    watch.run()
    now = datetime.now(UTC).isoformat()
    watch.store.database.execute("UPDATE listings SET listed_at = ?, full_at = ?", (now, now))
    watch.store.close()
    calls = {(): 0, ("--dry-run",): 0, ("--company", "juniper", "--dry-run"): 3, ("--company", "juniper"): 3}
    for call, requests in calls.items():
        watch.server.log.clear()
        assert main([*call, "--json", "--db", str(watch.store.path)]) == 0
        found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert sum(one["requests"]["index"] for one in found) == requests
        assert len(watch.asked) == (0 if "--dry-run" in call else requests)
    assert main(["status", "--db", str(watch.store.path)]) == 0
    assert capsys.readouterr().out.count("  asked      ") == 3


def test_without_a_pause_every_run_asks_for_all(watch: Watch) -> None:
    for _ in range(2):
        watch.run(max_pause_days=0)
        assert sorted(watch.asked) == sorted(SLUGS.values())


def test_when_each_list_was_asked_for_and_will_be(watch: Watch) -> None:
    watch.run(index_budget=1)
    (looked,) = watch.asked
    places = [watch.server.location]
    for slug in SLUGS.values():
        (one,) = next_asked(watch.store, watch.row(slug), places, watch.settings.archive)
        is_known = slug == looked
        assert one.asked_at == (watch.clock() if is_known else None)
        assert one.due_on == (date(2026, 10, 28) if is_known else None)
        assert one.times.startswith(
            "21 Oct 2026, 07:28 UTC, again from 28 Oct 2026: " if is_known else "never: "
        )


@dataclass(slots=True)
class Lister:
    """Lists one document of an archive that says what it is told, with a budget."""

    store: Store
    document: int
    archive: Scripted
    clock: Clock

    def ask(self, budget: int, *answers: Sequence[IndexPage | Unreachable]) -> str:
        """One listing; gives its state and how much was left."""
        self.archive.listings = list(answers)
        plan = AskingPlan({}, (), frozenset({LOCATION}), budget)
        addresses = self.store.sources.addresses(self.document)
        found = list_captures(
            self.store, self.archive, self.document, addresses, self.clock, Turns(plan, self.archive)
        )
        assert not found.problems
        return f"{found.state}, {len(found.at_rest)} left"


@pytest.fixture
def lister(store: Store) -> Lister:
    return Lister(store, document_of(store), Scripted(), Clock())


def test_a_long_list_goes_on_in_the_next_run(lister: Lister) -> None:
    pages = [IndexPage((capture(f"{year}0310"),), cursor=f"{year}") for year in range(2010, 2013)]
    assert lister.ask(2, pages) == "partial, 1 left"
    assert lister.archive.requests.index == 2
    assert lister.ask(2, [IndexPage((capture("20120310"),))]) == "complete, 0 left"
    assert lister.archive.asked[-1].cursor == "2011"
    assert [one.capture.timestamp[:4] for one in lister.store.captures.of(lister.document, LOCATION)] == [
        "2010",
        "2011",
        "2012",
    ]


def test_an_empty_list_is_not_believed_where_the_budget_does_not_allow_to_ask_twice(lister: Lister) -> None:
    nothing = [IndexPage((), unconfirmed=True)]
    assert lister.ask(1, nothing) == "partial, 1 left"
    assert lister.ask(2, nothing, nothing) == "complete, 0 left"
