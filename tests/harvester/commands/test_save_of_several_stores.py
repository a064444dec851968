"""`harvest save`, and what a run asks for, with several stores: one account, one order, one quota."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from harvester.archive import Timing
from harvester.commands.session import now
from harvester.config import load
from harvester.pipeline.harvest_companies import archive_for
from harvester.schedule import SeveralWorker
from tests.support.calls import Harvest, objects
from tests.support.logs import log_into
from tests.support.post_office import Postman
from tests.support.saved_at_once import harvested_from, saving_at_once
from tests.support.stand_in import (
    PRIVACY,
    SavePageNow,
    StandIn,
)

TERMS = "http://www.juniper-and-reed.example/terms"
YOUNGER = "http://www.juniper-and-reed.example/cookies"
OLD, OLDER = "20120115120000", "20110115120000"
CONFIG = f"""
[archive]
location = "{{location}}"
resolution_days = 0
[save]
every = "7 days"
[store]
path = "stores/{{company}}.db"
[companies.juniper.documents.privacy]
urls = ["{PRIVACY}"]
[companies.juniper.documents.cookies]
urls = ["{YOUNGER}"]
[companies.reed.documents.terms]
urls = ["{TERMS}"]
"""
SHARING = '[companies.willow.documents.privacy]\nurls = ["{PRIVACY}"]\n'


@pytest.fixture
def played() -> SavePageNow:
    return saving_at_once((OLD, PRIVACY), (OLDER, TERMS), (OLD, YOUNGER))


@pytest.fixture
def watched(
    tmp_path: Path, played: SavePageNow, harvest: Harvest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[StandIn]:
    """Return the archive's server; in the current folder, two companies were harvested from it."""
    with harvested_from(played, CONFIG, harvest, tmp_path, monkeypatch) as server:
        yield server


def asked(played: SavePageNow) -> list[str]:
    return [one.url for one in played.asked]


def test_what_waited_longest_in_any_store_comes_first(
    harvest: Harvest, watched: StandIn, played: SavePageNow
) -> None:
    before = {path.name: path.read_bytes() for path in Path("stores").glob("*.db")}
    code, out, err = harvest("save", "--dry-run")
    assert (code, err, out.count("would be asked for")) == (0, "", 3)
    assert "the archive would be asked for 3 captures" in harvest("--dry-run")[2]
    assert {path.name: path.read_bytes() for path in Path("stores").glob("*.db")} == before
    code, out, _ = harvest("save")
    assert code == 0
    assert "asked the archive for 3 captures: 3 made" in out
    assert asked(played)[0] == TERMS
    assert sorted(asked(played)) == sorted([PRIVACY, TERMS, YOUNGER])
    assert harvest("save") == (0, "3 addresses: captured not long ago\n", "")
    # What was captured is fetched before the index shows it.
    runs = objects(harvest("--json", "--quiet")[1])
    assert [(run["captures"], run["versions_new"]) for run in runs] == [(2, 1)] * 3
    assert harvest("verify")[0] == 0


def test_a_run_asks_first(harvest: Harvest, watched: StandIn, played: SavePageNow) -> None:
    code, out, err = harvest("--json")
    assert code == 0
    assert "asked the archive for 3 captures: 3 made" in err
    assert [run["versions_new"] for run in objects(out)] == [1] * 3
    assert harvest("--quiet") == (0, "", "")
    assert len(played.asked) == 3


def test_the_daemon_asks_for_all(watched: StandIn, played: SavePageNow) -> None:
    settings, said = load(Path("config.toml"), os.environ), list[str]()
    pattern = settings.store.pattern
    assert pattern is not None
    timing = Timing(now, time.sleep)
    worker = SeveralWorker(
        pattern,
        lambda store: None,
        archive=lambda settings: archive_for(watched.location, settings, pattern.shared, timing),
        transport=lambda settings: Postman(),
        clock=now,
        nap=time.sleep,
        log=log_into(said),
    )
    assert worker.look(settings, ("reed", "juniper"), lambda: True)
    assert asked(played)[0] == TERMS
    assert any("asked the archive for 3 captures: 3 made" in line for line in said)


def test_one_budget_is_for_all(harvest: Harvest, watched: StandIn, played: SavePageNow) -> None:
    config = Path("config.toml").read_text()
    Path("config.toml").write_text(config.replace('every = "7 days"', 'every = "7 days"\nbudget = 1'))
    assert harvest("save")[0] == 0
    assert asked(played) == [TERMS]
    assert harvest("save")[0] == 0
    assert asked(played)[1:] in ([PRIVACY], [YOUNGER])


def test_one_quota_is_for_all(harvest: Harvest, watched: StandIn, played: SavePageNow) -> None:
    played.policy.a_day = 1
    code, out, err = harvest("save", "--json")
    told = {str(one["url"]): str(one["state"]) for one in objects(out)}
    assert (code, told.pop(TERMS), sorted(told.values())) == (1, "fresh", ["due", "waits"])
    assert "all 1 captures of a day are used up" in err
    # Whatever asks next knows it, also for the companies of another store, or for one store alone.
    for call in (("save", "juniper"), ("save", "--db", "stores/juniper.db"), ("--quiet",)):
        assert "are used up" in harvest(*call)[2], call
    assert len(played.asked) == 2


def test_an_address_of_two_stores_is_asked_for_once(
    harvest: Harvest, watched: StandIn, played: SavePageNow
) -> None:
    with Path("config.toml").open("a") as file:
        file.write(SHARING.format(PRIVACY=PRIVACY))
    code, out, err = harvest("save", "willow")
    assert (code, "its captures were never listed completely" in out, err) == (0, True, "")
    assert not Path("stores/willow.db").exists(), "only a run creates stores"
    assert harvest("--quiet")[0] == 0
    assert asked(played).count(PRIVACY) == 1
    assert harvest("save")[1] == "3 addresses: captured not long ago\n"


def test_a_store_that_cannot_be_used_holds_up_no_other(
    harvest: Harvest, watched: StandIn, played: SavePageNow
) -> None:
    Path("stores/reed.db").write_bytes(b"this is not a database" * 100)
    code, out, err = harvest("save")
    assert (code, err.count("reed.db")) == (3, 1)
    assert "asked the archive for 2 captures: 2 made" in out
    assert sorted(asked(played)) == sorted([PRIVACY, YOUNGER])
