"""One question about several addresses of a host: used only where it says the same as exact ones would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from harvester.commands.progress import SilentProgress
from harvester.config import Settings
from harvester.config.loading import load
from harvester.pipeline.harvest_companies import archive_for, harvest_companies
from harvester.pipeline.harvest_result import HarvestResult
from harvester.pipeline.wide_lists import AGAIN_DAYS, FEWEST, RECENT_DAYS, UpdatedList, wide_lists
from store import Store
from tests.support.archives import Clock
from tests.support.harvests import contents
from tests.support.stand_in import Held, Reply, StandIn, World, page
from tests.support.stand_in.server import Behaviour, Request

SITE = "http://www.juniper-and-reed.example"
SLUGS = ("cookies", "privacy", "returns", "terms")
LAST = "terms"
ELSEWHERE = f"{SITE}/warranty"


def held(slug: str, days: int) -> Held:
    """Return a capture of some days before the clock of the tests begins."""
    time = Clock().now - timedelta(days=days, hours=1)
    url = slug if "/" in slug else f"{SITE}/{slug}"
    return Held(f"{time:%Y%m%d%H%M%S}", url, page(len(slug) + max(days, 0) // 100))


def world(*more: Held) -> World:
    """Return an archive that captured each policy every week, and a page that is later in its order."""
    weekly = [held(slug, days) for slug in (*SLUGS, ELSEWHERE) for days in range(3, 200, 7)]
    return World([*weekly, *more])


class Watch:
    """The four policies of a company, which one host has."""

    def __init__(self, folder: Path, server: StandIn) -> None:
        folder.mkdir()
        path = folder / "config.toml"
        path.write_text(
            f'[archive]\nlocation = "{server.location}"\nmax_pause_days = 7\nbudget = 3\n'
            "cooldown_seconds = 0\nblock_cooldown_seconds = 0\n"
            '[companies.juniper]\nname = "Juniper"\ndomains = ["juniper-and-reed.example"]\n'
            + "".join(f'[companies.juniper.documents.{one}]\nurls = ["{SITE}/{one}"]\n' for one in SLUGS),
            "utf-8",
        )
        self.settings, self.server, self.clock = load(path, {}), server, Clock()
        self.store = Store(folder / "h.db")

    def run(self, **limits: Any) -> list[HarvestResult]:
        """One run that asks for all lists."""
        return self._run(self.settings.without_pauses(), limits)

    def run_due(self, **limits: Any) -> list[HarvestResult]:
        """One run that asks for what is due."""
        return self._run(self.settings, limits)

    def _run(self, settings: Settings, limits: dict[str, Any]) -> list[HarvestResult]:
        settings = replace(settings, archive=replace(settings.archive, **limits))
        self.server.log.clear()
        with archive_for(settings.archive.location, settings, self.store.path, self.clock.timing) as archive:
            return harvest_companies(
                self.store, settings, ["juniper"], archive, clock=self.clock, watcher=SilentProgress()
            )

    @property
    def asked(self) -> list[str]:
        """What the last run asked the index for: a document, or ``*``."""
        queries = [one.query for one in self.server.log if one.kind == "index"]
        return ["*" if "matchType" in one else one["url"].rpartition("/")[2] for one in queries]

    def listed(self) -> dict[str, list[str]]:
        """Return what is known to be listed, by document."""
        return {
            row.slug: sorted(one.capture.timestamp for one in self.store.captures.of(row.id))
            for row in self.store.sources.documents()
        }


@pytest.fixture
def server() -> Iterator[StandIn]:
    with StandIn(world()) as running:
        yield running


@pytest.fixture
def watch(tmp_path: Path, server: StandIn) -> Iterator[Watch]:
    made = Watch(tmp_path / "wide", server)
    made.run()
    assert sorted(made.asked) == sorted(SLUGS), "what is new is asked for alone"
    made.clock.now += timedelta(days=4)
    yield made
    made.store.close()


NEW = [held("terms", -2), held("privacy", -1), held("privacy", -3), held("cookies", -3)]


def test_several_documents_of_a_host_are_one_question(watch: Watch) -> None:
    watch.server.behaviour = world(*NEW)
    outcomes = watch.run()
    assert watch.asked == ["*"]
    assert [one.listing for one in outcomes] == ["complete"] * len(SLUGS)
    known = watch.listed()
    for one in NEW:
        assert one.timestamp in known[one.original.rpartition("/")[2]]
    lists = [one for row in watch.store.sources.documents() for one in watch.store.listings.of(row.id)]
    assert {one.listing.listed_at for one in lists} == {watch.clock().isoformat()}


def test_what_is_not_due_is_updated_by_an_answer_about_others_of_its_host(watch: Watch) -> None:
    watch.server.behaviour = world(*NEW)
    changed = watch.clock() - timedelta(days=8)
    watch.store.database.execute(
        "UPDATE listings SET listed_at = ? WHERE url <> ?", (changed.isoformat(), f"{SITE}/privacy")
    )
    outcomes = watch.run_due()
    assert watch.asked == ["*"]
    assert not any(one.rests for one in outcomes)
    assert NEW[1].timestamp in watch.listed()["privacy"]
    watch.clock.now += timedelta(days=1)
    assert all(one.rests for one in watch.run_due())
    assert watch.asked == []


def test_it_says_what_exact_questions_say(tmp_path: Path, watch: Watch) -> None:
    exact = Watch(tmp_path / "exact", watch.server)
    watch.server.behaviour = world()
    exact.run()
    exact.clock.now += timedelta(days=4)
    watch.server.behaviour = world(*NEW)
    watch.run()
    exact.store.wide_lists.mark(
        watch.server.location, "juniper-and-reed.example/", exact.clock(), "not to be asked"
    )
    exact.run()
    assert sorted(exact.asked) == sorted(SLUGS)
    assert watch.listed() == exact.listed()
    tables = [contents(one.store.path) for one in (watch, exact)]
    assert all(table.pop("wide_lists") for table in tables)
    assert tables[0] == tables[1]


def lacking(behaviour: Behaviour, *, of: str, newest: bool) -> Behaviour:
    """Answer questions about many addresses without some rows of one of them."""

    def answer(request: Request) -> Reply:
        reply = behaviour(request)
        if request.kind != "index" or "matchType" not in request.query:
            return reply
        lines = reply.body.decode().splitlines(keepends=True)
        those = [line for line in lines if f"/{of} " in line]
        gone = those[-1:] if newest else those[:1]
        return replace(reply, body="".join(line for line in lines if line not in gone).encode())

    return answer


@pytest.mark.parametrize("newest", [False, True])
def test_an_answer_that_lacks_a_known_capture_is_not_believed_about_any(watch: Watch, newest: bool) -> None:
    watch.server.behaviour = lacking(world(), of="privacy", newest=newest)
    outcomes = watch.run()
    assert {"*", "privacy", "returns", "terms"} <= set(watch.asked)
    assert [one.listing for one in outcomes] == ["complete"] * len(SLUGS)
    watch.clock.now += timedelta(days=1)
    watch.run()
    assert sorted(watch.asked) == sorted(SLUGS), "it is not asked so again for long"


def test_an_index_that_stops_without_a_sign_hides_nothing(watch: Watch) -> None:
    behaviour = world(*NEW)

    def stops(request: Request) -> Reply:
        reply = behaviour(request)
        if request.kind != "index" or "matchType" not in request.query:
            return reply
        lines = reply.body.decode().splitlines(keepends=True)
        end = next(place for place, line in enumerate(lines) if NEW[0].timestamp in line)
        return replace(reply, body="".join(lines[:end]).encode())

    watch.server.behaviour = stops
    watch.run()
    assert watch.asked == ["*", LAST], "nothing is later in the order, so the list may go on"
    assert NEW[0].timestamp in watch.listed()[LAST]


@pytest.mark.parametrize("rows", [1, 9])
def test_a_host_that_is_too_large_is_asked_about_exactly(watch: Watch, rows: int) -> None:
    behaviour = world()

    def short(request: Request) -> Reply:
        query = request.query
        if request.kind == "index" and "matchType" in query:
            path = request.path.replace(f"limit={query['limit']}", f"limit={rows}")
            return behaviour(replace(request, path=path))
        return behaviour(request)

    watch.server.behaviour = short
    watch.run()
    assert sorted(watch.asked) == sorted(("*", *SLUGS))
    watch.clock.now += timedelta(days=1)
    watch.run()
    assert sorted(watch.asked) == sorted(SLUGS)


@pytest.mark.parametrize("reply", [Reply(400, body=b"no"), Reply(200, body=b"nonsense\n"), Reply(200)])
def test_an_answer_that_is_none_is_no_problem(watch: Watch, reply: Reply) -> None:
    behaviour = world(*NEW)

    def refuses(request: Request) -> Reply:
        is_wide = request.kind == "index" and "matchType" in request.query
        return reply if is_wide else behaviour(request)

    watch.server.behaviour = refuses
    outcomes = watch.run()
    assert all(not one.problems for one in outcomes)
    assert sorted(watch.asked) == sorted(("*", *SLUGS))


def update(url: str, since: str, archive: str = "https://archive.example") -> UpdatedList:
    return UpdatedList((1, url, archive), since)


def test_only_what_is_recent_and_of_one_host_is_asked_for_together() -> None:
    now = Clock().now
    recent, old = (f"{now - timedelta(days=days):%Y%m%d}" for days in (9, RECENT_DAYS + 1))
    legal = [update(f"{SITE}/legal/{name}", recent) for name in ("a", "b", "c")]
    far = [update(f"{SITE}/legal/d", old), update("http://shop.juniper-and-reed.example/e", recent)]
    found = wide_lists([*legal, *far], now, lambda *_: None)
    assert {name[1] for name in found} == {one.name[1] for one in legal}
    assert {one.prefix for one in found.values()} == {"juniper-and-reed.example/legal/"}
    assert wide_lists(legal[: FEWEST - 1], now, lambda *_: None) == {}
    at_rest = [update(f"{SITE}/legal/e", recent), update(f"{SITE}/about", recent), far[1]]
    more = wide_lists(legal, now, lambda *_: None, at_rest)
    assert {name[1] for name in more} == {one.name[1] for one in (*legal, at_rest[0])}
    other = update(f"{SITE}/legal/c", recent, "https://other.example")
    assert wide_lists([*legal[:2], other], now, lambda *_: None) == {}


def test_a_question_in_vain_is_asked_again_after_some_months() -> None:
    now: datetime = Clock().now
    lists = [update(f"{SITE}/{name}", f"{now:%Y%m%d}") for name in SLUGS]
    assert wide_lists(lists, now, lambda *_: now - timedelta(days=AGAIN_DAYS - 1)) == {}
    assert wide_lists(lists, now, lambda *_: now - timedelta(days=AGAIN_DAYS))
