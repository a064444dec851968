"""One round over the documents of some companies."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from harvester.commands.progress import SilentProgress
from harvester.config.loading import load
from harvester.config.settings import Settings
from harvester.pipeline.harvest import Harvest
from harvester.pipeline.harvest_companies import archive_for, harvest_companies
from harvester.pipeline.harvest_result import HarvestResult
from harvester.pipeline.jobs import jobs_for, watched_companies
from store import Store
from store.tables.sources import NewCitation
from tests.support.archives import Clock
from tests.support.stand_in import PRIVACY, Reply, StandIn, World, history
from tests.support.stand_in.server import Request

TERMS = "http://www.juniper-and-reed.example/terms"


def configured(folder: Path, location: str, more: str = "") -> Settings:
    """Two documents of a company, and a company without any."""
    path = folder / "config.toml"
    path.write_text(
        f'[archive]\nlocation = "{location}"\nbudget = 7\nresolution_days = 0\n{more}'
        '[companies.juniper]\nname = "Juniper"\ndomains = ["juniper-and-reed.example"]\n'
        f'[companies.juniper.documents.privacy]\nurls = ["{PRIVACY}"]\n'
        f'[companies.juniper.documents.terms]\nurls = ["{TERMS}"]\n',
        "utf-8",
    )
    return load(path, {})


@pytest.fixture
def server() -> Iterator[StandIn]:
    with StandIn(World([*history(), *history(3, TERMS)])) as running:
        yield running


def round_of(store: Store, settings: Settings, *, companies: tuple[str, ...] = ("juniper",)) -> list[str]:
    """One round; gives document and listing of each outcome."""
    clock = Clock()
    with archive_for(settings.archive.location, settings, store.path, clock.timing) as archive:
        outcomes = harvest_companies(
            store, settings, companies, archive, clock=clock, watcher=SilentProgress()
        )
    return [f"{one.job.document} {one.listing}{' stopped' if one.stopped else ''}" for one in outcomes]


def test_every_document_of_the_companies_is_harvested(store: Store, server: StandIn, tmp_path: Path) -> None:
    settings = configured(tmp_path, server.location)
    assert round_of(store, settings) == ["privacy complete", "terms complete"]
    assert [len(store.versions.of(row.id)) for row in store.sources.documents()] == [2, 1]


def test_a_harvest_is_let_go_when_its_result_is_there(
    store: Store, server: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    end, there = Harvest.end, []

    def counted(one: Harvest, interrupted: str = "", *, draw: bool = True) -> HarvestResult:
        gc.collect()
        there.append(sum(isinstance(found, Harvest) for found in gc.get_objects()))
        return end(one, interrupted, draw=draw)

    monkeypatch.setattr(Harvest, "end", counted)
    round_of(store, configured(tmp_path, server.location))
    before, after = there
    assert after == before - 1


def test_a_company_that_nobody_knows_has_no_documents(store: Store, server: StandIn, tmp_path: Path) -> None:
    assert round_of(store, configured(tmp_path, server.location), companies=("nobody",)) == []


def test_after_the_archive_said_wait_the_rest_is_passed_over_and_said(
    store: Store, server: StandIn, tmp_path: Path
) -> None:
    def weary(request: Request) -> Reply:
        return Reply(429)

    server.behaviour = weary
    settings = configured(tmp_path, server.location, "cooldown_seconds = 60\n")
    assert round_of(store, settings) == ["privacy failed stopped", "terms failed stopped"]
    assert server.counts.total() - server.counts["connection"] == 1
    runs = [store.runs.last(row.id) for row in store.sources.documents()]
    assert all(run is not None and run.problem for run in runs)


def test_jobs_have_the_limits_of_the_configuration(store: Store, server: StandIn, tmp_path: Path) -> None:
    settings = configured(tmp_path, server.location)
    round_of(store, settings)
    jobs = jobs_for(store, settings, ["juniper"])
    assert [(job.document, job.budget, job.resolution_days) for job in jobs] == [
        ("privacy", 7, 0),
        ("terms", 7, 0),
    ]
    assert [job.budget for job in jobs_for(store, settings.with_budget(2), ["juniper"])] == [2, 2]
    assert settings.with_budget(None) == settings
    assert not jobs[0].retry_at_once


def test_failures_are_final_at_once_only_without_any_cooldown(store: Store, tmp_path: Path) -> None:
    for more, final in (
        ("cooldown_seconds = 0\nblock_cooldown_seconds = 0\n", True),
        ("cooldown_seconds = 0\n", False),
    ):
        settings = configured(tmp_path, "http://127.0.0.1:9", more)
        round_of(store, settings, companies=("juniper",))
        assert {job.retry_at_once for job in jobs_for(store, settings, ["juniper"])} == {final}


def test_what_was_taken_out_of_the_configuration_is_asked_for_no_more(
    store: Store, server: StandIn, tmp_path: Path
) -> None:
    settings = configured(tmp_path, server.location)
    round_of(store, settings)
    text = (tmp_path / "config.toml").read_text("utf-8")
    (tmp_path / "config.toml").write_text(text.partition("[companies.juniper.documents.terms]")[0], "utf-8")
    settings = load(tmp_path / "config.toml", {})
    assert round_of(store, settings) == ["privacy complete"]
    (tmp_path / "config.toml").write_text(text.partition("[companies")[0], "utf-8")
    settings = load(tmp_path / "config.toml", {})
    assert watched_companies(settings, store, ()) == ()
    # What a call names it means, and without a configuration all is meant that is known.
    assert watched_companies(settings, store, ["juniper"]) == ("juniper",)
    assert watched_companies(Settings(), store, ()) == ("juniper",)
    assert len(jobs_for(store, settings, ["juniper"])) == 2


def test_what_was_imported_is_watched_without_a_configuration_of_its_own(
    store: Store, server: StandIn, tmp_path: Path
) -> None:
    settings = configured(tmp_path, server.location)
    round_of(store, settings)
    terms = next(row for row in store.sources.documents() if row.slug == "terms")
    body = store.snapshots.add_body(terms.id, "20120115120000", b"a corpus document")
    store.sources.add_citation(
        terms.id,
        NewCitation(
            timestamp="20120115120000",
            url=TERMS,
            id_url="",
            domain="juniper-and-reed.example",
            archived="",
            sha256=body,
        ),
        Clock()(),
    )
    text = (tmp_path / "config.toml").read_text("utf-8")
    for left in (text.partition("[companies.juniper.documents.terms]")[0], text.partition("[companies")[0]):
        (tmp_path / "config.toml").write_text(left, "utf-8")
        settings = load(tmp_path / "config.toml", {})
        assert watched_companies(settings, store, ()) == ("juniper",)
        assert "terms" in [job.document for job in jobs_for(store, settings, ["juniper"])]
