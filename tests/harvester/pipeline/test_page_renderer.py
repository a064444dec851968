"""Captures that only scripts can show are rendered with nothing but what the archive has near their time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from harvester.errors import ConfigError
from harvester.pipeline.counterparts import comparable_texts
from harvester.pipeline.hashed_names import is_hashed
from harvester.pipeline.rebuild import rebuild
from harvester.pipeline.versioning import versions_of
from harvester.reports.forecast import FIRST_PARTS, LATER_PARTS, forecast
from tests.support.altering import faults
from tests.support.harvests import contents
from tests.support.harvests import field as harvested
from tests.support.shells import BUNDLE, DATA, DAYS, HISTORY, SCRIPT, SHELL, ScriptedBrowser, harvest_rendered
from tests.support.stand_in import PRIVACY, Held, Reply, Request, StandIn, World, page


def test_a_history_of_shells_is_rendered_and_compared(tmp_path: Path) -> None:
    path, browser = tmp_path / "h.db", ScriptedBrowser()
    with harvested(path, World(HISTORY)) as here:
        outcome = harvest_rendered(here, browser)
        assert outcome.problems == ()
        assert sorted(browser.pages) == sorted(DAYS)
        first, second = here.store.versions.of(here.job.row)
        assert (first.recipe, second.recipe) == ("rendered", "rendered")
        assert (first.first_capture, first.last_capture) == DAYS[:2]
        assert (second.first_capture, second.last_capture) == DAYS[2:]
        assert (second.compared_from, second.compared_to) == (first.text, second.text)
        parts = here.store.renderings.parts(here.job.row, DAYS[2], PRIVACY)
        # The name of the bundle has its hash; of the data, the archive lists the same bytes near the page.
        assert [(part.url, part.served_at) for part in parts] == [
            (DATA, "20130414080000"),
            (BUNDLE, "20130414080000"),
        ]
        before = contents(path)
        rebuild(here.store, here.job.row, {})
        assert contents(path) == before
        assert faults(here.store) == []


def test_a_second_run_renders_nothing_again(tmp_path: Path) -> None:
    path, browser = tmp_path / "h.db", ScriptedBrowser()
    with harvested(path, World(HISTORY)) as here:
        harvest_rendered(here, browser)
        before = contents(path)
        assert harvest_rendered(here, browser).requests_memento == 0
        assert len(browser.pages) == len(DAYS)
        assert contents(path) == before


def test_shells_that_were_not_rendered_are_rendered_later(tmp_path: Path) -> None:
    browser = ScriptedBrowser()
    with harvested(tmp_path / "h.db", World(HISTORY)) as here:
        here.harvest()
        assert here.versions() == []
        assert harvest_rendered(here, browser).timeline.versions == 2


def test_a_forecast_names_the_pages_to_render(tmp_path: Path) -> None:
    with harvested(tmp_path / "h.db", World(HISTORY)) as here:
        here.harvest()
        job, settings = replace(here.job, renders=True), here.settings
        foreseen = forecast(here.store, job, here.server.location, settings, here.clock())
        assert (foreseen.renderings, foreseen.parts) == (4, FIRST_PARTS + 3 * LATER_PARTS)
        said = "up to 4 pages to render, which may ask for about 7 parts (each counts against the budget)"
        assert said in foreseen.sentence
        assert foreseen.as_object()["rendering"] == {"pages": 4, "parts": 7}
        outcome = harvest_rendered(here, ScriptedBrowser())
        assert sum(one.parts for one in outcome.fetched) <= foreseen.parts
        foreseen = forecast(here.store, job, here.server.location, settings, here.clock())
        assert (foreseen.renderings, foreseen.memento) == (0, 0)


def test_a_forecast_without_a_list_says_what_rendering_asks_for(tmp_path: Path) -> None:
    with harvested(tmp_path / "h.db", World(HISTORY)) as here:
        for renders in (True, False):
            job = replace(here.job, renders=renders)
            foreseen = forecast(here.store, job, here.server.location, here.settings, here.clock())
            assert ("may ask for 4 parts, a later one for 1" in foreseen.sentence) is renders


def test_a_forecast_counts_what_was_not_fetched_yet_as_its_neighbours(tmp_path: Path) -> None:
    with harvested(tmp_path / "h.db", World(HISTORY)) as here:
        here.job = replace(here.job, budget=1)
        harvest_rendered(here, ScriptedBrowser())
        job = replace(here.job, renders=True, budget=50)
        foreseen = forecast(here.store, job, here.server.location, here.settings, here.clock())
        # The one that was rendered asked for two.
        assert (foreseen.memento, foreseen.renderings, foreseen.parts) == (3, 3, 6)


def test_no_days_at_all_mean_a_day(tmp_path: Path) -> None:
    with harvested(tmp_path / "h.db", World(HISTORY)) as here:
        here.job = replace(here.job, render_days=0)
        # The parts were captured 28 hours before the pages.
        assert harvest_rendered(here, ScriptedBrowser()).timeline.versions == 0
    near = [replace(one, timestamp=f"{one.timestamp[:6]}15120002") for one in HISTORY[len(DAYS) :]]
    with harvested(tmp_path / "near.db", World([*HISTORY[: len(DAYS)], *near])) as here:
        here.job = replace(here.job, render_days=0)
        assert harvest_rendered(here, ScriptedBrowser()).timeline.versions == 2


def test_the_same_bytes_are_fetched_once(tmp_path: Path) -> None:
    month = [Held(f"201201{day:02d}120000", PRIVACY, SHELL) for day in (2, 9, 16, 23)]
    parts = [
        Held("20120110080000", BUNDLE, b"load();", headers=SCRIPT),
        Held("20120110080000", DATA, page(1)),
    ]
    with harvested(tmp_path / "h.db", World([*month, *parts])) as here:
        harvest_rendered(here, ScriptedBrowser())
        # Each page; for the first one, the two parts with the archive's redirect to each.
        assert here.server.counts["memento"] == 4 + 2 * 2
        # The list of the page, and that of the part whose name has no hash.
        assert here.server.counts["index"] == 2


def test_answers_far_from_the_page_are_not_used(tmp_path: Path) -> None:
    late = [
        Held("20120115120000", PRIVACY, SHELL),
        Held("20120115120000", BUNDLE, b"load();", headers=SCRIPT),
        Held("20120801000000", DATA, page(1)),
    ]
    with harvested(tmp_path / "h.db", World(late)) as here:
        outcome = harvest_rendered(here, ScriptedBrowser())
        assert here.versions() == []
        assert outcome.remaining == 0
        (found,) = here.store.database.rows("SELECT problem, retry_on FROM renderings")
        assert found["problem"] == "a script is missing from the archive"
        assert found["retry_on"] == "2026-11-20"


@pytest.mark.parametrize(
    ("headers", "versions"), [(SCRIPT, 1), ((("Content-Type", "text/html"),), 0)], ids=["file", "home page"]
)
def test_a_file_with_its_hash_in_its_name_is_the_same_at_any_time(
    tmp_path: Path, headers: tuple[tuple[str, str], ...], versions: int
) -> None:
    """Whether another page asked for it before makes no difference."""
    late = [
        Held("20120115120000", PRIVACY, SHELL),
        Held("20150801000000", BUNDLE, b"load();", headers=headers),
        Held("20120115120000", DATA, page(1)),
    ]
    with harvested(tmp_path / "h.db", World(late)) as here:
        harvest_rendered(here, ScriptedBrowser())
        found = here.store.versions.of(here.job.row)
        assert len(found) == versions
        # The page of that time names it, so its words are of that time.
        assert [(one.known_from, one.known_until) for one in found] == [("20120115120000",) * 2] * versions
        assert faults(here.store) == []


def test_a_part_that_is_used_again_names_the_archive_that_served_it(tmp_path: Path) -> None:
    """The first two pages are in one archive; the others are in another one, without the script."""
    parts = [one for one in HISTORY if one.original != PRIVACY]
    first = [Held(day, PRIVACY, SHELL) for day in DAYS[:2]]
    second = [Held(day, PRIVACY, SHELL) for day in DAYS[2:]]
    data = [one for one in parts if one.original == DATA]
    with harvested(tmp_path / "h.db", World([*first, *parts])) as here:
        harvest_rendered(here, ScriptedBrowser())
        with StandIn(World([*second, *data])) as other:
            harvest_rendered(replace(here, server=other), ScriptedBrowser())
            for day, places in ((DAYS[0], {here.server.location}), (DAYS[2], {other.location})):
                found = {
                    part.url: part.archive for part in here.store.renderings.parts(here.job.row, day, PRIVACY)
                }
                assert found[BUNDLE] == here.server.location
                assert {found[DATA]} == places


@pytest.mark.parametrize("fails", [1, 2, 5])
def test_a_run_that_must_pause_while_it_renders_goes_on(tmp_path: Path, fails: int) -> None:
    world, asked = World(HISTORY), 0

    def pauses(request: Request) -> Reply:
        nonlocal asked
        if request.kind == "memento" and PRIVACY not in request.path:
            asked += 1
            if asked == fails:
                return Reply(429, headers=(("Retry-After", "1"),))
        return world(request)

    browser = ScriptedBrowser()
    with harvested(tmp_path / "h.db", pauses) as here:
        assert harvest_rendered(here, browser).stopped is not None
        here.clock.now = here.clock.now.replace(year=here.clock.now.year + 1)
        harvest_rendered(here, browser)
        harvest_rendered(here, browser)
        assert [row.first_capture for row in here.store.versions.of(here.job.row)] == [DAYS[0], DAYS[2]]
        assert faults(here.store) == []


def test_rendered_pages_are_not_compared_with_others(tmp_path: Path) -> None:
    raw = [Held("20110115120000", PRIVACY, page(3))]
    with harvested(tmp_path / "h.db", World([*raw, *HISTORY])) as here:
        harvest_rendered(here, ScriptedBrowser())
        versions = here.store.versions.of(here.job.row)
        assert [one.recipe for one in versions] == ["complete", "rendered", "rendered"]
        assert versions[1].compared_from is None
        assert versions[1].flags == ()
        assert "not compared with the version before" in versions[1].notes[-1]
        assert not any("changed here" in note for note in versions[2].notes)
        first, second, third = versions_of(here.store, here.job.row)
        assert comparable_texts(here.store, here.job.row, second, third)
        with pytest.raises(ConfigError, match="read in the same way"):
            comparable_texts(here.store, here.job.row, first, third)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://x.example/_next/static/chunks/main-7c8966651ff4862e.js", True),
        ("https://x.example/assets/index-DiwrgT4a.js", True),
        ("https://x.example/chunk-ORN2D3A3.js", True),
        ("https://x.example/assets/privacypolicy.js", False),
        ("https://x.example/assets/policies2.js", False),
        ("https://x.example/privacy2020.js", False),
        ("https://x.example/app-v2020may.js", False),
        ("https://x.example/build-20200512b3.js", False),
        ("https://x.example/app.2020dec1.css", False),
        ("https://x.example/app.js?v=8f3a1c20", False),
        ("https://x.example/api/8f3a1c20.json", False),
        ("https://x.example/", False),
    ],
)
def test_a_hash_in_the_name_of_a_script_is_recognized(url: str, expected: bool) -> None:
    assert is_hashed(url) is expected


def test_sections_that_only_a_click_fills_in_are_noted(tmp_path: Path) -> None:
    closed = b"<h3><button aria-expanded=false>Cookies</button></h3></body>"
    history = [
        replace(one, body=one.body.replace(b"</body>", closed)) if one.original == DATA else one
        for one in HISTORY
    ]
    with harvested(tmp_path / "h.db", World(history)) as here:
        outcome = harvest_rendered(here, ScriptedBrowser())
        said = "1 section of the page has no text until it is opened: “Cookies”"
        assert all(said in one.notes for one in outcome.fetched)
        assert len(here.versions()) == 2
